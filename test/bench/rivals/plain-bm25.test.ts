import fc from "fast-check";
import { expect, test } from "vitest";
import { Bm25Builder, bm25Scores } from "../../../src/search/bm25.ts";
import { PlainBm25 } from "./plain-bm25.ts";

test("the plain loop scores as the service's index does, so that the two can be timed beside one another", () => {
  const terms = fc.array(fc.constantFrom("a", "b", "c", "市", "市長", "e"), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 8 }), terms, (documents, asked) => {
      const builder = new Bm25Builder();
      for (const document of documents) builder.add(document);
      const query = new Map(asked.map((term, place) => [term, 1 + place / 2]));
      const scores = bm25Scores(builder.build(), query);
      const found = new PlainBm25(documents).search(query, documents.length);
      expect(found).toHaveLength(scores.filter((score) => score > 0).length);
      for (const { document, score } of found) expect(score).toBeCloseTo(scores[document] ?? 0, 5);
    }),
  );
});
