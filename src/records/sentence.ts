import type { Article } from "../corpus/article.ts";
import type { DateMention } from "../language/dates.ts";
import { type EditionMention, editionMentions } from "../language/editions.ts";
import type { Glossary, GlossaryEntry, GlossaryMention } from "../language/glossary.ts";
import type { NumberMention } from "../language/numbers.ts";
import { sentenceSpans } from "../language/sentences.ts";
import { articleYear, isoOf } from "./days.ts";
import type { BodySpan, Slot } from "./record.ts";
import { tagText } from "./tagged-text.ts";

/** One sentence of an article as the readers see it; offsets are those of `text`. */
export interface ReadSentence {
  /** Where it stands in the body. */
  readonly span: BodySpan;
  readonly text: string;
  /** `text` with notes about sources blanked. */
  readonly plain: string;
  /** `text` with tags in place of names, dates and numbers (see tags.ts), and notes about sources blanked. */
  readonly tagged: string;
  readonly dates: readonly DateMention[];
  readonly numbers: readonly NumberMention[];
  readonly editions: readonly EditionMention[];
  /** The sentence before it; empty where there is none. */
  readonly before: string;
  /** Names of the article's cities. */
  readonly cityNames: readonly string[];
  /** The city whose exchanges the article is about, by its name in the article's language; null where it names none. */
  readonly homeCity: string | null;
  /** The only other city that the article is about, likewise; null where there are several or none. */
  readonly otherCity: string | null;
  /** Cities that the article names and is not about, as it writes them. */
  readonly thirdCities: readonly string[];
  /** Every date with a year that the article states, in ISO form as finely as it is written. */
  readonly allDates: readonly string[];
  /** The year of days that the sentence leaves without one, as far as the article tells it. */
  readonly year: number | null;
  /** The last date with a year and month that the article states before this sentence, in ISO form; else null. */
  readonly dateBefore: string | null;
  readonly article: Article;
}

/** A value found in a sentence; offsets are those of the sentence. */
export interface Found {
  readonly slot: Slot;
  readonly start: number;
  readonly end: number;
  /** Normalised; without it the words themselves. */
  readonly value?: string;
  readonly isTotal?: boolean;
  readonly side?: string | null;
  readonly kind?: string | null;
  /** Said by the words where it is not the sentence's. */
  readonly isPlan?: boolean;
}

/** Finds values of one frame in a sentence. */
export type Reader = (sentence: ReadSentence) => Found[];

/**
 * Notes on where a statement comes from, and remarks in brackets on how sure it is: they hold names and dates that are
 * no part of what happened.
 */
const NOTES: readonly RegExp[] = [
  /(?:^|[,;] ?|(?<= ))according to [^,.;]{1,60}(?=[,.;]|$),? ?/giu,
  /(?:^|(?<=[，；。]))據[^，。；]{1,24}(?:，|(?=在))/gu,
  /[（(][^()（）]{0,160}(?:\b(?:page|report|inferred|source|year)\b|推得|推斷|報導|頁面)[^()（）]{0,160}[)）]/giu,
];

/** UTF-16 units. What is longer is a table or a list without stops, where no value has a clear owner. */
const LONGEST_SENTENCE = 2000;

/** The sentences of an article, read for what they name. */
export function readSentences(article: Article, glossary: Glossary): ReadSentence[] {
  const { tagged, dates, numbers, mentions } = tagText(article, glossary);
  const cityNames = namesOfCities(article, glossary, mentions);
  const { homeCity, otherCity } = citiesOf(article, glossary);
  const thirdCities = mentions
    .filter(({ entry }) => entry.kind === "cities" && !isOfFrontMatter(entry, article))
    .map(({ start, end }) => article.body.slice(start, end));
  const allDates = dates.flatMap(({ year, month, day }) =>
    year === null ? [] : [isoOf({ year, month, day })],
  );
  const spans = sentenceSpans(article.body).filter(({ start, end }) => end - start <= LONGEST_SENTENCE);
  const year = articleYear(article) ?? onlyYear(dates, spans);
  return spans.map((span, index) => {
    const previous = spans[index - 1];
    const text = article.body.slice(span.start, span.end);
    const isKept = notesKept(text);
    return {
      span,
      text,
      plain: blanked(text, isKept),
      tagged: blanked(tagged.slice(span.start, span.end), isKept),
      dates: within(dates, span).filter(({ start }) => isKept[start] !== 0),
      numbers: within(numbers, span).filter(({ start }) => isKept[start] !== 0),
      editions: editionMentions(text),
      before: previous === undefined ? "" : article.body.slice(previous.start, previous.end),
      cityNames,
      homeCity,
      otherCity,
      thirdCities,
      allDates,
      year,
      dateBefore: lastDateBefore(span.start, dates),
      article,
    };
  });
}

