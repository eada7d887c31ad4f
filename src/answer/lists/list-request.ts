import { denies } from "../asked-attributes.ts";
import { CHINESE_QUESTION_PHRASES, ENGLISH_QUESTION_WORDS } from "../question-words.ts";
import { latinStems, NAME_KINDS } from "../text-features.ts";
import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { dateMentions } from "../../language/dates.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { rangeMention } from "../year-range.ts";
import { assumedSeries } from "./assumed-series.ts";
import { BESIDE_DOCUMENTS, columnsAsked, COMPARED, type ListColumn } from "./list-columns.ts";
import { COMPARES, EACH, hasYear, namedTimes, namesOtherTimes } from "./list-times.ts";
import { type NamedSeries, seriesIn } from "./series-names.ts";

/** A question for a table over the times of a series. */
export interface ListRequest {
  readonly series: NamedSeries;
  /** Whether the question says nothing of any series, and means the only one that there is. */
  readonly isAssumed: boolean;
  readonly columns: readonly ListColumn[];
  /** Of these, the ones that the question does not ask for by name: left out where no article tells them. */
  readonly optional: readonly ListColumn[];
  /** Whether a year is asked for. */
  readonly hasYear: (year: number) => boolean;
  /** Only the times in this place; null for all. */
  readonly place: GlossaryEntry | null;
  /** Whose leader is asked for; null for everybody's. */
  readonly side: GlossaryEntry | null;
  /** Years that are compared, whether the series was held in them or not; empty where all or a span are asked for. */
  readonly compared: readonly number[];
}

/** A sum is said only where a source prints it, in a sentence. */
const SUM = /\b(?:altogether|in total|total|in all|combined|cumulative)\b|一共|總共|總計|合計|累計|共計/iu;

/** Asks for the times themselves. */
const WHICH_TIMES = /\b(?:which|what) (?:years?|editions?)\b|哪[些幾]?[年屆次]/iu;
/** One of them alone. */
const ONE_OF_THEM =
  /\b(?:first|last|latest|earliest|most recent)\b|第一次|首次|最早|最近|最後|上一?屆|下一?屆/iu;

/**
 * Reads a question for a table over the times of a series ("Which years was the forum in Taipei?", 「歷屆雙城論壇的主題」,
 * "Compare the 2019 and 2023 forums"); null for any other. Chinese in Traditional.
 */
export function listRequest(
  question: string,
  series: readonly NamedSeries[],
  glossary: Glossary,
): ListRequest | null {
  if (SUM.test(question) || ONE_OF_THEM.test(question) || denies(question)) return null;
  const named = seriesIn(question, series, glossary);
  const meant = named ?? assumedSeries(question, series, glossary);
  if (meant === null) return null;
  const range = rangeMention(question);
  const times = namedTimes(question, meant);
  const isComparison =
    range === null && times.length > 1 && COMPARES.test(question) && !namesOtherTimes(question, meant);
  if (
    !isComparison &&
    !(EACH.test(question) && times.length === 0) &&
    !(range !== null && EACH.test(question))
  ) {
    return null;
  }
  const asked = columnsAsked(question);
  const asksTimes = !isComparison && WHICH_TIMES.test(question);
  const place = asksTimes ? placeAsked(question, glossary) : null;
  // "Which years" with a place asks for the years in it; without one, for the year of some value.
  if (asksTimes && place === null) return null;
  const columns = place !== null && asked.length === 0 ? (["place"] as const) : asked;
  if (columns.length === 0 && !(isComparison && namesNothingElse(question, meant, glossary))) return null;
  return {
    series: meant,
    isAssumed: named === null,
    columns: columns.length === 0 ? COMPARED : columns,
    optional: columns.length === 0 ? COMPARED : asked.includes("documents") ? [BESIDE_DOCUMENTS] : [],
    hasYear: hasYear(range, times),
    place,
    side: sideAsked(question, glossary),
    compared: isComparison ? times : [],
  };
}

/** Whether a comparison is one of the whole: "how did the sub-forums differ" asks for something that is no column. */
function namesNothingElse(question: string, { entry }: NamedSeries, glossary: Glossary): boolean {
  const spans = [
    ...glossary.mentionsIn(question).filter(({ entry: { kind } }) => NAME_KINDS.has(kind)),
    ...dateMentions(question),
  ];
  let rest = question;
  for (const { start, end } of spans) rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  rest = rest.replaceAll(new RegExp(COMPARES, "giu"), " ").replaceAll(CHINESE_QUESTION_PHRASES, " ");
  const nouns = new Set([...entry.en, ...entry.zh].flatMap(latinStems));
  const words = rest.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  return words.every((word) =>
    hasHan(word)
      ? /^(?:[和與跟及的兩這那年屆次]|論壇|活動|之間|一下|請)+$/u.test(word)
      : ENGLISH_QUESTION_WORDS.has(fold(word)) || latinStems(word).every((one) => nouns.has(one)),
  );
}

/** The city that "for Shanghai", 上海方面 speaks of. */
function sideAsked(question: string, glossary: Glossary): GlossaryEntry | null {
  const cities = glossary.mentionsIn(question).filter(({ entry }) => entry.kind === "cities");
  const meant = cities.find(
    ({ start, end }) =>
      /^(?:市)?(?:方面|一方|代表團|那邊)|^(?:'s)?\s+(?:side|delegation)/iu.test(question.slice(end)) ||
      /\b(?:for|from|represented)\s+$/iu.test(question.slice(0, start)),
  );
  return meant?.entry ?? null;
}

/** The place that "held in", 在 is said of. */
function placeAsked(question: string, glossary: Glossary): GlossaryEntry | null {
  const places = glossary.mentionsIn(question).filter(({ entry }) => entry.kind === "cities");
  const told = places.find(({ start }) => /(?:\b(?:in|at)\s+|[在於])$/iu.test(question.slice(0, start)));
  return told?.entry ?? null;
}
