import { describe, expect, it, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { ownCity } from "../../src/corpus/own-city.ts";
import { articleOf } from "../article-of.ts";

function chinese(body: string, fields: Partial<Article> = {}): Article {
  return articleOf({ language: "zh-Hant", title: "新聞", body, ...fields });
}

describe("the city whose news it is", () => {
  it("is the one that the front matter of most articles names, and that most Chinese ones speak of", () => {
    const articles = [
      chinese("蓮湖市政府說明。", { cities: ["Lianhu", "Vanden"] }),
      chinese("蓮湖市長致詞。", { cities: ["Lianhu"] }),
      articleOf({ language: "en", body: "The mayor spoke.", cities: ["Lianhu"] }),
    ];
    expect(ownCity(articles)).toEqual({ en: "Lianhu", zh: ["蓮湖", "蓮湖市"] });
  });

  it("is told by who publishes the news, where a text speaks of the city by its name alone", () => {
    const publisher = "蓮湖市政府秘書處";
    const articles = [
      chinese("蓮湖市與諾港簽約。", { publisher, cities: ["Lianhu"] }),
      chinese("蓮湖市代表團抵達。", { publisher, cities: ["Lianhu"] }),
    ];
    expect(ownCity(articles).zh).toEqual(["蓮湖", "蓮湖市"]);
  });

  it("is told by an English publisher, where front matter has no English name", () => {
    const publisher = "Department of Sports, Port Lianhu City Government";
    const articles = [1, 2].map(() => articleOf({ language: "en", publisher, cities: ["蓮湖"] }));
    expect(ownCity(articles)).toEqual({ en: "Port Lianhu", zh: ["蓮湖", "蓮湖市"] });
  });

  test("is no mayor whom most articles name", () => {
    const articles = [
      chinese("蓮湖市長羅美雲說，羅美雲市長很高興。蓮湖市政府安排。", { cities: ["Lianhu"] }),
      chinese("羅美雲市長在諾港市致詞，蓮湖市議員同行。", { cities: ["Lianhu"] }),
      chinese("羅美雲市長接見。蓮湖市民到場。", { cities: ["Lianhu"] }),
    ];
    expect(ownCity(articles).zh).toEqual(["蓮湖", "蓮湖市"]);
  });

  it("is not the partner that all Chinese articles are about, whose name they sound out", () => {
    const cities = ["Altmarkt", "Yunlai"];
    const articles = [
      chinese("雲萊市政府捐贈口罩。", { cities }),
      chinese("學生參訪雲萊市議會。", { cities }),
      articleOf({ language: "en", body: "The fair opens.", cities: ["Altmarkt"] }),
    ];
    expect(ownCity(articles)).toEqual({ en: "Altmarkt", zh: [] });
  });

  it("is not its own partner where front matter also says what it is", () => {
    const articles = [
      chinese("嵐港市政府說明。", { cities: ["Langang"] }),
      chinese("嵐港市議會通過。", { cities: ["Langang"] }),
      chinese("嵐港市政府宣布。", { cities: ["Langang City"] }),
    ];
    expect(ownCity(articles).zh).toEqual(["嵐港", "嵐港市"]);
  });

  it("may have a long name", () => {
    expect(ownCity([chinese("塔拉威拉岬市議會通過預算。")]).zh).toEqual(["塔拉威拉岬", "塔拉威拉岬市"]);
  });

  it("may be a county or a township", () => {
    const body = "清瀾縣政府宣布，縣長將出席。清瀾縣議會同意。";
    expect(ownCity([chinese(body, { cities: ["Qinglan"] })]).zh).toEqual(["清瀾", "清瀾縣"]);
  });

  it("begins behind words that stand before it", () => {
    const body = "日前由禾坪市政府舉辦，前由禾坪市長致詞。";
    expect(ownCity([chinese(body, { cities: ["Heping"] })]).zh).toEqual(["禾坪", "禾坪市"]);
  });

  it("is not told where no city is in most of them", () => {
    const articles = ["A", "B", "C"].map((city) => articleOf({ language: "en", cities: [city] }));
    expect(ownCity(articles)).toEqual({ en: null, zh: [] });
  });
});
