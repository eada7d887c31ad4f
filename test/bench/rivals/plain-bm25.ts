import { topScores } from "../../../src/search/top-scores.ts";

const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly documents: Uint32Array;
  readonly impacts: Float32Array;
}

/** BM25 as one writes it in an afternoon: a map of terms to typed arrays and a loop. The service's own must be no slower. */
export class PlainBm25 {
  readonly #count: number;
  readonly #postings = new Map<string, Posting>();

  constructor(documents: readonly (readonly string[])[]) {
    this.#count = documents.length;
    const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
    const counts = new Map<string, Map<number, number>>();
    for (const [document, terms] of documents.entries()) {
      for (const term of terms) {
        const having = counts.get(term) ?? new Map<number, number>();
        having.set(document, (having.get(document) ?? 0) + 1);
        counts.set(term, having);
      }
    }
    for (const [term, having] of counts) {
      const idf = Math.log(1 + (documents.length - having.size + 0.5) / (having.size + 0.5));
      const impacts = Float32Array.from(having, ([document, count]) => {
        const length = documents[document]?.length ?? 0;
        return (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
      });
      this.#postings.set(term, { documents: Uint32Array.from(having.keys()), impacts });
    }
  }

  /** The `k` best documents that share a term with the query, best first, with their scores. */
  search(query: ReadonlyMap<string, number>, k: number): { document: number; score: number }[] {
    const scores = new Float32Array(this.#count);
    for (const [term, weight] of query) {
      const posting = this.#postings.get(term);
      if (posting === undefined) continue;
      const { documents, impacts } = posting;
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + weight * (impacts[at] ?? 0);
      }
    }
    return topScores(scores, k, 0).map((document) => ({ document, score: scores[document] ?? 0 }));
  }
}
