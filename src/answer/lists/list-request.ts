import { denies } from "../asked-attributes.ts";
import { CHINESE_QUESTION_PHRASES, ENGLISH_QUESTION_WORDS } from "../question-words.ts";
import { latinStems, NAME_KINDS } from "../text-features.ts";
import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { dateMentions } from "../../language/dates.ts";
import { editionsIn } from "../../language/editions.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { type NamedSeries, seriesIn } from "./series-names.ts";

/** What a table tells of each time of a series. */
export type ListColumn = "date" | "place" | "venue" | "theme" | "documents" | "areas" | "leader" | "size";

/** A question for a table over the times of a series. */
export interface ListRequest {
  readonly series: NamedSeries;
  readonly columns: readonly ListColumn[];
  /** Of these, the ones that the question does not ask for by name: left out where no article tells them. */
  readonly optional: readonly ListColumn[];
  /** Whether a year is asked for. */
  readonly hasYear: (year: number) => boolean;
  /** Only the times in this place; null for all. */
  readonly place: GlossaryEntry | null;
  /** Whose leader is asked for; null for everybody's. */
  readonly side: GlossaryEntry | null;
  /** Some times are compared, each of them has to be told. */
  readonly isComparison: boolean;
}

/** Asks for each of several times. */
const EACH =
  /\b(?:every|each|all (?:the )?(?:\w+ )?(?:themes?|topics?|venues?|dates?|editions?|forums|festivals|games|years)|(?:which|what) (?:years?|editions?)|over the years|year by year|by (?:year|edition)|so far|through the years)\b|歷[屆年次]|每一?[屆年次]|各[屆年次]|哪[些幾]?[年屆次]|所有.{0,4}[屆次]|[屆年]分別/iu;
const COMPARES =
  /\bcompar\w*|\bdiffer(?:ed|ence|ences|s|ent)?\b|\bversus\b|\bvs\b\.?|比較|相比|比起|差別|差異|有何不同|哪裡不同|各[簽是有在由為]|分別/iu;
/** A sum is said only where a source prints it, in a sentence. */
const SUM = /\b(?:altogether|in total|total|in all|combined|cumulative)\b|一共|總共|總計|合計|累計|共計/iu;

/** Asks for the times themselves. */
const WHICH_TIMES = /\b(?:which|what) (?:years?|editions?)\b|哪[些幾]?[年屆次]/iu;
/** One of them alone. */
const ONE_OF_THEM =
  /\b(?:first|last|latest|earliest|most recent)\b|第一次|首次|最早|最近|最後|上一?屆|下一?屆/iu;

/** What asks for which column, in the order in which they are shown. */
const COLUMNS: readonly { readonly column: ListColumn; readonly asked: RegExp }[] = [
  { column: "date", asked: /\b(?:dates?|days?|when|which month)\b|日期|哪一?天|何時|什麼時候|幾月/iu },
  {
    column: "place",
    asked: /\b(?:where|which (?:city|cities)|host cit(?:y|ies))\b|哪[裡裏]|地點|在哪|哪個?城市|何地/iu,
  },
  { column: "venue", asked: /\b(?:venues?|hotels?|halls?)\b|場地|會場|飯店/iu },
  { column: "theme", asked: /\b(?:themes?|slogans?|mottos?)\b|主題|標語/iu },
  {
    column: "documents",
    asked:
      /\b(?:how many (?:memorand\w+|mous?|agreements?|documents?)|number of (?:memorand\w+|mous?|agreements?)|(?<!areas of the )memorand(?:ums|a)|mous)\b|幾[項個份].{0,4}(?:備忘錄|協議)|備忘錄(?:數|的數量)|簽.{0,3}幾[項個份]|備忘錄/iu,
  },
  { column: "areas", asked: /\b(?:areas?|fields?|subjects? of the)\b|領域|哪些.{0,6}備忘錄|什麼備忘錄/iu },
  {
    column: "leader",
    asked:
      /\b(?:who led|leaders?|led by|headed|heads? of (?:the )?delegations?|who (?:came|represented|attended))\b|率團|團長|帶隊|領隊|由誰|出面|誰代表|出席的是誰/iu,
  },
  {
    column: "size",
    asked:
      /\b(?:how (?:many people|large)|size of)\b|團員.{0,3}(?:幾|多少)|代表團.{0,3}(?:人數|幾人|多少人)/iu,
  },
];
/** What a comparison shows that names nothing. */
const COMPARED: readonly ListColumn[] = ["date", "place", "theme", "documents", "leader"];

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
  const meant = seriesIn(question, series, glossary);
  if (meant === null) return null;
  const range = yearRange(question);
  const times = namedTimes(question, meant);
  const isComparison = range === null && times.length > 1 && COMPARES.test(question);
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
    columns: columns.length === 0 ? COMPARED : columns,
    optional: columns.length === 0 ? COMPARED : asked.includes("documents") ? [BESIDE_DOCUMENTS] : [],
    hasYear: hasYear(range, times),
    place,
    side: sideAsked(question, glossary),
    isComparison,
  };
}

