import { acceptance, type Measures } from "./acceptance.ts";
import type { ArticleView, SentenceView } from "./article-view.ts";
import { type AskedMatters, speaksOfMatters } from "./decisive-words.ts";
import type { QuestionKind } from "./question-kind.ts";
import { matchTerm, type QuestionTerm } from "./question-terms.ts";
import { type EditionDays, matchTime, type TimeMatch } from "./sentence-time.ts";
import type { Understood } from "./understood.ts";
import { holdsValue, NEUTRAL } from "./value-asked.ts";
import type { WordVectors } from "./word-vectors.ts";

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

/** A sentence with what speaks for and against it as an answer. */
export interface ScoredSentence {
  readonly view: ArticleView;
  readonly sentence: SentenceView;
  readonly measures: Measures;
  /** How well the sentence holds each term of the question, 0 to 1, in the order of the terms. */
  readonly held: readonly number[];
  /** The same with what stands around the sentence counted at a discount. */
  readonly around: readonly number[];
  /** By how much the sentence is worth more than no answer; higher is better. */
  readonly score: number;
}

/**
 * What rules a sentence out: not about those asked about, not of the time, not on the matter, without a value of the
 * kind asked for, or only announcing what follows it.
 */
export type Refusal = "name_missing" | "other_time" | "other_matter" | "no_value" | "no_statement";

/** The sentences of an article that nothing rules out, scored, and what ruled out the others. */
export interface ScoredArticle {
  readonly scored: readonly ScoredSentence[];
  readonly refusals: ReadonlySet<Refusal>;
}

/** What a term found outside of the sentence itself counts: from a study on city questions, `family` chosen. */
const PLACE_WEIGHTS = { title: 0.8, neighbour: 0.65, article: 0.5, family: 0.3 };
/** Length in UTF-16 units from which on a sentence is no longer "longer". */
const FULL_LENGTH = 200;

/**
 * Scores the sentences of an article that may answer a question; kinship of words is left to `addKinship`. What rules a
 * sentence out is looked at first: of some 150 sentences read for a question it leaves a handful.
 */
export function scoreSentences(
  { view, dense, retrieval, family }: Ranked,
  understood: Understood,
  editions: EditionDays,
): ScoredArticle {
  const { terms, asked, time } = understood;
  const familyHolds = (term: QuestionTerm): number => {
    const own = matchTerm(term, view.whole);
    return own === 1 ? 1 : Math.max(0, ...family.map(({ whole }) => matchTerm(term, whole)));
  };
  const refusals = new Set<Refusal>();
  if (!terms.every((term) => !term.isRequired || familyHolds(term) === 1)) {
    return { scored: [], refusals: refusals.add("name_missing") };
  }
  const standing = view.sentences.flatMap((sentence, position) => {
    const timeMatch = matchTime(time, sentence, view, editions);
    const value = timeMatch === "mismatch" ? NEUTRAL : holdsValue(asked, sentence);
    const refusal =
      refusalOf(timeMatch, view, position, understood.matters) ??
      (TYPED_KINDS.has(asked.kind) && value === 0 ? "no_value" : null) ??
      (/[:：]$/u.test(sentence.text) ? "no_statement" : null);
    if (refusal === null) return [{ sentence, position, timeMatch, value }];
    refusals.add(refusal);
    return [];
  });
  if (standing.length === 0) return { scored: [], refusals };

  const inTitle = terms.map((term) => matchTerm(term, view.title));
  const inArticle = terms.map((term) => matchTerm(term, view.whole));
  const inFamily = terms.map(familyHolds);
  const inSentence = (position: number): readonly number[] => {
    const sentence = view.sentences[position];
    return sentence === undefined ? [] : terms.map((term) => matchTerm(term, sentence));
  };
  const isSameLanguage = (view.article.language === "en") === (understood.language === "en");

  const scored = standing.map(({ sentence, position, timeMatch, value }) => {
    const held = inSentence(position);
    const before = inSentence(position - 1);
    const after = inSentence(position + 1);
    const around = terms.map((_, index) =>
      Math.max(
        held[index] ?? 0,
        PLACE_WEIGHTS.title * (inTitle[index] ?? 0),
        PLACE_WEIGHTS.neighbour * Math.max(before[index] ?? 0, after[index] ?? 0),
        PLACE_WEIGHTS.article * (inArticle[index] ?? 0),
        PLACE_WEIGHTS.family * (inFamily[index] ?? 0),
      ),
    );
    const own = meanByWeight(terms, held);
    const measures: Measures = {
      coverage: meanByWeight(terms, around),
      own,
      focus: meanByWeight(terms, around, isFocus),
      kin: own,
      kinFocus: meanByWeight(terms, held, isFocus),
      ...lackOf(terms, around),
      value,
      valueAbsent: TYPED_KINDS.has(asked.kind) && value < NEUTRAL ? 1 : 0,
      namesHere: meanByWeight(terms, held, ({ isName }) => isName),
      doubt: 0,
      headMissing: asked.head === null ? 0 : 1 - matchTerm(asked.head, sentence),
      dense,
      retrieval,
      time: timeMatch === "match" ? 1 : 0,
      sameLanguage: isSameLanguage ? 1 : 0,
      length: Math.min(sentence.text.length, FULL_LENGTH) / FULL_LENGTH,
    };
    return { view, sentence, measures, held, around, score: acceptance(measures) };
  });
  return { scored, refusals };
}

