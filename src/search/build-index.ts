import { setImmediate } from "node:timers/promises";
import type { Article, ArticleStatus } from "../corpus/article.ts";
import type { Glosser } from "../language/gloss.ts";
import { sentenceSpans } from "../language/sentences.ts";
import { Bm25Builder } from "./bm25.ts";
import { VECTOR_KEY_BYTES, vectorKey } from "./fingerprint.ts";
import type { IndexProgress } from "./index-protocol.ts";
import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import type { Passage } from "./passage.ts";
import { passageTerms, passageText } from "./passage-terms.ts";
import type { QuantizedVectors } from "./quantized-vectors.ts";
import { measuringModel, type Snapshot, StoredArticles } from "./snapshot.ts";
import type { SnapshotContents } from "./snapshot-folder.ts";
import { splitPassages } from "./split-passages.ts";
import type { TextEmbeddings } from "./text-embeddings.ts";
import {
  ByteVectors,
  type EmbeddedText,
  embedMissing,
  FullVectors,
  type KeptVectors,
  keyName,
  missingVectors,
} from "./vector-sets.ts";
import { VectorStoreView } from "./vector-index.ts";

/** What an index is made from. */
export interface BuildInput {
  /** The current articles, sorted by id. */
  readonly articles: readonly Article[];
  readonly fingerprint: string;
  readonly glosser: Glosser;
  /** Loads the shipped model; asked for only when something has to be embedded. */
  readonly minilm: () => Promise<TextEmbeddings>;
  /** The model that passages are found by, where it is another: ready to prepare texts at once. */
  readonly other: { readonly id: string; readonly embeddings: TextEmbeddings } | null;
  readonly previous: Snapshot | null;
  readonly reuseVectors: boolean;
  /** Called between stretches of work; may throw to stop. */
  readonly onProgress: (progress: IndexProgress) => void;
}

const ARTICLES_AT_ONCE = 16;

/**
 * Splits, glosses, embeds and indexes the articles. A passage whose prepared text was embedded before keeps its
 * vector, so that an article read again, moved or put under another rule is embedded only where its words changed.
 */
export async function buildIndex(input: BuildInput): Promise<SnapshotContents> {
  const { articles, glosser, other, onProgress } = input;
  const passages: Passage[] = [];
  const texts: EmbeddedText[] = [];
  const otherTexts: EmbeddedText[] = [];
  const sentences: EmbeddedText[] = [];
  const sentenceStarts = [0];
  const articlePlaces: number[] = [];
  const bm25 = new Bm25Builder();
  const keyed = (text: string): EmbeddedText => ({ text, key: vectorKey(MINILM_ID, glosser.gloss(text)) });
  for (const [place, article] of articles.entries()) {
    if (place % ARTICLES_AT_ONCE === 0) {
      onProgress({ phase: "read", done: place, total: articles.length });
      await setImmediate();
    }
    for (const passage of splitPassages(article)) {
      const text = passageText(passage);
      passages.push(passage);
      texts.push(keyed(text));
      if (other !== null) {
        otherTexts.push({ text, key: vectorKey(other.id, other.embeddings.prepared(text, "passage")) });
      }
      articlePlaces.push(place);
      bm25.add(passageTerms(text, glosser));
    }
    for (const { start, end } of sentenceSpans(article.body)) {
      sentences.push(keyed(article.body.slice(start, end)));
    }
    sentenceStarts.push(sentences.length);
  }
  onProgress({ phase: "read", done: articles.length, total: articles.length });
  const embedded = await vectorsOf({ texts, otherTexts, sentences }, input);
  const past = input.previous === null ? [] : await pastVersions(articles, input.previous);
  return {
    modelId: other?.id ?? MINILM_ID,
    fingerprint: input.fingerprint,
    current: articles.length,
    articles: StoredArticles.of([...articles, ...past]),
    passageArticles: Uint32Array.from(articlePlaces),
    passageStarts: Uint32Array.from(passages, ({ start }) => start),
    passageEnds: Uint32Array.from(passages, ({ end }) => end),
    vectorKeys: keysOf(other === null ? texts : otherTexts),
    ...embedded,
    sentenceStarts: Uint32Array.from(sentenceStarts),
    sentenceKeys: keysOf(sentences),
    bm25: bm25.build(),
  };
}

function keysOf(texts: readonly EmbeddedText[]): Uint8Array {
  return Buffer.concat(texts.map(({ key }) => key));
}

