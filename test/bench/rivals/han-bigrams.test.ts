import { expect, test } from "vitest";
import { hanBigrams } from "./han-bigrams.ts";

test("words stand as they are, Han text in overlapping pairs, a single character by itself", () => {
  expect(hanBigrams("Taipei 台北市長 visits 福 2024, 𠮷野家")).toEqual([
    "Taipei",
    "台北",
    "北市",
    "市長",
    "visits",
    "福",
    "2024",
    "𠮷野",
    "野家",
  ]);
  expect(hanBigrams("")).toEqual([]);
});
