import type { StringTable } from "../language/string-table.ts";

/** Documents that have one term, in their order, and how often each has it. */
export interface Posting {
  readonly documents: number[];
  readonly counts: number[];
}

/** Postings of many terms on typed arrays: term `t` has those from `starts[t]` to `starts[t + 1]`. */
export interface StoredPostings {
  readonly terms: StringTable;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint8Array;
}

/** A term is counted up to here in a document: beyond, it adds nothing that could be told. */
export const MOST_COUNTED = 255;

/**
 * Each term with its postings in document order: those taken over from an earlier index, those added, and both together.
 * `numbers` gives each earlier document its number now, or -1 where it is left out.
 */
export function* mergedPostings(
  { terms, starts, documents, counts }: StoredPostings,
  numbers: Int32Array,
  postings: ReadonlyMap<string, Posting>,
): Generator<{ readonly term: string; readonly posting: Posting }> {
  const added = new Map(postings);
  for (let index = 0; index < terms.length; index++) {
    const posting: Posting = { documents: [], counts: [] };
    const end = starts[index + 1] ?? 0;
    for (let at = starts[index] ?? 0; at < end; at++) {
      const number = numbers[documents[at] ?? 0] ?? -1;
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
