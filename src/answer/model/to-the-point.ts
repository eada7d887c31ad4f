import { ArticleViews, type SentenceView } from "../article-view.ts";
import type { Composed, ComposedSentence, Quote } from "../composed.ts";
import type { FeatureReader } from "../text-features.ts";
import { holdsValue } from "../value-asked.ts";

/** By how much less a model's sentences may hold the value asked for than the articles' own. */
const LEAST_OF_VALUE = 0.25;

/**
 * Whether proved sentences answer what was asked, as far as rules can tell; proof alone does not say that. What answers
 * has been found before the model was asked: each sentence has to rest on one of those weighed, one of them on one that
 * would have been said without a model, and together they have to hold a value of the kind asked for where those do.
 */
export function isToThePoint(
  sentences: readonly ComposedSentence[],
  composed: Composed,
  reader: FeatureReader,
): boolean {
  const chosen = composed.sentences.flatMap(({ quotes }) => quotes);
  const leansOnChosen = sentences.some(({ quotes }) => quotes.some((quote) => chosen.some(isSame(quote))));
  if (!leansOnChosen) return false;
  const value = (views: readonly SentenceView[]): number =>
    Math.max(0, ...views.map((view) => holdsValue(composed.asked, view)));
  const said = sentences.flatMap((sentence) => readAlone(sentence, reader));
  return value(said) >= value(viewsOf(chosen, composed)) - LEAST_OF_VALUE;
}

/** Whether a sentence rests on one of those that were weighed as an answer. */
export function restsOnWeighed({ quotes }: ComposedSentence, { weighed }: Composed): boolean {
  return weighed.some(({ view: { article }, sentence: { start, end } }) =>
    quotes.some(isSame({ article, start, end })),
  );
}

function isSame(quote: Quote): (other: Quote) => boolean {
  return ({ article, start, end }) =>
    article.id === quote.article.id && start === quote.start && end === quote.end;
}

function viewsOf(quotes: readonly Quote[], { weighed }: Composed): SentenceView[] {
  return weighed
    .filter(({ view: { article }, sentence: { start, end } }) => quotes.some(isSame({ article, start, end })))
    .map(({ sentence }) => sentence);
}

/** A model's sentence read as one of an article. */
function readAlone({ text, quotes }: ComposedSentence, reader: FeatureReader): readonly SentenceView[] {
  const [quote] = quotes;
  return quote === undefined
    ? []
    : new ArticleViews(reader).of({ ...quote.article, version: "draft", body: text }).sentences;
}
