import { describe, expect, it } from "vitest";
import {
  type Choice,
  fitConditionalLogit,
  type FitSettings,
  meanLogLikelihood,
  worths,
} from "../../src/commands/fit/conditional-logit.ts";

const SETTINGS: FitSettings = { ridge: 1e-4, steps: 400 };
/** What the invented chooser goes by: the first measure, against the second, whatever the third. */
const PLANTED = [4, -3, 0];
const PLANTED_NOTHING = 1;

/** Evenly spread values from 0 to 1 without chance: multiples of an irrational, a different one for each measure. */
function spread(place: number, measure: number): number {
  return (place * ([Math.SQRT2, Math.sqrt(3), Math.sqrt(5)][measure] ?? Math.E)) % 1;
}

/** Choices of four rows each, made as the planted weights would; nothing where no row is worth enough. */
const choices: readonly Choice[] = Array.from({ length: 150 }, (_, question) => {
  const rows = Array.from({ length: 4 }, (_row, row) =>
    PLANTED.map((_weight, measure) => spread(question * 4 + row + 1, measure)),
  );
  const worth = worths({ rows }, { weights: PLANTED, nothing: PLANTED_NOTHING });
  const best = Math.max(...worth);
  return {
    group: `event-${question % 10}`,
    rows,
    right: worth.map((value) => value === best && value > PLANTED_NOTHING),
  };
});

describe("a fitted conditional logit", () => {
  const model = fitConditionalLogit(choices, SETTINGS);

  it("recovers what the choices were made by", () => {
    const [first = 0, second = 0, third = 0] = model.weights;
    expect(first).toBeGreaterThan(0);
    expect(second).toBeLessThan(0);
    expect(Math.abs(third)).toBeLessThan(Math.min(first, -second) / 4);
    expect(first / -second).toBeGreaterThan(1);
    const isAsChosen = choices.map((choice) => {
      const worth = worths(choice, model);
      const best = Math.max(...worth);
      return best > model.nothing ? choice.right[worth.indexOf(best)] === true : !choice.right.includes(true);
    });
    expect(isAsChosen.filter(Boolean).length / choices.length).toBeGreaterThan(0.9);
  });

  it("explains the choices better than no model", () => {
    const none = { weights: [0, 0, 0], nothing: 0 };
    const fitted = meanLogLikelihood(choices, () => model);
    expect(fitted).toBeGreaterThan(meanLogLikelihood(choices, () => none));
    expect(fitted).toBeLessThanOrEqual(0);
  });

  it("stays near the model that it is pulled towards, the nearer the stronger", () => {
    const towards = { weights: [1, 1, 5], nothing: 2 };
    const [weak, strong] = [1e-4, 10].map((ridge) =>
      fitConditionalLogit(choices, { ...SETTINGS, ridge, towards }).weights.map((weight, place) =>
        Math.abs(weight - (towards.weights[place] ?? 0)),
      ),
    );
    for (const [place, distance] of (strong ?? []).entries()) {
      expect(distance).toBeLessThan(0.1);
      expect(distance).toBeLessThan(weak?.[place] ?? 0);
    }
  });

  it("is the same each time", () => {
    expect(fitConditionalLogit(choices, SETTINGS)).toEqual(model);
  });

  it("keeps weights nearer to 0 under a stronger pull", () => {
    const pulled = fitConditionalLogit(choices, { ...SETTINGS, ridge: 0.1 });
    const size = (weights: readonly number[]): number => Math.hypot(...weights);
    expect(size(pulled.weights)).toBeLessThan(size(model.weights));
  });

  it("learns nothing from questions without a candidate", () => {
    const empty: Choice = { group: "none", rows: [], right: [] };
    expect(meanLogLikelihood([...choices, empty], () => model)).toBe(meanLogLikelihood(choices, () => model));
    expect(fitConditionalLogit([empty], SETTINGS)).toEqual({ weights: [], nothing: 0 });
  });
});
