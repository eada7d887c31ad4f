import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { documentKind } from "../../records/document-words.ts";
import type { Slot } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { Understood } from "../understood.ts";
import { sentenceOf } from "./told-values.ts";

/** A value that holds on a day and not on another, which a question asks for without naming a time. */
export interface StandingValue {
  /** As which its values are compared. */
  readonly slot: Slot;
  /** The reply `column-NAME` that names it. */
  readonly word: string;
  /** Whether an article is worth reading for it. */
  readonly mayTell: (article: Article) => boolean;
  /** Whether a record tells it. */
  readonly isTold: (one: ArticleRecord) => boolean;
  /** The part of a record's value that is compared. */
  readonly valueOf: (one: ArticleRecord) => string;
}

const COUNT_OF_CITIES =
  /\bhow many (?:\p{L}+ )?(?:sister|twin|partner|friendship|friendly)[- ]cit(?:y|ies)\b|\bnumber of (?:\p{L}+ )?(?:sister|twin|partner|friendship)[- ]cit(?:y|ies)\b|(?:幾|多少)(?:個|座)?(?:姊妹|姐妹|友誼|友好|[夥伙]伴)(?:城市|市)|(?:姊妹|姐妹|友誼|友好|[夥伙]伴)(?:城市|市).{0,4}(?:(?:幾|多少)[個座]?|數)/iu;
/** Kinds of ties by the words for them, in questions and values. */
const TIES: readonly RegExp[] = [/sister|twin|[姊姐]妹/iu, /partner|[夥伙]伴/iu, /friend|友誼|友好/iu];
/** Counts of years are records of ties as well. */
const COUNTS_CITIES = /cit(?:y|ies)|市$/iu;
/** A part of the world: 「在歐洲的姊妹市」 are not all of them. */
const PART_OF_WORLD =
  /\b(?:in|across|from) (?:\p{L}+ )?(?:Europe|Asia|Africa|Oceania|America|the Americas|Australia)\b|歐洲|亞洲|非洲|大洋洲|美洲|澳洲/iu;

/** Asks for who holds an office, and nothing else. */
const HOLDER = new RegExp(
  [
    "^(?:who(?:['’]s| is)|what(?:['’]s| is) the name of) (?:the )?(?:current |present )?(?:\\p{L}+(?:['’]s)? ){0,3}(?:mayor|governor)(?: of [\\p{L} '’-]{2,30})?(?: now| today| currently| at present)?\\W*$",
    "^what(?:['’]s| is) (?:the )?(?:\\p{L}+ ){0,3}(?:mayor|governor)(?: of [\\p{L} -]{2,30})?['’]s name\\W*$",
    "^(?:請問)?.{0,10}(?:市長|知事)(?:現在|目前|現任)?(?:是誰|是哪一?位|是什麼人|叫(?:做)?什麼(?:名字)?|姓什麼|的?名字(?:是|叫)?什麼|的?姓名(?:是什麼)?)(?:啊|呢|呀)?\\W*$",
    "^(?:請問)?(?:現在|目前)?誰是.{0,10}(?:市長|知事)\\W*$",
  ].join("|"),
  "iu",
);
/** Without a city, or any word that may be one that the glossary lacks. */
const NAMES_NO_CITY =
  /^(?:who|what)(?:['’]s| is) (?:the )?(?:name of the )?(?:current |present )?(?:mayor|governor)(?:['’]s name)?(?: now| today| currently| at present)?\W*$|^(?:請問)?(?:現在|目前|現任|我們)?的?(?:誰是)?(?:現任)?市長/iu;
/** One person at a time holds such an office; there are several deputies, and former ones hold none. */
const ONE_HOLDER = /mayor|governor|市長|知事/iu;
const NO_HOLDER = /deput|vice|former|acting|designate|-elect|then-|副|代理|前任|前市|候選|首長/iu;

/**
 * The value of a day that a question asks for; null for any other question, and for one that names a time. `home` is whose
 * mayor is meant where no city is named; null for nobody's.
 */
export function standingValue(
  { text, time }: Pick<Understood, "text" | "time">,
  glossary: Glossary,
  home: GlossaryEntry | null = null,
): StandingValue | null {
  if (time.years.length + time.editions.length + time.dates.length > 0) return null;
  const cities = citiesIn(text, glossary);
  if (COUNT_OF_CITIES.test(text)) return cityCount(text, cities, glossary);
  if (HOLDER.test(text) && !NO_HOLDER.test(text)) {
    const isNameless = cities.length === 0 && home !== null && NAMES_NO_CITY.test(text);
    return officeHolder(isNameless ? [home] : cities, glossary);
  }
  return null;
}

/** How many documents were signed by then, asked of a series or of two parties. */
export function documentTotal(question: string): StandingValue {
  const kind = documentKind(question);
  return {
    slot: "document.count",
    word: "documents",
    mayTell: ({ body }) => documentKind(body) !== null,
    isTold: ({ record }) =>
      record.slot === "document.count" &&
      record.isTotal &&
      (kind === null || record.kind === null || record.kind === kind),
    valueOf: ({ record }) => record.value,
  };
}

function cityCount(question: string, cities: readonly GlossaryEntry[], glossary: Glossary): StandingValue {
  const tie = TIES.find((words) => words.test(question));
  return {
    slot: "relation.count",
    word: "cities",
    mayTell: ({ body }) => tie?.test(body) === true,
    isTold: ({ record, article }) => {
      if (record.slot !== "relation.count" || !COUNTS_CITIES.test(record.value)) return false;
      if (tie?.test(record.value) !== true) return false;
      const sentence = sentenceOf(record, article);
      if (PART_OF_WORLD.test(sentence) !== PART_OF_WORLD.test(question)) return false;
      const named = citiesIn(sentence, glossary);
      return cities.every((city) => named.includes(city));
    },
    valueOf: ({ record }) => record.value,
  };
}

/** `person.role` values read `name = role`, the role with its city where that stands beside it. */
function officeHolder(cities: readonly GlossaryEntry[], glossary: Glossary): StandingValue | null {
  const [city, ...more] = cities;
  if (city === undefined || more.length > 0) return null;
  return {
    slot: "delegation.leader",
    word: "office",
    mayTell: ({ body }) => [...city.en, ...city.zh].some((name) => body.includes(name)),
    isTold: ({ record }) => {
      const role = record.value.split(" = ")[1] ?? "";
      if (record.slot !== "person.role" || !ONE_HOLDER.test(role) || NO_HOLDER.test(role)) return false;
      return citiesIn(role, glossary).includes(city);
    },
    valueOf: ({ record }) => record.value.split(" = ")[0] ?? "",
  };
}

function citiesIn(text: string, glossary: Glossary): GlossaryEntry[] {
  const named = glossary.mentionsIn(text).map(({ entry }) => entry);
  return [...new Set(named.filter(({ kind }) => kind === "cities"))];
}
