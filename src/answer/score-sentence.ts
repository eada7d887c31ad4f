import type { ArticleView, SentenceView } from "./article-view.ts";
import { speaksOfMatters } from "./decisive-words.ts";
import { matchTerm, type QuestionTerm } from "./question-terms.ts";
import type { EditionYears, TimeMatch } from "./sentence-time.ts";
import { matchTime } from "./sentence-time.ts";
import type { FeatureReader } from "./text-features.ts";
import type { Understood } from "./understood.ts";
import { holdsValue } from "./value-asked.ts";

/** A sentence with what speaks for it as an answer; every measure is 0 to 1. */
export interface ScoredSentence {
  readonly view: ArticleView;
  readonly sentence: SentenceView;
  /** Share of the question's terms, by weight, that the sentence or what stands around it holds. */
  readonly coverage: number;
  /** The same for the sentence alone. */
  readonly own: number;
  /** The same over the terms that say what is asked about the event; 1 where the question has none. */
  readonly focus: number;
  /** Share of the focus terms that any report of the event holds. */
  readonly known: number;
  /** Whether the sentence, its neighbours or the title speak of the decisive matters asked about. */
  readonly onMatter: boolean;
  /** Whether every name is in the article or in another report of the same event. */
  readonly hasNames: boolean;
  /** Whether the noun that "how many" or "which" asks about is there. */
  readonly head: number;
  readonly time: TimeMatch;
  /** Whether a value of the kind asked for is in the sentence. */
  readonly value: number;
  /** Cosine of the article's best passage with the question. */
  readonly dense: number;
  /** Fused score of the article's best passage divided by the best of all. */
  readonly retrieval: number;
  readonly score: number;
}

/** How the search ranked the article that a sentence stands in. */
export interface Ranked {
  readonly view: ArticleView;
  /** Cosine of the article's best passage with the question. */
  readonly dense: number;
  /** Fused score of the article's best passage divided by the best of all. */
  readonly retrieval: number;
  /** Other reports of the same event. */
  readonly family: readonly ArticleView[];
}

/** What a term found outside of the sentence itself counts; from a study on city questions. */
const PLACE_WEIGHTS = { title: 0.8, neighbour: 0.65, article: 0.5, family: 0.3 };

/** Weights of the measures in the score; from the same study, checked on the development questions. */
const SCORE_WEIGHTS = { coverage: 0.5, own: 0.5, dense: 0.35, retrieval: 0.25, value: 0.2, time: 0.15 };
const SAME_LANGUAGE_BONUS = 0.05;
const HEAD_BONUS = 0.1;
/** A sentence with many years is a chronicle; it holds any question's words. */
const MANY_YEARS = 3;
const MANY_YEARS_MALUS = 0.15;

/** Scores every sentence of an article against a question. */
export function scoreSentences(
  { view, dense, retrieval, family }: Ranked,
  understood: Understood,
  editions: EditionYears,
  reader: FeatureReader,
): ScoredSentence[] {
  const { terms, asked, time } = understood;
  const inTitle = terms.map((term) => matchTerm(term, view.title));
  const inArticle = terms.map((term) => matchTerm(term, view.whole));
  const inSentences = view.sentences.map((sentence) => terms.map((term) => matchTerm(term, sentence)));
  const inFamily = terms.map((term, index) =>
    inArticle[index] === 1 ? 1 : Math.max(0, ...family.map(({ whole }) => matchTerm(term, whole))),
  );
  const hasNames = terms.every((term, index) => !term.isRequired || inFamily[index] === 1);
  const isSameLanguage = (view.article.language === "en") === (understood.language === "en");

  return view.sentences.map((sentence, position) => {
    const own = inSentences[position] ?? [];
    const before = inSentences[position - 1] ?? [];
    const after = inSentences[position + 1] ?? [];
    const around = terms.map((_, index) =>
      Math.max(
        own[index] ?? 0,
        PLACE_WEIGHTS.title * (inTitle[index] ?? 0),
        PLACE_WEIGHTS.neighbour * Math.max(before[index] ?? 0, after[index] ?? 0),
        PLACE_WEIGHTS.article * (inArticle[index] ?? 0),
        PLACE_WEIGHTS.family * (inFamily[index] ?? 0),
      ),
    );
    const isFocus = (term: QuestionTerm): boolean => term.isFocus;
    const measures = {
      coverage: weightedMean(terms, around),
      own: weightedMean(terms, own),
      focus: weightedMean(terms, around, isFocus),
      hasNames,
      onMatter: speaksOfMatters(
        understood.text,
        [view.article.title, ...view.sentences.slice(Math.max(0, position - 1), position + 2).map(({ text }) => text)].join("\n"),
      ),
      known: weightedMean(terms, inFamily, isFocus),
      head: asked.head === null ? 1 : matchTerm(asked.head, sentence),
      time: matchTime(time, sentence, view, editions),
      value: holdsValue(asked, sentence, reader),
    };
    const years = new Set(sentence.dates.map(({ year }) => year)).size;
    const score =
      SCORE_WEIGHTS.coverage * measures.coverage +
      SCORE_WEIGHTS.own * measures.own +
      SCORE_WEIGHTS.dense * dense +
      SCORE_WEIGHTS.retrieval * retrieval +
      SCORE_WEIGHTS.value * measures.value +
      SCORE_WEIGHTS.time * (measures.time === "match" ? 1 : 0) +
      (isSameLanguage ? SAME_LANGUAGE_BONUS : 0) +
      HEAD_BONUS * measures.head -
      (years > MANY_YEARS ? MANY_YEARS_MALUS : 0);
    return { view, sentence, ...measures, dense, retrieval, score };
  });
}

/** Mean of values weighted by their terms; 1 where no term counts. */
function weightedMean(
  terms: readonly QuestionTerm[],
  values: readonly number[],
  isCounted: (term: QuestionTerm) => boolean = () => true,
): number {
  let weight = 0;
  let sum = 0;
  terms.forEach((term, index) => {
    if (!isCounted(term)) return;
    weight += term.weight;
    sum += term.weight * (values[index] ?? 0);
  });
  return weight === 0 ? 1 : sum / weight;
}
