import { describe, expect, it, test } from "vitest";
import { chineseCityNames } from "../../src/corpus/chinese-city-names.ts";
import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";

function about(cities: readonly string[], body: string, language: Article["language"] = "zh-Hant"): Article {
  return articleOf({ cities: ["Lianhu", ...cities], language, title: "新聞", body });
}

function found(articles: readonly Article[]): object {
  const cities = new Set(articles.flatMap((article) => article.cities));
  cities.delete("Lianhu");
  return Object.fromEntries(chineseCityNames(articles, cities, (name) => name === "蓮湖"));
}

describe("the Chinese name of a city that no brackets tell", () => {
  it("is what all news about it calls a city, and no other news", () => {
    const articles = [
      about(["Pohang"], "韓國浦項市長來訪，浦項市政廳前舉行典禮。"),
      about(["Pohang"], "蓮湖市長與浦項市長會面。"),
      about(["Norrhaven"], "諾港市代表團抵達，諾港市長致詞。"),
    ];
    expect(found(articles)).toEqual({ Pohang: "浦項", Norrhaven: "諾港" });
  });

  it("is the whole of it where its parts stand nowhere else", () => {
    expect(found([about(["Rostock"], "羅斯托克市長來訪，羅斯托克市位於北德。")])).toEqual({
      Rostock: "羅斯托克",
    });
  });

  test.each([
    ["is not told by what stands once", [about(["Pohang"], "浦項市長來訪。")]],
    ["is not the holder of an office", [about(["Pohang"], "施副市長說明。施副市長致詞。")]],
    ["is no word for a tie", [about(["Pohang"], "姊妹市代表來訪，姊妹市情誼長存。")]],
    ["is not looked for in English news", [about(["Pohang"], "浦項市長 浦項市長", "en")]],
  ])("%s", (_, articles) => {
    expect(found(articles)).toEqual({});
  });

  it("is not that of another city of which a single article speaks, unless it sounds like the English one", () => {
    expect(found([about(["Busan"], "釜山代表團來訪。首爾市長致詞，首爾市政府協辦。")])).toEqual({});
    expect(found([about(["Rostock"], "羅斯托克市長來訪，羅斯托克市很遠。")])).toEqual({
      Rostock: "羅斯托克",
    });
  });

  it("begins behind words that are no part of it", () => {
    const articles = [1, 2].map(() => about(["Busan"], "市長拜訪釜山市。市長拜訪釜山市政府。"));
    expect(found(articles)).toEqual({ Busan: "釜山" });
  });

  it("is not told where two cities always stand together, or two names fit", () => {
    const both = about(["Pohang", "Norrhaven"], "浦項市長與諾港市長會面，浦項市與諾港市簽約。");
    expect(found([both])).toEqual({});
    expect(found([about(["Pohang"], "浦項市長與諾港市長會面，浦項市與諾港市簽約。")])).toEqual({});
  });
});
