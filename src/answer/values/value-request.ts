import { editionMentions } from "../../language/editions.ts";
import { fold } from "../../language/fold.ts";
import type { Glossary, GlossaryEntry, GlossaryMention } from "../../language/glossary.ts";
import { type NamedSeries, nounsOf, type SeriesYear, seriesIn } from "../lists/series-names.ts";
import type { QuestionTerm } from "../question-terms.ts";
import { ENGLISH_QUESTION_WORDS } from "../question-words.ts";
import type { Understood } from "../understood.ts";
import { type Ask, ASKS, EVENT_WORDS } from "./asks.ts";

/** A question for values of a series, understood to its last word. */
export interface ValueRequest {
  readonly series: NamedSeries;
  /** The time that it asks about; null where it says none, so that nobody can tell which is meant. */
  readonly time: SeriesYear | null;
  readonly asks: readonly Ask[];
  /** Where the question says that it was; null where it does not say. */
  readonly place: GlossaryEntry | null;
  /** Whose delegation or leader is asked for; null where the question does not say. */
  readonly side: GlossaryEntry | null;
  /** Asks for all of the days rather than for the day. */
  readonly isRange: boolean;
  /** Whether the question says the year, which is then no answer to when. */
  readonly saysYear: boolean;
}

const RANGE =
  /\bfrom (?:when|what|which)\b|\bdates\b|which days|\buntil\b|從.{0,8}到|幾[號日]到幾[號日]|起訖|起迄|哪幾[天日]/iu;
/** Several times are asked for, or what was so before or after one. */
export const BEYOND =
  /\b(?:each|every|all|total|altogether|so far|compare\w*|between|before|after|until|prior|previous\w*|already|since|next|first|last time)\b|歷[屆年次]|每|各[屆年]|一共|總共|合計|累計|比較|前(?!年)|[之以]後|後來|已經|至今|截至|下一?[屆次]|首次|第一次/iu;

/**
 * Reads a question for what a series' records tell of one of its times ("Where was the 2018 forum held?",
 * 「2019年雙城論壇的主題是什麼」); null for any other, and wherever a word is left that asks for something else ("the theme
 * of the sub-forum").
 */
export function valueRequest(
  {
    text,
    terms,
    time,
    asked,
    attributes,
  }: Pick<Understood, "text" | "terms" | "time" | "asked" | "attributes">,
  named: readonly NamedSeries[],
  glossary: Glossary,
  newestYear: (series: NamedSeries) => number | null,
): ValueRequest | null {
  if (BEYOND.test(text) || asked.kind === "why" || attributes.isDenial) return null;
  const series = seriesIn(text, named, glossary);
  if (series === null) return null;
  if (time.upcomingFrom !== null) return null;
  const isLatest = time.latest && time.years.length === 0 && time.editions.length === 0;
  const years = isLatest ? [newestYear(series)] : time.years;
  const meant = series.years.filter(
    ({ year, edition }) =>
      (edition !== null && time.editions.includes(edition)) ||
      (time.editions.length === 0 && years.includes(year)),
  );
  const [event = null, ...others] = meant;
  const saysNoTime = !time.latest && time.years.length + time.editions.length + time.dates.length === 0;
  if (event === null ? !saysNoTime : others.length > 0 || time.years.some((year) => year !== event.year)) {
    return null;
  }
  const asks = asksOf(text);
  if (asks.length === 0) return null;
  const cities = citiesIn(text, glossary);
  const nouns = nounsOf(series.entry);
  const timeWords = [
    String(event?.year),
    ...editionMentions(text).map(({ start, end }) => text.slice(start, end)),
  ];
  const isSaid = (term: QuestionTerm): boolean =>
    isOfSeries(term, series) ||
    timeWords.some((words) => words.includes(term.text)) ||
    term.entries.some((entry) => cities.some((city) => city.entry === entry)) ||
    (!term.isName && isPlain(term.text, asks, nouns));
  if (!terms.every(isSaid)) return null;
  const isOwnOrGoal = (city: GlossaryMention): boolean => isInName(city.entry, series) || isGoal(city, text);
  const isForLeaders = asks.every(({ slots }) => slots.every((slot) => slot.startsWith("delegation.")));
  // "The forum of Taipei with Guangzhou" is another one.
  if (!isForLeaders && !cities.every(isOwnOrGoal)) return null;
  const side = isForLeaders ? cities.find((city) => !isGoal(city, text)) : undefined;
  const place = isForLeaders ? undefined : cities.find((city) => isGoal(city, text));
  return {
    series,
    time: event,
    asks,
    place: place?.entry ?? null,
    side: side?.entry ?? null,
    isRange: RANGE.test(text),
    saysYear: time.years.length > 0,
  };
}

export function asksOf(text: string): Ask[] {
  const asked = ASKS.filter((ask) => ask.asked.test(text));
  const parts = new Set(asked.flatMap(({ instead }) => instead));
  return asked.filter(({ name }) => !parts.has(name));
}

/** The cities that a question names beside the series' name, which may hold some. */
export function citiesIn(text: string, glossary: Glossary): GlossaryMention[] {
  const mentions = glossary.mentionsIn(text);
  const names = mentions.filter(({ entry }) => entry.kind === "series");
  return mentions.filter(
    ({ entry, start, end }) =>
      entry.kind === "cities" && !names.some((name) => name.start <= start && end <= name.end),
  );
}

/** Whether a city is where something happens or somebody goes, rather than whose it is. */
export function isGoal({ start }: GlossaryMention, text: string): boolean {
  return /(?:\b(?:in|at|to|visit(?:ed|ing)?)\s+|[在於到至赴往訪去])$/iu.test(text.slice(0, start));
}

function isOfSeries({ entries }: QuestionTerm, series: NamedSeries): boolean {
  return entries.includes(series.entry) || entries.some((entry) => isInName(entry, series));
}

/** Whether a city is one of those that the series is named after: "the Taipei and Shanghai forum". */
function isInName({ kind, en, zh }: GlossaryEntry, { entry }: NamedSeries): boolean {
  const names = [...entry.en, ...entry.zh].map(fold);
  return kind === "cities" && [...en, ...zh].some((name) => names.some((of) => of.includes(fold(name))));
}

export function isPlain(term: string, asks: readonly Ask[], nouns: ReadonlySet<string> = new Set()): boolean {
  return term
    .toLowerCase()
    .split(/\s+/u)
    .every(
      (word) =>
        ENGLISH_QUESTION_WORDS.has(word) ||
        EVENT_WORDS.test(word) ||
        nouns.has(fold(word)) ||
        nouns.has(fold(word).replace(/s$/u, "")) ||
        asks.some(({ words }) => words.test(word)),
    );
}
