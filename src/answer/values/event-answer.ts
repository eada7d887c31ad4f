import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";
import type { ArticleView, ArticleViews } from "../article-view.ts";
import type { Retrieved } from "../composed.ts";
import { homeCity } from "../lists/home-city.ts";
import type { Told } from "../lists/list-answer.ts";
import { mostTold, readableFirst } from "../lists/most-told.ts";
import { seriesIn } from "../lists/series-names.ts";
import { givingIn } from "../giving.ts";
import { holdsTerm } from "../match-term.ts";
import type { QuestionTerm } from "../question-terms.ts";
import { type EditionDays, matchTime } from "../sentence-time.ts";
import type { Ask } from "./asks.ts";
import { byClarity } from "./clarity.ts";
import { sideIn } from "./delegation-side.ts";
import { GIFT, isForGift, isGiftAsked } from "./gift-side.ts";
import { asksOf, BEYOND, citiesIn, isPlain } from "./value-request.ts";

/** A value of a delegation, or a gift, that is no time of a series, with the record that tells it. */
export interface EventAnswer {
  readonly ask: Ask;
  readonly record: ArticleRecord;
}

/** A question who led a delegation to or from a city, how large it was, or what was given. */
interface EventRequest {
  readonly ask: Ask;
  readonly home: GlossaryEntry | null;
  readonly foreign: GlossaryEntry;
  /** Whose delegation; null where the question does not say. */
  readonly side: "home" | "foreign" | null;
  /** Words that only say which visit it was: its article has to hold them. */
  readonly telling: readonly QuestionTerm[];
}

const OF_DELEGATIONS: ReadonlySet<Ask["name"]> = new Set<Ask["name"]>(["leader", "size"]);

/**
 * Answers a question for a delegation's leader or size, or for a gift, from the records of the articles found; null for any
 * other question, and where the articles tell of several such delegations or gifts, or of none.
 */
export async function eventAnswer(
  retrieved: Retrieved,
  { glossary, articles, series, records }: Told,
  { views, editions }: { readonly views: ArticleViews; readonly editions: EditionDays },
): Promise<EventAnswer | null> {
  const asked = askOf(retrieved);
  if (asked === null || seriesIn(retrieved.text, series, glossary) !== null) return null;
  const request = eventRequest(asked, retrieved, glossary, homeCity(articles, glossary));
  if (request === null) return null;
  const { ask, telling } = request;
  const found = [...new Set(retrieved.passages.map(({ article }) => article))].filter((article) =>
    telling.every((term) => holdsTerm(term, views.of(article).whole)),
  );
  const fitting = (await records.of(found)).filter(
    (one) =>
      ask.slots.includes(one.record.slot) &&
      !one.record.isPlan &&
      isAbout(one, request, glossary) &&
      isInTime(one, views.of(one.article), retrieved, editions) &&
      (ask === GIFT ? isAskedGift(one, retrieved, request, glossary) : isOfAskedSide(one, request, glossary)),
  );
  const readable = readableFirst(fitting, retrieved.language);
  const events = new Set(fitting.map(({ article: { eventOn, publishedOn } }) => eventOn ?? publishedOn));
  if (events.size !== 1) return null;
  // Several things may be given in one sentence, which tells all of them.
  const groups =
    ask === GIFT
      ? [...Map.groupBy(readable, sentenceKeyOf).values()]
      : mostTold(readable, glossary, retrieved.language);
  const [group, ...others] = groups;
  if (group === undefined || others.length > 0) return null;
  const record = group.toSorted(byClarity())[0];
  return record === undefined ? null : { ask, record };
}

function eventRequest(
  ask: Ask,
  { text, terms }: Retrieved,
  glossary: Glossary,
  home: GlossaryEntry | null,
): EventRequest | null {
  const cities = new Set(citiesIn(text, glossary).map(({ entry }) => entry));
  const [foreign, ...moreCities] = [...cities].filter((city) => city !== home);
  if (foreign === undefined || moreCities.length > 0) return null;
  const side = ask === GIFT ? null : sideIn(text, [home, foreign], glossary);
  const isSaid = (term: QuestionTerm): boolean =>
    term.entries.some((entry) => cities.has(entry)) || (!term.isName && isPlain(term.text, [ask]));
  return { ask, home, foreign, side, telling: terms.filter((term) => !isSaid(term)) };
}

/** Whether a record tells of the other city: its sentence or title names it, or its article is about no third one. */
function isAbout(
  { record: { sentence }, article }: ArticleRecord,
  { home, foreign }: EventRequest,
  glossary: Glossary,
): boolean {
  const namedIn = (text: string): GlossaryEntry[] => glossary.mentionsIn(text).map(({ entry }) => entry);
  const words = `${article.title}\n${article.body.slice(sentence.start, sentence.end)}`;
  if (namedIn(words).includes(foreign)) return true;
  const others = new Set(namedIn(article.cities.join("\n")).filter((entry) => entry !== home));
  return others.size === 1 && others.has(foreign);
}

/** The one value that a question asks for; null where it is another one, or there are several. */
function askOf({ text, time, asked, attributes, giving }: Retrieved): Ask | null {
  if (BEYOND.test(text) || asked.kind === "why" || attributes.isDenial || attributes.isPlan) return null;
  if (time.latest || time.upcomingFrom !== null || time.editions.length > 0) return null;
  const [ask, ...more] = asksOf(text);
  if (ask === undefined) {
    const asksThing = asked.kind === "what" || asked.kind === "which";
    return giving !== null && asksThing && isForGift(text) ? GIFT : null;
  }
  return more.length === 0 && OF_DELEGATIONS.has(ask.name) ? ask : null;
}

function isInTime(
  { record }: ArticleRecord,
  view: ArticleView,
  { time }: Pick<Retrieved, "time">,
  editions: EditionDays,
): boolean {
  const sentence = view.sentences.find(({ start }) => start === record.sentence.start);
  if (sentence === undefined) return false;
  const match = matchTime(time, sentence, view, editions);
  return match === "match" || (match === "unstated" && time.years.length === 0);
}

/** Whether a delegation is of the side asked for: by its record, else by the words of its sentence, else of its title. */
function isOfAskedSide(
  { record, article }: ArticleRecord,
  { home, foreign, side }: EventRequest,
  glossary: Glossary,
): boolean {
  if (side === null) return true;
  if (record.side !== null) {
    const named = glossary.mentionsIn(record.side).map(({ entry }) => entry);
    return named.includes(foreign)
      ? side === "foreign"
      : side === "home" && home !== null && named.includes(home);
  }
  const { start, end } = record.sentence;
  const told = [article.body.slice(start, end), article.title]
    .map((text) => sideIn(text, [home, foreign], glossary))
    .find((one) => one !== null);
  return told === side;
}

function isAskedGift(
  { record: { sentence }, article }: ArticleRecord,
  { text, giving }: Retrieved,
  { home, foreign }: EventRequest,
  glossary: Glossary,
): boolean {
  const words = article.body.slice(sentence.start, sentence.end);
  const told = givingIn(words, glossary.mentionsIn(words));
  if (giving === null || told === null) return false;
  return isGiftAsked({ giving, text }, { giving: told, text: words }, [home, foreign]);
}
