import { hasHan } from "../language/han.ts";
import { acceptance, type Measures } from "./acceptance.ts";
import type { ArticleView, SentenceView } from "./article-view.ts";
import { tellsPlan } from "../language/plan-words.ts";
import { denies, enumerates } from "./asked-attributes.ts";
import { speaksOfMatters } from "./decisive-words.ts";
import { frameFit } from "./frames.ts";
import { measureSentence, type SentenceFacts } from "./measure-sentence.ts";
import { namesSomethingNew } from "./new-names.ts";
import type { QuestionKind } from "./question-kind.ts";
import { lacksMeasure } from "./asked-measure.ts";
import { tellsOtherAnniversary } from "./asked-anniversary.ts";
import { tellsOtherRank } from "./asked-rank.ts";
import { matchTerm } from "./match-term.ts";
import { tellsOfHosts, tellsOfOtherRole, tellsOfReturn } from "./of-somebody-else.ts";
import type { QuestionTerm } from "./question-terms.ts";
import type { QuestionTime } from "./question-time.ts";
import { type EditionDays, matchTime } from "./sentence-time.ts";
import type { TermSupport } from "./term-support.ts";
import type { TextFeatures } from "./text-features.ts";
import type { Understood } from "./understood.ts";
import { tellsOfVisitors } from "./visiting.ts";
import { asksNewDate } from "./new-date.ts";
import { givesOtherReason } from "./reason-time.ts";
import { holdsValue, lacksDay, NEUTRAL } from "./value-asked.ts";
import type { WordVectors } from "./word-vectors.ts";

/** How the search ranked the article that a sentence stands in. */
export interface Ranked {
  readonly view: ArticleView;
  /** Cosine of the article's best passage with the question. */
  readonly dense: number;
  /** Fused score of the article's best passage divided by the best of all. */
  readonly retrieval: number;
  /** Cosine of each of the article's sentences with the question. */
  readonly similarities: Float32Array;
  /** Other reports of the same event. */
  readonly family: readonly ArticleView[];
}

/** A sentence with what speaks for and against it as an answer. */
export interface ScoredSentence {
  readonly view: ArticleView;
  readonly sentence: SentenceView;
  readonly measures: Measures;
  /** How well it and what is around it hold each term of the question. */
  readonly support: TermSupport;
  readonly facts: SentenceFacts;
  /** By how much the sentence is worth more than no answer; higher is better. */
  readonly score: number;
}

/**
 * What rules a sentence out: not about those asked about, not of the time, told of somebody else, of a city's visitors
 * instead of who went there, without the day or the number of things that is asked for, or only announcing what follows
 * it or asking.
 */
export type Refusal =
  "name_missing" | "other_time" | "other_person" | "other_way" | "no_value" | "no_statement";

/** The sentences of an article that nothing rules out, scored, and what ruled out the others. */
export interface ScoredArticle {
  readonly scored: readonly ScoredSentence[];
  readonly refusals: ReadonlySet<Refusal>;
}

/**
 * What only announces what follows it, or only asks: 「Is it a sister city now?」 among questions and answers. A question that
 * is quoted, or that stands behind a clause that may tell something, is none of these.
 */
const NO_STATEMENT = /[:：]$|^[^,，;；:：—]*[?？][!！]?$/u;

/** Length in UTF-16 units from which on a sentence is no longer "longer". */
const FULL_LENGTH = 200;

/**
 * Scores the sentences of an article that may answer a question; kinship of words is left to `addKinship`. What rules a
 * sentence out is looked at first: it costs less than the measures.
 */
