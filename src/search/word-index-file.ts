import { StringTable } from "../language/string-table.ts";
import type { ArrayFile, StoredArray } from "./array-file.ts";
import type { WordIndexData } from "./word-index.ts";

/** The word index as arrays by name; `wordIndexOf` is the way back. */
export function wordIndexArrays(words: WordIndexData): Record<string, StoredArray> {
  return {
    wordUnitArticles: words.unitArticles,
    wordUnitPassages: words.unitPassages,
    wordUnitLengths: words.unitLengths,
    wordTerms: words.terms.bytes,
    wordTermOffsets: words.terms.offsets,
    wordStarts: words.starts,
    wordUnits: words.units,
    wordCounts: words.counts,
    wordStems: words.stems.bytes,
    wordStemOffsets: words.stems.offsets,
    wordStemStarts: words.stemStarts,
    wordStemTerms: words.stemTerms,
    wordStemWeights: words.stemWeights,
    wordNamePlaces: words.namePlaces,
    wordNamePlaceSounds: words.namePlaceSounds,
    wordNameSounds: words.nameSounds.bytes,
    wordNameSoundOffsets: words.nameSounds.offsets,
  };
}

/** The word index of a file that holds the arrays above. */
export function wordIndexOf(file: ArrayFile): WordIndexData {
  return {
    unitArticles: file.integers("wordUnitArticles"),
    unitPassages: file.integers("wordUnitPassages"),
    unitLengths: file.integers("wordUnitLengths"),
    terms: new StringTable(file.bytes("wordTerms"), file.integers("wordTermOffsets")),
    starts: file.integers("wordStarts"),
    units: file.integers("wordUnits"),
    counts: file.bytes("wordCounts"),
    stems: new StringTable(file.bytes("wordStems"), file.integers("wordStemOffsets")),
    stemStarts: file.integers("wordStemStarts"),
    stemTerms: file.integers("wordStemTerms"),
    stemWeights: file.floats("wordStemWeights"),
    namePlaces: file.integers("wordNamePlaces"),
    namePlaceSounds: file.integers("wordNamePlaceSounds"),
    nameSounds: new StringTable(file.bytes("wordNameSounds"), file.integers("wordNameSoundOffsets")),
  };
}
