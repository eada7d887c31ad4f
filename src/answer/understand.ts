import { toTraditional, writtenLanguage } from "../language/script.ts";
import type { AnswerLanguage } from "./answerer.ts";
import { askedAttributes } from "./asked-attributes.ts";
import { askedValue } from "./asked-value.ts";
import { personNames } from "./person-names.ts";
import { plainNames } from "./plain-names.ts";
import { questionKind } from "./question-kind.ts";
import { questionTerms, type TermStatistics } from "./question-terms.ts";
import { questionTime } from "./question-time.ts";
import type { FeatureReader } from "./text-features.ts";
import type { Understood } from "./understood.ts";

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

/** Reads a clean question: its language, what it asks for, the names and words in it, and its times. */
export function understand(
  question: string,
  language: AnswerLanguage | null,
  context: UnderstandContext,
): Understood {
  const written = writtenLanguage(question);
  const text = traditionalText(question);
  const time = questionTime(text, context.today);
  const kind = questionKind(text);
  const { reader } = context;
  const terms = questionTerms(text, reader, context.statistics);
  return {
    question,
    text,
    plainText: plainNames(text, personNames(text, reader.glossary.mentionsIn(text), reader.lexicon)),
    language: language ?? (written === "zh-Hans" || written === "zh-Hant" ? written : "en"),
    terms,
    time,
    asked: askedValue(text, kind, time, terms),
    attributes: askedAttributes(text, kind),
  };
}
