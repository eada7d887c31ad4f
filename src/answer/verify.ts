import { toTraditional, writtenLanguage } from "../language/script.ts";
import type { Span } from "../language/sentences.ts";
import type { Composed, ComposedSentence, Quote } from "./composed.ts";
import { failedAttributions } from "./proof/attributions.ts";
import { changedWords } from "./proof/changed-words.ts";
import { unprovedClocks } from "./proof/clock-times.ts";
import { crossedFacts } from "./proof/crossed-facts.ts";
import { crossedPairs } from "./proof/crossed-pairs.ts";
import { unprovedDates } from "./proof/dates.ts";
import { reversedActs } from "./proof/directions.ts";
import { unprovedEditions } from "./proof/editions.ts";
import { misplacedNames } from "./proof/misplaced-names.ts";
import { mismatchedNames, unprovedEntries } from "./proof/names.ts";
import { unprovedNames } from "./proof/unknown-names.ts";
import { misplacedBelongings } from "./proof/belongings.ts";
import { failedNegations } from "./proof/negation.ts";
import { unprovedDigitRuns, unprovedNumbers, unstatedNumbers } from "./proof/numbers.ts";
import { unprovedOffices } from "./proof/offices.ts";
import { failedPlans } from "./proof/plans.ts";
import { swappedValues } from "./proof/swapped-values.ts";
import { ProofText } from "./proof/proof-text.ts";
import { unprovedRanks } from "./proof/ranks.ts";
import { unprovedRelativeTimes } from "./proof/relative-times.ts";
import { unsupportedWords } from "./proof/unsupported-words.ts";
import { unheldYears } from "./proof/unheld-years.ts";
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
  const quoted = quotes.map(wordsOf);
  if (composer === "extractive" && quoted.some((quote) => quote !== text))
    return [{ kind: "wording", what: text, start: 0, end: text.length }];
  const read = readClaim(sentence, reader);
  // What is said word for word tells what its quote tells.
  if (quoted.includes(text)) return failedValues(read, reader, unstatedNumbers);
  return [
    ...failedValues(read, reader, unprovedNumbers),
    ...failures("date", read.told, unheldYears(read.told.text, quotes, read.carried.numbers)),
    ...failedTelling(read),
  ];
}

/**
 * The same for words that stand in a quote as part of it, such as a value in a table: its numbers, dates, editions and
 * names are held to the quote, not what it tells, since a value tells nothing alone.
 */
export function verifyValue(value: ComposedSentence, reader: FeatureReader): Failure[] {
  const failed = failedQuotes(value);
  return failed.length > 0 ? failed : failedValues(readClaim(value, reader), reader, unstatedNumbers);
}

/** A sentence and what it rests on, read. */
interface Claim {
  readonly told: ProofText;
  readonly carried: ProofText;
  readonly quotes: readonly Quote[];
}

function readClaim({ text, quotes }: ComposedSentence, reader: FeatureReader): Claim {
  const told = new ProofText(inTraditional(text), reader);
  return { told, carried: new ProofText(quotes.map(wordsOf).join("\n"), reader), quotes };
}

function failedQuotes({ text, quotes }: ComposedSentence): Failure[] {
  const whole = { start: 0, end: text.length };
  if (quotes.length === 0) return [{ kind: "no_quote", what: text, ...whole }];
  return quotes
    .filter((quote) => !isWholeQuote(quote))
    .map(({ article }) => ({ kind: "quote_offsets", what: article.id, ...whole }));
}

function failedValues(
  { told, carried, quotes }: Claim,
  reader: FeatureReader,
  failedNumbers: typeof unprovedNumbers,
): Failure[] {
  return [
    ...failures("date", told, unprovedDates(told, carried, quotes)),
    ...failures("number", told, failedNumbers(told, carried)),
    ...failures("edition", told, unprovedEditions(told, carried)),
    ...failures("name", told, unprovedEntries(told, { evidence: carried, quotes }, reader)),
    ...failures("name", told, unprovedNames(told, carried)),
  ];
}

/** What the sentence tells of its values that its quotes do not. */
function failedTelling({ told, carried }: Claim): Failure[] {
  return [
    ...failures("clock", told, unprovedClocks(told.clocks, carried.clocks)),
    ...failures("relative_time", told, unprovedRelativeTimes(told.text, carried.text)),
    ...failures("rank", told, unprovedRanks(told, carried.text)),
    ...failures("number", told, unprovedDigitRuns(told.text, carried.text)),
    ...failures("name", told, mismatchedNames(told)),
    ...failures("office", told, unprovedOffices(told, carried)),
    ...failures("negation", told, failedNegations(told, carried)),
    ...failures("plan", told, failedPlans(told, carried)),
    ...failures("attribution", told, failedAttributions(told, carried)),
    ...failures("direction", told, reversedActs(told, carried)),
    ...failures("crossed", told, misplacedBelongings(told, carried)),
    ...failures("crossed", told, misplacedNames(told, carried)),
    ...failures("crossed", told, crossedFacts(told, carried)),
    ...failures("crossed", told, crossedPairs(told, carried)),
    ...failures("crossed", told, swappedValues(told, carried)),
    ...failures("claim", told, unsupportedWords(told, carried)),
    ...failures("claim", told, changedWords(told, carried)),
  ];
}

/** Cues are looked for in Traditional characters; the offsets stay, since one character becomes one. */
function inTraditional(text: string): string {
  const traditional = writtenLanguage(text) === "zh-Hans" ? toTraditional(text) : text;
  return traditional.length === text.length ? traditional : text;
}

function wordsOf({ article: { body }, start, end }: Quote): string {
  return body.slice(start, end);
}

function failures(kind: Failure["kind"], { text }: ProofText, spans: readonly Span[]): Failure[] {
  return spans.map(({ start, end }) => ({ kind, what: text.slice(start, end), start, end }));
}
