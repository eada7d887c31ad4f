import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import { listAnswer, type Told } from "../../src/answer/lists/list-answer.ts";
import { tiesRequest } from "../../src/answer/lists/ties-request.ts";
import { namedSeries } from "../../src/answer/lists/series-names.ts";
import type { Article } from "../../src/corpus/article.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { GLOSSARY as NAMES, understoodOf } from "./reading.ts";

const GLOSSARY = new Glossary([
  ...NAMES.entries,
  { id: "cities:Salmere", kind: "cities", en: ["Salmere"], zh: ["薩爾梅爾"] },
  { id: "cities:Torvik", kind: "cities", en: ["Torvik"], zh: ["托維克"] },
]);

const ARTICLES = [
  articleOf({ id: "one", body: "Brackwater and Vestervik became sister cities in 1997." }),
  articleOf({ id: "two", body: "Salmere is a sister city of Brackwater." }),
  articleOf({ id: "three", body: "Torvik has been a partner city of Brackwater since 2006." }),
  articleOf({ id: "four", body: "白溪與韋斯特維克於1997年9月締結為姊妹市。" }),
  articleOf({
    id: "five",
    body: "The council proposed to make Brackwater and Torvik sister cities in 2030.",
  }),
];

async function rowsFor(
  question: string,
  articles: readonly Article[] = ARTICLES,
): Promise<string[][] | null> {
  const told: Told = {
    glossary: GLOSSARY,
    articles,
    series: namedSeries(articles, GLOSSARY),
    records: new ArticleRecords(recordsIn(articles, GLOSSARY)),
  };
  const answer = await listAnswer(understoodOf(question), told);
  return answer?.table.rows.map((row) => row.map((cell) => cell?.text ?? "–")) ?? null;
}

describe("a question for the cities that one is tied to", () => {
  it("has a row for each, by the year in which the tie began", async () => {
    expect(await rowsFor("Which are Brackwater's sister cities?")).toEqual([
      ["Vestervik", "sister cities", "1997"],
      ["Salmere", "sister city", "–"],
    ]);
  });

  it("tells what can be told in the reader's language, and the longest date", async () => {
    expect(await rowsFor("白溪有哪些姊妹市？")).toEqual([
      ["韋斯特維克", "姊妹市", "1997年9月"],
      ["Salmere", "sister city", "–"],
    ]);
  });

  it("means the city of most ties where it names none", async () => {
    expect(await rowsFor("List all sister cities")).toHaveLength(2);
  });

  it("is no table of one row", async () => {
    expect(await rowsFor("Which are Brackwater's partner cities?")).toBeNull();
  });

  it("has no row for a tie that is denied or ended", async () => {
    const articles = [
      ...ARTICLES,
      articleOf({ id: "six", body: "Brackwater and Torvik have never signed a sister city agreement." }),
      articleOf({ id: "seven", body: "白溪與托維克並未締結姊妹市。" }),
      articleOf({
        id: "eight",
        cities: ["Brackwater"],
        body: "Salmere ended its sister city agreement with Torvik.",
      }),
    ];
    expect(await rowsFor("Which are Brackwater's sister cities?", articles)).toEqual(
      await rowsFor("Which are Brackwater's sister cities?"),
    );
  });

  it("has no row for a tie that a later article says is over, but one where it is told again", async () => {
    const articles = (day: string): Article[] => [
      ...ARTICLES.map((article) => ({ ...article, publishedOn: "2016-01-01" })),
      articleOf({
        id: "six",
        publishedOn: "2020-01-01",
        body: "Brackwater ended its sister city agreement with Salmere.",
      }),
      articleOf({ id: "seven", publishedOn: day, body: "Salmere is a sister city of Brackwater." }),
    ];
    const question = "Which are the sister and partner cities of Brackwater?";
    const cities = async (day: string) => (await rowsFor(question, articles(day)))?.map(([city]) => city);
    expect(await cities("2019-01-01")).toEqual(["Vestervik", "Torvik"]);
    expect(await cities("2021-01-01")).toEqual(["Vestervik", "Torvik", "Salmere"]);
  });

  it.each(["Which sister and partner cities does Brackwater have?", "白溪有哪些姊妹及夥伴城市？"])(
    "has a row for each kind of tie: %s",
    async (question) => {
      const before = articleOf({
        id: "six",
        body: "Vestervik has been a partner city of Brackwater since 1990.",
      });
      const rows = await rowsFor(question, [...ARTICLES, before]);
      expect(rows?.map(([, , year]) => year?.slice(0, 4))).toEqual(["1990", "1997", "2006", "–"]);
    },
  );

  it("rests on the sentence of each cell", async () => {
    const told: Told = {
      glossary: GLOSSARY,
      articles: ARTICLES,
      series: [],
      records: new ArticleRecords(recordsIn(ARTICLES, GLOSSARY)),
    };
    const answer = await listAnswer(understoodOf("Which are Brackwater's sister cities?"), told);
    for (const cell of answer?.table.rows.flat() ?? []) {
      for (const { article, start, end } of cell?.quotes ?? []) {
        expect(article.body.slice(start, end)).toContain(cell?.text);
      }
    }
  });
});

test.each([
  "Which sister cities sent a choir to Brackwater?",
  "How many sister cities does Brackwater have?",
  "Which sister cities has Brackwater had since 2015?",
  "Which sister cities has Brackwater had before 2000?",
  "Which sister cities did Brackwater have between 1990 and 2000?",
  "白溪1990年以後締結了哪些姊妹市？",
  "從1990年到現在，白溪締結了哪些姊妹市？",
  "Is Salmere a sister city of Brackwater?",
  "When did Brackwater and Vestervik become sister cities?",
  "白溪的姊妹市有哪些球隊來參賽？",
  "Which cities are not sister cities of Brackwater?",
  "哪些城市不是白溪的姊妹市？",
  "Which person named the sister cities of Brackwater?",
  "哪些姊妹市的市長來過白溪？",
])("no such question: %s", (question) => {
  expect(tiesRequest(understoodOf(question), GLOSSARY)).toBeNull();
});