/**
 * The year of an article that its front matter does not tell: the one that all its days with a year have, else the one
 * year that a sentence names beside a day without one.
 */
function onlyYear(dates: readonly DateMention[], spans: readonly BodySpan[]): number | null {
  const ofDays = distinctYears(dates.filter(({ day }) => day !== null));
  if (ofDays.length > 0) return ofDays.length === 1 ? (ofDays[0] ?? null) : null;
  for (const span of spans) {
    const told = within(dates, span);
    const [year, ...more] = distinctYears(told);
    const lacks = told.some((date) => date.year === null && date.day !== null);
    if (lacks && year !== undefined && more.length === 0) return year;
  }
  return null;
}

function distinctYears(dates: readonly DateMention[]): number[] {
  return [...new Set(dates.flatMap(({ year }) => (year === null ? [] : [year])))];
}

function lastDateBefore(offset: number, dates: readonly DateMention[]): string | null {
  const last = dates.findLast(({ end, year, month }) => end <= offset && year !== null && month !== null);
  return last?.year == null ? null : isoOf({ ...last, year: last.year });
}

/** The cities of the front matter and those that the text names, by all their names. */
function namesOfCities(
  { cities }: Article,
  { entries }: Glossary,
  mentions: readonly GlossaryMention[],
): string[] {
  const named = mentions.filter(({ entry }) => entry.kind === "cities").map(({ entry }) => entry);
  const told = entries.filter(({ kind, en }) => kind === "cities" && cities.includes(en[0] ?? ""));
  return [...new Set([...named, ...told])].flatMap(({ en, zh }) => [...en, ...zh]);
}

function isOfFrontMatter({ en, zh }: GlossaryEntry, { cities }: Article): boolean {
  return cities.some((city) => en.includes(city) || zh.includes(city));
}

/** The first city of the front matter, which is the publishing city's own where that is among them, and the only other one. */
function citiesOf(
  { cities, language, publisher }: Article,
  { entries }: Glossary,
): Pick<ReadSentence, "homeCity" | "otherCity"> {
  const own = cities.map((city) => ({
    city,
    entry: entries.find(({ kind, en }) => kind === "cities" && en.includes(city)),
  }));
  const isPublishing = ({ city, entry }: (typeof own)[number]): boolean =>
    [city, ...(entry?.en ?? []), ...(entry?.zh ?? [])].some((name) => publisher.includes(name));
  const home = own.find(isPublishing) ?? own[0];
  const [other, ...more] = own.filter((one) => one !== home);
  const nameOf = (one: (typeof own)[number] | undefined): string | null => {
    if (one === undefined) return null;
    return language === "en" ? one.city : (one.entry?.zh[0] ?? one.city);
  };
  return { homeCity: nameOf(home), otherCity: more.length > 0 ? null : nameOf(other) };
}

/** 0 for each unit that stands in a note, else 1. */
function notesKept(text: string): Uint8Array {
  const isKept = new Uint8Array(text.length).fill(1);
  for (const note of NOTES) {
    for (const { 0: words, index } of text.matchAll(note)) isKept.fill(0, index, index + words.length);
  }
  return isKept;
}

function blanked(text: string, isKept: Uint8Array): string {
  return isKept.includes(0)
    ? text
        .split("")
        .map((unit, index) => (isKept[index] === 0 ? " " : unit))
        .join("")
    : text;
}

function within<T extends BodySpan>(mentions: readonly T[], { start, end }: BodySpan): T[] {
  return mentions
    .filter((mention) => mention.start >= start && mention.end <= end)
    .map((mention) => ({ ...mention, start: mention.start - start, end: mention.end - start }));
}
