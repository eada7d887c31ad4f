import type { Measures } from "./acceptance.ts";
import type { QuestionTerm } from "./question-terms.ts";
import {
  meanSupport,
  missingSupport,
  PLACE_WEIGHTS,
  supportAround,
  type TermSupport,
  weakestSupport,
} from "./term-support.ts";

/** What of a sentence's measures does not come from the question's terms. */
export type SentenceFacts = Pick<
  Measures,
  | "value"
  | "valueAbsent"
  | "valueNone"
  | "strangerMissing"
  | "timeDoubtful"
  | "headMissing"
  | "similarity"
  | "dense"
  | "retrieval"
  | "time"
  | "timeUnstated"
  | "sameLanguage"
  | "length"
  | "lead"
  | "framed"
  | "unframed"
  | "unstated"
  | "novelty"
  | "similarityGap"
  | "named"
  | "unnamed"
  | "listed"
  | "unlisted"
  | "matterMissing"
  | "onlyPlanned"
  | "denies"
> & { readonly isYesNo: boolean };

/** Mean support of the words that are no names, each counted alike: the verb says what is asked as often as a rare noun. */
function evenShare(terms: readonly QuestionTerm[], values: readonly number[]): number {
  const counted = values.filter((_, index) => terms[index]?.isName === false);
  return counted.length === 0 ? 1 : counted.reduce((sum, value) => sum + value, 0) / counted.length;
}

/** Weight left to explain, in nats of idf, under which the title and the opening have said it all. */
const ALL_EXPLAINED = 1;

/**
 * Measures a sentence against a question. What the article's title and opening hold says which event it is; what they
 * leave over is what the question asks of that event, and the sentence has to hold it itself.
 */
export function measureSentence(
  terms: readonly QuestionTerm[],
  support: TermSupport,
  { isYesNo, ...facts }: SentenceFacts,
): Measures {
  const { own, near, title, lead, neighbour, article, family } = support;
  const around = supportAround(support);
  const best = around.map((value, index) => Math.max(value, near[index] ?? 0));
  const context = title.map((value, index) => Math.max(value, lead[index] ?? 0));
  const left = (_: QuestionTerm, index: number): number => 1 - (context[index] ?? 0);
  const known = (_: QuestionTerm, index: number): number => ((context[index] ?? 0) > 0 ? 1 : 0);
  const focus = ({ isFocus }: QuestionTerm): number => Number(isFocus);
  const anywhere = article.map((value, index) => Math.max(value, near[index] ?? 0));
  const named = article.map((value, index) => Math.max(value, family[index] ?? 0));
  const weakest = weakestSupport(terms, best, ({ isFocus }) => isFocus);
  return {
    ...facts,
    coverage: meanSupport(terms, around),
    own: meanSupport(terms, own),
    focus: meanSupport(terms, around, focus),
    kin: meanSupport(terms, near),
    kinFocus: meanSupport(terms, near, focus),
    missing: missingSupport(terms, best, focus),
    weakest,
    namesHere: meanSupport(terms, own, ({ isName }) => Number(isName)),
    doubt: isYesNo ? 1 - weakest : 0,
    residual: meanSupport(terms, near, left),
    residualMissing: missingSupport(terms, near, left),
    residualNearby: missingSupport(
      terms,
      near.map((value, index) => Math.max(value, PLACE_WEIGHTS.neighbour * (neighbour[index] ?? 0))),
      left,
    ),
    evenHere: evenShare(terms, near),
    evenAround: evenShare(terms, best),
    explained:
      terms.reduce((sum, term, index) => sum + term.weight * left(term, index), 0) < ALL_EXPLAINED ? 1 : 0,
    restated: meanSupport(terms, own, known, 0),
    context: meanSupport(
      terms,
      context.map((value, index) => Math.max(value, near[index] ?? 0)),
    ),
    article: meanSupport(terms, article),
    nameMissing: missingSupport(terms, named, ({ isName }) => Number(isName)),
    articleMissing: missingSupport(terms, anywhere, ({ isName }) => Number(!isName)),
    weakestAnywhere: weakestSupport(terms, anywhere, ({ isName }) => !isName),
  };
}
