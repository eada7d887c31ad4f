import { toTraditional, writtenLanguage } from "../language/script.ts";
import type { AnswerLanguage } from "./answerer.ts";
import { askedAttributes } from "./asked-attributes.ts";
import { askedValue } from "./asked-value.ts";
import { givingIn } from "./giving.ts";
import { personNames } from "./person-names.ts";
import { plainNames } from "./plain-names.ts";
import { questionKind } from "./question-kind.ts";
import { questionTerms, type TermStatistics } from "./question-terms.ts";
import { questionTime } from "./question-time.ts";
import type { FeatureReader } from "./text-features.ts";
import type { Understood } from "./understood.ts";
import { goalsIn } from "./visiting.ts";

/** What understanding needs to know beside the question. */
export interface UnderstandContext {
  readonly reader: FeatureReader;
  readonly statistics: TermStatistics;
  /** ISO day that "last year" and its like are counted from. */
  readonly today: string;
}

/** A question as the articles write: Chinese in Traditional. */
export function traditionalText(question: string): string {
  return writtenLanguage(question) === "zh-Hans" ? toTraditional(question) : question;
}

/** What a question is answered in where nothing else is asked for: what it is written in, else English. */
export function languageOf(question: string): AnswerLanguage {
  const written = writtenLanguage(question);
  return written === "zh-Hans" || written === "zh-Hant" ? written : "en";
}

/** Reads a clean question: its language, what it asks for, the names and words in it, and its times. */
export function understand(
  question: string,
  language: AnswerLanguage | null,
  context: UnderstandContext,
): Understood {
  const text = traditionalText(question);
  const time = questionTime(text, context.today);
  const kind = questionKind(text);
  const { reader } = context;
  const terms = questionTerms(text, reader, context.statistics);
  const mentions = reader.glossary.mentionsIn(text);
  return {
    askedAs: null,
    question,
    text,
    plainText: plainNames(text, personNames(text, mentions, reader.lexicon)),
    language: language ?? languageOf(question),
    terms,
    time,
    asked: askedValue(text, kind, time, terms),
    attributes: askedAttributes(text, kind),
    giving: givingIn(text, mentions),
    goals: goalsIn(text, mentions),
  };
}
