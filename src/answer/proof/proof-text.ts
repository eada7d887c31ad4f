import type { DateMention } from "../../language/dates.ts";
import type { GlossaryMention } from "../../language/glossary.ts";
import { type NumberMention, numberMentions } from "../../language/numbers.ts";
import type { Span } from "../../language/sentences.ts";
import { statedDates } from "../stated-dates.ts";
import type { FeatureReader } from "../text-features.ts";
import { clausesOf, overlaps } from "./clauses.ts";
import { clockTimes, type ClockTime } from "./clock-times.ts";
import { type ContentWord, contentWords, isSameWord } from "./content-words.ts";
import { type SurnameMention, surnameMentions } from "./surnames.ts";

/** A sentence or its evidence, read once for all that is compared; what is not asked for is not read. */
export class ProofText {
  readonly text: string;
  readonly mentions: readonly GlossaryMention[];
  readonly dates: readonly DateMention[];
  readonly clocks: readonly ClockTime[];
  /** Neither parts of dates nor times of day. */
  readonly numbers: readonly NumberMention[];
  /** Persons called by a part of their names. */
  readonly surnames: readonly SurnameMention[];
  readonly #reader: FeatureReader;
  #words: readonly ContentWord[] | null = null;
  #clauses: readonly Span[] | null = null;

  constructor(text: string, reader: FeatureReader) {
    this.#reader = reader;
    this.text = text;
    this.mentions = reader.glossary.mentionsIn(text);
    this.dates = statedDates(text);
    this.clocks = clockTimes(text);
    const taken = [...this.dates, ...this.clocks];
    this.numbers = numberMentions(text).filter((number) => !taken.some((other) => overlaps(other, number)));
    this.surnames = surnameMentions(text, reader.glossary, this.mentions);
  }

  get words(): readonly ContentWord[] {
    this.#words ??= contentWords(this.text, this.#reader, this.mentions, this.surnames);
    return this.#words;
  }

  get clauses(): readonly Span[] {
    this.#clauses ??= clausesOf(this.text);
    return this.#clauses;
  }
}

/** The words of a text that may stand for a word of another one. */
export function matchesOf(word: ContentWord, { words }: ProofText): ContentWord[] {
  return words.filter((other) => isSameWord(word, other));
}
