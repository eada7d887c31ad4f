import { editionsIn } from "../../language/editions.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { Slot } from "../../records/record.ts";
import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";
import { mostTold, readableFirst } from "../lists/most-told.ts";
import { seriesIn, type SeriesYear } from "../lists/series-names.ts";
import { isOf, isOfSide, tellsYear } from "../lists/of-time.ts";
import { ownDays } from "../lists/own-days.ts";
import type { Ask } from "./asks.ts";
import { byClarity } from "./clarity.ts";
import type { ValueRequest } from "./value-request.ts";

/** A request that says which time it means. */
export interface TimedRequest extends ValueRequest {
  readonly time: SeriesYear;
}

/** What the articles tell of an event, as far as it was asked for. */
export interface ToldValues {
  /** One for each value asked for that is told; each sentence once. */
  readonly records: readonly ArticleRecord[];
  /** What was asked for and is not told. */
  readonly missing: readonly Ask[];
  /** Slots that the articles do tell of the event. */
  readonly slots: ReadonlySet<Slot>;
  /** Whether the articles tell that the event was elsewhere than the question says. */
  readonly isElsewhere: boolean;
}

/**
 * The records that fill what a request asks for: told by the most articles, in the reader's language where any tells it
 * there. A plan counts only while nothing else is told. Nothing is told of an event elsewhere than the question says.
 */
export function toldValues(
  request: TimedRequest,
  records: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): ToldValues {
  const { series, time, asks } = request;
  const own = records.filter(
    (one) =>
      (one.record.owner.series ?? one.article.series) === series.id &&
      !one.record.isTotal &&
      isOf(one.record, time) &&
      tellsYear(one, time.year),
  );
  const slots = new Set(own.map(({ record }) => record.slot));
  if (!isThere(request, own, glossary)) return { records: [], missing: asks, slots, isElsewhere: true };
  const found = asks.map((ask) => fillOf(ask, { request, own, glossary, language }));
  const told = found.flatMap((record) => (record === null ? [] : [record]));
  return {
    records: told.filter(
      (record, at) => told.findIndex((other) => sentenceKeyOf(other) === sentenceKeyOf(record)) === at,
    ),
    missing: asks.filter((_, at) => found[at] === null),
    slots,
    isElsewhere: false,
  };
}

/** Whether the event was where the question says, as far as anything is told of where it was. */
function isThere({ place }: ValueRequest, own: readonly ArticleRecord[], glossary: Glossary): boolean {
  if (place === null) return true;
  const places = own.filter(({ record }) => record.slot === "event.place");
  return (
    places.length === 0 ||
    // 「在日本靜岡縣茶野町文化會館」 tells the country as the place, and the town as part of the venue.
    own.some(
      ({ record: { slot, value } }) =>
        (slot === "event.place" || slot === "event.venue") &&
        glossary.mentionsIn(value).some(({ entry }) => entry === place),
    )
  );
}

/** What the values of one time of a series are chosen from, and for whom. */
interface Choosing {
  readonly request: TimedRequest;
  /** The records of that time. */
  readonly own: readonly ArticleRecord[];
  readonly glossary: Glossary;
  /** The reader's. */
  readonly language: string;
}

/** The record that fills an ask: of the fittest slot that is told in the reader's language, else of the fittest. */
function fillOf(ask: Ask, choosing: Choosing): ArticleRecord | null {
  const fills = ask.slots.flatMap((slot) => fillOfSlot(slot, ask, choosing) ?? []);
  return readableFirst(fills, choosing.language)[0] ?? null;
}

function fillOfSlot(
  slot: Slot,
  ask: Ask,
  { request, own, glossary, language }: Choosing,
): ArticleRecord | null {
  const fitting = own.filter(
    (one) =>
      one.record.slot === slot &&
      (ask.fits?.test(one.record.value) ?? true) &&
      isNews(one.record.value, request) &&
      isOfSide(one.record, request.side, glossary) &&
      (!OWN_SLOTS.has(slot) || (namesSeries(one, request, glossary) && !isBesideEvent(one, request))),
  );
  const facts = fitting.filter(({ record }) => !record.isPlan);
  const values = facts.length > 0 ? facts : fitting;
  const ranges = values.filter(({ record }) => record.value.includes("/"));
  const single = slot === "event.date" ? ownDays(values, own) : values;
  const asked = request.isRange && ranges.length > 0 ? ranges : single;
  const best =
    ask.name === "areas" ? mostInOneSentence(asked, language) : mostTold(asked, glossary, language)[0];
  return best?.toSorted(byClarity((one) => saysTime(one, request.time)))[0] ?? null;
}

/** What takes place beside an event, at a place and on a day of its own. */
const BESIDE_EVENT =
  /\b(?:banquet|dinner|luncheon|lunch|breakfast|reception|press conference|briefing|rehearsal)\b|晚宴|午宴|宴會|餐會|餐敘|歡迎會|酒會|茶會|記者會|說明會|彩排/iu;

/** Whether the words before a value, in its clause, speak of a dinner or the like rather than of the event itself. */
function isBesideEvent(
  { record: { sentence, span }, article }: ArticleRecord,
  { series: { entry } }: ValueRequest,
): boolean {
  if ([...entry.en, ...entry.zh].some((name) => BESIDE_EVENT.test(name))) return false;
  const clause =
    article.body
      .slice(sentence.start, span.start)
      .split(/[,;，；]/u)
      .at(-1) ?? "";
  return BESIDE_EVENT.test(clause);
}

/** What an event and one beside it, told in the same article, each have. */
const OWN_SLOTS: ReadonlySet<Slot> = new Set<Slot>(["event.date", "event.place", "event.venue"]);

/** Whether the sentence of a value says that it speaks of the series. */
function namesSeries(
  { record: { sentence }, article }: ArticleRecord,
  { series }: ValueRequest,
  glossary: Glossary,
): boolean {
  return seriesIn(article.body.slice(sentence.start, sentence.end), [series], glossary) !== null;
}

/** The year that a question names is no answer to when. */
function isNews(value: string, { time, saysYear }: TimedRequest): boolean {
  return !saysYear || value !== String(time.year);
}

/** Records of the sentence that tells most of them, in the reader's language where any is. */
function mostInOneSentence(
  values: readonly ArticleRecord[],
  language: string,
): readonly ArticleRecord[] | undefined {
  const groups = [...Map.groupBy(readableFirst(values, language), sentenceKeyOf).values()];
  return groups.sort((a, b) => b.length - a.length)[0];
}

function saysTime({ record: { sentence }, article }: ArticleRecord, { year, edition }: SeriesYear): boolean {
  const text = article.body.slice(sentence.start, sentence.end);
  return text.includes(String(year)) || (edition !== null && editionsIn(text).includes(edition));
}
