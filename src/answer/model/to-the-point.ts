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
  const found = foundOnes(composed, reader);
  const highest = Math.max(...found.map(({ score }) => score));
  const best = found.filter(({ score }) => score >= highest - NEAR_THE_BEST).map(({ quote }) => quote);
  const quoted = sentences.flatMap(({ quotes }) => quotes);
  if (best.length === 0 || !best.every((quote) => quoted.some(isSame(quote)))) return false;
  const said = sentences.flatMap((sentence) => readAlone(sentence, reader));
  const value = (views: readonly SentenceView[]): number =>
    Math.max(0, ...views.map((view) => holdsValue(composed.asked, view)));
  if (value(said) < value(found.map(({ sentence }) => sentence)) - LESS_OF_VALUE) return false;
  const candidates = [
    ...said.map(({ plainText }) => ({ title: found[0]?.title ?? "", before: "", text: plainText })),
    ...found.map(({ title, sentence }) => ({ title, before: "", text: sentence.plainText })),
  ];
  const scores = Array.from(await read(spellOutTime(composed.plainText, composed.time), candidates));
  const likest = (some: readonly number[]): number => Math.max(...some);
  return likest(scores.slice(0, said.length)) >= likest(scores.slice(said.length)) - LESS_LIKE_AN_ANSWER;
}

/** What would be said without a model, one sentence of the articles. */
interface FoundSentence {
  readonly quote: Quote;
  readonly title: string;
  readonly sentence: SentenceView;
  readonly score: number;
}

/** The sentences that would be said: those weighed as an answer, or those that a record fills, none better than another. */
function foundOnes({ sentences, weighed }: Composed, reader: FeatureReader): FoundSentence[] {
  const chosen = sentences.flatMap(({ quotes }) => quotes);
  const found = weighed
    .filter((scored) => chosen.some(isSame(quoteOf(scored))))
    .map((scored) => ({
      quote: quoteOf(scored),
      title: scored.view.plainTitle,
      sentence: scored.sentence,
      score: scored.score,
    }));
  if (found.length > 0) return found;
  return sentences.flatMap((sentence) =>
    sentence.quotes.flatMap((quote) => {
      const [view] = readAlone(sentence, reader);
      return view === undefined ? [] : [{ quote, title: quote.article.title, sentence: view, score: 0 }];
    }),
  );
}

/** Whether a sentence rests on one of those that were found as an answer. */
export function restsOnFound({ quotes }: ComposedSentence, { weighed, sentences }: Composed): boolean {
  const found = [...weighed.map(quoteOf), ...sentences.flatMap((sentence) => sentence.quotes)];
  return found.some((one) => quotes.some(isSame(one)));
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
