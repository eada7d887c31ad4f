import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionTime, relativeYears, spellOutTime } from "../../src/answer/question-time.ts";

const TODAY = "2026-03-02";

describe("years of a question", () => {
  it.each([
    ["Who led the forum in 2018?", [2018]],
    ["2018年雙城論壇的主題是什麼？", [2018]],
    ["民國107年的雙城論壇在哪裡？", [2018]],
    ["Compare the 2018 forum and the 2019 forum", [2018, 2019]],
    ["Who led the forum?", []],
    ["Since 2015, how often did they meet in 2019?", [2019]],
    ["Who signed the memorandum from 2016?", [2016]],
    ["去年和今年的主題各是什麼？", [2025, 2026]],
    ["What were the themes of last year and this year?", [2025, 2026]],
  ])("%s", (question, years) => {
    expect(questionTime(question, TODAY).years).toEqual(years);
  });

  it.each([
    ["Who came this year?", "今年誰來過？", 0],
    ["Who came last year?", "去年誰來過？", -1],
    ["Who came the year before last?", "前年誰來過？", -2],
    ["Who will come next year?", "明年誰會來？", 1],
  ])("are counted from today: %s", (english, chinese, offset) => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2090 }), (year) => {
        const today = `${year}-12-31`;
        expect(questionTime(english, today).years).toEqual([year + offset]);
        expect(questionTime(chinese, today).years).toEqual([year + offset]);
      }),
    );
  });

  it.each([
    "What has been signed since 2020?",
    "Who visited between 2015 and 2017?",
    "What happened before 2012?",
    "2020年以來簽了什麼？",
    "2015年至2017年誰來訪？",
    "2015-2017年誰來訪？",
    "2015-17年誰來訪？",
    "2015~2017年誰來訪？",
    "Who visited in 2015-2017?",
    "Who visited in the years 2015–17?",
    "2015年到民國106年誰來訪？",
    "2010年到現在簽了什麼？",
    "2010年至今簽了什麼？",
    "去年到今年誰來訪？",
    "2010年起簽了什麼？",
  ])("that only bound a range are none: %s", (question) => {
    expect(questionTime(question, TODAY)).toMatchObject({
      years: [],
      dates: [],
      span: expect.anything() as unknown,
    });
  });

  it.each([
    ["Who visited between 2015 and 2017?", { from: 2015, to: 2017 }],
    ["2020年以來簽了什麼？", { from: 2020, to: Infinity }],
    ["Who visited between last year and this year?", { from: 2025, to: 2026 }],
    ["What has been signed since March 2019?", { from: 2019, to: Infinity }],
    ["What has been signed from 2019 on?", { from: 2019, to: Infinity }],
    ["去年以來簽了什麼？", { from: 2025, to: Infinity }],
    ["民國104年到108年簽了什麼？", { from: 2015, to: 2019 }],
    ["What happened before 2012?", { from: -Infinity, to: 2011 }],
    ["2012年以前簽了什麼？", { from: -Infinity, to: 2011 }],
    ["What was signed until 2012?", { from: -Infinity, to: 2012 }],
    ["Who visited in 2015?", null],
    ["Who signed the memorandum from 2016?", null],
    ["從2016年的論壇學到什麼？", null],
  ])("span what they are written between: %s", (question, span) => {
    expect(questionTime(question, TODAY).span).toEqual(span);
  });

  it.each([
    ["曾柏安2013年到白溪，見了哪位主任？", [2013]],
    ["2017年到底誰率團？", [2017]],
    ["2019年到現場的有誰？", [2019]],
    ["去年到訪的是誰？", [2025]],
    ["前年至白溪的是誰？", [2024]],
    ["2019-07-04誰來訪？", [2019]],
    ["2019-07誰來訪？", [2019]],
    ["Who came on 2019-07-14?", [2019]],
  ])("that somebody went somewhere in are no range: %s", (question, years) => {
    expect(questionTime(question, TODAY)).toMatchObject({ years, span: null });
  });

  it("that lie between two others are a range however these are joined", () => {
    const year = fc.integer({ min: 1950, max: 2049 });
    fc.assert(
      fc.property(
        year,
        year,
        fc.constantFrom("到", "至", "-", "–", "~", "年到", "年至"),
        (from, to, joined) => {
          expect(questionTime(`${from}${joined}${to}年誰來訪？`, TODAY)).toMatchObject({
            years: [],
            span: { from, to },
          });
        },
      ),
    );
  });
});

