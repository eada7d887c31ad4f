import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import { officeHolderAnswer } from "../../src/answer/values/office-holder-answer.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { GLOSSARY, understoodOf } from "./reading.ts";

const CITIES = ["Brackwater"];
const ARTICLES = [
  articleOf({ id: "then", cities: CITIES, publishedOn: "2015-03-01", body: "Brackwater Mayor Olin Marsh received the choir." }),
  articleOf({ id: "now", cities: CITIES, publishedOn: "2021-03-01", body: "Brackwater Mayor Tove Lind met Vestervik Mayor Arne Holm." }),
  articleOf({ id: "deputy", cities: CITIES, publishedOn: "2022-03-01", body: "Brackwater Deputy Mayor Ida Falk opened the fair." }),
  articleOf({ id: "looking-back", cities: CITIES, publishedOn: "2023-03-01", body: "In 2009 Brackwater Mayor Peer Dahl had the quay built." }),
]; // prettier-ignore

async function said(question: string, articles = ARTICLES): Promise<string | null> {
  const records = new ArticleRecords(recordsIn(articles, GLOSSARY));
  const answer = await officeHolderAnswer(understoodOf(question), { glossary: GLOSSARY, articles, records });
  return answer === null ? "another question" : (answer.record?.article.id ?? null);
}

describe("who holds an office", () => {
  test.each([
    ["Who is the mayor of Brackwater?", "now"],
    ["Who is Brackwater's mayor now?", "now"],
    ["What is the name of the mayor of Vestervik?", "now"],
    ["白溪市長是誰？", "now"],
    ["白溪市長叫什麼名字？", "now"],
    ["Who is the mayor?", "now"],
    ["市長是誰？", "now"],
    ["Who was the mayor of Brackwater in 2015?", "then"],
    ["2015年的白溪市長是誰？", "then"],
  ])("is told by the newest article of the time: %s", async (question, id) => {
    expect(await said(question)).toBe(id);
  });

  test.each([
    "Who is the deputy mayor of Brackwater?",
    "Which mayor of Brackwater met the choir?",
    "Who did the mayor of Brackwater meet?",
    "白溪市長見了誰？",
  ])("is not asked by: %s", async (question) => {
    expect(await said(question)).toBe("another question");
  });

  it("is not said where no article of the time tells", async () => {
    expect(await said("Who was the mayor of Brackwater in 2009?")).toBeNull();
    expect(await said("Who is the mayor of Vestervik?", ARTICLES.slice(0, 1))).toBeNull();
  });

  it("is told in the reader's language where that names the same person", async () => {
    const person = (id: string, language: "en" | "zh-Hant", day: string, body: string) =>
      articleOf({ id, language, cities: CITIES, publishedOn: day, body });
    const articles = [
      person("zh", "zh-Hant", "2020-01-01", "白溪市長曾柏安會見合唱團。"),
      person("en", "en", "2021-01-01", "Brackwater Mayor Tseng Po-an met the choir."),
    ];
    expect(await said("白溪市長是誰？", articles)).toBe("zh");
    expect(await said("Who is the mayor of Brackwater?", articles)).toBe("en");
  });
});
