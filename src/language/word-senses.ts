import type { Dictionary } from "./dictionary.ts";
import { everydayWord } from "./everyday-words.ts";
import { newsWord } from "./news-words.ts";

/** English for a Chinese word, likeliest first: what it means in news, then the dictionary's other senses. */
export function sensesOf(word: string, dictionary: Dictionary): readonly string[] {
  const everyday = everydayWord(word);
  if (everyday === "") return [];
  const senses = dictionary.senses(word) ?? [];
  // Of one character, these are words of grammar: what else the dictionary has for them only misleads.
  if (everyday !== null) return word.length === 1 ? [everyday] : [...new Set([everyday, ...senses])];
  const news = newsWord(word) ?? "";
  return news === "" ? senses : [...new Set([news, ...senses])];
}

/** English that stands for a Chinese word in a text that a model reads, likeliest first; none for what is best left out. */
export function glossesOf(word: string, dictionary: Dictionary): readonly string[] {
  return everydayWord(word) === null && newsWord(word) === "" ? [] : sensesOf(word, dictionary);
}
