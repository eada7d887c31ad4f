import type { Dictionary } from "./dictionary.ts";
import { everydayWord } from "./everyday-words.ts";

/** English for a Chinese word, likeliest first: what it means in news, then the dictionary's other senses. */
export function sensesOf(word: string, dictionary: Dictionary): readonly string[] {
  const everyday = everydayWord(word);
  if (everyday === "") return [];
  const senses = dictionary.senses(word) ?? [];
  if (everyday === null) return senses;
  // Of one character, these are words of grammar: what else the dictionary has for them only misleads.
  return word.length === 1 ? [everyday] : [...new Set([everyday, ...senses])];
}
