import { dateMentions } from "../../language/dates.ts";
import type { Glossary } from "../../language/glossary.ts";
import { dayOf } from "../article-day.ts";
import type { ArticleRecord } from "../article-records.ts";
import { type StandingValue, standingValue } from "../conflicts/standing.ts";
import { homeCity } from "../lists/home-city.ts";
import type { Told } from "../lists/list-answer.ts";
import { readableFirst } from "../lists/most-told.ts";
import type { QuestionTime } from "../question-time.ts";
import type { Understood } from "../understood.ts";
import { byClarity } from "./clarity.ts";

/** A year in a question for who held an office then, with the words that go with it. */
const IN_YEAR = /\s?\b(?:back )?in (?:the year )?\d{4}\b|(?:在)?\d{4}年(?:的時候|時|當時)?的?/giu;
const WAS = /^(who|what) was\b/iu;

/** What articles tell of an office's holder; null where none does. */
export interface OfficeHolder {
  readonly record: ArticleRecord | null;
}

/**
 * Answers who is mayor or governor of a city, or was in a year, the articles' own where a question names no city: by the newest
 * article that names its holder and not as one of another time. Null for any other question.
 */
export async function officeHolderAnswer(
  { text, time, language }: Pick<Understood, "text" | "time" | "language">,
  { glossary, articles, records }: Pick<Told, "glossary" | "articles" | "records">,
): Promise<OfficeHolder | null> {
  const year = onlyYear(time);
  const asked = year === null ? text : text.replace(IN_YEAR, "").replace(WAS, "$1 is");
  const today = year === null ? time : { ...time, years: [], dates: [] };
  const standing = standingValue({ text: asked, time: today }, glossary, homeCity(articles, glossary));
  if (standing?.word !== "office") return null;
  const told = (await records.of(articles.filter(standing.mayTell))).filter(
    (one) => standing.isTold(one) && isOfItsDay(one) && (year === null || isOfYear(one, year)),
  );
  const newest = newestOf(told);
  const holder = mostNamed(newest, standing, glossary);
  if (holder === null) return { record: null };
  const same = told.filter((one) => holderOf(one, standing, glossary) === holder);
  // An older article in the reader's language tells the same.
  const readable = newestOf(readableFirst(same, language));
  return { record: readable.toSorted(byClarity())[0] ?? null };
}

function onlyYear({ years, editions, dates }: QuestionTime): number | null {
  const [year, ...more] = years;
  const isDay = dates.some(({ month }) => month !== null);
  return year === undefined || more.length + editions.length > 0 || isDay ? null : year;
}

/** Whether a sentence names no year but that of its article: in 2025 news tells who was mayor in 2010. */
function isOfItsDay({ article, record: { sentence } }: ArticleRecord): boolean {
  const day = dayOf(article);
  return dateMentions(article.body.slice(sentence.start, sentence.end)).every(
    ({ year }) => year === null || day === "" || day.startsWith(String(year)),
  );
}

function isOfYear({ article }: ArticleRecord, year: number): boolean {
  return dayOf(article).startsWith(String(year));
}

function newestOf(told: readonly ArticleRecord[]): readonly ArticleRecord[] {
  const newest = told
    .map(({ article }) => dayOf(article))
    .toSorted()
    .at(-1);
  return told.filter(({ article }) => dayOf(article) === newest);
}

/** The holder whom most of the records name: a predecessor may be named beside. Null for no record. */
function mostNamed(
  told: readonly ArticleRecord[],
  standing: StandingValue,
  glossary: Glossary,
): string | null {
  const byHolder = [...Map.groupBy(told, (one) => holderOf(one, standing, glossary))];
  return byHolder.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}

/** Somebody whom the glossary knows is one person in both languages. */
function holderOf(one: ArticleRecord, { valueOf }: StandingValue, glossary: Glossary): string {
  const name = valueOf(one);
  const known = glossary.mentionsIn(name).find(({ entry }) => entry.kind === "people");
  return known?.entry.id ?? name;
}
