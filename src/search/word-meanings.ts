import type { Translation } from "../language/meaning-words.ts";
import { StringTable } from "../language/string-table.ts";
import { listStarts } from "./list-starts.ts";
import type { WordIndexData } from "./word-index.ts";

type WordMeanings = Pick<WordIndexData, "stems" | "stemStarts" | "stemTerms" | "stemWeights">;

/** What no words mean. */
export const NO_MEANINGS: WordMeanings = {
  stems: StringTable.of([]),
  stemStarts: new Uint32Array(1),
  stemTerms: new Uint32Array(),
  stemWeights: new Float32Array(),
};

/**
 * The terms that each English stem may stand for: the dictionary read backwards, for the words of the articles.
 * `translations` by term.
 */
export function meaningsOf(translations: readonly (readonly Translation[])[]): WordMeanings {
  const byStem = new Map<string, { readonly term: number; readonly weight: number }[]>();
  translations.forEach((meanings, term) => {
    for (const [stem, weight] of meanings) {
      const terms = byStem.get(stem) ?? [];
      byStem.set(stem, terms);
      terms.push({ term, weight });
    }
  });
  const lists = [...byStem.values()];
  const { table: stems, order } = StringTable.sorted([...byStem.keys()]);
  const meanings = Array.from(order, (from) => lists[from] ?? []);
  return {
    stems,
    stemStarts: listStarts(meanings.map(({ length }) => length)),
    stemTerms: Uint32Array.from(meanings.flat(), ({ term }) => term),
    stemWeights: Float32Array.from(meanings.flat(), ({ weight }) => weight),
  };
}

/** The way back from `meaningsOf`: translations by term, of those terms that have any. */
export function translationsByTerm({
  stems,
  stemStarts,
  stemTerms,
  stemWeights,
}: WordMeanings): Map<number, Translation[]> {
  const translations = new Map<number, Translation[]>();
  for (let stem = 0; stem < stems.length; stem++) {
    const text = stems.at(stem);
    const end = stemStarts[stem + 1] ?? 0;
    for (let at = stemStarts[stem] ?? 0; at < end; at++) {
      const term = stemTerms[at] ?? 0;
      const known = translations.get(term) ?? [];
      translations.set(term, known);
      known.push([text, stemWeights[at] ?? 0]);
    }
  }
  return translations;
}
