import type { Article } from "../corpus/article.ts";
import type { ScoredPassage } from "../search/passage.ts";
import type { AnswerCandidate, SentenceGate } from "../search/search-index.ts";
import { afterReading, readings } from "./after-reading.ts";
import type { ArticleViews } from "./article-view.ts";
import { chooseSentences, FURTHER_MARGIN } from "./choose-sentences.ts";
import type { Composed, ComposedCell, ComposedSentence, Retrieved } from "./composed.ts";
import type { EventFamilies } from "./event-family.ts";
import { throughGate } from "./gate.ts";
import { latestTime } from "./latest-time.ts";
import type { ListAnswer } from "./lists/list-table.ts";
import { quotedSentence } from "./quoted-sentence.ts";
import { inReadersLanguage } from "./readers-language.ts";
import { withReasonBehind } from "./reason-behind.ts";
import { spellOutTime } from "./question-time.ts";
import {
  addKinship,
  type Ranked,
  type Refusal,
  type ScoredSentence,
  scoreSentences,
} from "./score-sentence.ts";
import type { EditionDays } from "./sentence-time.ts";
import type { Understood } from "./understood.ts";
import type { WordVectors } from "./word-vectors.ts";

/** What the extractive composer works with. */
export interface ComposeContext {
  readonly views: ArticleViews;
  readonly vectors: WordVectors;
  readonly editions: EditionDays;
  readonly families: EventFamilies;
  /** Reads each candidate together with the question: log-odds, as trained, that it answers. */
  readonly read: (question: string, candidates: readonly AnswerCandidate[]) => Promise<ArrayLike<number>>;
  /** Least log-odds of the likeliest sentence against no answer, for something to be said. */
  readonly threshold: number;
  /** Has the last word on whether a sentence answers; none without it. */
  readonly gate?: SentenceGate | null;
  /** ISO day: the newest event is the newest one up to today. */
  readonly today: string;
  /** Hears the best sentences that nothing ruled out, best first, before they are read. */
  readonly onScored?: (sentences: readonly ScoredSentence[], understood: Understood) => void;
}

/** Sentences whose words are compared in meaning: the best ones without that. */
const COMPARED_IN_MEANING = 24;
/**
 * Sentences that are read together with the question, which takes some 15 ms each: among 8 stood the right one in 96 to
 * 97 of 100 development questions, among 24 in 98.
 */
export const SENTENCES_READ = 8;
/**
 * How far below the best, in log-odds, a sentence may lie to be read all the same: half of the reading is saved, and as
 * many development questions were answered rightly, cross-validated.
 */
export const READ_WITHIN = 3;

/** What can rule a sentence out, in the order in which it is looked at: the last one met came nearest to an answer. */
const GATES: readonly Refusal[] = [
  "name_missing",
  "other_time",
  "other_person",
  "other_way",
  "no_value",
  "no_statement",
];

/**
 * Proposes one to three sentences of the articles found that answer the question, word for word, best first, each
 * with its own quote. Proposes none where no sentence is worth more than saying nothing.
 */
export async function compose(retrieved: Retrieved, context: ComposeContext): Promise<Composed> {
  const ranked = rankArticles(retrieved.passages, context);
  const views = ranked.map(({ view }) => view);
  const time = latestTime(retrieved, views, context.editions, context.today);
  const understood: Understood = { ...retrieved, time, asked: { ...retrieved.asked, time } };
  const { scored, refusals } = await scoreAll(ranked, understood, context);
  context.onScored?.(scored, understood);
  const weighed = await readAll(likelyOnes(scored), understood, context);
  const [best, ...others] = inReadersLanguage(weighed, understood, context.families);
  // Several unlikely sentences together are no likely answer; one in the other language may have been the likely one.
  const isLikely = (weighed[0]?.score ?? -Infinity) >= context.threshold;
  const likely =
    isLikely && best !== undefined
      ? [best, ...others.filter(({ score }) => score >= best.score - FURTHER_MARGIN)]
      : [];
  // A gate that stops the best stops the answer: the others are worse.
  const [first, ...further] = await throughGate(likely, understood, context.gate ?? null);
  if (best === undefined || first !== best) {
    const gate = GATES.findLast((refusal) => refusals.has(refusal)) ?? "nothing_found";
    const refusal = scored.length > 0 ? "below_threshold" : gate;
    return { ...retrieved, ...NO_TABLE, sentences: [], composer: "extractive", refusal, weighed };
  }
  const chosen = chooseSentences(best, further);
  const sentences = (withReasonBehind(chosen, understood) ?? chosen).map(toComposed);
  return { ...retrieved, ...NO_TABLE, sentences, composer: "extractive", refusal: null, weighed };
}

/** What an answer of sentences has none of. */
export const NO_TABLE = {
  table: null,
  missingYears: [],
  gap: null,
  choices: [],
  asks: [],
  conflicts: [],
} as const;