export function scoreSentences(
  { view, dense, retrieval, similarities, family }: Ranked,
  understood: Understood,
  editions: EditionDays,
): ScoredArticle {
  const { terms, asked, time, attributes } = understood;
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
    const refusal =
      (timeMatch === "mismatch" || givesOtherReason(asked, sentence) ? "other_time" : null) ??
      (tellsOfOtherRole(asked, attributes.frames, sentence) ||
      tellsOfReturn(understood, sentence) ||
      tellsOfHosts(asked.text, sentence.text)
        ? "other_person"
        : null) ??
      (tellsOfVisitors(understood, sentence) ? "other_way" : null) ??
      (lacksMeasure(asked.text, sentence.text, view.article.language) ||
      lacksDay(asked, sentence) ||
      tellsOtherRank(asked.text, sentence.text) ||
      tellsOtherAnniversary(asked.text, sentence.text) ||
      (asksNewDate(asked.text) && sentence.dates.length === 0)
        ? "no_value"
        : null) ??
      (NO_STATEMENT.test(sentence.text) ? "no_statement" : null);
    if (refusal === null) return [{ sentence, position, timeMatch, value: holdsValue(asked, sentence) }];
    refusals.add(refusal);
    return [];
  });
  if (standing.length === 0) return { scored: [], refusals };

  const nothing = terms.map(() => 0);
  const match = (features: TextFeatures | undefined): number[] =>
    features === undefined ? nothing : terms.map((term) => matchTerm(term, features));
  const title = match(view.title);
  const opening = match(view.sentences[0]);
  const article = match(view.whole);
  const inFamily = terms.map(familyHolds);
  const lacksStranger = terms.some(
    ({ isName, entries }, index) => isName && entries.length === 0 && inFamily[index] !== 1,
  );
  const nearest = Math.max(0, ...similarities);
  const isSameLanguage = (view.article.language === "en") === !hasHan(understood.text);

  const scored = standing.map(({ sentence, position, timeMatch, value }) => {
    const own = match(sentence);
    const before = match(view.sentences[position - 1]);
    const after = match(view.sentences[position + 1]);
    const support: TermSupport = {
      own,
      near: own,
      title,
      lead: position === 0 ? nothing : opening,
      neighbour: before.map((held, index) => Math.max(held, after[index] ?? 0)),
      article,
      family: inFamily,
    };
    const { text } = sentence;
    const isNamed = attributes.isNamed && namesSomethingNew(asked, sentence);
    const isListed = enumerates(
      text,
      sentence.mentions.filter(({ entry }) => asked.entries.has(entry.id)),
    );
    const facts: SentenceFacts = {
      isYesNo: asked.kind === "yes-no",
      value,
      valueAbsent: flag(TYPED_KINDS.has(asked.kind) && value < NEUTRAL),
      valueNone: flag(TYPED_KINDS.has(asked.kind) && value === 0),
      headMissing: asked.head === null ? 0 : 1 - matchTerm(asked.head, sentence),
      similarity: similarities[position] ?? 0,
      similarityGap: nearest - (similarities[position] ?? 0),
      dense,
      retrieval,
      time: flag(timeMatch === "match"),
      timeDoubtful: flag(timeMatch === "doubtful"),
      timeUnstated: flag(timeMatch === "unstated" && asksTime(time)),
      sameLanguage: flag(isSameLanguage),
      length: Math.min(text.length, FULL_LENGTH) / FULL_LENGTH,
      lead: flag(position === 0),
      ...frameFit(attributes.frames, text),
      novelty: noveltyOf(sentence, view.title, terms),
      named: flag(isNamed),
      unnamed: flag(attributes.isNamed && !isNamed),
      listed: flag(attributes.mayBeSeveral && isListed),
      unlisted: flag(attributes.isSeveral && !isListed),
      matterMissing: flag(!speaksOfMatters(attributes.matters, text, aroundText(view, position))),
      onlyPlanned: flag(!attributes.isPlan && tellsPlan(text)),
      strangerMissing: flag(lacksStranger),
      denies: flag(!attributes.isDenial && denies(text)),
    };
    const measures = measureSentence(terms, support, facts);
    return { view, sentence, measures, support, facts, score: acceptance(measures) };
  });
  return { scored, refusals };
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function asksTime({ years, editions, dates }: QuestionTime): boolean {
  return years.length + editions.length + dates.length > 0;
}

/** New words, in English, from which on a sentence tells enough beyond the question. */
const MUCH_NEW = 8;

/** How much a sentence tells that neither the question nor the title has said. */
function noveltyOf({ words }: SentenceView, title: TextFeatures, terms: readonly QuestionTerm[]): number {
  const known = new Set([...title.words, ...terms.flatMap(({ english }) => english)]);
  return Math.min(1, words.filter((word) => !known.has(word)).length / MUCH_NEW);
}

/** The title with the sentence and those beside it. */
function aroundText({ article, sentences }: ArticleView, position: number): string {
  const beside = sentences.slice(Math.max(0, position - 1), position + 2).map(({ text }) => text);
  return [article.title, ...beside].join("\n");
}

/** The sentences with the kinship of words added to their measures; what one of them lacks, a near word may stand for. */
export async function addKinship(
  sentences: readonly ScoredSentence[],
  { terms }: Understood,
  vectors: WordVectors,
): Promise<ScoredSentence[]> {
  const lacking = terms.filter(
    (term, index) => !term.isName && sentences.some(({ support }) => (support.own[index] ?? 0) < 1),
  );
  if (lacking.length > 0) {
    await vectors.load([
      ...lacking.flatMap(({ english }) => english),
      ...sentences.flatMap(({ sentence }) => sentence.words),
    ]);
  }
  return sentences.map((scored) => {
    const near = terms.map((term, index) => {
      const own = scored.support.own[index] ?? 0;
      return term.isName || own === 1 ? own : Math.max(own, nearest(term, scored.sentence, vectors));
    });
    const support = { ...scored.support, near };
    const measures = measureSentence(terms, support, scored.facts);
    return { ...scored, support, measures, score: acceptance(measures) };
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
