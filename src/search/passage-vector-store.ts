import { randomUUID } from "node:crypto";
import { Document, type DocumentInterface } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { maximalMarginalRelevance } from "@langchain/core/utils/math";
import { type MaxMarginalRelevanceSearchOptions, SaveableVectorStore } from "@langchain/core/vectorstores";
import type { DocumentFilter } from "./document-filter.ts";
import { DEFAULT_SHAPE, type GraphShape, loadHnswLibrary } from "./hnsw-graph.ts";
import { readSaved, saveDocuments } from "./store-folder.ts";
import { StoredDocuments } from "./stored-documents.ts";
import { Stretch } from "./stretch.ts";
import { unitVector } from "./unit-vector.ts";
import { VectorStoreError } from "./vector-store-error.ts";

export type { DocumentFilter } from "./document-filter.ts";
export { VectorStoreError } from "./vector-store-error.ts";

/** What a store is made with. */
export interface PassageVectorStoreOptions extends Partial<GraphShape> {
  /** Names what the vectors come from; a saved store is not opened for another model. */
  readonly modelId: string;
  /** Up to this many documents to choose from, each is compared: exact, and in under a millisecond. */
  readonly exactUpTo?: number;
  /** False compares each document always, as where the native library is not there. */
  readonly useGraph?: boolean;
}

/** Which documents to delete: by their ids, or all whose metadata hold one of these as `articleId`. */
export interface Deletion {
  readonly ids?: readonly string[];
  readonly articleIds?: readonly string[];
}

/** Compared in 0.8 ms at 384 dimensions, against 0.2 ms in the graph (`npm run recall`): the rest of a question takes longer. */
const EXACT_UP_TO = 2000;
/** Texts embedded and put in at a time, so that memory is bounded by these whatever is added. */
const EMBEDDED_AT_ONCE = 64;
/** Candidates for maximal marginal relevance and the weight of relevance, as LangChain's own stores have them. */
const FETCH_K = 20;
const LAMBDA = 0.5;

/**
 * A LangChain vector store in memory, over hnswlib where it is there and an exact scan otherwise, with the same results
 * but for what the graph misses (`npm run recall`). The score is the **cosine similarity**, -1 to 1: 1 is the same
 * direction, higher is nearer. Documents are kept as JSON: metadata come back as JSON holds them.
 *
 * Filters go by `language`, `year`, `city` and `series` of the metadata and give `k` documents where `k` are allowed.
 * Changes are made one after another, in stretches that let searches in; a search sees the documents as they were when
 * it began. A fifth of documents deleted or replaced has the rest written anew, aside.
 */
export class PassageVectorStore extends SaveableVectorStore {
  declare FilterType: DocumentFilter;
  readonly #modelId: string;
  readonly #shape: GraphShape;
  readonly #exactUpTo: number;
  readonly #useGraph: boolean;
  /** Null until the first vector says of how many dimensions they are. */
  #documents: StoredDocuments | null = null;
  #changed: Promise<unknown> = Promise.resolve();

