import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SentenceView, ArticleView } from "../../src/answer/article-view.ts";
import { questionTime } from "../../src/answer/question-time.ts";
import { type EditionDays, editionDays, matchTime } from "../../src/answer/sentence-time.ts";
import type { Article } from "../../src/corpus/article.ts";
import { dateMentions } from "../../src/language/dates.ts";
import { editionsIn } from "../../src/language/editions.ts";
import { articleOf } from "../article-of.ts";

const NO_FEATURES = {
  stems: new Set<string>(),
  grams: new Set<string>(),
  entries: new Set<string>(),
  words: [],
  mentions: [],
  concepts: new Set<string>(),
  conceptMentions: [],
};

type Fields = Partial<Pick<Article, "title" | "eventOn" | "publishedOn" | "series" | "edition">>;

function sentenceOf(text: string): SentenceView {
  const dates = dateMentions(text);
  const place = { index: 0, start: 0, end: text.length };
  return {
    ...NO_FEATURES,
    ...place,
    text,
    plainText: text,
    dates,
    numbers: [],
    editions: editionsIn(text),
    persons: [],
    unknownNames: [],
  };
}

/** How the times of a question and of a sentence in an article with these fields go together. */
function match(
  question: string,
  text: string,
  fields: Fields = {},
  editions: EditionDays = new Map(),
  beside: readonly string[] = [],
): string {
  const own = articleOf({ title: "The forum", ...fields });
  const titleYears = dateMentions(own.title).flatMap(({ year }) => (year === null ? [] : [year]));
  const sentence = sentenceOf(text);
  const view: ArticleView = {
    article: own,
    sentences: [sentence, ...beside.map(sentenceOf)],
    title: NO_FEATURES,
    plainTitle: own.title,
    whole: NO_FEATURES,
    titleYears,
    titleEditions: editionsIn(own.title),
  };
  return matchTime(questionTime(question, "2026-01-01"), sentence, view, editions);
}

describe("a year that a sentence only looks back to", () => {
  it("is not what it is about", () => {
    const text = "It is the first delegation from Harlow since 2018.";
    const fields = { eventOn: "2023-09-13" };
    expect(match("Who led the Harlow delegation in 2018?", text, fields)).toBe("mismatch");
    expect(match("Who led the Harlow delegation in 2023?", text, fields)).toBe("match");
    expect(match("誰在2018年率團？", "這是2018年以來首次訪問。", fields)).toBe("mismatch");
  });
});

describe("a month asked for", () => {
  it.each<[string, string, string, Fields, string]>([
    [
      "another one stated without its year",
      "Who came in March 2019?",
      "On July 3, Ana came.",
      { eventOn: "2019-07-03" },
      "mismatch",
    ],
    ["another one of its event", "2019年3月誰來訪？", "王大明來訪。", { eventOn: "2019-07-03" }, "mismatch"],
    ["the one of its event", "2019年3月誰來訪？", "王大明來訪。", { eventOn: "2019-03-03" }, "match"],
    [
      "the one stated",
      "Who came in March 2019?",
      "On March 3, Ana came.",
      { eventOn: "2019-03-03" },
      "match",
    ],
    [
      "within its event",
      "Who came in March 2019?",
      "Ana came.",
      { eventOn: "2019-02-27/2019-03-02" },
      "match",
    ],
    ["another one, without a year", "Who came in March?", "On July 3, Ana came.", {}, "mismatch"],
    ["the one, without a year", "Who came in March?", "On March 3, Ana came.", {}, "unstated"],
    ["between two", "Who came from March to June 2019?", "On April 3, 2019, Ana came.", {}, "match"],
    ["beside two", "Who came from March to June 2019?", "On July 3, 2019, Ana came.", {}, "mismatch"],
    ["the year alone", "Who came in March 2019?", "In 2019 Ana came.", { eventOn: "2019-07-03" }, "match"],
  ])("%s", (_, question, text, fields, expected) => {
    expect(match(question, text, fields)).toBe(expected);
  });
});

describe("days counted from today", () => {
  it.each<[string, string, string, Fields, string]>([
    ["print within them", "Who came last month?", "Ana came.", { publishedOn: "2025-12-03" }, "match"],
    ["print before them", "Who came last month?", "Ana came.", { publishedOn: "2015-12-03" }, "mismatch"],
    ["an event within them", "上個月誰來訪？", "王大明來訪。", { eventOn: "2025-11-30/2025-12-01" }, "match"],
    [
      "a day stated without its year",
      "Who came last month?",
      "On December 3, Ana came.",
      { publishedOn: "2025-12-20" },
      "match",
    ],
    [
      "another day stated",
      "Who came yesterday?",
      "On December 3, Ana came.",
      { publishedOn: "2025-12-31" },
      "mismatch",
    ],
    ["nothing dated", "Who came last month?", "Ana came.", {}, "mismatch"],
  ])("%s", (_, question, text, fields, expected) => {
    expect(match(question, text, fields)).toBe(expected);
  });
});

