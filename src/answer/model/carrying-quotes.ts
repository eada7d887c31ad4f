import type { ArticleViews, SentenceView } from "../article-view.ts";
import type { ComposedSentence, Quote } from "../composed.ts";
import type { FeatureReader } from "../text-features.ts";
import { type Failure, verifySentence } from "../verify.ts";
import type { NumberedPassage } from "./numbered-evidence.ts";
import { sharedWords } from "./shared-words.ts";

/** What a sentence's quotes are looked for with. */
export interface QuoteContext {
  readonly views: ArticleViews;
  readonly reader: FeatureReader;
}

/** Whether the sentences quoted carry one, and what is not carried by those that come nearest. */
export interface CarriedBy {
  /** Empty where nothing carries it. */
  readonly quotes: readonly Quote[];
  readonly failures: readonly Failure[];
}

/** Least share of a sentence's words in its quotes; below, a quote proves nothing whatever the verifier finds in it. */
const LEAST_SHARED = 0.3;
/** Sentences tried alone and in pairs: whatever carries a sentence shares its words, so that it is among the first. */
const TRIED_ALONE = 4;
const TRIED_IN_PAIRS = 3;

interface Candidate {
  readonly passage: NumberedPassage;
  readonly sentence: SentenceView;
  readonly shared: number;
}

/**
 * Looks for the whole sentences of the passages cited that carry a sentence: one alone, or two. Only these passages are
 * looked at, and only the verifier decides: what a model cites wrongly stays without proof.
 */
export function carryingQuotes(
  sentence: Pick<ComposedSentence, "text" | "language">,
  cited: readonly NumberedPassage[],
  { views, reader }: QuoteContext,
): CarriedBy {
  const read = reader.read(sentence.text);
  const candidates = cited
    .flatMap((passage) =>
      views
        .of(passage.article)
        .sentences.filter(({ start, end }) => start >= passage.start && end <= passage.end)
        .map((view): Candidate => ({ passage, sentence: view, shared: sharedWords(read, view) })),
    )
    .sort((a, b) => b.shared - a.shared);
  let nearest: CarriedBy | null = null;
  for (const chosen of groups(candidates)) {
    const quotes = chosen.map(({ passage: { article }, sentence: { start, end } }) => ({
      article,
      start,
      end,
    }));
    const failures = verifySentence({ ...sentence, quotes }, reader, "model");
    if (failures.length === 0 && sharedWithAll(read, chosen) >= LEAST_SHARED) return { quotes, failures };
    nearest ??= { quotes: [], failures };
  }
  return nearest ?? { quotes: [], failures: [] };
}

/** What is tried, in order: the likeliest sentences alone, then pairs of the likeliest, each in the order of the text. */
function groups(candidates: readonly Candidate[]): Candidate[][] {
  const first = candidates.slice(0, TRIED_IN_PAIRS);
  const pairs = first.flatMap((one, place) => first.slice(place + 1).map((other) => [one, other]));
  const inOrder = (group: Candidate[]): Candidate[] =>
    group.sort((a, b) => a.passage.n - b.passage.n || a.sentence.index - b.sentence.index);
  return [...candidates.slice(0, TRIED_ALONE).map((one) => [one]), ...pairs.map(inOrder)];
}

function sharedWithAll(read: ReturnType<FeatureReader["read"]>, chosen: readonly Candidate[]): number {
  const union = (pick: (sentence: SentenceView) => ReadonlySet<string>): ReadonlySet<string> =>
    new Set(chosen.flatMap(({ sentence }) => [...pick(sentence)]));
  return sharedWords(read, {
    stems: union(({ stems }) => stems),
    grams: union(({ grams }) => grams),
    entries: union(({ entries }) => entries),
    concepts: union(({ concepts }) => concepts),
    words: [],
  });
}
