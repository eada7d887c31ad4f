import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  chanceOfDeclining,
  commonChances,
  hasMeaning,
  isTooShort,
  meaningChances,
  meaningRow,
  meaningText,
  reasonByMeaning,
} from "../../../src/answer/screening/meaning.ts";
import {
  meaningFile,
  MEANINGS,
  type MeaningModel,
  readMeaningModel,
} from "../../../src/answer/screening/meaning-model.ts";
import { letterRuns, RUN_PLACES } from "../../../src/answer/screening/letter-runs.ts";
import { SIGN_COUNT } from "../../../src/answer/screening/signs.ts";
import { type Example, fitSoftmax } from "../../../src/commands/fit/softmax-regression.ts";

const SETTINGS = { classes: MEANINGS.length, ridge: 1e-4, steps: 200 };
const WIDTH = 4;

/** Rows that point to one of three classes, evenly spread without chance. */
const examples: readonly Example[] = Array.from({ length: 90 }, (_, place) => {
  const of = place % 3;
  const row = Float32Array.from(
    { length: WIDTH },
    (_row, measure) => ((place + 1) * Math.sqrt(measure + 2)) % 0.4,
  );
  row[of] = 1;
  return { row, of, weight: 1 };
});
const weights = fitSoftmax(examples, SETTINGS);
const model: MeaningModel = { modelId: "a-model", reasons: MEANINGS, weights, threshold: 0.8 };

async function written(text: string): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), "meaning-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "meaning.json"), text);
  return pathToFileURL(join(folder, "meaning.json"));
}

describe("a fitted softmax regression", () => {
  it("tells the classes apart, and the same each time", () => {
    for (const { row, of } of examples) {
      const chances = meaningChances(row, model);
      expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1);
      expect(chances.indexOf(Math.max(...chances))).toBe(of);
    }
    expect(fitSoftmax(examples, SETTINGS)).toEqual(weights);
  });

  it("goes by what counts more", () => {
    const row = Float32Array.from([1, 0, 0, 0]);
    const split = [
      { row, of: 0, weight: 3 },
      { row, of: 1, weight: 1 },
    ];
    const [first = 0, second = 0] = meaningChances(row, { ...model, weights: fitSoftmax(split, SETTINGS) });
    expect(first / second).toBeCloseTo(3, 1);
  });
});

describe("a question", () => {
  const first = Float32Array.from([1, 0, 0, 0]);
  const second = Float32Array.from([0, 1, 0, 0]);

  it("is declined for the likeliest reason, where it is unlikely enough to be one to answer", () => {
    expect(reasonByMeaning(meaningChances(first, model), model)).toBeNull();
    expect(reasonByMeaning(meaningChances(second, model), model)).toBe(MEANINGS[1]);
    expect(reasonByMeaning(meaningChances(second, model), { ...model, threshold: 1 })).toBeNull();
  });

  it("is not weighed by a model that was fitted on other values", () => {
    expect(() => meaningChances(Float32Array.of(1, 0), model)).toThrow("fitted on 4 values, not on 2");
  });

  it("is weighed by both, and most by the one that reads it", () => {
    const sure = (of: number): number[] => MEANINGS.map((_, place) => (place === of ? 0.92 : 0.01));
    const read = (of: number): Float32Array => Float32Array.from(sure(of), Math.log);
    const agreed = commonChances(sure(1), read(1));
    expect(agreed.reduce((sum, chance) => sum + chance)).toBeCloseTo(1);
    expect(agreed[1]).toBeCloseTo(0.92);
    const parted = commonChances(sure(0), read(1));
    expect(chanceOfDeclining(parted, model)).toBeGreaterThan(0.5);
    expect(chanceOfDeclining(parted, model)).toBeLessThan(chanceOfDeclining(agreed, model));
    expect(
      commonChances([1, ...Array<number>(MEANINGS.length - 1).fill(0)], read(1)).every(Number.isFinite),
    ).toBe(true);
  });

  it("is weighed by what it is written with, whatever its white space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const runs = letterRuns(text);
        const length = Math.hypot(...runs);
        expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true);
        expect(letterRuns(` ${text.replaceAll(/\s+/gu, "\n ")}\t`)).toEqual(runs);
      }),
    );
    expect(letterRuns("你是誰")).not.toEqual(letterRuns("你是狗"));
    expect(letterRuns(" \n")).toEqual(new Float32Array(RUN_PLACES));
  });

  it("of two words or five characters is not weighed alone", () => {
    expect(["all themes", "mayor", "市長", "所有主題", "2019 forum"].map(isTooShort)).not.toContain(false);
    expect(["say my name", "all the themes", "唱首歌給我聽", "who's that man"].map(isTooShort)).not.toContain(
      true,
    );
  });

  it("is weighed by its vector and by signs of who speaks of what", () => {
    const row = meaningRow("did the mayor say it?", first);
    expect(row.slice(0, first.length)).toEqual(first);
    expect(row.length).toBe(first.length + SIGN_COUNT + RUN_PLACES);
    expect(row).not.toEqual(meaningRow("say it", first));
  });

  it("is read without masked data, in English and Chinese alone", () => {
    expect(meaningText("我的電話是[phone]，论坛在哪")).toBe("論壇在哪");
    expect(["Hello", "你好", "论坛"].map(hasMeaning)).toEqual([true, true, true]);
    expect(["こんにちは、どこですか", "Где форум?", "Siapa Ko?"].map(hasMeaning)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("a model's file", () => {
  it("holds the model", async () => {
    expect(await readMeaningModel(await written(meaningFile(model)))).toEqual(model);
  });

  it.each([
    ["{", "JSON"],
    [JSON.stringify({ modelId: "m", threshold: 2, weights: "" }), "threshold"],
    [JSON.stringify({ modelId: "m", threshold: 0.5, weights: "AAAA" }), "rows"],
  ])("that cannot be used is named: %s", async (text, problem) => {
    await expect(readMeaningModel(await written(text))).rejects.toThrow(
      new RegExp(`meaning\\.json.*${problem}`, "s"),
    );
  });
});
