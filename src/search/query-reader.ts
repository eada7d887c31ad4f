import type { Dictionary } from "../language/dictionary.ts";
import type { Glossary } from "../language/glossary.ts";
import { Glosser } from "../language/gloss.ts";
import { hasHan } from "../language/han.ts";
import { type MeaningWord, MeaningReader } from "../language/meaning-words.ts";
import { queryTerms } from "./passage-terms.ts";

/** What a question is found by without a model. */
export interface QueryWords {
  /** Weights by term. */
  readonly terms: ReadonlyMap<string, number>;
  /** Words with what they may mean in the other language. */
  readonly words: readonly MeaningWord[];
  /** Whether it has Chinese in it. */
  readonly isChinese: boolean;
}

/**
 * Reads a question for what it is found by without a model, on the calling thread: under a millisecond for a sentence, so
 * that it is searched for by words while a worker computes its vector.
 */
export class QueryReader {
  readonly #glosser: Glosser;
  readonly #meanings: MeaningReader;

  constructor(glossary: Glossary, dictionary: Dictionary) {
    this.#glosser = new Glosser(glossary, dictionary);
    this.#meanings = new MeaningReader(glossary, dictionary);
  }

  words(text: string): QueryWords {
    return {
      terms: queryTerms(text, this.#glosser),
      words: this.#meanings.words(text),
      isChinese: hasHan(text),
    };
  }
}
