import { StringTable } from "../language/string-table.ts";

/** Saturation of repeated terms and weight of length: the usual values (Robertson and Zaragoza 2009, section 3.5). */
const K1 = 1.2;
const B = 0.75;

/** Inverted index on typed arrays: term `t` has the postings `starts[t]` to `starts[t + 1]`. */
export interface Bm25Data {
  readonly documentCount: number;
  /** Sorted. */
  readonly terms: StringTable;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** What the term adds to the document's score: idf times the saturated frequency. */
  readonly impacts: Float32Array;
}

/** Gathers documents and makes the index of them. */
export class Bm25Builder {
  readonly #postings = new Map<string, { documents: number[]; counts: number[] }>();
  readonly #lengths: number[] = [];

  /** Adds the next document, given by its terms in any order. */
  add(terms: readonly string[]): void {
    const document = this.#lengths.length;
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const posting = this.#postings.get(term) ?? { documents: [], counts: [] };
      posting.documents.push(document);
      posting.counts.push(count);
      this.#postings.set(term, posting);
    }
    this.#lengths.push(terms.length);
  }

  /** The index; idf is ln(1 + (N - n + 0.5) / (n + 0.5)), never negative (as Lucene has it). */
  build(): Bm25Data {
    const lists = [...this.#postings.values()];
    const { table: terms, order } = StringTable.sorted([...this.#postings.keys()]);
    const documentCount = this.#lengths.length;
    const meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documentCount);
    const starts = new Uint32Array(lists.length + 1);
    const total = lists.reduce((sum, { documents }) => sum + documents.length, 0);
    const documents = new Uint32Array(total);
    const impacts = new Float32Array(total);
    let at = 0;
    order.forEach((from, term) => {
      const posting = lists[from] ?? { documents: [], counts: [] };
      const idf = Math.log(
        1 + (documentCount - posting.documents.length + 0.5) / (posting.documents.length + 0.5),
      );
      posting.documents.forEach((document, index) => {
        const count = posting.counts[index] ?? 0;
        const norm = K1 * (1 - B + (B * (this.#lengths[document] ?? 0)) / meanLength);
        documents[at] = document;
        impacts[at] = (idf * count * (K1 + 1)) / (count + norm);
        at++;
      });
      starts[term + 1] = at;
    });
    return { documentCount, terms, starts, documents, impacts };
  }
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
