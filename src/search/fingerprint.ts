import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { MINILM_ID } from "./minilm-identity.ts";
import { TERM_RULES } from "./passage-terms.ts";
import { PASSAGE_RULES } from "./split-passages.ts";

/** Articles hashed in one stretch: under a millisecond, since a body enters by its version. */
const ARTICLES_AT_ONCE = 200;

/**
 * SHA-256, in hexadecimal, of all that an index depends on: every field of every article, the glossary, the
 * dictionary, the model and the rules. The same fingerprint, the same index.
 */
export async function corpusFingerprint(
  articles: readonly Article[],
  glossary: Glossary,
  dictionaryId: string,
  modelId: string,
): Promise<string> {
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify([...models(modelId), PASSAGE_RULES, TERM_RULES, dictionaryId, glossary.entries]),
  );
  for (const [index, article] of articles.entries()) {
    if (index % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
    const { body, ...fields } = article;
    const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(JSON.stringify([sorted, body.length]));
  }
  return hash.digest("hex");
}

/** What embeds: the shipped model always, since answers are measured by it, and another where passages are found by one. */
function models(modelId: string): readonly string[] {
  return modelId === MINILM_ID ? [MINILM_ID] : [MINILM_ID, modelId];
}

/** First 16 bytes of the SHA-256 of what a vector was computed from: the model and the text that it read. */
export function vectorKey(modelId: string, preparedText: string): Uint8Array {
  return createHash("sha256").update(`${modelId}\n${preparedText}`).digest().subarray(0, VECTOR_KEY_BYTES);
}

export const VECTOR_KEY_BYTES = 16;
