import fc from "fast-check";
import { expect, test } from "vitest";
import { StringTable } from "../../src/language/string-table.ts";

/** Texts that begin alike, in one byte a character and in several. */
const text = fc.string({
  unit: fc.constantFrom("a", "b", "\u0000", "\u007f", "é", "\u07ff", "\u0800", "臺", "\uffff", "𠮷"),
  maxLength: 5,
});

test("finds what it holds at its place, and nothing else", () => {
  fc.assert(
    fc.property(fc.uniqueArray(text), fc.array(text), (held, others) => {
      const { table, order } = StringTable.sorted(held);
      const places = held.map((one) => table.find(one));
      expect(places.map((place) => table.at(place))).toEqual(held);
      expect(places.map((place) => order[place])).toEqual(held.map((_, place) => place));
      for (const other of others) expect(table.find(other) >= 0).toBe(held.includes(other));
    }),
  );
});

test("finds all that begins alike", () => {
  fc.assert(
    fc.property(fc.uniqueArray(text), text, (held, prefix) => {
      const { table } = StringTable.sorted(held);
      const { from, to } = table.beginningWith(prefix);
      const found = Array.from({ length: to - from }, (_, place) => table.at(from + place));
      expect(found.sort()).toEqual(held.filter((one) => one.startsWith(prefix)).sort());
    }),
  );
});

test("finds texts of any length", () => {
  const lengths = [0, 1, 340, 341, 342, 1_024, 5_000];
  const { table } = StringTable.sorted(lengths.map((length) => "臺".repeat(length)));
  for (const length of lengths) expect(table.at(table.find("臺".repeat(length)))).toHaveLength(length);
  expect(table.find("臺".repeat(343))).toBe(-1);
});
