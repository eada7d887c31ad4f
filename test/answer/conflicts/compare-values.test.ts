import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compareDays, dayAspect, daySpan } from "../../../src/answer/conflicts/compare-days.ts";
import { compareThemes } from "../../../src/answer/conflicts/compare-themes.ts";
import { type Comparison, compareValues } from "../../../src/answer/conflicts/compare-values.ts";
import { SLOTS, type Slot } from "../../../src/records/record.ts";
import { GLOSSARY } from "../reading.ts";

function compare(slot: Slot, a: string, b: string, hasChineseTheme = false): Comparison {
  return compareValues(slot, a, b, { glossary: GLOSSARY, hasChineseTheme });
}

describe("two values of a slot", () => {
  test.each<[Slot, string, string, Comparison]>([
    ["document.count", "4", "4", "same"],
    ["document.count", "4", "3", "different"],
    ["delegation.size", "200", "260", "different"],
    ["relation.count", "48 sister cities", "第48個姊妹市", "same"],
    ["relation.count", "19個姊妹市", "50th sister city", "different"],
    ["event.place", "Brackwater", "白溪", "same"],
    ["event.place", "Brackwater City", "白溪市", "same"],
    ["event.place", "Brackwater", "Vestervik", "different"],
    // A district is no other city than the one it belongs to; nobody can tell of a place that no glossary knows.
    ["event.place", "Brackwater", "Old Quay", "unknown"],
    ["event.place", "Brackwater", "Lowmoor", "unknown"],
    ["event.venue", "the Salt House", "鹽屋", "same"],
    ["event.venue", "Brackwater Pier Hotel", "Pier Hotel", "same"],
    ["event.venue", "白溪濱海大酒店", "白溪濱海酒店", "same"],
    ["event.venue", "Brackwater Pier Hotel", "Brackwater Library", "unknown"],
    ["event.venue", "Pier Hotel", "Town Library", "different"],
    ["event.venue", "Pier Hotel", "碼頭飯店", "unknown"],
    ["delegation.leader", "Tseng Po-an", "曾柏安", "same"],
    ["delegation.leader", "Tseng Po-an", "林霍姆", "different"],
    ["delegation.leader", "Tseng Po-an", "Jonas Vik", "unknown"],
    ["event.state", "planned", "held", "same"],
    ["event.state", "postponed", "held", "same"],
    ["event.state", "cancelled", "held", "different"],
    ["event.edition", "9", "8", "different"],
  ])("of %s: %s and %s are %s", (slot, a, b, expected) => {
    expect(compare(slot, a, b)).toBe(expected);
  });

  test("are compared alike in both orders, and agree with themselves", () => {
    const value = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
      fc.constantFrom("2019-07-04", "2019-07", "2019", "Brackwater", "白溪", "Salt House", "3", "4 cities"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...SLOTS), value, value, fc.boolean(), (slot, a, b, hasChineseTheme) => {
        expect(compare(slot, a, b, hasChineseTheme)).toBe(compare(slot, b, a, hasChineseTheme));
        expect(compare(slot, a, a, hasChineseTheme)).not.toBe("different");
      }),
    );
  });
});

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, "YYYY-MM-DD".length));

describe("two times of one event", () => {
  test.each<[string, string, Comparison]>([
    ["2015-08-17", "2015-08-18", "different"],
    ["2015-08", "2015-08-17", "same"],
    ["2015", "2015-08-17", "same"],
    ["2015-09", "2015-08-17", "different"],
    ["2015-08-17/2015-08-19", "2015-08-18", "same"],
    ["2015-08-17/2015-08-19", "2015-08-20", "different"],
    ["2015-08-17/2015-08-19", "2015-08-18/2015-08-20", "different"],
    ["2015-08-31", "2015-08", "same"],
    ["on Tuesday", "2015-08", "unknown"],
  ])("%s and %s are %s", (a, b, expected) => {
    expect(compareDays(a, b)).toBe(expected);
  });

  it("agree where one lies within the other, and only there", () => {
    fc.assert(
      fc.property(
        fc.tuple(day, day, day).map((days) => days.sort()),
        ([first, middle, last]) => {
          expect(compareDays(`${first}/${last}`, middle)).toBe("same");
          expect(compareDays(first.slice(0, "YYYY-MM".length), first)).toBe("same");
          expect(compareDays(first, last)).toBe(first === last ? "same" : "different");
        },
      ),
    );
  });

  test.each([
    ["The forum opened on June 4.", "opening"],
    ["The forum came to its close on June 5.", "closing"],
    ["The forum was held on June 4.", "held"],
    ["Two memorandums were signed at the forum on June 5.", "there"],
    ["論壇於6月4日開幕。", "opening"],
    ["論壇於6月5日落幕。", "closing"],
    ["論壇於6月4日舉行。", "held"],
    ["6月5日在論壇簽署備忘錄。", "there"],
    ["5th Forum: 4 June 2014, in Brackwater.", "held"],
  ])("are an opening, a closing, the event or something at it: %s", (sentence, aspect) => {
    expect(dayAspect(sentence)).toBe(aspect);
  });

  test.each([
    ["opening", "closing", "same"],
    ["opening", "there", "same"],
    ["there", "closing", "same"],
    ["there", "there", "same"],
    ["closing", "opening", "different"],
    ["opening", "opening", "different"],
    ["held", "there", "different"],
    ["held", "held", "different"],
  ] as const)(
    "may be two days of one event: %s on the first, %s on the second: %s",
    (first, second, expected) => {
      expect(compareDays("2018-06-04", "2018-06-05", first, second)).toBe(expected);
      expect(compareDays("2018-06-05", "2018-06-04", second, first)).toBe(expected);
      expect(compareDays("2018-06-04", "2018-09-05", first, second)).toBe("different");
    },
  );

  it("know the days that a value can mean", () => {
    expect(daySpan("2015-02")).toEqual({ first: "2015-02-01", last: "2015-02-31" });
    expect(daySpan("2015")).toEqual({ first: "2015-01-01", last: "2015-12-31" });
    expect(daySpan("August")).toBeNull();
  });
});

describe("two themes", () => {
  test.each([
    // Renderings of one Chinese theme, and of none.
    ["Quiet Harbours, Open Seas", "Silent Harbours and Open Seas", true, "same"],
    ["Quiet Harbours, Open Seas", "Silent Harbours and Open Seas", false, "different"],
    ["Quiet Harbours, Open Seas", "Quiet Harbours and Open Sea", false, "same"],
    ["Quiet Harbours, Open Seas", "the circular economy", true, "different"],
    ["靜港、外海", "靜的港、外的海", true, "same"],
    ["靜港、外海", "循環經濟", true, "different"],
    ["靜港、外海", "Quiet Harbours", true, "unknown"],
  ] as const)("%s and %s, in Chinese: %s", (a, b, hasChineseTheme, expected) => {
    expect(compareThemes(a, b, hasChineseTheme)).toBe(expected);
  });
});
