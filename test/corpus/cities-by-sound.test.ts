import { describe, expect, test } from "vitest";
import { citiesBySound } from "../../src/corpus/cities-by-sound.ts";
import { articleOf } from "../article-of.ts";

function found(english: readonly string[], chinese: readonly string[]): Record<string, string> {
  const articles = [
    articleOf({ id: "en", language: "en", cities: [...english] }),
    articleOf({ id: "zh", language: "zh-Hant", cities: [...chinese] }),
  ];
  return Object.fromEntries(citiesBySound(articles, () => false));
}

describe("cities that either language calls by a name of its own", () => {
  test("are paired by how they are read or written", () => {
    const english = ["Cedar Ford", "Liuxi", "Hayase", "Kilbrannagh", "Mto Kijani"];
    const chinese = ["雪松渡", "柳溪", "早瀨", "基爾布蘭納", "姆托基賈尼"];
    expect(found(english, chinese)).toEqual({
      Liuxi: "柳溪",
      Kilbrannagh: "基爾布蘭納",
      "Mto Kijani": "姆托基賈尼",
    });
  });

  test.each([
    ["Kaohsiung", "高雄市"],
    ["Hsinchu County", "新竹縣"],
    ["Yunlai", "雲萊"],
    ["Chiayi", "嘉義市"],
    ["Taichung", "臺中市"],
    ["Valparaíso", "瓦爾帕萊索"],
    ["Xuzhou", "徐州"],
    ["Qingdao", "青島市"],
  ])("whatever the romanisation and the unit: %s is %s", (english, chinese) => {
    expect(found([english], [chinese])).toEqual({ [english]: chinese });
  });

  test("are one city with and without what it is, and in either character", () => {
    expect(found(["Taichung", "Taichung City"], ["臺中市", "台中"])).toEqual({ Taichung: "臺中市" });
  });

  test.each([
    [["Hayase"], ["早瀨"]],
    [["Taitung"], ["臺中市"]],
    [["Chiayi County"], ["嘉義市"]],
    [["Taichung"], ["臺中市", "太中市"]],
    [["Nanlin", "Nan Lin"], ["南林"]],
  ])("are left alone where sound does not tell: %j, %j", (english, chinese) => {
    expect(found(english, chinese)).toEqual({});
  });
});
