import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";

/** Where the code stands that decides what is read: this room and the one that its patterns rest on. */
const RULES = [new URL(".", import.meta.url), new URL("../language/", import.meta.url)];

/** Articles whose keys are made in one stretch: about a millisecond. */
const ARTICLES_AT_ONCE = 200;

/**
 * SHA-256, in hexadecimal, of all that records depend on besides the article: the glossary and the code that reads. Taken
 * from the code itself, so that nobody has to remember to count a version up.
 */
export async function rulesDigest({ entries }: Glossary): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify(entries));
  for (const folder of RULES) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
    const files = await Promise.all(names.map((name) => readFile(new URL(name, folder))));
    for (const [index, file] of files.entries()) hash.update(`\n${names[index] ?? ""}\n`).update(file);
  }
  return hash.digest("hex");
}

/** By article id: SHA-256 of all that its records depend on, its text by its version. */
export async function articleKeys(articles: readonly Article[]): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  for (const [index, article] of articles.entries()) {
    if (index % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
    const { version, language, title, publisher, publishedOn, eventOn, series, edition, cities } = article;
    const fields = [version, language, title, publisher, publishedOn, eventOn, series, edition, cities];
    keys.set(article.id, createHash("sha256").update(JSON.stringify(fields)).digest("hex"));
  }
  return keys;
}
