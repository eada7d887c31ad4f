import { toTraditional, writtenLanguage } from "../language/script.ts";
import type { Span } from "../language/sentences.ts";
import { editionsIn } from "../language/editions.ts";
import { unprovedNames } from "./claimed-names.ts";
import type { Composed, ComposedSentence, Quote } from "./composed.ts";
import { failedAttributions } from "./proof/attributions.ts";
import { unprovedClocks } from "./proof/clock-times.ts";
import { crossedFacts } from "./proof/crossed-facts.ts";
import { unprovedDates } from "./proof/dates.ts";
import { reversedActs } from "./proof/directions.ts";
import { isToldInChinese, mismatchedNames, unprovedEntries } from "./proof/names.ts";
import { misplacedBelongings } from "./proof/belongings.ts";
import { failedNegations } from "./proof/negation.ts";
import { unprovedDigitRuns, unprovedNumbers, unstatedNumbers } from "./proof/numbers.ts";
import { unprovedOffices } from "./proof/offices.ts";
import { failedPlans } from "./proof/plans.ts";
import { type ProofText, readProofText } from "./proof/proof-text.ts";
import { unprovedRanks } from "./proof/ranks.ts";
import { unprovedRelativeTimes } from "./proof/relative-times.ts";
import { failedClaims } from "./proof/unsupported-words.ts";
import { isWholeQuote } from "./quote-bounds.ts";
import type { FeatureReader } from "./text-features.ts";

/** What of a sentence its quotes do not carry. */
export interface Failure {
  readonly kind:
    | "no_quote"
    | "quote_offsets"
    | "wording"
    | "number"
    | "date"
    | "clock"
    | "relative_time"
    | "edition"
    | "name"
    | "office"
    | "rank"
    | "negation"
    | "plan"
    | "attribution"
    | "direction"
    | "crossed"
    | "claim";
  /** The words that are not carried. */
  readonly what: string;
  /** UTF-16 offsets into the sentence. */
  readonly start: number;
  readonly end: number;
}

/**
 * The one promise, decided here for whatever composed the sentence: it has a quote; every quote stands in its article
 * version at its offsets; every number, date, edition and name of the sentence is found in its quotes, dates also in
 * the article's own date line; and it tells of these what the quotes tell, no more and nothing else. An extracted
 * sentence is its quote, word for word. Returns what fails, nothing for a sentence that is proved.
 */
export function verifySentence(
  sentence: ComposedSentence,
  reader: FeatureReader,
  composer: Composed["composer"],
): Failure[] {
  const { text, quotes } = sentence;
  const failed = failedQuotes(sentence);
  if (failed.length > 0) return failed;
  const isQuoted = quotes.some(({ article, start, end }) => article.body.slice(start, end) === text);
  if (
    composer === "extractive" &&
    !quotes.every(({ article, start, end }) => article.body.slice(start, end) === text)
  )
    return [{ kind: "wording", what: text, start: 0, end: text.length }];
  const values = failedValues(sentence, reader, isQuoted ? unstatedNumbers : unprovedNumbers);
  return isQuoted ? values : [...values, ...failedTelling(sentence, reader)];
}

/**
 * The same for words that stand in a quote as part of it, such as a value in a table: its numbers, dates, editions and
 * names are held to the quote, not what it tells, since a value tells nothing alone.
 */
export function verifyValue(value: ComposedSentence, reader: FeatureReader): Failure[] {
  const failed = failedQuotes(value);
  return failed.length > 0 ? failed : failedValues(value, reader, unstatedNumbers);
}

function failedQuotes({ text, quotes }: ComposedSentence): Failure[] {
  const whole = { start: 0, end: text.length };
  if (quotes.length === 0) return [{ kind: "no_quote", what: text, ...whole }];
  return quotes
    .filter((quote) => !isWholeQuote(quote))
    .map(({ article }) => ({ kind: "quote_offsets", what: article.id, ...whole }));
}

function failedValues(
  { text, quotes }: ComposedSentence,
  reader: FeatureReader,
  failedNumbers: typeof unprovedNumbers,
): Failure[] {
  const evidence = wordsOf(quotes);
  const told = readProofText(inTraditional(text), reader);
  const carried = readProofText(evidence, reader);
  return [
    ...failures("date", text, unprovedDates(told, carried, quotes)),
    ...failures("number", text, failedNumbers(told, carried)),
    ...failedEditions(told, carried),
    ...failures("name", text, unprovedEntries(told, carried, reader.glossary)),
    ...failures(
      "name",
      text,
      unprovedNames(text, evidence, reader.glossary).filter((name) => !isToldInChinese(name, told, carried)),
    ),
  ];
}

/** What the sentence tells of its values that its quotes do not. */
function failedTelling({ text, quotes }: ComposedSentence, reader: FeatureReader): Failure[] {
  const evidence = wordsOf(quotes);
  const told = readProofText(inTraditional(text), reader);
  const carried = readProofText(evidence, reader);
  return [
    ...failures("clock", text, unprovedClocks(told.clocks, carried.clocks)),
    ...failures("relative_time", text, unprovedRelativeTimes(told.text, evidence)),
    ...failures("rank", text, unprovedRanks(told.text, evidence)),
    ...failures("office", text, unprovedOffices(told, carried)),
    ...failures("negation", text, failedNegations(told, carried)),
    ...failures("plan", text, failedPlans(told, carried)),
    ...failures("attribution", text, failedAttributions(told, carried)),
    ...failures("direction", text, reversedActs(told, carried)),
    ...failures("crossed", text, misplacedBelongings(told, carried)),
    ...failures("name", text, mismatchedNames(told)),
    ...failures("number", text, unprovedDigitRuns(text, evidence)),
    ...failures("crossed", text, crossedFacts(told, carried)),
    ...failures("claim", text, failedClaims(told, carried)),
  ];
}

/** Cues are looked for in Traditional characters; the offsets stay, since one character becomes one. */
function inTraditional(text: string): string {
  const traditional = writtenLanguage(text) === "zh-Hans" ? toTraditional(text) : text;
  return traditional.length === text.length ? traditional : text;
}

function wordsOf(quotes: readonly Quote[]): string {
  return quotes.map(({ article, start, end }) => article.body.slice(start, end)).join("\n");
}

function failures(kind: Failure["kind"], text: string, spans: readonly Span[]): Failure[] {
  return spans.map((span) => failureAt(kind, text, span));
}

function failureAt(kind: Failure["kind"], text: string, { start, end }: Span): Failure {
  return { kind, what: text.slice(start, end), start, end };
}

/** "the ninth forum" is the one that is held "for the ninth time". */
function failedEditions(told: ProofText, evidence: ProofText): Failure[] {
  const ranks = evidence.numbers.filter(({ ordinal }) => ordinal).map(({ value }) => value);
  const carried = new Set([...editionsIn(evidence.text), ...ranks]);
  // Whether something is the first is a matter of rank.
  return editionsIn(told.text)
    .filter((edition) => edition !== 1 && !carried.has(edition))
    .map((edition) => ({ kind: "edition", what: String(edition), start: 0, end: told.text.length }));
}
