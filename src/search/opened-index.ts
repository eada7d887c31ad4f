import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import { bm25Scores } from "./bm25.ts";
import type { SideScores } from "./fusion.ts";
import { holdsName } from "./held-names.ts";
import { DEFAULT_SHAPE, loadHnswLibrary } from "./hnsw-graph.ts";
import { HnswIndex } from "./hnsw-index.ts";
import { rankedBySentences } from "./likest-sentences.ts";
import { toScaleOf } from "./model-scale.ts";
import type { Passage, ScoredPassage } from "./passage.ts";
import type { PreparedQuery, QueryVectors } from "./question-protocol.ts";
import { GRAPH_FILE, type Snapshot } from "./snapshot.ts";
import { topScores } from "./top-scores.ts";
import { ExactIndex, type VectorHit, type VectorIndex } from "./vector-index.ts";
import { NO_PASSAGE } from "./word-index.ts";
import { WordSearch } from "./word-search.ts";

/**
 * Passages that each side puts forward where fewer are asked for; all but their sentences are compared by every side. With
 * 100, and ten asked for, every Hit@1 and Hit@10 of the development half of the public sets is the same (decision 43).
 */
export const CANDIDATES = 50;
/** Passages made, or compared with a query, in one stretch: about 2 ms. */
const PASSAGES_AT_ONCE = 5000;

/** One state of the index, never changed once opened: a new snapshot makes a new one. */
export class OpenedIndex {
  readonly articles: readonly Article[];
  readonly passages: readonly Passage[];
  readonly vectorIndex: VectorIndex;
  /** Finds passages by the measuring model where the one that finds them gives nothing; null where they are one. */
  readonly #withoutModel: VectorIndex | null;
  readonly #snapshot: Snapshot;
  readonly #wordSearch: WordSearch;
  /** By passage: number of its first sentence; one more entry closes the last. */
  readonly #passageSentences: Uint32Array;
  readonly #current: ReadonlyMap<string, Article>;
  readonly #past: readonly Article[];

  private constructor(
    snapshot: Snapshot,
    articles: readonly Article[],
    past: readonly Article[],
    passages: readonly Passage[],
    vectorIndex: VectorIndex,
  ) {
    this.#snapshot = snapshot;
    this.articles = articles;
    this.#current = new Map(articles.map((article) => [article.id, article]));
    this.#past = past;
    this.passages = passages;
    this.vectorIndex = vectorIndex;
    this.#withoutModel = snapshot.measuring === null ? null : new ExactIndex(snapshot.measuring.vectors);
    this.#wordSearch = new WordSearch(snapshot.words, articles.length, passages.length);
    this.#passageSentences = sentencesOfPassages(snapshot.words.unitPassages, passages.length);
  }

  /**
   * Gives way to other work while it reads; names and units of words are then put in order in one stretch, 25 to 40 ms at
   * 14,000 passages. `onWarning` hears why the graph, where there is one, does not serve.
   */
  static async open(snapshot: Snapshot, onWarning: (message: string) => void): Promise<OpenedIndex> {
    const { current } = snapshot.header;
    const articles = await snapshot.articles.slice(0, current);
    const past = await snapshot.articles.slice(current, snapshot.articles.length);
    const passages: Passage[] = [];
    for (const [index, place] of snapshot.passageArticles.entries()) {
      if (index % PASSAGES_AT_ONCE === PASSAGES_AT_ONCE - 1) await setImmediate();
      const article = articles[place];
      if (article === undefined)
        throw new Error(`passage ${index} belongs to article ${place}, which is not there`);
      const start = snapshot.passageStarts[index] ?? 0;
      const end = snapshot.passageEnds[index] ?? 0;
      passages.push({ article, start, end, text: article.body.slice(start, end) });
    }
    const vectorIndex = (await openGraph(snapshot, onWarning)) ?? new ExactIndex(snapshot.vectors);
    return new OpenedIndex(snapshot, articles, past, passages, vectorIndex);
  }

  /** Name of the snapshot: the same corpus, rules and model give the same. */
  get id(): string {
    return this.#snapshot.header.fingerprint.slice(0, 16);
  }

  get modelId(): string {
    return this.#snapshot.header.modelId;
  }

  /** Length of the vectors that passages are found by. */
  get dimensions(): number {
    return this.#snapshot.header.dimensions;
  }

