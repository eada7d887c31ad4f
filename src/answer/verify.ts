import { type DateMention, dateMentions } from "../language/dates.ts";
import { editionsIn } from "../language/editions.ts";
import type { Glossary } from "../language/glossary.ts";
import type { Span } from "../language/sentences.ts";
import { unprovedNames } from "./claimed-names.ts";
import { unprovedNumbers } from "./claimed-numbers.ts";
import type { Composed, ComposedSentence, Quote } from "./composed.ts";
import { isWholeQuote } from "./quote-bounds.ts";
import { statedDates } from "./stated-dates.ts";
import { NAME_KINDS } from "./text-features.ts";

/** What of a sentence its quotes do not carry. */
export interface Failure {
  readonly kind: "no_quote" | "quote_offsets" | "wording" | "number" | "date" | "edition" | "name";
  /** The words that are not carried. */
  readonly what: string;
  /** UTF-16 offsets into the sentence. */
  readonly start: number;
  readonly end: number;
}

/**
 * The one promise, decided here for whatever composed the sentence: it has a quote; every quote stands in its article
 * version at its offsets; every number, date, edition and name of the sentence is found in its quotes, dates also in
 * the article's own date line. An extracted sentence is its quote, word for word. Returns what fails, nothing for a
 * sentence that is proved.
 */
export function verifySentence(
  { text, quotes }: ComposedSentence,
  glossary: Glossary,
  composer: Composed["composer"],
): Failure[] {
  const whole = { start: 0, end: text.length };
  if (quotes.length === 0) return [{ kind: "no_quote", what: text, ...whole }];
  const torn = quotes.filter((quote) => !isWholeQuote(quote));
  if (torn.length > 0)
    return torn.map(({ article }) => ({ kind: "quote_offsets", what: article.id, ...whole }));
  const quoted = quotes.map(({ article, start, end }) => article.body.slice(start, end));
  if (composer === "extractive" && quoted.some((quote) => quote !== text))
    return [{ kind: "wording", what: text, ...whole }];
  const evidence = quoted.join("\n");
  return [
    ...failedDates(text, evidence, quotes),
    ...unprovedNumbers(text, evidence).map((span) => failureAt("number", text, span)),
    ...failedEditions(text, evidence),
    ...failedNames(text, evidence, glossary),
    ...unprovedNames(text, evidence, glossary).map((span) => failureAt("name", text, span)),
  ];
}

function failureAt(kind: Failure["kind"], text: string, { start, end }: Span): Failure {
  return { kind, what: text.slice(start, end), start, end };
}

function failedDates(text: string, evidence: string, quotes: readonly Quote[]): Failure[] {
  const dateLines = quotes.flatMap(({ article }) => [
    article.publishedOn,
    ...(article.eventOn?.split("/") ?? []),
  ]);
  const carried = [...statedDates(evidence), ...dateMentions(dateLines.join("\n"))];
  return statedDates(text)
    .filter((date) => !carried.some((other) => carriesDate(other, date)))
    .map((span) => failureAt("date", text, span));
}

/** Every part that the sentence states is stated the same by the evidence. */
function carriesDate(evidence: DateMention, { year, month, day, lastDay }: DateMention): boolean {
  const agrees = (asked: number | null, held: number | null): boolean => asked === null || asked === held;
  const isInRange =
    day !== null &&
    evidence.day !== null &&
    evidence.lastDay !== null &&
    lastDay === null &&
    day >= evidence.day &&
    day <= evidence.lastDay;
  return (
    agrees(year, evidence.year) &&
    agrees(month, evidence.month) &&
    (isInRange || (agrees(day, evidence.day) && agrees(lastDay, evidence.lastDay)))
  );
}

function failedEditions(text: string, evidence: string): Failure[] {
  const carried = new Set(editionsIn(evidence));
  return editionsIn(text)
    .filter((edition) => !carried.has(edition))
    .map((edition) => ({ kind: "edition", what: String(edition), start: 0, end: text.length }));
}

function failedNames(text: string, evidence: string, glossary: Glossary): Failure[] {
  const carried = new Set(glossary.mentionsIn(evidence).map(({ entry }) => entry.id));
  // A name may belong to two entries, a city and a state: either will do.
  const byPlace = Map.groupBy(
    glossary.mentionsIn(text).filter(({ entry }) => NAME_KINDS.has(entry.kind)),
    ({ start }) => start,
  );
  return [...byPlace.values()].flatMap((mentions): Failure[] => {
    const first = mentions[0];
    if (first === undefined || mentions.some(({ entry }) => carried.has(entry.id))) return [];
    return [failureAt("name", text, first)];
  });
}