function refusalOf(
  time: TimeMatch,
  view: ArticleView,
  position: number,
  matters: AskedMatters,
): Refusal | null {
  if (time === "mismatch") return "other_time";
  const around = view.sentences.slice(Math.max(0, position - 1), position + 2).map(({ text }) => text);
  const own = view.sentences[position]?.text ?? "";
  return speaksOfMatters(matters, own, [view.article.title, ...around].join("\n")) ? null : "other_matter";
}

/** The sentences with the kinship of words added to their measures; what one of them lacks, a near word may stand for. */
export async function addKinship(
  sentences: readonly ScoredSentence[],
  { terms, asked }: Understood,
  vectors: WordVectors,
): Promise<ScoredSentence[]> {
  const lacking = terms.filter(
    (term, index) => !term.isName && sentences.some(({ held }) => (held[index] ?? 0) < 1),
  );
  if (lacking.length > 0) {
    await vectors.load([
      ...lacking.flatMap(({ english }) => english),
      ...sentences.flatMap(({ sentence }) => sentence.words),
    ]);
  }
  return sentences.map((scored) => {
    const near = terms.map((term, index) => {
      const held = scored.held[index] ?? 0;
      return term.isName || held === 1 ? held : Math.max(held, nearest(term, scored.sentence, vectors));
    });
    const support = terms.map((_, index) => Math.max(near[index] ?? 0, scored.around[index] ?? 0));
    const lack = lackOf(terms, support);
    const measures = {
      ...scored.measures,
      kin: meanByWeight(terms, near),
      kinFocus: meanByWeight(terms, near, isFocus),
      ...lack,
      doubt: asked.kind === "yes-no" ? 1 - lack.weakest : 0,
    };
    return { ...scored, measures, score: acceptance(measures) };
  });
}

function nearest({ english }: QuestionTerm, { words }: SentenceView, vectors: WordVectors): number {
  let best = 0;
  for (const form of english) for (const word of words) best = Math.max(best, vectors.kinship(form, word));
  return best;
}

/** Kinds of question whose value shows in the words of a sentence. */
const TYPED_KINDS: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  "who",
  "when",
  "since-when",
  "where",
  "how-many",
]);

/** Weight of the unsupported part of a question, in nats of idf, that counts as everything missing. */
const ALL_MISSING = 12;
/** Least weight of a term whose absence alone tells something. */
const TELLING = 2.5;

/** What of the terms that say what is asked is not supported: all of it together, and the worst single one. */
function lackOf(
  terms: readonly QuestionTerm[],
  support: readonly number[],
): Pick<Measures, "missing" | "weakest"> {
  let missing = 0;
  let weakest = 1;
  terms.forEach((term, index) => {
    if (!term.isFocus) return;
    const held = support[index] ?? 0;
    missing += term.weight * (1 - held);
    if (term.weight >= TELLING) weakest = Math.min(weakest, held);
  });
  return { missing: Math.min(1, missing / ALL_MISSING), weakest };
}

function isFocus(term: QuestionTerm): boolean {
  return term.isFocus;
}

/** Mean of values weighted by their terms; 1 where no term counts. */
function meanByWeight(
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