/** What there is to embed. */
interface Texts {
  readonly texts: readonly EmbeddedText[];
  /** The passages once more, as another model reads them; empty where there is none. */
  readonly otherTexts: readonly EmbeddedText[];
  readonly sentences: readonly EmbeddedText[];
}

/**
 * Vectors of passages and sentences: those known by their key, and the others embedded. Where passages are found by another
 * model, the shipped one embeds them as well, since what measures an answer was fitted on its vectors.
 */
async function vectorsOf(
  { texts, otherTexts, sentences }: Texts,
  { minilm, other, previous, reuseVectors, onProgress }: BuildInput,
): Promise<Pick<SnapshotContents, "vectors" | "measuring" | "sentenceVectors">> {
  const known = reuseVectors ? previous : null;
  const sentenceSet = new ByteVectors(sentences.length, MINILM_DIMENSIONS, keptSentences(known));
  if (other === null) {
    const passageSet = new FullVectors(texts.length, keptPassages(known, MINILM_ID));
    const missing = [...missingVectors(texts, passageSet), ...missingVectors(sentences, sentenceSet)];
    await embedMissing([{ embeddings: minilm, missing }], onProgress);
    const none = new VectorStoreView(new Float32Array(), MINILM_DIMENSIONS);
    return { vectors: passageSet.rows ?? none, measuring: null, sentenceVectors: sentenceSet.rows };
  }
  const measuringSet = new ByteVectors(texts.length, MINILM_DIMENSIONS, keptMeasuring(known));
  const otherSet = new FullVectors(otherTexts.length, keptPassages(known, other.id));
  const missing = [...missingVectors(texts, measuringSet), ...missingVectors(sentences, sentenceSet)];
  await embedMissing(
    [
      // First, so that an endpoint that fails is known at once.
      { embeddings: () => Promise.resolve(other.embeddings), missing: missingVectors(otherTexts, otherSet) },
      { embeddings: minilm, missing },
    ],
    onProgress,
  );
  return {
    vectors: otherSet.rows ?? new VectorStoreView(new Float32Array(), await dimensionsOf(other.embeddings)),
    measuring: { modelId: MINILM_ID, keys: keysOf(texts), vectors: measuringSet.rows },
    sentenceVectors: sentenceSet.rows,
  };
}

/** Where there is no passage, nothing has told how long the model's vectors are. */
async function dimensionsOf(embeddings: TextEmbeddings): Promise<number> {
  const [vector = new Float32Array()] = await embeddings.vectors(["Taipei"], "passage");
  return vector.length;
}

/** Passages that an earlier index found by this model; null where by another. */
function keptPassages(snapshot: Snapshot | null, modelId: string): KeptVectors<VectorStoreView> | null {
  if (snapshot?.header.modelId !== modelId) return null;
  return { places: placesOf(snapshot.vectorKeys), rows: snapshot.vectors };
}

/** Passages by the shipped model, from an earlier index by whichever. */
function keptMeasuring(snapshot: Snapshot | null): KeptVectors<QuantizedVectors | VectorStoreView> | null {
  const measuring = snapshot?.measuring ?? null;
  if (measuring?.modelId !== MINILM_ID) return keptPassages(snapshot, MINILM_ID);
  return { places: placesOf(measuring.keys), rows: measuring.vectors };
}

function keptSentences(snapshot: Snapshot | null): KeptVectors<QuantizedVectors> | null {
  if (snapshot === null || measuringModel(snapshot.header).modelId !== MINILM_ID) return null;
  return { places: placesOf(snapshot.sentenceKeys), rows: snapshot.sentenceVectors };
}

/** Places of an index's vectors by their keys. */
function placesOf(keys: Uint8Array): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at < keys.length; at += VECTOR_KEY_BYTES) {
    places.set(keyName(keys.subarray(at, at + VECTOR_KEY_BYTES)), at / VECTOR_KEY_BYTES);
  }
  return places;
}

/**
 * Versions that the index once had and answers may still cite: of an article that is in the corpus they are
 * superseded, of one that is not they are withdrawn. The newest comes first.
 */
async function pastVersions(articles: readonly Article[], previous: Snapshot): Promise<Article[]> {
  const current = new Map(articles.map((article) => [article.id, article]));
  const past: Article[] = [];
  for (const article of await previous.articles.slice(0, previous.articles.length)) {
    const now = current.get(article.id);
    if (now?.version === article.version) continue;
    const status: ArticleStatus = now === undefined ? "withdrawn" : "superseded";
    past.push({ ...article, status });
  }
  return past;
}
