import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "./minilm-folder.ts";
import { SearchIndexError } from "./search-error.ts";

/** Whole words: no part of one, which the vocabulary marks by ##, no single letter, no number. */
const WHOLE_WORD = /^[a-z]{2,}$/;

/**
 * The commonest English words in small letters, commonest first: the whole words of the model's vocabulary, whose
 * numbers run about by frequency (WordPiece over Wikipedia and books). Rejects with `SearchIndexError` where the
 * vocabulary cannot be read.
 */
export async function commonWords(most: number): Promise<string[]> {
  const path = join(minilmFolder(), "tokenizer.json");
  try {
    const { model } = JSON.parse(await readFile(path, "utf8")) as {
      model: { vocab: Record<string, number> };
    };
    return Object.entries(model.vocab)
      .filter(([word]) => WHOLE_WORD.test(word))
      .sort(([, one], [, other]) => one - other)
      .slice(0, most)
      .map(([word]) => word);
  } catch (cause) {
    throw new SearchIndexError("model", `the vocabulary in ${path} cannot be read: run "npm ci"`, { cause });
  }
}