  /** The current version, or the one asked for; of a withdrawn article its last one. Null where there is none. */
  article(id: string, version?: string): Article | null {
    const current = this.#current.get(id);
    if (current !== undefined && (version === undefined || version === current.version)) return current;
    return (
      this.#past.find(
        (article) => article.id === id && (version === undefined || article.version === version),
      ) ?? null
    );
  }

  /** How many passages hold a term; 0 for one that none holds. */
  documentFrequency(term: string): number {
    const { terms, starts } = this.#snapshot.bm25;
    const index = terms.find(term);
    return index < 0 ? 0 : (starts[index + 1] ?? 0) - (starts[index] ?? 0);
  }

  /** Whether a passage has the name, as it is written, in another form, or as the other script writes or reads it. */
  holdsName(name: string): boolean {
    return holdsName(name, {
      terms: this.#snapshot.bm25.terms,
      likenessOfNames: (sound, isChinese) => this.#wordSearch.likenessOfNames(sound, isChinese),
    });
  }

  /**
   * The `k` best passages, of all articles or of those named; best first; equal scores keep index order. Where the query has
   * no vector of the model that finds passages, they are found by words and by the shipped model.
   */
  async search(query: PreparedQuery, k: number, only: ReadonlySet<string> | null): Promise<ScoredPassage[]> {
    const { terms, words, isChinese } = query.words;
    const wide = Math.max(CANDIDATES, k);
    const isHeld = only === null ? null : this.#heldTo(only);
    const lexical = bm25Scores(this.#snapshot.bm25, terms);
    const best = topScores(within(lexical, isHeld), wide, 0);
    const byWords = await this.#wordSearch.scores(words);
    const likeliest = topScores(within(byWords.passages, isHeld), wide, 0);
    const highest = {
      lexical: highestOf(lexical),
      articleWords: highestOf(byWords.articles),
      passageWords: highestOf(byWords.passages),
    };
    // All of the above is done while the model computes.
    const vectors = await query.vectors;
    const nearest =
      isHeld === null ? await this.#nearest(vectors, wide) : await this.#nearestOf(vectors, isHeld, wide);
    const nearestPlaces = nearest.map(({ index }) => index);
    const places = [...new Set([...nearestPlaces, ...best, ...likeliest])];
    const { dense, found } = this.#cosines(vectors, places);
    const { vector } = vectors;
    const candidates = places.map((index, place) => {
      const article = this.#snapshot.passageArticles[index] ?? 0;
      const scores: SideScores = {
        dense: found?.[place] ?? dense[place] ?? 0,
        // Until it is compared.
        sentence: dense[place] ?? 0,
        lexical: share(lexical[index], highest.lexical),
        articleWords: share(byWords.articles[article], highest.articleWords),
        passageWords: share(byWords.passages[index], highest.passageWords),
      };
      const isAcross = (this.articles[article]?.language === "en") === isChinese;
      return { index, scores, isAcross };
    });
    const denseOf = new Map(places.map((index, place) => [index, dense[place] ?? 0]));
    const bySentences = rankedBySentences(candidates, (index) => this.#likestSentence(vector, index));
    const ranked = bySentences.slice(0, Math.max(0, k));
    const sentences = new Map<number, Float32Array>();
    return ranked.flatMap(({ index, score, scores: fused }) => {
      const passage = this.passages[index];
      if (passage === undefined) return [];
      const place = this.#snapshot.passageArticles[index] ?? 0;
      const sentenceSimilarities = sentences.get(place) ?? this.#sentenceSimilarities(vector, place);
      sentences.set(place, sentenceSimilarities);
      const scores = {
        ...fused,
        dense: denseOf.get(index) ?? 0,
        ...(found === null ? {} : { finding: fused.dense }),
      };
      const measure = fused.dense + fused.lexical;
      return [{ ...passage, score, measure, scores, sentenceSimilarities }];
    });
  }

  /** For each passage whether it stands in one of these articles. */
  #heldTo(only: ReadonlySet<string>): Uint8Array {
    return Uint8Array.from(this.passages, ({ article }) => Number(only.has(article.id)));
  }

  #nearest({ vector, finding }: QueryVectors, wide: number): Promise<VectorHit[]> {
    return finding === null
      ? (this.#withoutModel ?? this.vectorIndex).search(vector, wide)
      : this.vectorIndex.search(finding, wide);
  }

  /** Compares every passage that is held: those that a net over all passages brings in might be none of them. */
  async #nearestOf(
    { vector, finding }: QueryVectors,
    isHeld: Uint8Array,
    wide: number,
  ): Promise<VectorHit[]> {
    const { vectors, measuring } = this.#snapshot;
    const measured = measuring?.vectors ?? vectors;
    const similarities = new Float32Array(isHeld.length).fill(-Infinity);
    for (let index = 0; index < isHeld.length; index++) {
      if (index % PASSAGES_AT_ONCE === PASSAGES_AT_ONCE - 1) await setImmediate();
      if (isHeld[index] !== 1) continue;
      similarities[index] =
        finding === null ? measured.similarity(vector, index) : vectors.similarity(finding, index);
    }
    return topScores(similarities, wide).map((index) => ({ index, similarity: similarities[index] ?? 0 }));
  }

  /**
   * Cosines of passages by the shipped model, on which what measures an answer was fitted, and, where another model found
   * them, by that one on the scale of the first.
   */
  #cosines(
    { vector, finding }: Pick<QueryVectors, "vector" | "finding">,
    places: readonly number[],
  ): { readonly dense: readonly number[]; readonly found: readonly number[] | null } {
    const { vectors, measuring } = this.#snapshot;
    const measured = measuring?.vectors ?? vectors;
    const dense = places.map((index) => measured.similarity(vector, index));
    if (finding === null || measuring === null) return { dense, found: null };
    const cosines = places.map((index) => vectors.similarity(finding, index));
    return { dense, found: toScaleOf(cosines, dense) };
  }

  #likestSentence(vector: Float32Array, passage: number): number {
    let likest = -1;
    const end = this.#passageSentences[passage + 1] ?? 0;
    for (let sentence = this.#passageSentences[passage] ?? 0; sentence < end; sentence++) {
      likest = Math.max(likest, this.#snapshot.sentenceVectors.similarity(vector, sentence));
    }
    return likest;
  }

  #sentenceSimilarities(vector: Float32Array, articlePlace: number): Float32Array {
    const { sentenceStarts, sentenceVectors } = this.#snapshot;
    const first = sentenceStarts[articlePlace] ?? 0;
    const count = (sentenceStarts[articlePlace + 1] ?? first) - first;
    return Float32Array.from({ length: count }, (_, number) =>
      sentenceVectors.similarity(vector, first + number),
    );
  }
}