/**
 * An answer that is a table; where it has a single row, and the question does not ask for all of something, the sentences that
 * the row rests on, which tell more than its cells.
 */
export function composedTable(retrieved: Retrieved, { table, missing, askedAs }: ListAnswer): Composed {
  const rest = { composer: "extractive", refusal: null, weighed: [] } as const;
  const understood = { ...retrieved, askedAs: askedAs ?? retrieved.askedAs, ...NO_TABLE, ...rest };
  const [row, ...more] = table.rows;
  if (row !== undefined && more.length === 0 && !ASKS_ALL.test(retrieved.text)) {
    return { ...understood, sentences: sentencesOf(row), asks: table.columns };
  }
  return { ...understood, sentences: [], table, missingYears: missing, asks: table.columns };
}

/** Asks for all of something: a table then says that this is all. */
const ASKS_ALL = /\b(?:all|every|each|list)\b|所有|全部|列出|列舉|歷[年次屆]|每/iu;

/** The sentences that the cells of a row are quoted from, each once. */
function sentencesOf(row: readonly (ComposedCell | null)[]): ComposedSentence[] {
  const quotes = row.flatMap((cell) => cell?.quotes ?? []);
  const distinct = new Map(quotes.map((quote) => [`${quote.article.id} ${quote.start}`, quote]));
  return Array.from(distinct.values(), quotedSentence);
}

/** The sentences worth reading, best first. */
function likelyOnes(scored: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const least = (scored[0]?.score ?? 0) - READ_WITHIN;
  return scored.slice(0, SENTENCES_READ).filter(({ score }) => score >= least);
}

/** The sentences scored anew, best first, once each has been read together with the question. */
async function readAll(
  sentences: readonly ScoredSentence[],
  { plainText, time }: Understood,
  { read }: Pick<ComposeContext, "read">,
): Promise<ScoredSentence[]> {
  if (sentences.length === 0) return [];
  const candidates = sentences.map(({ view, sentence }) => ({
    title: view.plainTitle,
    before: view.sentences[sentence.index - 1]?.plainText ?? "",
    text: sentence.plainText,
  }));
  const found = readings(await read(spellOutTime(plainText, time), candidates));
  return sentences
    .flatMap((scored, place) => {
      const reading = found[place];
      return reading === undefined ? [] : [{ ...scored, score: afterReading(scored.measures, reading) }];
    })
    .sort(byScore);
}

/** The sentences of the articles that nothing rules out, best first, and what ruled out the others. */
async function scoreAll(
  ranked: readonly Ranked[],
  understood: Understood,
  { editions, vectors }: Pick<ComposeContext, "editions" | "vectors">,
): Promise<{ scored: ScoredSentence[]; refusals: ReadonlySet<Refusal> }> {
  const judged = ranked.map((article) => scoreSentences(article, understood, editions));
  const scored = judged.flatMap((article) => article.scored).sort(byScore);
  const near = await addKinship(scored.slice(0, COMPARED_IN_MEANING), understood, vectors);
  return {
    scored: [...near.sort(byScore), ...scored.slice(COMPARED_IN_MEANING)],
    refusals: new Set(judged.flatMap(({ refusals }) => [...refusals])),
  };
}

/** Articles of the passages found, each with its best passage's scores. */
function rankArticles(
  passages: readonly ScoredPassage[],
  { views, families }: Pick<ComposeContext, "views" | "families">,
): Ranked[] {
  // The acceptance weights were fitted on it: the order of the passages is better, this stays.
  const top = Math.max(0, ...passages.map(({ measure }) => measure));
  const ranked = new Map<string, Ranked>();
  for (const { article, measure, scores, sentenceSimilarities } of passages) {
    const known = ranked.get(article.id);
    const dense = Math.max(known?.dense ?? 0, scores.dense);
    const retrieval = Math.max(known?.retrieval ?? 0, top > 0 ? measure / top : 0);
    const family = (families.get(article.id) ?? [])
      .filter(({ id }) => id !== article.id)
      .map((other) => views.of(other));
    ranked.set(article.id, {
      view: views.of(article),
      dense,
      retrieval,
      similarities: sentenceSimilarities,
      family,
    });
  }
  return [...ranked.values()];
}

/** Best score first; among equals the city's own words, then the newer article, then a fixed order. */
function byScore(a: ScoredSentence, b: ScoredSentence): number {
  return (
    b.score - a.score ||
    Number(b.view.article.official) - Number(a.view.article.official) ||
    dayOf(b.view.article).localeCompare(dayOf(a.view.article)) ||
    a.view.article.id.localeCompare(b.view.article.id) ||
    a.sentence.index - b.sentence.index
  );
}

function dayOf({ publishedOn, eventOn }: Article): string {
  return publishedOn ?? eventOn ?? "";
}

function toComposed({
  view: { article },
  sentence: { text, start, end },
}: Pick<ScoredSentence, "view" | "sentence">): ComposedSentence {
  return { text, language: article.language, quotes: [{ article, start, end }] };
}
