import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { MEANING_RULES } from "../language/meaning-words.ts";
import { MINILM_ID } from "./minilm-identity.ts";
import { TERM_RULES } from "./passage-terms.ts";
import { PASSAGE_RULES } from "./split-passages.ts";

/** Articles hashed in one stretch: under a millisecond, since a body enters by its version. */
const ARTICLES_AT_ONCE = 200;

/**
 * Digest of what decides how an article is read: the models, the rules, the dictionary and the glossary. With another
 * one, no article that was read before can be taken over unread.
 */
export function rulesDigest(glossary: Glossary, dictionaryId: string, modelId: string): string {
  const rules = [PASSAGE_RULES, TERM_RULES, MEANING_RULES];
  const read = [...models(modelId), ...rules, dictionaryId, glossary.entries];
  return createHash("sha256").update(JSON.stringify(read)).digest("hex");
}

/** What embeds: the shipped model always, since answers are measured by it, and another where passages are found by one. */
function models(modelId: string): readonly string[] {
  return modelId === MINILM_ID ? [MINILM_ID] : [MINILM_ID, modelId];
}

/** First 16 bytes of the SHA-256 of what an article's passages, their terms and their vectors are made from. */
export function articleKey(rules: string, article: Article): Uint8Array {
  const { title, eventOn, publishedOn, language, version } = article;
  const read = JSON.stringify([rules, title, eventOn, publishedOn, language, version]);
  return createHash("sha256").update(read).digest().subarray(0, KEY_BYTES);
}

/**
 * SHA-256, in hexadecimal, of all that an index depends on: every field of every article and the digest of the rules.
 * The same fingerprint, the same index.
 */
export async function corpusFingerprint(articles: readonly Article[], rules: string): Promise<string> {
  const hash = createHash("sha256");
  hash.update(rules);
  for (const [index, article] of articles.entries()) {
    if (index % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
    const { body, ...fields } = article;
    const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(JSON.stringify([sorted, body.length]));
  }
  return hash.digest("hex");
}

/** First 16 bytes of the SHA-256 of what a vector was computed from: the model and the text that it read. */
export function vectorKey(modelId: string, preparedText: string): Uint8Array {
  return createHash("sha256").update(`${modelId}\n${preparedText}`).digest().subarray(0, KEY_BYTES);
}

/** Length of the keys of articles and vectors. */
export const KEY_BYTES = 16;

/** A key as text, to be looked up by. */
export function keyName(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString("latin1");
}
