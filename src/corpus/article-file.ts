import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Article } from "./article.ts";
import type { FileProblem } from "./file-problems.ts";
import { hasFrontMatter, parseArticleFile, type FrontMatter } from "./front-matter.ts";
import { markdownToText } from "./markdown-text.ts";
import { nearMiss } from "./near-article.ts";

/** The article of a file with the lines that its fields stand in, or what is wrong with the file. */
export type ArticleResult =
  | { readonly ok: true; readonly article: Article; readonly lineOf: (field: string) => number }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a file; null where it is no article, and was not meant as one. Never rejects. */
export async function readArticleFile(path: string): Promise<ArticleResult | null> {
  const text = await readText(path);
  if (text instanceof Error) return problem(1, text.message);
  const miss = nearMiss(path, text);
  if (miss !== null) return problem(miss.line, miss.message);
  if (!hasFrontMatter(text)) return null;
  try {
    return articleFrom(text);
  } catch (error) {
    // Both parsers call themselves for each level that a text nests: a thousand levels fill the stack.
    const why = error instanceof RangeError ? "it nests too deeply" : String(error);
    return problem(1, `the file cannot be taken apart: ${why}`);
  }
}

function problem(line: number, message: string): ArticleResult {
  return { ok: false, problems: [{ line, message }] };
}

/** The file's text with LF line ends and no BOM, or an error that says why it has none. */
async function readText(path: string): Promise<string | Error> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    return text.replaceAll(/\r\n?/g, "\n").normalize("NFC");
  } catch (error) {
    return new Error(
      error instanceof TypeError ? "the file is not UTF-8" : `the file cannot be read: ${String(error)}`,
      { cause: error },
    );
  }
}

function articleFrom(text: string): ArticleResult {
  const parsed = parseArticleFile(text);
  if (!parsed.ok) return { ok: false, problems: parsed.issues };
  const body = markdownToText(parsed.markdown).normalize("NFC");
  if (body === "") return problem(parsed.bodyLine, "there is no text below the front matter");
  return { ok: true, article: toArticle(parsed.fields, body), lineOf: parsed.lineOf };
}

function toArticle(fields: FrontMatter, body: string): Article {
  return {
    id: fields.id,
    version: createHash("sha256").update(body, "utf8").digest("hex"),
    status: "current",
    title: fields.title.normalize("NFC"),
    titleOurs: fields.title_ours,
    body,
    language: fields.language,
    publisher: fields.publisher,
    official: fields.official,
    url: fields.url ?? null,
    publishedOn: fields.published ?? null,
    eventOn: fields.event ?? null,
    series: fields.series ?? null,
    edition: fields.edition ?? null,
    cities: fields.cities,
    topics: fields.topics,
    translationOf: fields.translation_of ?? null,
  };
}