  constructor(embeddings: EmbeddingsInterface, options: PassageVectorStoreOptions) {
    super(embeddings, {});
    const { m, efConstruction, ef } = options;
    this.#modelId = options.modelId;
    this.#shape = {
      m: m ?? DEFAULT_SHAPE.m,
      efConstruction: efConstruction ?? DEFAULT_SHAPE.efConstruction,
      ef: ef ?? DEFAULT_SHAPE.ef,
    };
    this.#exactUpTo = options.exactUpTo ?? EXACT_UP_TO;
    this.#useGraph = options.useGraph ?? true;
  }

  override _vectorstoreType(): string {
    return "passage";
  }

  /** Documents that are there. */
  get size(): number {
    return this.#documents?.size ?? 0;
  }

  /** Whether a graph serves, or every vector is compared. */
  get vectorIndex(): "hnsw" | "exact" {
    return (this.#documents?.graph ?? null) === null ? "exact" : "hnsw";
  }

  /**
   * Embeds and adds documents and returns their ids: those in `options.ids`, else the documents' own, else new ones. One
   * whose id is there already is replaced. What was added before a failure stays; adding all again is safe.
   */
  override async addDocuments(
    documents: DocumentInterface[],
    options: { readonly ids?: readonly string[] } = {},
  ): Promise<string[]> {
    const ids = idsOf(documents, options.ids);
    for (let from = 0; from < documents.length; from += EMBEDDED_AT_ONCE) {
      const batch = documents.slice(from, from + EMBEDDED_AT_ONCE);
      const vectors = await this.embeddings.embedDocuments(batch.map(({ pageContent }) => pageContent));
      await this.addVectors(vectors, batch, { ids: ids.slice(from, from + batch.length) });
    }
    return ids;
  }

  /** The same for documents whose vectors are there already, of any length but all of one dimension. */
  override async addVectors(
    vectors: number[][],
    documents: DocumentInterface[],
    options: { readonly ids?: readonly string[] } = {},
  ): Promise<string[]> {
    const ids = idsOf(documents, options.ids);
    if (vectors.length !== documents.length) {
      throw new VectorStoreError(
        "input",
        `${vectors.length} vectors were given for ${documents.length} documents`,
      );
    }
    await this.#change(async () => {
      if (documents.length === 0) return;
      const into = await this.#documentsFor(vectors);
      const stretch = new Stretch();
      for (const [index, { pageContent, metadata }] of documents.entries()) {
        into.put({ id: ids[index] ?? "", pageContent, metadata }, directionOf(vectors[index] ?? []));
        if (stretch.isOver) await stretch.giveWay();
      }
    });
    return ids;
  }

  /** Deletes documents; ids that are not there are passed over. Rejects where neither ids nor articles are named. */
  override async delete({ ids, articleIds }: Deletion = {}): Promise<void> {
    if (ids === undefined && articleIds === undefined)
      throw new VectorStoreError("input", "name what to delete: ids, articleIds or both");
    await this.#change(() => {
      const ofArticles = (articleIds ?? []).flatMap((id) => this.#documents?.idsOfArticle(id) ?? []);
      for (const id of [...(ids ?? []), ...ofArticles]) this.#documents?.remove(id);
    });
  }

  /** The `k` nearest documents that the filter allows, with their cosine similarities, best first. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: DocumentFilter,
  ): Promise<[Document, number][]> {
    return (await this.#nearest(query, k, filter)).map(({ document, similarity }) => [document, similarity]);
  }

  /** `k` of the `fetchK` (20) nearest that are like the query and unlike one another; `lambda` (0.5) 1 is the former alone. */
  override async maxMarginalRelevanceSearch(
    query: string,
    { k, fetchK = FETCH_K, lambda = LAMBDA, filter }: MaxMarginalRelevanceSearchOptions<DocumentFilter>,
  ): Promise<Document[]> {
    const vector = await this.embeddings.embedQuery(query);
    const found = await this.#nearest(vector, fetchK, filter);
    const vectors = found.map((hit) => Array.from(hit.vector));
    return maximalMarginalRelevance(vector, vectors, lambda, k).flatMap((at) => found[at]?.document ?? []);
  }

  /** Saves everything under a folder, in one step: a kill at any moment leaves what was saved before, or this. */
  override async save(folder: string): Promise<void> {
    const described = { modelId: this.#modelId, shape: this.#shape };
    await this.#change(() => saveDocuments(folder, described, this.#documents));
  }

  /**
   * Opens what was saved, with the breadth of search (ef) and the links (M) it was saved with; a graph is made where
   * there was none and one can serve. Rejects with `VectorStoreError` where there is nothing, it is damaged, or it is
   * of another model than `options.modelId`.
   */
  static override async load(
    folder: string,
    embeddings: EmbeddingsInterface,
    options: Partial<Pick<PassageVectorStoreOptions, "modelId" | "exactUpTo" | "useGraph">> = {},
  ): Promise<PassageVectorStore> {
    const saved = await readSaved(folder);
    const { modelId, shape } = saved.header;
    if (options.modelId !== undefined && options.modelId !== modelId) {
      throw new VectorStoreError(
        "model",
        `the vector store in ${folder} holds vectors of ${modelId}, not of ${options.modelId}: make it anew`,
      );
    }
    const store = new PassageVectorStore(embeddings, { ...options, modelId, ...shape });
    store.#documents = await saved.open(await store.#means());
    return store;
  }

  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
    options: PassageVectorStoreOptions,
  ): Promise<PassageVectorStore> {
    const documents = texts.map((pageContent, index) => {
      const own = (Array.isArray(metadatas) ? metadatas[index] : metadatas) as
        Record<string, unknown> | undefined;
      return new Document({ pageContent, metadata: own ?? {} });
    });
    return PassageVectorStore.fromDocuments(documents, embeddings, options);
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
    options: PassageVectorStoreOptions,
  ): Promise<PassageVectorStore> {
    const store = new PassageVectorStore(embeddings, options);
    await store.addDocuments(documents);
    return store;
  }

  async #nearest(query: number[], k: number, filter?: DocumentFilter): Promise<Found[]> {
    const documents = this.#documents;
    if (documents === null) return [];
    checkVector(query, documents.vectors.dimensions);
    const hits = await documents.nearest(directionOf(query), k, filter);
    return hits.map(({ index, similarity }) => ({
      document: new Document<Record<string, unknown>>(documents.documentAt(index)),
      vector: documents.vectors.at(index),
      similarity,
    }));
  }

  /** Makes a change once those before it are made, and writes the documents anew where too many are gone. */
  #change(change: () => Promise<void> | void): Promise<void> {
    const made = this.#changed.then(async () => {
      await change();
      if (this.#documents?.needsCompaction) this.#documents = await this.#documents.compacted();
    });
    // The next one is made whether this one succeeds or not; its caller hears of a failure.
    this.#changed = made.catch(() => undefined);
    return made;
  }

  /** Where the vectors go; rejects where one of them cannot be taken, before any is. */
  async #documentsFor(vectors: readonly number[][]): Promise<StoredDocuments> {
    const dimensions = this.#documents?.vectors.dimensions ?? vectors[0]?.length ?? 0;
    for (const vector of vectors) checkVector(vector, dimensions);
    const means = await this.#means();
    return (this.#documents ??= new StoredDocuments({ ...means, dimensions, shape: this.#shape }));
  }

  async #means() {
    const library = this.#useGraph ? await loadHnswLibrary() : null;
    return { library, exactUpTo: this.#exactUpTo };
  }
}

/** A document found, with its vector and its cosine similarity with the query. */
interface Found {
  readonly document: Document;
  readonly vector: Float32Array;
  readonly similarity: number;
}

function idsOf(documents: readonly DocumentInterface[], ids: readonly string[] | undefined): string[] {
  if (ids !== undefined && ids.length !== documents.length)
    throw new VectorStoreError("input", `${ids.length} ids were given for ${documents.length} documents`);
  return documents.map(({ id }, index) => ids?.[index] ?? id ?? randomUUID());
}

function checkVector(vector: readonly number[], dimensions: number): void {
  if (vector.length === 0 || !vector.every(Number.isFinite))
    throw new VectorStoreError("input", "a vector is empty or holds what is no number");
  if (vector.length === dimensions) return;
  throw new VectorStoreError(
    "input",
    `a vector has ${vector.length} dimensions and those of the store have ${dimensions}: they are of different models`,
  );
}

/** The vector at unit length; one without a direction is zeros, and like nothing. */
function directionOf(vector: readonly number[]): Float32Array {
  return unitVector(vector) ?? new Float32Array(vector.length);
}
