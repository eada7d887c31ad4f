import { readFileSync } from "node:fs";
import { fold } from "./fold.ts";

/**
 * English of our own for words that news of cities uses often, where a dictionary's first sense misleads: 錢 is "coin" there, 派
 * "tributary", 團 "round". A line is a word, `=`, and its English with `_` for spaces; nothing stands for what is best left out
 * of a text that a model reads, mostly a character that writes foreign names. Chosen word by word, by how the texts in
 * `training/` and the shipped articles use it.
 */
const FILE = new URL("./news-words.txt", import.meta.url);

const TABLE: ReadonlyMap<string, string> = new Map(
  readFileSync(FILE, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [word = "", english = ""] = line.split("=");
      return [fold(word), english.replaceAll("_", " ")];
    }),
);

/** English for a word as news uses it, "" for one that is best left out; null for other words. Either script. */
export function newsWord(word: string): string | null {
  return TABLE.get(fold(word)) ?? null;
}
