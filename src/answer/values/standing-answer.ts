import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";
import { dayOf } from "../article-day.ts";
import { standingValue } from "../conflicts/standing.ts";
import type { Told } from "../lists/list-answer.ts";
import { readableFirst } from "../lists/most-told.ts";
import { saysOnly } from "../lists/table-question.ts";
import { PLAIN_OF_TIES } from "../lists/ties-request.ts";
import type { Understood } from "../understood.ts";
import { byClarity } from "./clarity.ts";
import { citiesIn } from "./value-request.ts";

/** What a question for what holds now says that asks for nothing more, whole and in small letters. */
const PLAIN = new RegExp(
  `${PLAIN_OF_TIES.source}|^(?:how|many|number|total|altogether|there|now|today|present)$|^(?:現在|目前|現今|總共|一共|共|有|多少|幾|個|座|數|數量|總數)+$`,
  "u",
);

/** Before a number that is of all there are, rather than of those that sent a choir: has 14, Porto's 14, 有14個. */
const OF_ALL =
  /(?:\b(?:has|have|had|counts|maintains|total of|number of .{0,60} (?:at|to|is|was|reached))(?: (?:now|already|currently|some|about|over|a total of))*|['’]s|\bits|\bour)\s$|(?:有|共|計|達|至|到|增為|市|縣)(?:了|約)?$/iu;
const ORDINAL = /^(?:第|\d+(?:st|nd|rd|th)\b|\p{L}+(?:th|first|second|third)\b)/iu;

/**
 * Answers how many cities a city is tied to now by the newest article that tells; null for any other question, and wherever
 * a word asks for something else ("how many sister cities sent a team"), or no article tells.
 */
export async function standingAnswer(
  understood: Pick<Understood, "text" | "terms" | "time" | "asked" | "attributes" | "language">,
  { glossary, articles, records }: Pick<Told, "glossary" | "articles" | "records">,
): Promise<ArticleRecord | null> {
  const { text, terms, asked, attributes, language } = understood;
  if (asked.kind !== "how-many" || attributes.isDenial) return null;
  const standing = standingValue(understood, glossary);
  const named = citiesIn(text, glossary).map(({ entry }) => entry);
  if (standing?.slot !== "relation.count" || !saysOnly(terms, named, PLAIN)) return null;
  const told = (await records.of(articles.filter(standing.mayTell))).filter(
    (one) => standing.isTold(one) && isOfAll(one),
  );
  const newest = told
    .map(({ article }) => dayOf(article))
    .toSorted()
    .at(-1);
  const fitting = told.filter(({ article }) => dayOf(article) === newest);
  const sentences = [...new Map(fitting.map((one) => [sentenceKeyOf(one), one])).values()];
  return readableFirst(sentences, language).toSorted(byClarity())[0] ?? null;
}

function isOfAll({ record: { span, sentence, value }, article: { body } }: ArticleRecord): boolean {
  return ORDINAL.test(value) || OF_ALL.test(body.slice(sentence.start, span.start));
}
