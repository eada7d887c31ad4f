import type { DateMention } from "../../language/dates.ts";
import type { GlossaryMention } from "../../language/glossary.ts";
import { type NumberMention, numberMentions } from "../../language/numbers.ts";
import type { Span } from "../../language/sentences.ts";
import { statedDates } from "../stated-dates.ts";
import type { FeatureReader } from "../text-features.ts";
import { clausesOf, overlaps } from "./clauses.ts";
import { clockTimes, type ClockTime } from "./clock-times.ts";
import { type ContentWord, contentWords, isSameWord } from "./content-words.ts";
import { type SurnameMention, surnameMentions } from "../surnames.ts";

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

  /** Whether it is written in Chinese; a Chinese name in brackets makes an English sentence no Chinese one. */
  get isChinese(): boolean {
    const han = this.text.match(/\p{Script=Han}/gu)?.length ?? 0;
    return han > (this.text.match(/\p{Script=Latin}+/gu)?.length ?? 0);
  }

  get words(): readonly ContentWord[] {
    this.#words ??= contentWords(this.text, this.#reader, this.mentions, this.surnames);
    return this.#words;
  }

  get clauses(): readonly Span[] {
    this.#clauses ??= this.#joinedClauses();
    return this.#clauses;
  }

  /** A name or a date between marks ("in Turin, Italy, on June 20") belongs to what stands before it. */
  #joinedClauses(): Span[] {
    const joined: Span[] = [];
    for (const clause of clausesOf(this.text)) {
      const last = joined.at(-1);
      const tells = this.words.some(
        (word) =>
          overlaps(word, clause) &&
          !word.isLight &&
          !word.isName &&
          !this.dates.some((date) => overlaps(date, word)),
      );
      if (last === undefined || tells || last.end !== clause.start) joined.push(clause);
      else joined[joined.length - 1] = { start: last.start, end: clause.end };
    }
    return joined;
  }
}

/** The words of a text that may stand for a word of another one. */
export function matchesOf(word: ContentWord, { words }: ProofText): ContentWord[] {
  return words.filter((other) => isSameWord(word, other));
}