describe("a span of years", () => {
  const ASKED = "Which memorandums were signed between 2015 and 2019?";

  it.each<[string, string, string, Fields, string]>([
    ["a year within it", ASKED, "One was signed in 2017.", { title: "The 2020 review" }, "unstated"],
    ["its first year", ASKED, "One was signed in 2015.", {}, "unstated"],
    ["its last year", ASKED, "One was signed in 2019.", {}, "unstated"],
    ["a year after it", ASKED, "One was signed in 2020.", { eventOn: "2020-01-13" }, "mismatch"],
    ["an event after it", ASKED, "One was signed.", { eventOn: "2020-01-13" }, "mismatch"],
    ["a year after it, looking ahead", ASKED, "It ends in 2022.", { eventOn: "2018-05-01" }, "unstated"],
    ["print after it alone", ASKED, "Five were signed.", { publishedOn: "2020-02-01" }, "unstated"],
    ["nothing dated", ASKED, "Five were signed.", {}, "unstated"],
    ["a year before an open one", "2015年以來簽了什麼？", "2013年簽了一項。", {}, "mismatch"],
    [
      "print before an open one",
      "2015年以來簽了什麼？",
      "昨日簽了一項。",
      { publishedOn: "2012-05-01" },
      "mismatch",
    ],
    ["a year before its end", "Who came before 2015?", "Ana came in 2013.", {}, "unstated"],
    ["a year after its end", "Who came before 2015?", "Ana came in 2019.", {}, "mismatch"],
    ["a year in an open one", "2015年以來簽了什麼？", "2023年簽了一項。", {}, "unstated"],
  ])("%s", (_, question, text, fields, expected) => {
    expect(match(question, text, fields)).toBe(expected);
  });

  it("never lets through what states years beyond both bounds alone", () => {
    const year = fc.integer({ min: 1950, max: 2049 });
    fc.assert(
      fc.property(year, year, year, (one, other, stated) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const isWithin = from <= stated && stated <= to;
        expect(match(`${from}年至${to}年簽了什麼？`, `${stated}年簽了一項。`)).toBe(
          isWithin ? "unstated" : "mismatch",
        );
      }),
    );
  });
});

describe("the rule of the year", () => {
  const ASKED = "Where was the 2018 forum held?";

  it.each<[string, string, Fields, string]>([
    ["the year stated", "In 2018 it was held in Taipei.", { title: "The 2019 forum" }, "match"],
    ["another year stated", "In 2017 it was held in Shanghai.", { title: "The 2017 forum" }, "mismatch"],
    [
      "another year stated in an article of the year",
      "In 2017 it was held in Shanghai.",
      { title: "The 2018 forum" },
      "mismatch",
    ],
    [
      "another year beside it, in an article of the year",
      "The program, launched in 2009, took in 31 students.",
      { title: "The 2018 forum" },
      "doubtful",
    ],
    [
      "another year by which something is planned",
      "The city runs 62 buses and wants 200 by 2027.",
      { title: "The 2018 forum" },
      "doubtful",
    ],
    ["another year since when", "本屆為2010年創辦以來首度在市內舉行。", { title: "2018年論壇" }, "doubtful"],
    [
      "another year that a sentence begins with",
      "2017年，市長曾率團來訪。",
      { title: "2018年論壇" },
      "mismatch",
    ],
    ["the year of a thing told of", "市長回贈一盞1931年的信號燈。", { title: "2018年論壇" }, "doubtful"],
    [
      "the title's year",
      "It was held in Taipei.",
      { title: "The 2018 forum", eventOn: "2019-01-01" },
      "match",
    ],
    [
      "another year in the title",
      "It was held here.",
      { title: "2017 forum", eventOn: "2018-01-01" },
      "mismatch",
    ],
    ["the event day", "It was held here.", { eventOn: "2018-12-20", publishedOn: "2019-01-02" }, "match"],
    [
      "another event day",
      "It was held here.",
      { eventOn: "2017-07-02", publishedOn: "2018-01-02" },
      "mismatch",
    ],
    ["an event over two years", "It was held here.", { eventOn: "2017-12-30/2018-01-02" }, "match"],
    ["the day of publication", "It was held here.", { publishedOn: "2018-12-21" }, "match"],
    ["another day of publication", "It was held here.", { publishedOn: "2016-12-21" }, "mismatch"],
    ["no time at all", "It was held here.", {}, "mismatch"],
  ])("goes by %s", (_, text, fields, expected) => {
    expect(match(ASKED, text, fields)).toBe(expected);
    expect(match("2018年論壇在哪裡舉行？", text, fields)).toBe(expected);
    expect(match("民國107年論壇在哪裡舉行？", text, fields)).toBe(expected);
  });

  it("is left open where the article states no time of its own but speaks of the one asked for", () => {
    const beside = (text: string): string => match(ASKED, "It was held here.", {}, new Map(), [text]);
    expect(beside("The races of 2018 were called off.")).toBe("unstated");
    expect(beside("The races of 2017 were called off.")).toBe("mismatch");
  });

  it("asks for nothing where the question has no time", () => {
    expect(match("Where was the forum held?", "In 2017 it was held in Shanghai.")).toBe("unstated");
  });
});

