import { type DocumentFilter, type Facets, FacetIndex, facetsOf } from "./document-filter.ts";
import { type GraphShape, HnswGraph, type HnswLibrary } from "./hnsw-graph.ts";
import { Stretch } from "./stretch.ts";
import { topScores } from "./top-scores.ts";
import type { VectorHit } from "./vector-index.ts";
import { VectorSegments } from "./vector-segments.ts";

/** A document as it is kept: as JSON, so that nobody who was handed it can change it. */
export interface StoredDocument {
  readonly id: string;
  readonly pageContent: string;
  readonly metadata: Record<string, unknown>;
}

/** What the documents are kept and searched with. */
export interface DocumentsOptions {
  readonly dimensions: number;
  readonly shape: GraphShape;
  /** Up to this many documents to choose from, each is compared. */
  readonly exactUpTo: number;
  /** Null where the native library is not there: each is compared, however many. */
  readonly library: HnswLibrary | null;
}

/** A filtered search asks the graph for as many as hold `k` allowed ones on average, times this. */
const SPARE = 2;
/** Beyond, asking the graph takes longer than comparing the allowed ones: 5 µs a neighbour against 0.5 µs a vector. */
const MOST_FETCHED = 1024;
/** Share of removed documents from which on the rest is written anew: they cost memory, and a search its time. */
const MOST_REMOVED = 1 / 5;

/**
 * Documents with their vectors, each at a place that is never used again. A removed one is only marked; `compacted`
 * makes new documents without them. A search goes over the documents as they were when it began, whatever is added or
 * removed while it gives way.
 */
export class StoredDocuments {
  readonly options: DocumentsOptions;
  readonly vectors: VectorSegments;
  readonly graph: HnswGraph | null;
  readonly #texts: string[] = [];
  readonly #ids: string[] = [];
  /** By place: the number of the change that removed it, 0 while it is there. */
  readonly #removedAt: number[] = [];
  readonly #placeOf = new Map<string, number>();
  readonly #facets = new FacetIndex();
  #changes = 0;

  /** `graph`: one that holds the documents about to be added under their places, marked where removed. */
  constructor(options: DocumentsOptions, graph: HnswGraph | null = null, capacity = 0) {
    const { library, dimensions, shape } = options;
    this.options = options;
    this.vectors = new VectorSegments(dimensions);
    this.graph = graph ?? (library === null ? null : HnswGraph.create(library, dimensions, shape, capacity));
  }

  /** Documents that are there. */
  get size(): number {
    return this.#placeOf.size;
  }

  /** Places given out so far, those of removed documents among them. */
  get places(): number {
    return this.#texts.length;
  }

  get needsCompaction(): boolean {
    return this.places > 0 && this.places - this.size >= this.places * MOST_REMOVED;
  }

  /** Puts a document in, in the place of the one with its id where there is one: a search finds one of the two. */
  put(document: StoredDocument, vector: Float32Array): void {
    this.putText(JSON.stringify(document), document, vector);
  }

  /** The same for a document whose JSON is there already. */
  putText(text: string, { id, metadata }: StoredDocument, vector: Float32Array): void {
    const place = this.vectors.push(vector);
    if (this.graph !== null && place >= this.graph.points) this.graph.add(place, vector);
    this.remove(id);
    this.#texts.push(text);
    this.#ids.push(id);
    this.#removedAt.push(0);
    this.#placeOf.set(id, place);
    this.#facets.add(place, facetsOf(metadata));
    this.#changes++;
  }

  /** Keeps a place for a document that is removed already, so that places stay those of the graph. */
  putRemoved(vector: Float32Array): void {
    this.vectors.push(vector);
    this.#texts.push("");
    this.#ids.push("");
    this.#removedAt.push(++this.#changes);
  }

  /** Takes a document out; says whether it was there. */
  remove(id: string): boolean {
    const place = this.#placeOf.get(id);
    if (place === undefined) return false;
    this.graph?.remove(place);
    this.#placeOf.delete(id);
    this.#facets.remove(place, this.#facetsAt(place));
    this.#removedAt[place] = ++this.#changes;
    return true;
  }

  /** Ids of the documents whose metadata name the article. */
  idsOfArticle(articleId: string): string[] {
    return [...this.#facets.ofArticle(articleId)].map((place) => this.#ids[place] ?? "");
  }

  documentAt(place: number): StoredDocument {
    return JSON.parse(this.textAt(place)) as StoredDocument;
  }

  /** The document's JSON; empty where it was removed before the documents were opened. */
  textAt(place: number): string {
    return this.#texts[place] ?? "";
  }

  isRemoved(place: number): boolean {
    return this.#removedAt[place] !== 0;
  }

  /** The documents that are there, at new places, with a graph of their own; gives way throughout. */
  async compacted(): Promise<StoredDocuments> {
    const rest = new StoredDocuments(this.options, null, this.size);
    const stretch = new Stretch();
    for (let place = 0; place < this.places; place++) {
      if (this.isRemoved(place)) continue;
      rest.putText(this.textAt(place), this.documentAt(place), this.vectors.at(place));
      if (stretch.isOver) await stretch.giveWay();
    }
    return rest;
  }

  /**
   * Places of the `k` documents nearest to a unit vector among those that the filter allows, best first, the older
   * first where equal: as many as there are up to `k`. Throws `VectorStoreError` for a filter that is none.
   */
  async nearest(query: Float32Array, k: number, filter: DocumentFilter = {}): Promise<VectorHit[]> {
    const allowed = this.#facets.allowed(filter);
    const candidates = allowed?.size ?? this.size;
    const wanted = Math.min(Math.floor(k), candidates);
    if (!(wanted > 0)) return [];
    if (this.graph !== null && candidates > this.options.exactUpTo) {
      const fetched = allowed === null ? wanted : Math.ceil((SPARE * wanted * this.size) / candidates);
      if (allowed === null || fetched <= MOST_FETCHED) {
        const hits = this.graph
          .nearest(query, Math.min(fetched, this.size))
          .filter((place) => allowed === null || allowed.has(place))
          .map((index) => ({ index, similarity: Math.fround(this.vectors.similarity(query, index)) }));
        hits.sort((a, b) => b.similarity - a.similarity || a.index - b.index);
        if (hits.length >= wanted) return hits.slice(0, wanted);
      }
    }
    return this.#scan(query, wanted, allowed === null ? null : Uint32Array.from(allowed).sort());
  }

  async #scan(query: Float32Array, k: number, allowed: Uint32Array | null): Promise<VectorHit[]> {
    const began = this.#changes;
    const similarities = new Float32Array(allowed?.length ?? this.places);
    const stretch = new Stretch();
    for (let at = 0; at < similarities.length; at++) {
      const place = allowed?.[at] ?? at;
      const removedAt = this.#removedAt[place] ?? 0;
      const isThere = removedAt === 0 || removedAt > began;
      similarities[at] = isThere ? this.vectors.similarity(query, place) : -Infinity;
      if (at % 256 === 255 && stretch.isOver) await stretch.giveWay();
    }
    return topScores(similarities, k).map((at) => ({
      index: allowed?.[at] ?? at,
      similarity: similarities[at] ?? 0,
    }));
  }

  #facetsAt(place: number): Facets {
    return facetsOf(this.documentAt(place).metadata);
  }
}
