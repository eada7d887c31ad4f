import { StringTable } from "../language/string-table.ts";

/** Saturation of repeated terms and weight of length: the usual values (Robertson and Zaragoza 2009, section 3.5). */
const K1 = 1.2;
const B = 0.75;
/** A term is counted up to here in a document: beyond, it adds nothing that could be told. */
const MOST_COUNTED = 255;

/** Inverted index on typed arrays: term `t` has the postings `starts[t]` to `starts[t + 1]`. */
export interface Bm25Data {
  readonly documentCount: number;
  /** Sorted. */
  readonly terms: StringTable;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** What the term adds to the document's score: idf times the saturated frequency. */
  readonly impacts: Float32Array;
  /** How often the document has the term, up to 255: with these the index can be made again for other documents. */
  readonly counts: Uint8Array;
  /** By document: its terms, repeated ones counted each time. */
  readonly lengths: Uint32Array;
}

const EMPTY: Bm25Data = {
  documentCount: 0,
  terms: StringTable.of([]),
  starts: new Uint32Array(1),
  documents: new Uint32Array(),
  impacts: new Float32Array(),
  counts: new Uint8Array(),
  lengths: new Uint32Array(),
};

/** Documents and counts of one term. */
interface Posting {
  readonly documents: number[];
  readonly counts: number[];
}

/** Gathers documents and makes the index of them. Those of an earlier index are taken over without their terms. */
export class Bm25Builder {
  readonly #earlier: Bm25Data;
  /** By document of the earlier index: its number here, or -1. */
  readonly #numbers: Int32Array;
  readonly #postings = new Map<string, Posting>();
  readonly #lengths: number[] = [];

  constructor(earlier: Bm25Data | null = null) {
    this.#earlier = earlier ?? EMPTY;
    this.#numbers = new Int32Array(this.#earlier.documentCount).fill(-1);
  }

  /** Adds the next document, given by its terms in any order. */
  add(terms: readonly string[]): void {
    const document = this.#lengths.length;
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const posting = this.#postings.get(term) ?? { documents: [], counts: [] };
      posting.documents.push(document);
      posting.counts.push(Math.min(count, MOST_COUNTED));
      this.#postings.set(term, posting);
    }
    this.#lengths.push(terms.length);
  }

  /** Adds the next document as the earlier index has it, where it is taken once at most. */
  take(document: number): void {
    this.#numbers[document] = this.#lengths.length;
    this.#lengths.push(this.#earlier.lengths[document] ?? 0);
  }

  /**
   * The index, the same whichever documents were taken over; idf is ln(1 + (N - n + 0.5) / (n + 0.5)), never negative
   * (as Lucene has it).
   */
  build(): Bm25Data {
    const strings: string[] = [];
    const postings: Posting[] = [];
    for (const { term, posting } of this.#merged()) {
      strings.push(term);
      postings.push(posting);
    }
    const { table: terms, order } = StringTable.sorted(strings);
    const documentCount = this.#lengths.length;
    const meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documentCount);
    const norms = this.#lengths.map((length) => K1 * (1 - B + (B * length) / meanLength));
    const starts = new Uint32Array(postings.length + 1);
    const total = postings.reduce((sum, { documents }) => sum + documents.length, 0);
    const documents = new Uint32Array(total);
    const impacts = new Float32Array(total);
    const counts = new Uint8Array(total);
    let at = 0;
    order.forEach((from, term) => {
      const posting = postings[from] ?? { documents: [], counts: [] };
      const having = posting.documents.length;
      const idf = Math.log(1 + (documentCount - having + 0.5) / (having + 0.5));
      posting.documents.forEach((document, index) => {
        const count = posting.counts[index] ?? 0;
        documents[at] = document;
        counts[at] = count;
        impacts[at] = (idf * count * (K1 + 1)) / (count + (norms[document] ?? 0));
        at++;
      });
      starts[term + 1] = at;
    });
    return {
      documentCount,
      terms,
      starts,
      documents,
      impacts,
      counts,
      lengths: Uint32Array.from(this.#lengths),
    };
  }

  /** Each term with its postings in document order: those taken over, those added, and both together. */
  *#merged(): Generator<{ readonly term: string; readonly posting: Posting }> {
    const { terms, starts, documents, counts } = this.#earlier;
    const added = new Map(this.#postings);
    for (let index = 0; index < terms.length; index++) {
      const posting: Posting = { documents: [], counts: [] };
      const end = starts[index + 1] ?? 0;
      for (let at = starts[index] ?? 0; at < end; at++) {
        const number = this.#numbers[documents[at] ?? 0] ?? -1;
        if (number < 0) continue;
        posting.documents.push(number);
        posting.counts.push(counts[at] ?? 0);
      }
      const term = terms.at(index);
      const more = added.get(term);
      added.delete(term);
      if (more !== undefined) yield { term, posting: inOrder([posting, more]) };
      else if (posting.documents.length > 0) yield { term, posting: inOrder([posting]) };
    }
    for (const [term, posting] of added) yield { term, posting };
  }
}

/** Postings of one term put together in the order of their documents. */
function inOrder(postings: readonly Posting[]): Posting {
  const [first] = postings;
  const isSorted = ({ documents }: Posting): boolean =>
    documents.every((document, at) => at === 0 || (documents[at - 1] ?? 0) < document);
  if (postings.length === 1 && first !== undefined && isSorted(first)) return first;
  const pairs = postings.flatMap(({ documents, counts }) =>
    documents.map((document, at): [number, number] => [document, counts[at] ?? 0]),
  );
  pairs.sort(([a], [b]) => a - b);
  return { documents: pairs.map(([document]) => document), counts: pairs.map(([, count]) => count) };
}

/** BM25 scores of every document for a query given by its terms and their weights; 0 where no term is shared. */
export function bm25Scores(data: Bm25Data, query: ReadonlyMap<string, number>): Float32Array {
  const scores = new Float32Array(data.documentCount);
  for (const [term, weight] of query) {
    const index = data.terms.find(term);
    if (index < 0) continue;
    const end = data.starts[index + 1] ?? 0;
    for (let at = data.starts[index] ?? 0; at < end; at++) {
      const document = data.documents[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + weight * (data.impacts[at] ?? 0);
    }
  }
  return scores;
}