describe("a month or a day asked for", () => {
  it.each([
    ["What happened in July 2019?", "They met on July 4, 2019.", "match"],
    ["What happened in July 2019?", "They met on August 4, 2019.", "mismatch"],
    ["What happened on July 4, 2019?", "They met on July 3-5, 2019.", "match"],
    ["What happened on July 6, 2019?", "They met on July 3-5, 2019.", "mismatch"],
    ["2019年7月4日發生了什麼事？", "They met on July 4, 2019.", "match"],
  ])("%s against: %s", (question, text, expected) => {
    expect(match(question, text)).toBe(expected);
  });

  it("may lie within the article's event", () => {
    const fields = { eventOn: "2019-07-03/2019-07-05" };
    expect(match("What happened on July 4?", "They met.", fields)).toBe("match");
    expect(match("What happened on July 8?", "They met.", fields)).toBe("unstated");
  });
});

describe("an edition asked for", () => {
  const series = "twin-city-forum";
  const editions = editionDays([
    articleOf({ series, edition: 9, eventOn: "2018-12-20" }),
    articleOf({ series, edition: 10, eventOn: "2019-07-03/2019-07-05" }),
    articleOf({ series, edition: 11 }),
    articleOf({ edition: 12, eventOn: "2021-01-01" }),
  ]);

  it("began on the days that articles tell", () => {
    expect(editions).toEqual(
      new Map([
        [
          series,
          new Map([
            [9, ["2018-12-20"]],
            [10, ["2019-07-03"]],
          ]),
        ],
      ]),
    );
  });

  it.each<[string, string, Fields, string]>([
    ["the one that is named", "The 10th forum was held in Shanghai.", { series, edition: 9 }, "match"],
    ["another that is named", "The ninth forum was held in Taipei.", { series, edition: 10 }, "mismatch"],
    ["the year it was held", "In 2019 it was held in Shanghai.", { series, edition: 9 }, "match"],
    ["another year", "In 2018 it was held in Taipei.", { series, edition: 9 }, "mismatch"],
    ["another year in its article", "In 2018 it was held in Taipei.", { series, edition: 10 }, "doubtful"],
    ["the article's edition", "It was held in Shanghai.", { series, edition: 10 }, "match"],
    ["the article's other edition", "It was held in Taipei.", { series, edition: 9 }, "mismatch"],
    ["the one in the title", "It was held in Shanghai.", { title: "The 10th forum" }, "match"],
    ["another in the title", "It was held in Taipei.", { title: "第九屆論壇" }, "mismatch"],
    ["the year of the one asked for", "It was held in Shanghai.", { publishedOn: "2019-07-06" }, "unstated"],
    ["another year, no edition", "It was held in Taipei.", { publishedOn: "2018-12-21" }, "mismatch"],
    ["nothing", "It was held in Taipei.", {}, "mismatch"],
  ])("goes by %s", (_, text, fields, expected) => {
    expect(match("Where was the 10th forum held?", text, fields, editions)).toBe(expected);
    expect(match("第十屆論壇在哪裡舉行？", text, fields, editions)).toBe(expected);
  });

  it("is left open where the article names no edition of its own but speaks of the one asked for", () => {
    const beside = (text: string): string =>
      match("Where was the 10th forum held?", "It was held here.", {}, editions, [text]);
    expect(beside("It followed the 10th forum.")).toBe("unstated");
    expect(beside("It followed the 9th forum.")).toBe("mismatch");
  });
});

describe("what is still to come", () => {
  // Asked on 2026-01-01.
  it.each<[string, string, Fields, string]>([
    ["a day ahead", "It will be held on May 4, 2026.", {}, "match"],
    ["a month ahead", "It is planned for May 2026.", {}, "match"],
    ["a day gone by", "It will be held on May 4, 2025.", { publishedOn: "2025-04-01" }, "mismatch"],
    ["the day of an event ahead", "It will be held in Taipei.", { eventOn: "2026-02-01" }, "match"],
    ["the last day of an event that goes on", "It goes on.", { eventOn: "2025-12-30/2026-01-02" }, "match"],
    ["no day at all", "It will be held in Taipei.", {}, "mismatch"],
    [
      "the next one, in news of last month",
      "The next forum will be in Taipei.",
      { publishedOn: "2025-12-01" },
      "match",
    ],
    [
      "the next one, in news of years ago",
      "The next forum will be in Taipei.",
      { publishedOn: "2023-12-01" },
      "mismatch",
    ],
    ["下一屆, in news of last month", "下一屆論壇將在臺北舉行。", { eventOn: "2025-12-01" }, "match"],
  ])("%s", (_, text, fields, expected) => {
    expect(match("When is the next forum?", text, fields)).toBe(expected);
  });
});
