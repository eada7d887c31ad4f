import type { StringTable } from "../language/string-table.ts";

/** Passage of a unit that stands in none: the title of an article. */
export const NO_PASSAGE = 0xffff_ffff;

/** Where the words of sentences and titles stand, on typed arrays; a unit is a sentence or a title. */
export interface WordIndexData {
  /** By unit: its article, its passage or `NO_PASSAGE`, its number of words; an article's units stand together. */
  readonly unitArticles: Uint32Array;
  readonly unitPassages: Uint32Array;
  readonly unitLengths: Uint32Array;
  /** Sorted. Term `t` stands in the units `units[starts[t]]` to `units[starts[t + 1] - 1]`, `counts` times each. */
  readonly terms: StringTable;
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
  /** At most 255. */
  readonly counts: Uint8Array;
  /** English stems, sorted, that Chinese terms may mean; stem `s` has the terms from `stemStarts[s]` on. */
  readonly stems: StringTable;
  readonly stemStarts: Uint32Array;
  readonly stemTerms: Uint32Array;
  readonly stemWeights: Float32Array;
  /**
   * Where terms stand as names: places in `units`, ascending, and by place the number of a sound. A term sounds as at the
   * first of its places; the others are there for when that one is no more.
   */
  readonly namePlaces: Uint32Array;
  readonly namePlaceSounds: Uint32Array;
  /** Sorted. */
  readonly nameSounds: StringTable;
}

/** Every place where a term stands as a name: by term, then by unit. */
export function* namePlacesOf(
  data: Pick<WordIndexData, "starts" | "units" | "namePlaces" | "namePlaceSounds" | "nameSounds">,
): Generator<{ readonly term: number; readonly unit: number; readonly sound: string }> {
  const { starts, units, namePlaces, namePlaceSounds, nameSounds } = data;
  const sounds = Array.from({ length: nameSounds.length }, (_, at) => nameSounds.at(at));
  let term = 0;
  for (const [at, place] of namePlaces.entries()) {
    while (place >= (starts[term + 1] ?? Infinity)) term++;
    yield { term, unit: units[place] ?? 0, sound: sounds[namePlaceSounds[at] ?? 0] ?? "" };
  }
}

/** Terms that are names, in their order, with how each sounds where it stands first. */
export function namesOf(data: WordIndexData): Map<number, string> {
  const names = new Map<number, string>();
  for (const { term, sound } of namePlacesOf(data)) if (!names.has(term)) names.set(term, sound);
  return names;
}
