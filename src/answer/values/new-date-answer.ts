import type { ArticleViews, SentenceView } from "../article-view.ts";
import type { Retrieved } from "../composed.ts";
import { readableFirst } from "../lists/most-told.ts";
import { holdsTerm } from "../match-term.ts";
import { asksNewDate, newDateIn } from "../new-date.ts";
import type { QuestionTerm } from "../question-terms.ts";
import { ASKS } from "./asks.ts";
import type { ToldSentence } from "./told-sentence.ts";
import { isPlain } from "./value-request.ts";

/** Words of such a question that say nothing of what was put off. */
const PUTTING_OFF =
  /^(?:(?:postponed?|postponement|moved?|rescheduled?|put off|pushed? back|delayed?|deferred|changed?|cancelled|canceled|made up|make up|new|later)(?: to| until| for)?|延期|延後|順延|延到|延至|延|改期|改到|改至|改在|改|原訂|原定|原本|期|後|之後|新|日期|到|至)$/iu;

/**
 * The sentence that tells to which day something was put off, where the articles found tell one such day alone of what the
 * question names; null for any other question.
 */
export function newDateAnswer(
  { text, terms, time, passages, language }: Retrieved,
  views: ArticleViews,
): ToldSentence | null {
  if (!asksNewDate(text)) return null;
  const dated = ASKS.filter(({ name }) => name === "date");
  const isTelling = (term: QuestionTerm): boolean =>
    term.isName || (!PUTTING_OFF.test(term.text) && !isPlain(term.text, dated));
  const telling = terms.filter(isTelling);
  const told = [...new Set(passages.map(({ article }) => article))].flatMap((article) => {
    const view = views.of(article);
    if (!telling.every((term) => holdsTerm(term, view.whole))) return [];
    const years = [article.eventOn, article.publishedOn].flatMap((day) =>
      day === null ? [] : [Number(day.slice(0, "YYYY".length))],
    );
    const isOfYear = ({ dates }: SentenceView): boolean =>
      time.years.length === 0 ||
      [...years, ...dates.map(({ year }) => year)].some((year) => year !== null && time.years.includes(year));
    return view.sentences.flatMap((sentence) => {
      const date = newDateIn(sentence.text, sentence.dates);
      return date === null || !isOfYear(sentence)
        ? []
        : [{ article, record: { sentence: { start: sentence.start, end: sentence.end } }, date }];
    });
  });
  const days = new Set(
    told.map(({ date: { year, month, day } }) => (month === null ? `${year}` : `${month}-${day}`)),
  );
  if (days.size !== 1) return null;
  return readableFirst(told, language)[0] ?? null;
}
