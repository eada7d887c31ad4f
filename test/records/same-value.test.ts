import { expect, it } from "vitest";
import { isSameValue } from "../../src/commands/records/same-value.ts";
import type { Slot } from "../../src/records/record.ts";

it.each<readonly [Slot, string, string, boolean]>([
  ["event.date", "2021-05-04", "2021-05-04", true],
  ["event.date", "2021-05-04", "2021-05", false],
  ["event.place", "Brackwater City", "brackwater", true],
  ["event.place", "白溪市", "白溪", true],
  ["event.place", "Brackwater", "Vestervik", false],
  ["event.theme", "Open Harbours, Open Hearts and Open Minds", "Open", false],
  ["relation.kind", "Brackwater + Vestervik = sister", "Vestervik + Brackwater = sister", true],
  ["relation.kind", "Brackwater + Vestervik = sister", "Brackwater + Vestervik = partner", false],
  ["person.role", "Tseng Po-an = Mayor", "Tseng Po-an = Brackwater Mayor", true],
  ["person.role", "Tseng Po-an = Mayor", "Tseng Po-an = Deputy Mayor", false],
  ["person.role", "Tseng Po-an = Mayor", "Marta Lindholm = Mayor", false],
  ["contest.result", "Brackwater team = second place", "the Brackwater team won second place", true],
  ["contest.result", "Brackwater team = second place", "Vestervik team = second place", false],
  ["contest.result", "白溪隊 = 亞軍", "白溪隊 = 冠軍", false],
  ["number.count", "1,200 visitors", "1200 guests", true],
  ["number.count", "1200 visitors", "120 visitors", false],
])("a value of %s: %s and %s", (slot, a, b, expected) => {
  expect(isSameValue(slot, a, b)).toBe(expected);
  expect(isSameValue(slot, b, a)).toBe(expected);
});
