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
 * others tell it so, and one that gives one of the two. One of them has to be the answer's: it is the day that tells that both
 * speak of the same thing. At most one conflict.
 */
export function disputedDays(composed: Composed, word: string, views: ArticleViews): ComposedConflict[] {
  for (const disputed of disputedSentences(composed, views)) {
    const { sentences } = composed;
    const isSaid = sentences.some(({ text }) => text === disputed.text);
    const others = isSaid ? [...sentences, ...weighedSentences(composed)] : sentences;
    const other = others.find(
      ({ text }) => text !== disputed.text && sharesDay(dateMentions(text), dateMentions(disputed.text)),
    );
    if (other !== undefined) return [{ kind: "differ", word, year: null, claims: [other, disputed] }];
  }
  return [];
}

/** Those that have a word of the question in common; the reader's language first. */
function disputedSentences({ passages, language, terms }: Composed, views: ArticleViews): ComposedSentence[] {
  const content = terms.filter(({ isFocus, isName }) => isFocus || isName);
  return [...new Set(passages.map(({ article }) => article))]
    .sort((a, b) => Number(isIn(b, language)) - Number(isIn(a, language)))
    .flatMap((article) =>
      views
        .of(article)
        .sentences.filter((sentence) => givesTwoDays(sentence) && SAYS_OTHERS_DIFFER.test(sentence.text))
        .filter((sentence) => content.some((term) => matchTerm(term, sentence) === 1))
        .map((sentence) => quoted(article, sentence)),
    );
}

/** What was weighed for the answer, best first, the reader's language before the other. */
function weighedSentences({ weighed, language }: Composed): ComposedSentence[] {
  const [own, other] = [true, false].map((isOwn) =>
    weighed.filter(({ view }) => isIn(view.article, language) === isOwn),
  );
  return [...(own ?? []), ...(other ?? [])].map(({ view, sentence }) => quoted(view.article, sentence));
}

function quoted(article: Article, { text, start, end }: SentenceView): ComposedSentence {
  return { text, language: article.language, quotes: [{ article, start, end }] };
}

function isIn(article: Article, language: string): boolean {
  return (article.language === "en") === (language === "en");
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
