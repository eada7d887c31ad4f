import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Bm25Builder, bm25Scores } from "../../src/search/bm25.ts";

function indexOf(documents: readonly (readonly string[])[]) {
  const builder = new Bm25Builder();
  for (const terms of documents) builder.add(terms);
  return builder.build();
}

const term = fc.constantFrom("a", "b", "臺", "臺北", "sign", "2019", "𠮷");
const documents = fc.array(fc.array(term, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

/** The formula as it is written, a document and a term at a time. */
function reference(
  all: readonly (readonly string[])[],
  document: number,
  query: ReadonlyMap<string, number>,
): number {
  const mean = all.reduce((sum, terms) => sum + terms.length, 0) / all.length;
  let score = 0;
  for (const [wanted, weight] of query) {
    const having = all.filter((terms) => terms.includes(wanted)).length;
    const count = all[document]?.filter((found) => found === wanted).length ?? 0;
    if (count === 0) continue;
    const idf = Math.log(1 + (all.length - having + 0.5) / (having + 0.5));
    const length = all[document]?.length ?? 0;
    score += (weight * idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / mean));
  }
  return score;
}

describe("bm25Scores", () => {
  test("gives what the formula gives", () => {
    fc.assert(
      fc.property(documents, fc.array(fc.tuple(term, fc.constantFrom(0.5, 1, 2))), (all, pairs) => {
        const query = new Map(pairs);
        const scores = bm25Scores(indexOf(all), query);
        all.forEach((_, document) => {
          expect(scores[document]).toBeCloseTo(reference(all, document, query), 4);
        });
      }),
    );
  });

  test("is zero for documents that share no term, and everywhere for an empty query", () => {
    const index = indexOf([["taipei"], ["tokyo"]]);
    expect([...bm25Scores(index, new Map([["taipei", 1]]))].map((score) => score > 0)).toEqual([true, false]);
    expect([...bm25Scores(index, new Map())]).toEqual([0, 0]);
  });

  test("serves an index without documents", () => {
    expect(bm25Scores(indexOf([]), new Map([["taipei", 1]]))).toHaveLength(0);
  });
});

test("an index with documents taken over from an earlier one is the one made of their terms", () => {
  fc.assert(
    fc.property(documents, documents, fc.array(fc.nat(11), { maxLength: 12 }), (earlier, added, taken) => {
      const from = indexOf(earlier);
      const builder = new Bm25Builder(from);
      const all: (readonly string[])[] = [];
      for (const [at, terms] of added.entries()) {
        const document = taken[at];
        if (document !== undefined && document < earlier.length && !taken.slice(0, at).includes(document)) {
          builder.take(document);
          all.push(earlier[document] ?? []);
        }
        builder.add(terms);
        all.push(terms);
      }
      expect(builder.build()).toEqual(indexOf(all));
    }),
  );
});
