import { expect, test } from "vitest";
import { isCountry } from "../../src/language/country-names.ts";

test.each(["Norway", "norway", "挪威", "South Korea", "Japan"])("%s is a country", (name) => {
  expect(isCountry(name)).toBe(true);
});

test.each(["Oslo", "奧斯陸", "Norwa", ""])("%s is none", (name) => {
  expect(isCountry(name)).toBe(false);
});
