import fc from "fast-check";
import { expect, it, test } from "vitest";
import { weekBounds, weekOf } from "../../../src/staff/gaps/week.ts";

test.each([
  // Monday in Taipei begins at 16:00 UTC on Sunday.
  ["2026-03-01T15:59:59.999Z", "2026-W09"],
  ["2026-03-01T16:00:00.000Z", "2026-W10"],
  // The week of a year's first Thursday is its first.
  ["2020-12-31T12:00:00.000Z", "2020-W53"],
  ["2021-01-03T12:00:00.000Z", "2020-W53"],
  ["2024-12-30T12:00:00.000Z", "2025-W01"],
])("%s lies in %s", (instant, week) => {
  expect(weekOf(instant)).toBe(week);
});

test.each(["2026-W00", "2026-W54", "2021-W53", "2026-9", "W09"])("there is no week %s", (week) => {
  expect(weekBounds(week)).toBeNull();
});

it("begins where the one before ends, and has all of its instants", () => {
  const range = { min: new Date("1990-01-01T00:00:00Z"), max: new Date("2090-01-01T00:00:00Z") };
  fc.assert(
    fc.property(fc.date({ ...range, noInvalidDate: true }), (date) => {
      const instant = date.toISOString();
      const bounds = weekBounds(weekOf(instant));
      expect(bounds !== null && bounds.from <= instant && instant < bounds.to).toBe(true);
      expect(weekOf(bounds?.to ?? "")).not.toBe(weekOf(instant));
    }),
  );
});
