import { setImmediate } from "node:timers/promises";
import type { Article, ArticleStatus } from "../corpus/article.ts";
import type { Glosser } from "../language/gloss.ts";
import { Bm25Builder } from "./bm25.ts";
import { VECTOR_KEY_BYTES, vectorKey } from "./fingerprint.ts";
import type { IndexProgress } from "./index-protocol.ts";
import type { MiniLmEmbeddings } from "./minilm-embeddings.ts";
import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import type { Passage } from "./passage.ts";
import { passageTerms, passageText } from "./passage-terms.ts";
import type { Snapshot } from "./snapshot.ts";
import { StoredArticles } from "./snapshot.ts";
import type { SnapshotContents } from "./snapshot-folder.ts";
import { splitPassages } from "./split-passages.ts";
import { VectorStoreView } from "./vector-index.ts";

/** What an index is made from. */
export interface BuildInput {
  /** The current articles, sorted by id. */
  readonly articles: readonly Article[];
  readonly fingerprint: string;
  readonly glosser: Glosser;
  /** Loads the model; asked for only when something has to be embedded. */
  readonly embeddings: () => Promise<MiniLmEmbeddings>;
  readonly previous: Snapshot | null;
  readonly reuseVectors: boolean;
  /** Called between stretches of work; may throw to stop. */
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Texts embedded between two looks at whether to stop: at most half a second. */
const EMBEDDED_AT_ONCE = 8;
const ARTICLES_AT_ONCE = 16;

/**
 * Splits, glosses, embeds and indexes the articles. A passage whose prepared text was embedded before keeps its
 * vector, so that an article read again, moved or put under another rule is embedded only where its words changed.
 */
export async function buildIndex(input: BuildInput): Promise<SnapshotContents> {
  const { articles, glosser, onProgress } = input;
  const passages: Passage[] = [];
  const texts: string[] = [];
  const keys: Uint8Array[] = [];
  const articlePlaces: number[] = [];
  const bm25 = new Bm25Builder();
  for (const [place, article] of articles.entries()) {
    if (place % ARTICLES_AT_ONCE === 0) {
      onProgress({ phase: "read", done: place, total: articles.length });
      await setImmediate();
    }
    for (const passage of splitPassages(article)) {
      const text = passageText(passage);
      passages.push(passage);
      texts.push(text);
      keys.push(vectorKey(glosser.gloss(text)));
      articlePlaces.push(place);
      bm25.add(passageTerms(text, glosser));
    }
  }
  onProgress({ phase: "read", done: articles.length, total: articles.length });
  const vectors = await vectorsOf(texts, keys, input);
  const past = input.previous === null ? [] : await pastVersions(articles, input.previous);
  return {
    modelId: MINILM_ID,
    fingerprint: input.fingerprint,
    current: articles.length,
    articles: StoredArticles.of([...articles, ...past]),
    passageArticles: Uint32Array.from(articlePlaces),
    passageStarts: Uint32Array.from(passages, ({ start }) => start),
    passageEnds: Uint32Array.from(passages, ({ end }) => end),
    vectorKeys: Buffer.concat(keys),
    vectors,
    bm25: bm25.build(),
  };
}

/** Vectors of the texts: those known by their key, and the others embedded. */
async function vectorsOf(
  texts: readonly string[],
  keys: readonly Uint8Array[],
  { embeddings, previous, reuseVectors, onProgress }: BuildInput,
): Promise<VectorStoreView> {
  const known = reuseVectors && previous !== null ? vectorsByKey(previous) : new Map<string, Float32Array>();
  const vectors = new Float32Array(texts.length * MINILM_DIMENSIONS);
  const missing: number[] = [];
  keys.forEach((key, index) => {
    const vector = known.get(keyName(key));
    if (vector === undefined) missing.push(index);
    else vectors.set(vector, index * MINILM_DIMENSIONS);
  });
  for (let from = 0; from < missing.length; from += EMBEDDED_AT_ONCE) {
    onProgress({ phase: "embed", done: from, total: missing.length });
    await setImmediate();
    const stretch = missing.slice(from, from + EMBEDDED_AT_ONCE);
    const model = await embeddings();
    const computed = await model.vectors(stretch.map((index) => texts[index] ?? ""));
    stretch.forEach((index, place) => {
      vectors.set(computed[place] ?? [], index * MINILM_DIMENSIONS);
    });
  }
  onProgress({ phase: "embed", done: missing.length, total: missing.length });
  return new VectorStoreView(vectors, MINILM_DIMENSIONS);
}

function keyName(key: Uint8Array): string {
  return Buffer.from(key).toString("latin1");
}

function vectorsByKey({ vectors, vectorKeys, header }: Snapshot): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  if (header.modelId !== MINILM_ID || header.dimensions !== MINILM_DIMENSIONS) return known;
  for (let index = 0; index < vectors.count; index++) {
    const key = vectorKeys.subarray(index * VECTOR_KEY_BYTES, (index + 1) * VECTOR_KEY_BYTES);
    known.set(keyName(key), vectors.at(index));
  }
  return known;
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
