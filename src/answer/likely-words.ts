import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import { chineseWords } from "../language/chinese-words.ts";
import { hasHan } from "../language/han.ts";
import { spoken } from "./question-terms.ts";
import { ENGLISH_QUESTION_WORDS } from "./question-words.ts";
import { type FeatureReader, NAME_KINDS } from "./text-features.ts";

/**
 * Commonest English words taken: with the others, two thirds of the development questions then bring no word that has
 * to be embedded while they wait (half without them); twice as many would add a twentieth.
 */
const COMMON_WORDS = 4000;

/**
 * English words and phrases that questions are likely to bring and the articles may lack, likeliest first: for the
 * terms of the glossary, for the Chinese words of the articles, and the commonest ones, which `common` begins with. Gives way
 * between articles.
 */
export async function likelyWords(
  articles: readonly Article[],
  { glossary, dictionary }: FeatureReader,
  common: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const words = new Set<string>();
  for (const { kind, en } of glossary.entries) {
    if (!NAME_KINDS.has(kind)) for (const form of spoken(en)) words.add(form);
  }
  for (const { title, body } of articles.filter(({ title, body }) => hasHan(title + body))) {
    if (signal.aborted) break;
    for (const { text } of chineseWords(`${title}\n${body}`, glossary, dictionary)) {
      for (const sense of spoken(dictionary.senses(text) ?? [])) words.add(sense);
    }
    await setImmediate();
  }
  for (const word of common.slice(0, COMMON_WORDS)) {
    if (!ENGLISH_QUESTION_WORDS.has(word)) words.add(word);
  }
  return [...words];
}
