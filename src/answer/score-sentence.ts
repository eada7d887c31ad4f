import { acceptance, type Measures } from "./acceptance.ts";
import type { ArticleView, SentenceView } from "./article-view.ts";
import { speaksOfMatters } from "./decisive-words.ts";
import type { QuestionKind } from "./question-kind.ts";
import { measureSentence, type SentenceFacts } from "./measure-sentence.ts";
import { newNameFit } from "./new-names.ts";
import { matchTerm, type QuestionTerm } from "./question-terms.ts";
import type { QuestionTime } from "./question-time.ts";
import { type EditionDays, matchTime } from "./sentence-time.ts";
import type { TermSupport } from "./term-support.ts";
import type { FeatureReader, TextFeatures } from "./text-features.ts";
import type { Understood } from "./understood.ts";
import { frameFit, framesAsked } from "./frames.ts";
import { holdsValue, NEUTRAL } from "./value-asked.ts";
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
  /** What rules the sentence out whatever its measures, or null. */
  readonly refusal: Refusal | null;
  /** By how much the sentence is worth more than no answer; higher is better. */
  readonly score: number;
}

/**
 * What rules a sentence out: not about those asked about, not of the time, not on the matter, without a value of the
 * kind asked for, or only announcing what follows it.
 */
export type Refusal = "name_missing" | "other_time" | "other_matter" | "no_value" | "no_statement";

/** Length in UTF-16 units from which on a sentence is no longer "longer". */
const FULL_LENGTH = 200;

/** Scores every sentence of an article against a question; kinship of words is left to `addKinship`. */
export function scoreSentences(
  { view, dense, retrieval, similarities, family }: Ranked,
  understood: Understood,
  editions: EditionDays,
  reader: FeatureReader,
): ScoredSentence[] {
  const { terms, asked, time } = understood;
  const match = (features: TextFeatures): number[] => terms.map((term) => matchTerm(term, features));
  const nothing = terms.map(() => 0);
  const title = match(view.title);
  const article = match(view.whole);
  const inFamily = terms.map((term, index) =>
    article[index] === 1 ? 1 : Math.max(0, ...family.map(({ whole }) => matchTerm(term, whole))),
  );
  const hasNames = terms.every((term, index) => !term.isRequired || inFamily[index] === 1);
  const inSentences = view.sentences.map(match);
  const frames = framesAsked(understood.text, asked.kind);
  const asksOutcome = !PLAN.test(understood.text);
  const nearest = Math.max(0, ...similarities);
  const asksSeveral = asked.kind === "list" || SEVERAL.test(understood.text);
  const deniesToo = DENIAL.test(understood.text);
  const isSameLanguage = (view.article.language === "en") === (understood.language === "en");

  return view.sentences.map((sentence, position) => {
    const own = inSentences[position] ?? nothing;
    const before = inSentences[position - 1] ?? nothing;
    const after = inSentences[position + 1] ?? nothing;
    const support: TermSupport = {
      own,
      near: own,
      title,
      lead: position === 0 ? nothing : (inSentences[0] ?? nothing),
      neighbour: before.map((value, index) => Math.max(value, after[index] ?? 0)),
      article,
      family: inFamily,
    };
    const timeMatch = matchTime(time, sentence, view, editions);
    const value = holdsValue(asked, sentence, reader);
    const name = newNameFit(asked, sentence, reader);
    const fit = frameFit(frames, sentence.text);
    const facts: SentenceFacts = {
      isYesNo: asked.kind === "yes-no",
      value,
      valueAbsent: TYPED_KINDS.has(asked.kind) && value < NEUTRAL ? 1 : 0,
      headMissing: asked.head === null ? 0 : 1 - matchTerm(asked.head, sentence),
      similarity: similarities[position] ?? 0,
      dense,
      retrieval,
      time: timeMatch === "match" ? 1 : 0,
      timeUnstated: timeMatch === "unstated" && asksTime(time) ? 1 : 0,
      sameLanguage: isSameLanguage ? 1 : 0,
      length: Math.min(sentence.text.length, FULL_LENGTH) / FULL_LENGTH,
      lead: position === 0 ? 1 : 0,
      ...fit,
      novelty: noveltyOf(sentence, view.title, terms),
      similarityGap: nearest - (similarities[position] ?? 0),
      named: Math.max(0, name),
      unnamed: Math.max(0, -name),
      listed: LISTING_KINDS.has(asked.kind) && ENUMERATION.test(sentence.text) ? 1 : 0,
      unlisted: asksSeveral && !ENUMERATION.test(sentence.text) ? 1 : 0,
      matterMissing: speaksOfMatters(understood.text, sentence.text, aroundText(view, position)) ? 0 : 1,
      onlyPlanned: asksOutcome && PLAN.test(sentence.text) ? 1 : 0,
      denies: !deniesToo && DENIAL.test(sentence.text) ? 1 : 0,
    };
    const measures = measureSentence(terms, support, facts);
    const refusal =
      (hasNames ? null : "name_missing") ?? (timeMatch === "mismatch" ? "other_time" : null) ??
      (TYPED_KINDS.has(asked.kind) && value === 0 ? "no_value" : null) ??
      (/[:：]$/u.test(sentence.text) ? "no_statement" : null);
    return { view, sentence, measures, support, facts, refusal, score: acceptance(measures) };
  });
}

function asksTime({ years, editions, dates }: QuestionTime): boolean {
  return years.length + editions.length + dates.length > 0;
}

const LISTING_KINDS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["list", "which", "what"]);
/** Several things told in a row. */
const ENUMERATION = /\p{L}、\p{L}|\p{L}, [^,]+,? (?:and|or) \p{L}|\p{L} and (?:the |a |an )?\p{L}|[\p{L}」》）][及和與跟]\p{L}|以及/u;
/** Asks for two or more. */
const SEVERAL =
  /哪[兩二三四五六七幾些]|有哪些|分別|\b(?:which|what|name|list) (?:the )?(?:two|three|four|five|six|several)\b|\b(?:names|members|firms|companies|cities|sites|places|fields|areas|games|officials) (?:of|did|does|were|are|was)\b|誰和誰|哪幾/iu;

/** New words, in English, from which on a sentence tells enough beyond the question. */
const MUCH_NEW = 8;

/** How much a sentence tells that neither the question nor the title has said. */
function noveltyOf({ words }: SentenceView, title: TextFeatures, terms: readonly QuestionTerm[]): number {
  const known = new Set([...title.words, ...terms.flatMap(({ english }) => english)]);
  return Math.min(1, words.filter((word) => !known.has(word)).length / MUCH_NEW);
}

/** Words of what is still to come: a plan is no proof of what happened. */
const PLAN =
  /\b(?:will|would|plans?|planned|expected|scheduled|due|to be|intends?|proposed|invited|hopes?|set to|was to|were to|is to|are to)\b|將|預定|預計|計畫|規劃|擬|打算|邀請|希望|期盼|可望/iu;
/** Words that deny. */
const DENIAL = /\b(?:not|no|never|without|neither|nor|cancel\w*|instead)\b|n't\b|沒有|未|不(?!少|同|僅|只|久|斷)|無(?!人機|線|障礙)|取消|並非/iu;

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
