import { describe, expect, it, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { type KnownNames, seriesInArticles } from "../../src/corpus/series-in-articles.ts";
import { articleOf } from "../article-of.ts";

function told(title: string, body: string, fields: Partial<Article> = {}): Article {
  const language = /\p{Script=Han}/u.test(title) ? "zh-Hant" : "en";
  return articleOf({ title, body, language, series: "blue-harbours-forum", ...fields });
}

/** What is found, as "English names = Chinese name". */
function found(articles: readonly Article[], known: Partial<KnownNames> = {}): string[] {
  const names = { mentionsSeries: () => false, pairs: [], home: null, ...known };
  return seriesInArticles(articles, names).map(({ en, zh }) => `${en.join(" / ")} = ${zh.join(" / ")}`);
}

describe("a series of front matter", () => {
  it("is called what follows its edition, in either language", () => {
    const articles = [
      told("Fourth Blue Harbours Forum closes", "The fourth Blue Harbours Forum ended."),
      told("第五屆藍港論壇登場", "第五屆藍港論壇於2023年舉行，第一屆青年會議同時舉行。"),
      told("第六屆藍港論壇落幕", "市長出席。"),
    ];
    expect(found(articles)).toEqual(["Blue Harbours Forum = 藍港論壇"]);
  });

  it("is called what follows its year, where no edition is told", () => {
    const article = told("2024蓮湖國際燈節開幕", "「2024蓮湖國際燈節」於2月17日開幕。", { series: "lights" });
    expect(found([article])).toEqual([" = 蓮湖國際燈節"]);
  });

  it("is called in English as front matter has it, where that is a name", () => {
    expect(found([told("第五屆藍港論壇登場", "第五屆藍港論壇開幕。")])).toEqual([
      "Blue Harbours Forum = 藍港論壇",
    ]);
    expect(found([told("The school exchange", "Students left.", { series: "fire-training" })])).toEqual([]);
  });

  it("keeps both names, where articles write another than front matter", () => {
    const article = told("The fifth Lianhu–Norrhaven Cities Forum", "It opened.", {
      series: "lianhu-norrhaven-forum",
    });
    expect(found([article])).toEqual(["Lianhu–Norrhaven Cities Forum / Lianhu Norrhaven Forum = "]);
  });

  it("ends with its event, whatever a headline writes with capital letters", () => {
    const article = told("Fifth Bay Cities Forum Closes", "It closed.", { series: "bay" });
    expect(found([article])).toEqual(["Bay Cities Forum = "]);
  });

  test.each([
    ["第五屆國際社會創新論壇登場", "國際社會創新論壇"],
    ["第二屆城市展望論壇在諾港舉行", "城市展望論壇"],
    ["第三屆青年節能論壇", "青年節能論壇"],
  ])("is not cut off inside a word: %s", (title, name) => {
    expect(found([told(title, "市長出席。", { series: "x" })])).toEqual([` = ${name}`]);
  });

  it("is not called what any of them is", () => {
    expect(found([told("第3屆大會開幕", "第3屆藍港論壇開幕。", { series: "x" })])).toEqual([" = 藍港論壇"]);
  });

  test("what the glossary knows in a title is left to it", () => {
    const known = { mentionsSeries: () => true, home: "蓮湖" };
    const forum = [told("Fourth Blue Harbours Forum closes", "")];
    expect(found(forum, known)).toEqual([]);
    // But what begins with the city's own name is no other city's.
    const pairs = [{ en: "Lianhu Blue Harbours Forum", zh: ["蓮湖藍港論壇"] }];
    expect(found(forum, { ...known, pairs })).toEqual([
      "Blue Harbours Forum / Lianhu Blue Harbours Forum = 蓮湖藍港論壇 / 藍港論壇",
    ]);
  });

  it("is called what an article gives in both languages, without the edition before it", () => {
    const pairs = [
      { en: "Blue Harbours Forum", zh: ["第十二屆藍港論壇"] },
      { en: "Blue Harbours Hotel", zh: ["藍港飯店"] },
    ];
    expect(found([told("The harbours meet", "They met.")], { pairs })).toEqual([
      "Blue Harbours Forum = 藍港論壇",
    ]);
  });

  it("is not called what is left without the city, where that is any city's", () => {
    const marathon = told("第3屆蓮湖馬拉松開跑", "第3屆蓮湖馬拉松開跑。", { series: "run" });
    expect(found([marathon], { home: "蓮湖" })).toEqual([" = 蓮湖馬拉松"]);
  });

  test("an event beside it that one article of many tells of does not name it", () => {
    const articles = [1, 2, 3].map((edition) =>
      told(`第${edition}屆藍港論壇`, edition === 1 ? "第一屆青年會議舉行。" : "市長出席。"),
    );
    expect(found(articles)).toEqual(["Blue Harbours Forum = 藍港論壇"]);
  });
});
