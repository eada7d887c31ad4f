import type { AnswerCandidate } from "../../search/search-index.ts";
import { ArticleViews, type SentenceView } from "../article-view.ts";
import type { Composed, ComposedSentence, Quote } from "../composed.ts";
import { spellOutTime } from "../question-time.ts";
import type { ScoredSentence } from "../score-sentence.ts";
import type { FeatureReader } from "../text-features.ts";
import { holdsValue } from "../value-asked.ts";

/** By how much less a model's sentences may hold the value asked for than the articles' own. */
const LESS_OF_VALUE = 0.25;
/**
 * How far below the best of those found, in log-odds, one may lie that answers as likely. Of the development questions
 * answered rightly by several sentences, those less far below the best held the answer alone in 60 of 68 cases, those
 * further below in 10 of 50.
 */
const NEAR_THE_BEST = 0.3;
/**
 * By how much less they may read like an answer, in the cross-encoder's log-odds. Of the development sentences that
 * answer, cut by one clause, 77 of 126 that lost the answer so read by more below the whole, and 34 of 157 that kept it.
 */
const LESS_LIKE_AN_ANSWER = 2;

/** What sentences are judged with. */
export interface PointContext {
  readonly reader: FeatureReader;
  /** Reads each candidate together with the question: log-odds, as trained, that it answers. */
  readonly read: (question: string, candidates: readonly AnswerCandidate[]) => Promise<ArrayLike<number>>;
}

/**
 * Whether proved sentences answer what was asked, as far as can be told; proof alone does not say that. What answers has
 * been found before the model was asked: its sentences have to rest on the best of what would have been said without it,
 * on all of these where nobody can tell which of them it is, and together they have to hold a value of the kind asked for,
 * and to read like an answer, as much as those do.
 */
export async function isToThePoint(
  sentences: readonly ComposedSentence[],
  composed: Composed,
  { reader, read }: PointContext,
): Promise<boolean> {
  const chosen = composed.sentences.flatMap(({ quotes }) => quotes);
  const found = composed.weighed.filter((scored) => chosen.some(isSame(quoteOf(scored))));
  const highest = Math.max(...found.map(({ score }) => score));
  const best = found.filter(({ score }) => score >= highest - NEAR_THE_BEST).map(quoteOf);
  const quoted = sentences.flatMap(({ quotes }) => quotes);
  if (best.length === 0 || !best.every((quote) => quoted.some(isSame(quote)))) return false;
  const said = sentences.flatMap((sentence) => readAlone(sentence, reader));
  const value = (views: readonly SentenceView[]): number =>
    Math.max(0, ...views.map((view) => holdsValue(composed.asked, view)));
  if (value(said) < value(found.map(({ sentence }) => sentence)) - LESS_OF_VALUE) return false;
  const candidates = [
    ...said.map(({ plainText }) => ({ title: found[0]?.view.plainTitle ?? "", before: "", text: plainText })),
    ...found.map(({ view, sentence }) => ({ title: view.plainTitle, before: "", text: sentence.plainText })),
  ];
  const scores = Array.from(await read(spellOutTime(composed.plainText, composed.time), candidates));
  const likest = (some: readonly number[]): number => Math.max(...some);
  return likest(scores.slice(0, said.length)) >= likest(scores.slice(said.length)) - LESS_LIKE_AN_ANSWER;
}

/** Whether a sentence rests on one of those that were weighed as an answer. */
export function restsOnWeighed({ quotes }: ComposedSentence, { weighed }: Composed): boolean {
  return weighed.some((scored) => quotes.some(isSame(quoteOf(scored))));
}

function quoteOf({ view: { article }, sentence: { start, end } }: ScoredSentence): Quote {
  return { article, start, end };
}

function isSame(quote: Quote): (other: Quote) => boolean {
  return ({ article, start, end }) =>
    article.id === quote.article.id && start === quote.start && end === quote.end;
}

/** A model's sentence read as one of an article. */
function readAlone({ text, quotes }: ComposedSentence, reader: FeatureReader): readonly SentenceView[] {
  const [quote] = quotes;
  return quote === undefined
    ? []
    : new ArticleViews(reader).of({ ...quote.article, version: "draft", body: text }).sentences;
}
