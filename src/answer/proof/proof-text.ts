import { clockTimes, type ClockTime } from "./clock-times.ts";
import type { DateMention } from "../../language/dates.ts";
import type { GlossaryMention } from "../../language/glossary.ts";
import { type NumberMention, numberMentions } from "../../language/numbers.ts";
import type { Span } from "../../language/sentences.ts";
import { statedDates } from "../stated-dates.ts";
import type { FeatureReader } from "../text-features.ts";
import { clausesOf, overlaps } from "./clauses.ts";
import { type ContentWord, contentWords, isSameWord } from "./content-words.ts";

/** A sentence or its evidence, read once for all that is compared. */
export interface ProofText {
  readonly text: string;
  readonly words: readonly ContentWord[];
  readonly mentions: readonly GlossaryMention[];
  readonly dates: readonly DateMention[];
  readonly clocks: readonly ClockTime[];
  /** Neither parts of dates nor of times of day. */
  readonly numbers: readonly NumberMention[];
  readonly clauses: readonly Span[];
}

/** Reads a text. */
export function readProofText(text: string, reader: FeatureReader): ProofText {
  const dates = statedDates(text);
  const clocks = clockTimes(text);
  return {
    text,
    words: contentWords(text, reader),
    mentions: reader.glossary.mentionsIn(text),
    dates,
    clocks,
    numbers: numberMentions(text).filter(
      (number) => ![...dates, ...clocks].some((taken) => overlaps(taken, number)),
    ),
    clauses: clausesOf(text),
  };
}

/** The words of a text that may stand for a word of another one. */
export function matchesOf(word: ContentWord, { words }: ProofText): ContentWord[] {
  return words.filter((other) => isSameWord(word, other));
}
