import type { Article } from "../../corpus/article.ts";
import { type DateMention, dateMentions } from "../../language/dates.ts";
import type { ArticleViews, SentenceView } from "../article-view.ts";
import type { Composed, ComposedConflict, ComposedSentence } from "../composed.ts";
import { matchTerm } from "../match-term.ts";

/** A source that says itself that others tell it differently: "whereas other sources give April". */
const SAYS_OTHERS_DIFFER =
  /\b(?:other|another|different) (?:\p{L}+ ){0,2}(?:sources?|pages?|reports?|accounts?|articles?|papers?)\b|(?:其他|其它|另一個?|另有|別的)[^，。；]{0,4}(?:來源|頁面|報導|文章|媒體|說法|網頁)/iu;

/**
 * Days on which sources differ by their own word: a sentence of the articles found that gives two of them and says that
 * others tell it so, beside the answer's own sentence, or the likeliest one, that gives one of the two. It is that day
 * by which both speak of the same thing. At most one conflict.
 */
export function disputedDays(composed: Composed, word: string, views: ArticleViews): ComposedConflict[] {
  const { passages, language, terms } = composed;
  const content = terms.filter(({ isFocus, isName }) => isFocus || isName);
  const disputed = [...new Set(passages.map(({ article }) => article))]
    .sort((a, b) => Number(isIn(b, language)) - Number(isIn(a, language)))
    .flatMap((article) => views.of(article).sentences.map((sentence) => ({ article, sentence })))
    .filter(({ sentence }) => givesTwoDays(sentence) && SAYS_OTHERS_DIFFER.test(sentence.text))
    .filter(({ sentence }) => content.some((term) => matchTerm(term, sentence) === 1));
  for (const { article, sentence } of disputed) {
    const { text, start, end, dates } = sentence;
    const other = sentencesNear(composed).find(
      (one) => one.text !== text && sharesDay(dateMentions(one.text), dates),
    );
    const own = { text, language: article.language, quotes: [{ article, start, end }] };
    if (other !== undefined) return [{ kind: "differ", word, year: null, claims: [other, own] }];
  }
  return [];
}

function isIn(article: Article, language: string): boolean {
  return (article.language === "en") === (language === "en");
}

/** What the answer says, then what was weighed for it. */
function sentencesNear({ sentences, weighed }: Composed): ComposedSentence[] {
  const others = weighed.map(({ view: { article }, sentence: { text, start, end } }) => ({
    text,
    language: article.language,
    quotes: [{ article, start, end }],
  }));
  return [...sentences, ...others];
}

function givesTwoDays({ dates }: SentenceView): boolean {
  return dates.some((one) =>
    dates.some((other) => one.month !== null && other.month !== null && !mayBeSame(one, other)),
  );
}

function sharesDay(some: readonly DateMention[], others: readonly DateMention[]): boolean {
  return some.some(
    (one) => one.month !== null && others.some((other) => other.month !== null && mayBeSame(one, other)),
  );
}

/** Whether no part that both state differs. */
function mayBeSame(one: DateMention, other: DateMention): boolean {
  const agree = (a: number | null, b: number | null): boolean => a === null || b === null || a === b;
  return agree(one.year, other.year) && agree(one.month, other.month) && agree(one.day, other.day);
}
