import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Article } from "./article.ts";
import { hasFrontMatter, parseArticleFile, type FrontMatter } from "./front-matter.ts";
import { markdownToText } from "./markdown-text.ts";

/** A file that was left out of the corpus, with a reason for each thing wrong with it. */
export interface RejectedFile {
  /** Path below the corpus folder. */
  readonly file: string;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** What a corpus folder holds. */
export interface ReadCorpus {
  /** In order of id. */
  readonly articles: readonly Article[];
  readonly rejected: readonly RejectedFile[];
}

/** The corpus folder itself cannot be read. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

/**
 * Reads every article of a folder and its subfolders: `*.md` files that open with `---`; other files are ignored. A
 * file with something wrong in it is reported and left out, the rest is read. Two files with one id are both named,
 * and the first in path order is kept. Throws `CorpusError` when the folder cannot be read.
 */
export async function readCorpusFolder(folder: string): Promise<ReadCorpus> {
  const articles = new Map<string, { article: Article; file: string }>();
  const rejected: RejectedFile[] = [];
  for (const file of await markdownFiles(folder)) {
    const text = await readText(join(folder, file));
    if (text instanceof Error) {
      rejected.push({ file, problems: [{ line: 1, message: text.message }] });
      continue;
    }
    if (!hasFrontMatter(text)) continue;
    const result = articleFrom(text);
    if (!result.ok) {
      rejected.push({ file, problems: result.problems });
      continue;
    }
    const earlier = articles.get(result.article.id);
    if (earlier !== undefined) {
      const message = `id: "${result.article.id}" is already taken by ${earlier.file}; each article needs an id of its own`;
      rejected.push({ file, problems: [{ line: 1, message }] });
      continue;
    }
    articles.set(result.article.id, { article: result.article, file });
  }
  const kept = [...articles.values()].map(({ article }) => article).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { articles: kept, rejected };
}

async function markdownFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    throw new CorpusError(
      `The corpus folder ${folder} cannot be read; set CORPUS_DIR to a folder of articles.`,
      { cause: error },
    );
  }
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

type ArticleResult =
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly problems: RejectedFile["problems"] };

function articleFrom(text: string): ArticleResult {
  const parsed = parseArticleFile(text);
  if (!parsed.ok) return { ok: false, problems: parsed.issues };
  const body = markdownToText(parsed.markdown).normalize("NFC");
  if (body === "")
    return {
      ok: false,
      problems: [{ line: parsed.bodyLine, message: "there is no text below the front matter" }],
    };
  return { ok: true, article: toArticle(parsed.fields, body) };
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
