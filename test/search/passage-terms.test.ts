import { describe, expect, test } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { Glosser } from "../../src/language/gloss.ts";
import { passageTerms, passageText, queryTerms } from "../../src/search/passage-terms.ts";
import { splitPassages } from "../../src/search/split-passages.ts";
import { article, GLOSSARY } from "./news-fixture.ts";

const entries = new Map([["访问", ["visit", "call on"]]]);
const glosser = new Glosser(GLOSSARY, decodeDictionary(encodeDictionary(entries)));

function textOf(...given: Parameters<typeof article>): string[] {
  return splitPassages(article(...given)).map(passageText);
}

describe("passageText", () => {
  test("knows the title and the day of what is reported, else the day of the report", () => {
    const fields = { title: "Mayor in Tokyo", publishedOn: "2019-07-08", eventOn: "2019-07-03/2019-07-05" };
    expect(textOf("visit", "He met the governor.", fields)).toEqual([
      "Mayor in Tokyo. July 3, 2019. He met the governor.",
    ]);
    const later = { ...fields, eventOn: null };
    expect(textOf("visit", "He met the governor.", later)).toEqual([
      "Mayor in Tokyo. July 8, 2019. He met the governor.",
    ]);
    expect(textOf("visit", "市長訪問東京。", { title: "訪問" })).toEqual(["訪問。市長訪問東京。"]);
  });
});

describe("terms", () => {
  test("a Chinese passage has those of its gloss as well, in every sense", () => {
    const terms = passageTerms("訪問東京", glosser);
    expect(terms).toEqual(expect.arrayContaining(["访问", "东京", "visit", "call", "on", "tokyo"]));
  });

  test("both scripts of a question give the same, the gloss with half the weight", () => {
    const terms = queryTerms("訪問東京 Tokyo", glosser);
    expect(queryTerms("访问东京 Tokyo", glosser)).toEqual(terms);
    expect([terms.get("东京"), terms.get("visit"), terms.get("tokyo")]).toEqual([1, 0.5, 2]);
  });

  test("an English text has its own alone", () => {
    expect(passageTerms("Tokyo visits", glosser)).toEqual(["tokyo", "visit"]);
    expect(queryTerms("Tokyo", glosser)).toEqual(new Map([["tokyo", 1]]));
  });
});
