import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateMentions, yearsIn } from "../../src/language/dates.ts";
import { formatDay } from "../../src/language/format-day.ts";

type Parts = [year: number | null, month: number | null, day: number | null, lastDay?: number];

/** What a text says of time, each mention with the words that say it. */
function read(text: string): [string, ...(number | null)[]][] {
  return dateMentions(text).map(({ start, end, year, month, day, lastDay }) => [
    text.slice(start, end),
    year,
    month,
    day,
    ...(lastDay === null ? [] : [lastDay]),
  ]);
}

describe("a day that news writes", () => {
  const cases: [string, Parts][] = [
    ["July 3, 2019", [2019, 7, 3]],
    ["July 3rd, 2019", [2019, 7, 3]],
    ["Jul. 3, 2019", [2019, 7, 3]],
    ["jun 3 2019", [2019, 6, 3]],
    ["Sept. 3, 2019", [2019, 9, 3]],
    ["3 July 2019", [2019, 7, 3]],
    ["3rd of July, 2019", [2019, 7, 3]],
    ["July 3", [null, 7, 3]],
    ["July 2019", [2019, 7, null]],
    ["May 2019", [2019, 5, null]],
    ["July", [null, 7, null]],
    ["2019-07-03", [2019, 7, 3]],
    ["2019/7/3", [2019, 7, 3]],
    ["2019.07.03", [2019, 7, 3]],
    ["2019年7月3日", [2019, 7, 3]],
    ["2019 年 7 月 3 日", [2019, 7, 3]],
    ["2019年7月3號", [2019, 7, 3]],
    ["２０１９年７月３日", [2019, 7, 3]],
    ["2019年7月", [2019, 7, null]],
    ["2019年", [2019, null, null]],
    ["7月3日", [null, 7, 3]],
    ["7月底", [null, 7, null]],
    ["七月三日", [null, 7, 3]],
    ["十二月三十一日", [null, 12, 31]],
    ["二〇一九年", [2019, null, null]],
    ["二○一九年七月三日", [2019, 7, 3]],
    ["二零一九年七月", [2019, 7, null]],
    ["民國113年", [2024, null, null]],
    ["民國108年7月3日", [2019, 7, 3]],
    ["民國一百零八年七月三日", [2019, 7, 3]],
    ["民國一一三年", [2024, null, null]],
    ["108年7月3日", [2019, 7, 3]],
    ["99年7月", [2010, 7, null]],
    ["113年度", [2024, null, null]],
  ];
  test.each(cases)("%s", (text, parts) => {
    expect(read(text)).toEqual([[text, ...parts]]);
    expect(read(`on ${text}, they met`)).toEqual([[text, ...parts]]);
  });

  test.each([
    ["They met in March.", "March", 3],
    ["In May the mayor left.", "May", 5],
    ["since May", "May", 5],
    ["until early March", "March", 3],
    ["in mid-May", "May", 5],
    ["by March", "March", 3],
    ["the last days of May.", "May", 5],
    ["before March, they said", "March", 3],
    ["last Sept.", "Sept.", 9],
  ])("a month that is a word or a name as well, where only a month can stand: %s", (text, written, month) => {
    expect(read(text)).toEqual([[written, null, month, null]]);
  });

  test("both months of a span are read", () => {
    expect(read("in April and May").map(([, , month]) => month)).toEqual([4, 5]);
    expect(read("from March to May").map(([, , month]) => month)).toEqual([3, 5]);
  });

  const ranges: [string, Parts][] = [
    ["July 3-5, 2019", [2019, 7, 3, 5]],
    ["July 3 to 5, 2019", [2019, 7, 3, 5]],
    ["July 3–5", [null, 7, 3, 5]],
    ["3-5 July 2019", [2019, 7, 3, 5]],
    ["2019年7月3日至5日", [2019, 7, 3, 5]],
    ["7月3至5日", [null, 7, 3, 5]],
    ["12月20、21日", [null, 12, 20, 21]],
    ["12月20日～21日", [null, 12, 20, 21]],
    ["民國108年7月3日至5日", [2019, 7, 3, 5]],
    ["七月三日至五日", [null, 7, 3, 5]],
  ];
  test.each(ranges)("days that follow each other within a month: %s", (text, parts) => {
    expect(read(text)).toEqual([[text, ...parts]]);
  });

  test("a range over two months is two dates", () => {
    expect(read("7月31日至8月2日")).toEqual([
      ["7月31日", null, 7, 31],
      ["8月2日", null, 8, 2],
    ]);
  });
});

