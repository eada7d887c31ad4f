import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import { standingAnswer } from "../../src/answer/values/standing-answer.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { GLOSSARY, understoodOf } from "./reading.ts";

const CITIES = ["Brackwater"];
const ARTICLES = [
  articleOf({ id: "old", cities: CITIES, publishedOn: "2015-03-01", body: "Brackwater has 12 sister cities." }),
  articleOf({ id: "new", cities: CITIES, publishedOn: "2021-03-01", body: "Brackwater now has 14 sister cities." }),
  articleOf({ id: "new-zh", language: "zh-Hant", cities: CITIES, publishedOn: "2021-03-01", body: "白溪有14個姊妹市。" }),
  articleOf({ id: "some", cities: CITIES, publishedOn: "2022-03-01", body: "Two sister cities of Brackwater sent choirs." }),
  articleOf({ id: "some-zh", language: "zh-Hant", cities: CITIES, publishedOn: "2022-03-01", body: "三個姊妹市派合唱團到白溪。" }),
  articleOf({ id: "part", cities: CITIES, publishedOn: "2023-03-01", body: "Brackwater has four sister cities in Europe." }),
]; // prettier-ignore

async function said(question: string, articles = ARTICLES): Promise<string | null> {
  const records = new ArticleRecords(recordsIn(articles, GLOSSARY));
  const answer = await standingAnswer(understoodOf(question), { glossary: GLOSSARY, articles, records });
  return answer?.article.body ?? null;
}

describe("how many sister cities there are", () => {
  test.each([
    ["How many sister cities does Brackwater have?", "Brackwater now has 14 sister cities."],
    ["How many sister cities are there now?", "Brackwater now has 14 sister cities."],
    ["白溪有幾個姊妹市？", "白溪有14個姊妹市。"],
    ["白溪目前總共有多少姊妹市？", "白溪有14個姊妹市。"],
  ])("%s", async (question, sentence) => {
    expect(await said(question)).toBe(sentence);
  });

  test.each([
    "How many sister cities sent a choir to Brackwater?",
    "How many sister cities did Brackwater have in 2015?",
    "How many sister cities does Brackwater have in Asia?",
    "Which sister cities does Brackwater have?",
    "有幾個姊妹市派隊參加比賽？",
  ])("is not asked by: %s", async (question) => {
    expect(await said(question)).toBeNull();
  });

  it("is not said where nobody tells", async () => {
    expect(await said("How many sister cities does Vestervik have?")).toBeNull();
  });
});