describe("a year counted from today", () => {
  const BEFORE = [
    "",
    "曾柏安",
    "白溪市",
    "市長",
    "隊長說",
    "聽說",
    "聲稱",
    "日本",
    "昆明",
    "證明",
    "線上",
    "跟",
    "和",
    "比",
  ];
  const AFTER = ["誰來訪？", "會來嗎？", "的預算", "底，合唱團去了哪裡？", "輕軌"];
  const YEARS = [
    ["前年", 2024],
    ["去年", 2025],
    ["上年度", 2025],
    ["上一年", 2025],
    ["今年", 2026],
    ["本年度", 2026],
    ["明年", 2027],
  ] as const;

  it("is read whatever stands around it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BEFORE),
        fc.constantFrom(...YEARS),
        fc.constantFrom(...AFTER),
        (before, [written, year], after) => {
          const text = `${before}${written}${after}`;
          expect(questionTime(text, TODAY).years).toEqual([year]);
          expect(relativeYears(text)).toMatchObject([
            { start: before.length, end: before.length + written.length },
          ]);
        },
      ),
    );
  });

  it("is none where the two characters belong to two words", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "白溪和", "請問", "曾柏安在"),
        fc.constantFrom("日本", "基本", "線上", "海上", "晚上", "目前", "之前", "昆明", "證明", "聲明"),
        fc.constantFrom("年輕藝術家", "年輕人", "年會", "年度預算", "年齡", "年底"),
        fc.constantFrom("有哪些交流？", "在哪裡？"),
        (...parts) => {
          const text = parts.join("");
          expect(questionTime(text, TODAY).years).toEqual([]);
          expect(relativeYears(text)).toEqual([]);
          expect(spellOutTime(text, { ...questionTime(text, TODAY), years: [2026] })).toBe(text);
        },
      ),
    );
  });

  it.each(["說明年齡限制的是誰？", "陽明年輕人的交流有哪些？"])("is none in 年齡 and 年輕人: %s", (text) => {
    expect(relativeYears(text)).toEqual([]);
  });

  it("is read behind 臺日", () => {
    expect(questionTime("臺日前年簽了什麼？", TODAY).years).toEqual([2024]);
  });

  it("is spelt out only where it is the only one: of two nothing says which is whose", () => {
    const text = "What were the themes of this year and last year?";
    expect(spellOutTime(text, questionTime(text, TODAY))).toBe(text);
  });

  it("is found behind such words too", () => {
    const text = "日本年輕藝術家明年會來嗎？";
    expect(spellOutTime(text, questionTime(text, TODAY))).toBe("日本年輕藝術家2027年會來嗎？");
  });
});

