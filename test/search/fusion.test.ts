import { expect, test } from "vitest";
import { type Candidate, contributions, fuse } from "../../src/search/fusion.ts";

function candidate(index: number, fields: Partial<Candidate["scores"]>, isAcross = false): Candidate {
  const scores = {
    dense: 0.5,
    sentence: 0.5,
    lexical: 0,
    articleWords: 0,
    passageWords: 0,
    ...fields,
  };
  return { index, scores, isAcross };
}

test("ranks by the sum of what the sides add; equal scores keep index order", () => {
  const ranked = fuse([candidate(2, {}), candidate(1, {}), candidate(3, { sentence: 0.9 })]);
  expect(ranked.map(({ index }) => index)).toEqual([3, 1, 2]);
  for (const each of ranked) {
    const added = Object.values(contributions(each)) as number[];
    expect(each.score).toBeCloseTo(added.reduce((sum, value) => sum + value, 0));
  }
});

test("across languages words stand in for BM25", () => {
  const within = contributions(candidate(1, { lexical: 0.2, passageWords: 0.8 }));
  const across = contributions(candidate(1, { lexical: 0.2, passageWords: 0.8 }, true));
  expect(within.passageWords).toBe(0);
  expect(across.lexical).toBe(0);
  expect(across.passageWords).toBeGreaterThan(within.lexical);
  expect(across.passageWords).toBeLessThan(within.lexical * 4);
});
