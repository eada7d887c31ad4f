import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chineseNumeral } from "../../src/language/chinese-numeral.ts";
import { type NumberMention, numberMentions } from "../../src/language/numbers.ts";

const values = (text: string): number[] => numberMentions(text).map(({ value }) => value);

/** The only number that a text states, with the words that state it. */
function only(text: string): Omit<NumberMention, "start" | "end"> & { written: string } {
  const mentions = numberMentions(text);
  expect(mentions).toHaveLength(1);
  const { start, end, ...rest } = mentions[0] ?? expect.fail(text);
  return { written: text.slice(start, end), ...rest };
}

/** A whole number in Chinese numerals, up to 99,999,999. */
function inChinese(value: number): string {
  const belowTenThousand = (part: number): string => {
    let written = "";
    let skipped = false;
    for (const [unit, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const digit = Math.floor(part / unit) % 10;
      if (digit === 0) {
        skipped = written !== "";
        continue;
      }
      written += `${skipped ? "零" : ""}${"一二三四五六七八九".charAt(digit - 1)}${name}`;
      skipped = false;
    }
    return written;
  };
  if (value === 0) return "零";
  const [high, low] = [Math.floor(value / 1e4), value % 1e4];
  const gap = high > 0 && low > 0 && low < 1000 ? "零" : "";
  return `${high > 0 ? `${belowTenThousand(high)}萬` : ""}${gap}${belowTenThousand(low)}`;
}

describe("a number, however news writes it", () => {
  test.each([
    ["12,345 people", 12_345],
    ["1.2 million people", 1_200_000],
    ["1.1 million", 1_100_000],
    ["5 hundred", 500],
    ["120萬人", 1_200_000],
    ["1.1萬", 11_000],
    ["1.2億元", 120_000_000],
    ["1億2,000萬元", 120_000_000],
    ["3萬5,000人", 35_000],
    ["3萬5千人", 35_000],
    ["5千人", 5_000],
    ["3百萬人", 3_000_000],
    ["２０人", 20],
    ["十六個", 16],
    ["兩百人", 200],
    ["一千五百人", 1500],
    ["一千零五人", 1005],
    ["兩萬三", 23_000],
    ["三十五萬人", 350_000],
    ["一億兩千萬人", 120_000_000],
    ["二〇一九", 2019],
    ["twelve mayors", 12],
    ["Twenty-one cities", 21],
    ["two hundred fifty people", 250],
    ["two hundred and fifty people", 250],
    ["one thousand two hundred people", 1200],
    ["five hundred thousand", 500_000],
    ["COVID-19", 19],
    ["a hundred guests", 100],
    ["a thousand guests", 1000],
    ["a hundred and fifty guests", 150],
    ["a dozen cities", 12],
    ["two dozen cities", 24],
    ["half a dozen cities", 6],
    ["half a million visitors", 500_000],
    ["a pair of pangolins", 2],
    ["廿人", 20],
    ["廿五人", 25],
    ["卅人", 30],
    ["壹佰人", 100],
    ["貳佰零伍人", 205],
    ["參萬元", 30_000],
    ["新臺幣壹仟貳佰元整", 1200],
  ])("%s", (text, value) => {
    expect(only(text)).toMatchObject({ value, percent: false, ordinal: false });
  });

  test("numbers side by side stay apart", () => {
    expect(values("between two hundred and three hundred guests")).toEqual([200, 300]);
    expect(values("1, 2 and three")).toEqual([1, 2, 3]);
    expect(values("4:00 to 4:30 p.m.")).toEqual([4, 0, 4, 30]);
    expect(values("3 of 50 cities")).toEqual([3, 50]);
  });

  test.each([
    "50%",
    "50 %",
    "５０％",
    "50 percent",
    "50 per cent",
    "百分之50",
    "百分之五十",
    "fifty percent",
  ])("a share: %s", (text) => {
    expect(only(text)).toMatchObject({ value: 50, percent: true });
  });

  test.each([
    ["三分之二", 2 / 3],
    ["3分之2的座位", 2 / 3],
    ["千分之五", 0.005],
    ["一半的人", 0.5],
    ["three quarters of the seats", 0.75],
    ["two-thirds of the seats", 2 / 3],
    ["a third of the seats", 1 / 3],
    ["one fifth", 0.2],
    ["half of the seats", 0.5],
    ["half the seats", 0.5],
    ["two and a half hours", 2.5],
    ["三點五公里", 3.5],
    ["三點五萬人", 35_000],
    ["二十三點二五億元", 2_325_000_000],
  ])("what is no whole number: %s", (text, value) => {
    const { value: read, ...rest } = only(text);
    expect(read).toBeCloseTo(value, 10);
    expect(rest).toMatchObject({ percent: false, ordinal: false });
  });

  test.each([
    ["百分之五", 5],
    ["百分之三點五", 3.5],
    ["百分之三十五點二", 35.2],
    ["百分之3.5", 3.5],
    ["百分之百", 100],
    ["五成", 50],
    ["三成五", 35],
    ["7成", 70],
  ])("a Chinese share: %s", (text, value) => {
    expect(only(`約占${text}，`)).toMatchObject({ value, percent: true, ordinal: false });
  });

  test.each([
    "兩隻穿山甲", "兩頭獅子", "兩匹馬", "兩種動物", "兩類展品", "兩大主題", "兩本書", "兩冊", "兩首歌", "兩幅畫", "兩面金牌",
    "兩對夫婦", "兩處景點", "兩則新聞", "兩段影片", "兩批旅客", "兩組選手", "兩代人", "兩架飛機", "兩株樹", "兩棵櫻花",
    "兩張照片", "兩部影片", "兩枚獎牌", "兩顆種子", "兩封信", "兩朵花", "兩台車", "兩班飛機", "兩輪會談", "兩層樓", "兩級",
    "兩杯茶", "兩盒茶葉", "兩套制服", "兩筆捐款", "兩款遊戲", "兩檔展覽", "兩節課", "兩頁", "兩任市長", "兩期工程", "兩尊神像",
    "兩館", "兩局處", "兩縣", "兩公里", "兩公頃", "兩噸", "兩秒", "兩席", "兩票", "兩站", "兩金，", "兩銀牌",
    "兩代表", "兩備忘錄", "兩協議", "兩主題", "兩城市", "兩單位", "兩團體", "兩公司", "兩論壇",
  ])("a count with its measure word or noun: %s", (text) => {
    expect(only(text)).toMatchObject({ value: 2, percent: false, ordinal: false });
    expect(values(text.replace("兩", "三"))).toEqual([3]);
  }); // prettier-ignore

  test.each([
    ["the 10th forum", 10],
    ["the 21st forum", 21],
    ["the tenth forum", 10],
    ["the twenty-first forum", 21],
    ["its thirtieth year", 30],
    ["its sixtieth anniversary", 60],
    ["its hundredth day", 100],
    ["第10屆", 10],
    ["第十屆", 10],
    ["第一次", 1],
  ])("a rank: %s", (text, value) => {
    expect(only(text)).toMatchObject({ value, ordinal: true });
  });

  test.each([
    "他們一起統一意見，一次談完",
    "李四川與王○明到三民區",
    "萬華與千葉",
    "someone left seconds ago",
    "兩岸與四地十分重視",
    "他們一行一種心情，一方面一起一大早出發",
    "千代田區、六本木、三本松與六張犁",
    "三大阪與三首爾與三台北",
    "參加的伍小姐與陸委會、歌手伍佰",
    "dozens of guests and hundreds of others",
    "halves of the match, a quarter with a half-day tour in the latter half of the week",
  ])("a character or word that only looks like one: %s", (text) => {
    expect(values(text)).toEqual([]);
  });

  test("a rank is no share", () => {
    expect(values("the third of the talks and a third time")).toEqual([3, 3]);
    expect(values("the first half of the year, the second half of it")).toEqual([1, 2]);
    expect(values("two halves of a match")).toEqual([2]);
    expect(values("one fourth-grade pupil and one third party")).toEqual([1, 4, 1, 3]);
  });

  test("a unit that begins another word does not multiply", () => {
    expect(values("2019萬華大鬧熱")).toEqual([2019]);
    expect(values("台北101百貨")).toEqual([101]);
    expect(values("12 millionaires")).toEqual([12]);
  });
});

describe("whole numbers from 0 to 99,999,999", () => {
  const whole = fc.oneof(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 20_000 }));

  test("are read in Arabic numerals, with separators and without", () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(only(`約${value}人`)).toMatchObject({ written: String(value), value });
        expect(only(`about ${value.toLocaleString("en")} people`)).toMatchObject({ value });
      }),
      { numRuns: 1000 },
    );
  });

  test("are read in Chinese numerals", () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(chineseNumeral(inChinese(value))).toBe(value);
        expect(only(`有${inChinese(value)}人`)).toMatchObject({ written: inChinese(value), value });
      }),
      { numRuns: 1000 },
    );
  });

  test("are read digit by digit, as years are written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2999 }), (value) => {
        const written = String(value).replace(/\d/g, (digit) => "〇一二三四五六七八九".charAt(Number(digit)));
        expect(chineseNumeral(written)).toBe(value);
        expect(chineseNumeral(written.replaceAll("〇", "○"))).toBe(value);
      }),
    );
  });
});

test("what is no numeral is none", () => {
  for (const text of ["", "臺北", "16", "十六個"]) expect(chineseNumeral(text)).toBeNull();
});

test("whatever the text, mentions are in order, apart and within it, and each is a number", () => {
  const piece = fc.constantFrom(
    ..."0123456789,.%零○一二十百千萬億第人 -".split(""),
    "million",
    "hundred",
    "and",
    "three",
    "th",
    "😀",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (input) => {
      let at = 0;
      for (const { start, end, value } of numberMentions(input)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(value).not.toBeNaN();
        at = end;
      }
      expect(at).toBeLessThanOrEqual(input.length);
    }),
    { numRuns: 3000 },
  );
});
