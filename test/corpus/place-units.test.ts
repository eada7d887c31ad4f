import { expect, test } from "vitest";
import { formsOfPlace, withoutUnit } from "../../src/corpus/place-units.ts";

test.each([
  ["海松郡", ["海松", "海松郡"]],
  ["高知縣潮見町", ["潮見", "潮見町"]],
  ["全羅南道海松郡", ["海松", "海松郡"]],
  ["馬拉加特省", ["馬拉加特", "馬拉加特省"]],
  ["廣州市", ["廣州", "廣州市"]],
  ["杭州", ["杭州"]],
  ["津市", ["津市"]],
])("%s", (name, forms) => {
  expect(formsOfPlace(name)).toEqual(forms);
});

test.each([
  ["Harlow County", "Harlow"],
  ["Harlow", "Harlow"],
  ["New York City", "New York"],
  ["County Cork", "County Cork"],
])("%s", (name, bare) => {
  expect(withoutUnit(name)).toBe(bare);
});