describe("days counted from today", () => {
  // A Monday.
  it.each<[string, string | null, string | null]>([
    ["Who visited yesterday?", "2026-03-01", "2026-03-01"],
    ["市長昨天接見了誰？", "2026-03-01", "2026-03-01"],
    ["前天誰來訪？", "2026-02-28", "2026-02-28"],
    ["Which delegation came last week?", "2026-02-23", "2026-03-01"],
    ["本週有什麼活動？", "2026-03-02", "2026-03-08"],
    ["Which delegation came last month?", "2026-02-01", "2026-02-28"],
    ["上個月簽了什麼？", "2026-02-01", "2026-02-28"],
    ["What is planned for next month?", "2026-04-01", "2026-04-30"],
    ["What has been signed since last month?", "2026-02-01", "9999-12-31"],
    ["上個月以來簽了什麼？", "2026-02-01", "9999-12-31"],
    ["How many sister cities are there today?", null, null],
    ["今天的臺北有幾個姊妹市？", null, null],
    ["日本月刊報導了什麼？", null, null],
    ["上週年慶有誰來？", null, null],
    ["Who visited in 2019, and who last month?", null, null],
  ])("%s", (question, from, to) => {
    expect(questionTime(question, TODAY).days).toEqual(from === null ? null : { from, to });
  });

  it("always hold the distance that they are told by", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2090-12-31"), noInvalidDate: true }),
        (date) => {
          const today = date.toISOString().slice(0, 10);
          const daysOf = (words: string): { from: string; to: string } | null =>
            questionTime(words, today).days;
          const [week, month] = [daysOf("Who came this week?"), daysOf("Who came this month?")];
          for (const days of [week, month]) {
            expect(days !== null && days.from <= today && today <= days.to).toBe(true);
          }
          const last = daysOf("Who came last week?");
          expect((last?.to ?? "") < (week?.from ?? "")).toBe(true);
          expect(Date.parse(week?.from ?? "") - Date.parse(last?.to ?? "")).toBe(86_400_000);
        },
      ),
    );
  });
});

describe("days, editions and the newest", () => {
  it("reads a day and a month", () => {
    const [date] = questionTime("What happened on December 20, 2018?", TODAY).dates;
    expect(date).toMatchObject({ year: 2018, month: 12, day: 20 });
    const [chinese] = questionTime("12月20日發生了什麼事？", TODAY).dates;
    expect(chinese).toMatchObject({ year: null, month: 12, day: 20 });
  });

  it.each([
    ["Where was the 10th Twin-City Forum?", [10]],
    ["Where was the tenth forum?", [10]],
    ["第十屆雙城論壇在哪裡？", [10]],
    ["第9屆和第10屆在哪裡？", [9, 10]],
    ["Who spoke on the second day of the forum?", []],
  ])("reads editions: %s", (question, editions) => {
    expect(questionTime(question, TODAY).editions).toEqual(editions);
  });

  it.each([
    ["Where was the most recent forum?", true],
    ["最近一次雙城論壇在哪裡？", true],
    ["Where was the 2018 forum?", false],
    ["2018年雙城論壇在哪裡？", false],
  ])("tells whether the newest is asked for: %s", (question, latest) => {
    expect(questionTime(question, TODAY).latest).toBe(latest);
  });

  it.each([
    ["When is the next forum?", true],
    ["Where will the next city forum be held?", true],
    ["下一屆論壇什麼時候舉行？", true],
    ["下次論壇在哪裡？", true],
    ["Where was the next forum held?", false],
    ["As of August 2023, ahead of the next forum, how many were there?", false],
    ["What was said of the next forum after the 2019 one?", false],
    ["2019年論壇的下一屆在哪裡？", false],
    ["Where did the mayor go next?", false],
  ])("tells whether what is still to come is asked for: %s", (question, isUpcoming) => {
    expect(questionTime(question, TODAY).upcomingFrom).toBe(isUpcoming ? TODAY : null);
  });
});

describe("a time that depends on the day", () => {
  it.each([
    [
      "What was the theme of the most recent forum?",
      { years: [2019] },
      "What was the theme of the 2019 forum?",
    ],
    ["最近一次論壇的主題是什麼？", { editions: [10], latestYear: 2019 }, "2019年論壇的主題是什麼？"],
    ["What was the theme of the latest forum?", { years: [2021] }, "What was the theme of the 2021 forum?"],
    ["Who came last year?", { years: [2018] }, "Who came 2018?"],
    ["去年誰來訪？", { years: [2018] }, "2018年誰來訪？"],
    ["Who came in 2019?", { years: [2019] }, "Who came in 2019?"],
    ["What was the theme of the most recent forum?", {}, "What was the theme of the most recent forum?"],
  ])("is spelled out: %s", (question, found, spelled) => {
    const time = { ...questionTime(question, "2026-03-02"), years: [], editions: [], ...found };
    expect(spellOutTime(question, time)).toBe(spelled);
  });
});