/** Scores of the passages that are held; 0 for the others. */
function within(scores: Float32Array, isHeld: Uint8Array | null): Float32Array {
  return isHeld === null ? scores : scores.map((score, index) => (isHeld[index] === 1 ? score : 0));
}

function share(score: number | undefined, highest: number): number {
  return highest > 0 ? (score ?? 0) / highest : 0;
}

function highestOf(scores: Float32Array): number {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  return highest;
}

/** Sentences are in the order of passages, and titles, which have no vector, are left out. */
function sentencesOfPassages(unitPassages: Uint32Array, passageCount: number): Uint32Array {
  const starts = new Uint32Array(passageCount + 1);
  for (const passage of unitPassages) {
    if (passage !== NO_PASSAGE) starts[passage + 1] = (starts[passage + 1] ?? 0) + 1;
  }
  for (let passage = 0; passage < passageCount; passage++)
    starts[passage + 1] = (starts[passage + 1] ?? 0) + (starts[passage] ?? 0);
  return starts;
}

async function openGraph(
  snapshot: Snapshot,
  onWarning: (message: string) => void,
): Promise<VectorIndex | null> {
  const { graph } = snapshot.header;
  const library = graph === null ? null : await loadHnswLibrary();
  if (graph === null || library === null) return null;
  try {
    const { folder, vectors, graphLabels } = snapshot;
    // How broadly it is searched is not how it was made: a graph of an earlier version is searched as one of today.
    return await HnswIndex.open(library, join(folder, GRAPH_FILE), vectors, graphLabels, DEFAULT_SHAPE.ef);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    onWarning(`the vector graph of the index cannot be opened (${reason}); every vector is compared instead`);
    return null;
  }
}