/** Shown beside documents that are asked for in general. */
const BESIDE_DOCUMENTS = "areas";

/**
 * What documents are about tells of them already; how many there were is then asked only by its own words. Documents
 * alone ask for both.
 */
function columnsAsked(question: string): ListColumn[] {
  const asked = COLUMNS.filter(({ asked: pattern }) => pattern.test(question)).map(({ column }) => column);
  if (HOW_MANY.test(question) || !asked.includes("documents")) return asked;
  return asked.includes("areas")
    ? asked.filter((column) => column !== "documents")
    : asked.flatMap((column) => (column === "documents" ? ["documents", BESIDE_DOCUMENTS] : [column]));
}

const HOW_MANY = /\bhow many\b|\bnumbers? of\b|[幾多少][項個份]|數量/iu;

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

interface YearRange {
  readonly from: number;
  readonly to: number;
}

const YEAR = String.raw`((?:19|20)\d{2})`;
const BETWEEN = new RegExp(
  String.raw`(?:from|between)\s+${YEAR}\s+(?:to|and|through|until)\s+${YEAR}|${YEAR}\s*年?\s*(?:到|至|–|-|~|～)\s*${YEAR}`,
  "iu",
);
const SINCE = new RegExp(
  String.raw`since\s+${YEAR}|[從自]\s*${YEAR}\s*年?(?!\s*[到至–~～-])|${YEAR}\s*年?\s*(?:以來|以后|以後|之後|起)`,
  "iu",
);

/** The years that a question spans; null where it names no span. */
function yearRange(question: string): YearRange | null {
  const between = BETWEEN.exec(question)
    ?.slice(1)
    .filter((year: string | undefined) => year !== undefined);
  if (between?.[0] !== undefined && between[1] !== undefined) {
    return { from: Number(between[0]), to: Number(between[1]) };
  }
  const since = SINCE.exec(question)
    ?.slice(1)
    .find((year: string | undefined) => year !== undefined);
  return since === undefined ? null : { from: Number(since), to: Infinity };
}

/** Years of a series that a question names, by year or by edition. */
function namedTimes(question: string, { years }: NamedSeries): number[] {
  const editions = new Set(editionsIn(question));
  const named = dateMentions(question).flatMap(({ year }) => (year === null ? [] : [year]));
  const byEdition = years.flatMap(({ year, edition }) =>
    edition !== null && editions.has(edition) ? [year] : [],
  );
  return [...new Set([...named, ...byEdition])];
}

function hasYear(range: YearRange | null, times: readonly number[]): (year: number) => boolean {
  if (range !== null) return (year) => range.from <= year && year <= range.to;
  return times.length === 0 ? () => true : (year) => times.includes(year);
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
