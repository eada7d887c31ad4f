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

test("what is told in the other language alone goes before what shares a few words in the question's own", () => {
  const told = candidate(2, { dense: 0.6, sentence: 0.6, articleWords: 0.9, passageWords: 0.9 }, true);
  const near = candidate(1, {
    dense: 0.5,
    sentence: 0.5,
    articleWords: 0.8,
    lexical: 0.8,
    passageWords: 0.8,
  });
  const same = candidate(3, { dense: 0.6, sentence: 0.6, articleWords: 1, lexical: 1, passageWords: 1 });
  expect(fuse([near, told]).map(({ index }) => index)).toEqual([2, 1]);
  // The citizen's own language decides where both tell it.
  expect(fuse([told, same]).map(({ index }) => index)).toEqual([3, 2]);
});

test("across languages words stand in for BM25", () => {
  const within = contributions(candidate(1, { lexical: 0.2, passageWords: 0.8 }));
  const across = contributions(candidate(1, { lexical: 0.2, passageWords: 0.8 }, true));
  expect(within.passageWords).toBe(0);
  expect(across.lexical).toBe(0);
  expect(across.passageWords).toBeGreaterThan(within.lexical);
  expect(across.passageWords).toBeLessThan(within.lexical * 4);
});
