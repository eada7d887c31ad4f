import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptance, type Measures } from "../../src/answer/acceptance.ts";
import { measureSentence, type SentenceFacts } from "../../src/answer/measure-sentence.ts";
import { evenSupport, share, supportedTerms, termOf } from "./support-fixture.ts";

const FACTS = [
  "value", "valueAbsent", "valueNone", "strangerMissing", "timeDoubtful", "headMissing", "similarity", "dense", "retrieval", "time", "timeUnstated", "sameLanguage",
  "length", "lead", "framed", "unframed", "unstated", "novelty", "similarityGap", "named", "unnamed", "listed",
  "unlisted", "matterMissing", "onlyPlanned", "denies",
] as const satisfies readonly (keyof SentenceFacts)[]; // prettier-ignore

function factsFrom(values: readonly number[], isYesNo: boolean): SentenceFacts {
  const facts = Object.fromEntries(FACTS.map((name, index) => [name, values[index] ?? 0]));
  return { ...facts, isYesNo } as unknown as SentenceFacts;
}
const facts = fc
  .tuple(fc.array(share, { minLength: FACTS.length, maxLength: FACTS.length }), fc.boolean())
  .map(([values, isYesNo]) => factsFrom(values, isYesNo));
const NO_FACTS = factsFrom([], false);

describe("the measures of a sentence", () => {
  it("are each within 0 and 1, whatever supports it, and give it a finite worth", () => {
    fc.assert(
      fc.property(supportedTerms, facts, ({ terms, support }, given) => {
        const measures = measureSentence(terms, support, given);
        for (const [name, value] of Object.entries(measures)) {
          expect(value, name).toBeGreaterThanOrEqual(0);
          expect(value, name).toBeLessThanOrEqual(1);
        }
        expect(Number.isFinite(acceptance(measures))).toBe(true);
        expect(measures).not.toHaveProperty("isYesNo");
        for (const name of FACTS) expect(measures[name]).toBe(given[name]);
      }),
    );
  });

  it("never fall, those of what is held, nor rise, those of what is missing, with more in the sentence", () => {
    const held = ["coverage", "own", "focus", "kin", "kinFocus", "weakest", "namesHere", "residual", "evenHere", "evenAround", "context"] as const;
    const missing = ["missing", "doubt", "residualMissing", "residualNearby"] as const;
    fc.assert(
      fc.property(supportedTerms, facts, ({ terms, support }, given) => {
        const before = measureSentence(terms, support, given);
        const all = terms.map(() => 1);
        const after = measureSentence(terms, { ...support, own: all, near: all }, given);
        for (const name of held) expect(after[name], name).toBeGreaterThanOrEqual(before[name] - 1e-9);
        for (const name of missing) expect(after[name], name).toBeLessThanOrEqual(before[name] + 1e-9);
      }),
    );
  }); // prettier-ignore

  const TERMS = [
    termOf({ isName: true, weight: 6 }),
    termOf({ isFocus: true, weight: 4 }),
    termOf({ isFocus: true, weight: 3 }),
  ];

  it("are best where the sentence holds all of the question", () => {
    expect(
      measureSentence(TERMS, evenSupport(TERMS, { own: 1 }), { ...NO_FACTS, isYesNo: true }),
    ).toMatchObject({
      coverage: 1,
      own: 1,
      kinFocus: 1,
      namesHere: 1,
      residual: 1,
      residualMissing: 0,
      missing: 0,
      weakest: 1,
      doubt: 0,
      evenHere: 1,
    } satisfies Partial<Measures>);
  });

  it("tell what title and opening leave over from what they have said", () => {
    const said = evenSupport(TERMS, { title: 1 });
    expect(measureSentence(TERMS, said, NO_FACTS)).toMatchObject({
      explained: 1,
      residualMissing: 0,
      restated: 0,
      context: 1,
    });
    const again = { ...said, own: [1, 0, 0], near: [1, 0, 0] };
    expect(measureSentence(TERMS, again, NO_FACTS).restated).toBeCloseTo(6 / 13, 9);
    const left = { ...said, title: [1, 1, 0] };
    const measures = measureSentence(TERMS, left, NO_FACTS);
    expect(measures).toMatchObject({ explained: 0, residual: 0 });
    expect(measures.residualMissing).toBeGreaterThan(0);
    const answered = measureSentence(TERMS, { ...left, own: [0, 0, 1], near: [0, 0, 1] }, NO_FACTS);
    expect(answered).toMatchObject({ residual: 1, residualMissing: 0 });
  });

  it("doubt what is least supported where the answer is yes or no, and only there", () => {
    const support = { ...evenSupport(TERMS, { own: 1 }), own: [1, 1, 0], near: [1, 1, 0] };
    expect(measureSentence(TERMS, support, { ...NO_FACTS, isYesNo: true }).doubt).toBe(1);
    expect(measureSentence(TERMS, support, NO_FACTS).doubt).toBe(0);
  });

  it("look for names in other reports of the event, for other words in the article alone", () => {
    const family = measureSentence(TERMS, evenSupport(TERMS, { family: 1 }), NO_FACTS);
    expect(family.nameMissing).toBe(0);
    expect(family.articleMissing).toBeGreaterThan(0);
    const article = measureSentence(TERMS, evenSupport(TERMS, { article: 1 }), NO_FACTS);
    expect(article).toMatchObject({ nameMissing: 0, articleMissing: 0, weakestAnywhere: 1, article: 1 });
  });

  it("of a question without words ask for nothing", () => {
    expect(measureSentence([], evenSupport([], {}), { ...NO_FACTS, isYesNo: true })).toMatchObject({
      coverage: 1, own: 1, evenHere: 1, missing: 0, residualMissing: 0, doubt: 0, explained: 1, restated: 0,
    });
  }); // prettier-ignore
});