describe("a year of the ROC calendar without its name", () => {
  test.each([
    ["論壇在112年的主題", [2023]],
    ["民國104年到108年簽了什麼", [2015, 2019]],
    ["於110年簽署", [2021]],
    ["112年的主題", [2023]],
    ["110年和112年", [2021, 2023]],
  ])("is read where nothing counts years: %s", (text, years) => {
    expect(yearsIn(text)).toEqual(years);
  });

  test.each(["滿100年", "建市112年", "已有120年歷史", "於112年前建市", "從110年歷史說起", "近100年"])(
    "is none where years are counted: %s",
    (text) => {
      expect(yearsIn(text)).toEqual([]);
    },
  );
});

describe("what is no date", () => {
  test.each([
    "20241225",
    "NT$2000",
    "2,019",
    "2019 people",
    "2018人",
    "60年",
    "6個月",
    "March Street",
    "They live in March Street",
    "A speech by May Chen",
    "May the best team win. March on!",
    "The mayor may visit",
    "They march on",
    "Maya, Augusta and Junes",
    "二十一日",
    "二十一世紀",
    "13月1日",
  ])("%s", (text) => {
    expect(read(text)).toEqual([]);
  });

  test("a count after a month is not its day", () => {
    expect(read("7月3場活動")).toEqual([["7月", null, 7, null]]);
    expect(read("2019年7月3場活動")).toEqual([["2019年7月", 2019, 7, null]]);
  });

  test("both years of a span are read, and no part of a long number is a year", () => {
    expect(yearsIn("2024-2025")).toEqual([2024, 2025]);
    expect(yearsIn("2018至2020年")).toEqual([2018, 2020]);
    expect(yearsIn("between 2018 and 2020, and again in 2018")).toEqual([2018, 2020]);
    expect(yearsIn("call 02-27208889 or 0912-2019-678")).toEqual([]);
  });
});

describe("whatever the day or the text", () => {
  const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });

  test.each(["en", "zh-Hant"])("every day that we show in %s is read back", (language) => {
    fc.assert(
      fc.property(day, (date) => {
        const shown = formatDay(date.toISOString().slice(0, 10), language);
        const parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        expect(read(shown)).toEqual([[shown, ...parts]]);
      }),
      { numRuns: 1000 },
    );
  });

  test("every day is read back from its year in the ROC calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 188 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(read(`民國${year}年${month}月1日`)).toEqual([
          [`民國${year}年${month}月1日`, year + 1911, month, 1],
        ]);
      }),
    );
  });

  test("mentions are in order, apart, within the text, and state parts that exist", () => {
    const piece = fc.constantFrom(
      ..."年月日號號至-/.,、 0123456789十二三〇".split(""),
      "2019",
      "民國",
      "July",
      "may ",
      "to",
      "of",
      "😀",
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, (input) => {
        let at = 0;
        for (const { start, end, year, month, day: first, lastDay } of dateMentions(input)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
          expect(year ?? month).not.toBeNull();
          expect([null, ...Array.from({ length: 12 }, (_, index) => index + 1)]).toContain(month);
          for (const value of [first, lastDay]) if (value !== null) expect(value).toBeLessThanOrEqual(31);
        }
        expect(at).toBeLessThanOrEqual(input.length);
      }),
      { numRuns: 3000 },
    );
  });
});
