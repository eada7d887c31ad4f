import type { Article } from "../../corpus/article.ts";
import { dateMentions } from "../../language/dates.ts";
import { sentenceSpans } from "../../language/sentences.ts";
import type { ArticleRecord } from "../article-records.ts";
import { nounsIn } from "../lists/series-names.ts";
import type { SeriesEvent } from "./event.ts";

/** Value of `event.state` for an event that did not take place, by a source that says no more of it. */
export const NOT_HELD = "not held";

/** A gathering by a general word for one: reports on a forum call it a summit as well. */
const GATHERING = String.raw`(?:such )?(?:forum|summit|festival|games|meeting|event|conference|congress|edition|race)`;
/** Says that there was none. */
const DENIES = new RegExp(
  String.raw`\b(?:no ${GATHERING}\b(?! (?:since|after|before))|(?:was|were) not held|did not take place|never took place)|(?:沒有|未能|未曾|並未|未)(?:再|能)?(?:舉行|舉辦|召開)|停辦`,
  "iu",
);
/** The year before the one in which the source was published. */
const YEAR_BEFORE = /\b(?:the )?(?:preceding|previous|last) year\b|\bthe year before\b|前一年|去年|上一年/iu;

/**
 * Sentences of a series' articles that say that it was not held in a year: the one that they state, or the year before
 * their publication where they say so.
 */
export function denials(articles: readonly Article[], event: SeriesEvent): ArticleRecord[] {
  return articles
    .filter(({ series, body }) => series === event.series.id && DENIES.test(body))
    .flatMap((article) =>
      sentenceSpans(article.body)
        .filter((span) => denies(article.body.slice(span.start, span.end), article, event))
        .map((span): ArticleRecord => ({ article, record: denialIn(article, span, event) })),
    );
}

function denies(sentence: string, { publishedOn }: Article, { year, series }: SeriesEvent): boolean {
  if (!DENIES.test(sentence)) return false;
  const isOfSeries = /\bno /iu.test(sentence) || nounsIn(sentence, series.entry).length > 0;
  const stated = dateMentions(sentence).flatMap((date) => date.year ?? []);
  if (stated.length > 0) return isOfSeries && stated.includes(year);
  return isOfSeries && publishedOn?.startsWith(String(year + 1)) === true && YEAR_BEFORE.test(sentence);
}

function denialIn(
  { id, version, language }: Article,
  span: { readonly start: number; readonly end: number },
  { series, edition, year }: SeriesEvent,
): ArticleRecord["record"] {
  return {
    slot: "event.state",
    value: NOT_HELD,
    owner: { series: series.id, edition, year },
    sentence: span,
    span,
    isPlan: false,
    isTotal: false,
    side: null,
    kind: null,
    articleId: id,
    articleVersion: version,
    language,
  };
}
