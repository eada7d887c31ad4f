import { setImmediate } from "node:timers/promises";
import type { Article, ArticleStatus } from "../corpus/article.ts";
import type { Glosser } from "../language/gloss.ts";
import type { MeaningReader } from "../language/meaning-words.ts";
import { sentenceSpans } from "../language/sentences.ts";
import { Bm25Builder } from "./bm25.ts";
import { VECTOR_KEY_BYTES, vectorKey } from "./fingerprint.ts";
import type { IndexProgress } from "./index-protocol.ts";
import type { MiniLmEmbeddings } from "./minilm-embeddings.ts";
import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import type { Passage } from "./passage.ts";
import { passageTerms, passageText } from "./passage-terms.ts";
import { QuantizedVectors } from "./quantized-vectors.ts";
import type { Snapshot } from "./snapshot.ts";
import { StoredArticles } from "./snapshot.ts";
import type { SnapshotContents } from "./snapshot-folder.ts";
import { splitPassages } from "./split-passages.ts";
import { VectorStoreView } from "./vector-index.ts";
import { NO_PASSAGE, WordIndexBuilder } from "./word-index.ts";

/** What an index is made from. */
export interface BuildInput {
  /** The current articles, sorted by id. */
  readonly articles: readonly Article[];
  readonly fingerprint: string;
  readonly glosser: Glosser;
  readonly reader: MeaningReader;
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
  const { articles, glosser, reader, onProgress } = input;
  const passages: Passage[] = [];
  const texts: EmbeddedText[] = [];
  const sentences: EmbeddedText[] = [];
  const sentenceStarts = [0];
  const articlePlaces: number[] = [];
  const bm25 = new Bm25Builder();
  const wordIndex = new WordIndexBuilder(reader);
  const keyed = (text: string): EmbeddedText => ({ text, key: vectorKey(glosser.gloss(text)) });
  for (const [place, article] of articles.entries()) {
    if (place % ARTICLES_AT_ONCE === 0) {
      onProgress({ phase: "read", done: place, total: articles.length });
      await setImmediate();
    }
    wordIndex.add(article.title, place, NO_PASSAGE);
    let passageNumber = passages.length;
    for (const passage of splitPassages(article)) {
      const text = passageText(passage);
      passages.push(passage);
      texts.push(keyed(text));
      articlePlaces.push(place);
      bm25.add(passageTerms(text, glosser));
    }
    for (const { start, end } of sentenceSpans(article.body)) {
      const sentence = article.body.slice(start, end);
      // Passages are made of whole sentences, in their order.
      while (start >= (passages[passageNumber]?.end ?? Infinity)) passageNumber++;
      sentences.push(keyed(sentence));
      wordIndex.add(sentence, place, passageNumber);
    }
    sentenceStarts.push(sentences.length);
  }
  onProgress({ phase: "read", done: articles.length, total: articles.length });
  const { vectors, sentenceVectors } = await vectorsOf(texts, sentences, input);
  const past = input.previous === null ? [] : await pastVersions(articles, input.previous);
  return {
    modelId: MINILM_ID,
    fingerprint: input.fingerprint,
    current: articles.length,
    articles: StoredArticles.of([...articles, ...past]),
    passageArticles: Uint32Array.from(articlePlaces),
    passageStarts: Uint32Array.from(passages, ({ start }) => start),
    passageEnds: Uint32Array.from(passages, ({ end }) => end),
    vectorKeys: Buffer.concat(texts.map(({ key }) => key)),
    vectors,
    sentenceStarts: Uint32Array.from(sentenceStarts),
    sentenceKeys: Buffer.concat(sentences.map(({ key }) => key)),
    sentenceVectors,
    bm25: bm25.build(),
    words: wordIndex.build(),
  };
}

/** A text to embed, with what tells that it was embedded before. */
interface EmbeddedText {
  readonly text: string;
  readonly key: Uint8Array;
}

/** Vectors of passages and sentences: those known by their key, and the others embedded. */
async function vectorsOf(
  passages: readonly EmbeddedText[],
  sentences: readonly EmbeddedText[],
  { embeddings, previous, reuseVectors, onProgress }: BuildInput,
): Promise<Pick<SnapshotContents, "vectors" | "sentenceVectors">> {
  const known = reuseVectors && previous !== null ? previous : null;
  const vectors = new VectorStoreView(
    new Float32Array(passages.length * MINILM_DIMENSIONS),
    MINILM_DIMENSIONS,
  );
  const sentenceVectors = QuantizedVectors.ofZeros(sentences.length, MINILM_DIMENSIONS);
  const knownPassages = placesByKey(known, (snapshot) => snapshot.vectorKeys);
  const knownSentences = placesByKey(known, (snapshot) => snapshot.sentenceKeys);
  const missing: { readonly text: string; readonly keep: (vector: Float32Array) => void }[] = [];
  passages.forEach(({ text, key }, index) => {
    const place = knownPassages.get(keyName(key));
    const keep = (vector: Float32Array): void => {
      vectors.at(index).set(vector);
    };
    if (place === undefined || known === null) missing.push({ text, keep });
    else keep(known.vectors.at(place));
  });
  sentences.forEach(({ text, key }, index) => {
    const place = knownSentences.get(keyName(key));
    if (place !== undefined && known !== null) sentenceVectors.copy(index, known.sentenceVectors, place);
    else
      missing.push({
        text,
        keep: (vector) => {
          sentenceVectors.set(index, vector);
        },
      });
  });
  for (let from = 0; from < missing.length; from += EMBEDDED_AT_ONCE) {
    onProgress({ phase: "embed", done: from, total: missing.length });
    await setImmediate();
    const stretch = missing.slice(from, from + EMBEDDED_AT_ONCE);
    const model = await embeddings();
    const computed = await model.vectors(stretch.map(({ text }) => text));
    stretch.forEach(({ keep }, place) => {
      keep(computed[place] ?? new Float32Array(MINILM_DIMENSIONS));
    });
  }
  onProgress({ phase: "embed", done: missing.length, total: missing.length });
  return { vectors, sentenceVectors };
}

function keyName(key: Uint8Array): string {
  return Buffer.from(key).toString("latin1");
}

/** Places of a snapshot's vectors by their keys; none where the model was another. */
function placesByKey(
  snapshot: Snapshot | null,
  keysOf: (snapshot: Snapshot) => Uint8Array,
): Map<string, number> {
  const places = new Map<string, number>();
  if (snapshot === null) return places;
  const { modelId, dimensions } = snapshot.header;
  if (modelId !== MINILM_ID || dimensions !== MINILM_DIMENSIONS) return places;
  const keys = keysOf(snapshot);
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
