import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import { listAnswer } from "../../src/answer/lists/list-answer.ts";
import { signedRequest } from "../../src/answer/lists/signed-request.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { GLOSSARY as NAMES, understoodOf } from "./reading.ts";

const GLOSSARY = new Glossary([
  ...NAMES.entries,
  { id: "cities:Salmere", kind: "cities", en: ["Salmere"], zh: ["薩爾梅爾"] },
]);

const ARTICLES = [
  articleOf({
    id: "ports",
    title: "Brackwater and Vestervik sign on ports",
    cities: ["Brackwater", "Vestervik"],
    eventOn: "2018-05-04",
    body: "Brackwater and Vestervik signed a memorandum on ports and tourism on May 4, 2018.",
  }),
  articleOf({
    id: "libraries",
    title: "Mayor of Vestervik visits",
    cities: ["Brackwater", "Vestervik"],
    eventOn: "2021-03-02",
    body: "A memorandum on libraries was signed in 2021. The two cities will sign an agreement on music in 2022.",
  }),
  articleOf({
    id: "several",
    title: "Agreements of Brackwater",
    cities: ["Brackwater", "Vestervik", "Salmere"],
    eventOn: "2023-01-01",
    body: "Brackwater has signed a charter with Vestervik in 2009, a memorandum with Salmere in 2010.",
  }),
];

async function rowsFor(question: string): Promise<string[][] | null> {
  const told = {
    glossary: GLOSSARY,
    articles: ARTICLES,
    series: [],
    records: new ArticleRecords(recordsIn(ARTICLES, GLOSSARY)),
  };
  const answer = await listAnswer(understoodOf(question), told);
  return answer?.table.rows.map((row) => row.map((cell) => cell?.text ?? "–")) ?? null;
}

describe("a question for what was signed with a city", () => {
  it("has a row for each year, with what it was and what it is about", async () => {
    expect(await rowsFor("List every memorandum with Vestervik")).toEqual([
      ["2018", "memorandum", "ports; tourism"],
      ["2021", "memorandum", "libraries"],
    ]);
  });

  test.each(["與韋斯特維克的備忘錄要合作哪些事？", "和韋斯特維克簽的備忘錄約定什麼？"])(
    "is none for what is in one: %s",
    (question) => {
      expect(signedRequest(understoodOf(question), GLOSSARY)).toBeNull();
    },
  );

  test.each([
    "Which memorandums has Brackwater signed?",
    "Which cities has Brackwater signed memorandums with?",
    "Which cities do we have memorandums with?",
    "本市跟哪些城市簽過備忘錄？",
  ])(
    "has a row for each city and year, where only the one whose news these are is named: %s",
    async (question) => {
      expect(await rowsFor(question)).toEqual([
        ["Salmere", "2010", "memorandum", "–"],
        ["Vestervik", "2018", "memorandum", "ports; tourism"],
        ["Vestervik", "2021", "memorandum", "libraries"],
      ]);
    },
  );

  it("has nothing that two others signed between them", async () => {
    const articles = [
      ...ARTICLES,
      articleOf({
        id: "others",
        cities: ["Salmere", "Vestervik"],
        eventOn: "2024-01-01",
        body: "Salmere signed a memorandum with Vestervik on fish in 2024.",
      }),
    ];
    const told = {
      glossary: GLOSSARY,
      articles,
      series: [],
      records: new ArticleRecords(recordsIn(articles, GLOSSARY)),
    };
    const answer = await listAnswer(
      understoodOf("Which cities has Brackwater signed memorandums with?"),
      told,
    );
    expect(answer?.table.rows.map(([, year]) => year?.text)).not.toContain("2024");
  });

  it("has those of the years asked for alone, and is no table for a single one", async () => {
    const since = await rowsFor("Which cities has Brackwater signed memorandums with since 2011?");
    expect(since?.map(([city, year]) => `${city} ${year}`)).toEqual(["Vestervik 2018", "Vestervik 2021"]);
    expect(await rowsFor("Which cities has Brackwater signed memorandums with since 2020?")).toBeNull();
  });

  it("leaves out plans, and what was signed with another city told beside it", async () => {
    const years = (rows: string[][] | null): (string | undefined)[] | undefined =>
      rows?.map(([year]) => year);
    expect(years(await rowsFor("Which agreements have Brackwater and Vestervik signed?"))).not.toContain(
      "2022",
    );
    expect(years(await rowsFor("Which memorandums has Brackwater signed with Vestervik?"))).not.toContain(
      "2010",
    );
  });

  it("tells of the years asked for", async () => {
    expect(await rowsFor("Which memorandums did Brackwater sign with Vestervik in 2021?")).toEqual([
      ["2021", "memorandum", "libraries"],
    ]);
  });

  test.each([
    ["Which memorandums did Brackwater sign with Vestervik between 2015 and 2019?", ["2018"]],
    ["Which memorandums did Brackwater sign with Vestervik from 2018 to 2021?", ["2018", "2021"]],
    ["Which memorandums has Brackwater signed with Vestervik since 2019?", ["2021"]],
    ["2015年至2019年白溪和韋斯特維克簽了哪些備忘錄？", ["2018"]],
    ["2019年以後白溪和韋斯特維克簽了哪些備忘錄？", ["2021"]],
    ["Which memorandums did Brackwater sign with Vestervik before 2019?", ["2018"]],
    ["Which memorandums did Brackwater sign with Vestervik after 2019?", ["2021"]],
    ["2019年以前白溪和韋斯特維克簽了哪些備忘錄？", ["2018"]],
    ["Which memorandums did Brackwater sign with Vestervik since 2015 and before 2020?", ["2018"]],
  ])("tells of the years of a span: %s", async (question, years) => {
    expect((await rowsFor(question))?.map(([year]) => year)).toEqual(years);
  });

  it("is no table where no year of it is told", async () => {
    expect(
      await rowsFor("Which memorandums has Brackwater signed with Vestervik since last year?"),
    ).toBeNull();
  });
});

test.each([
  "Which memorandum with Vestervik was signed at the Salt House?",
  "How many memorandums has Brackwater signed with Vestervik?",
  "Who signed the memorandum with Vestervik?",
  "Which memorandums were signed at the Tide Forum in Vestervik?",
  "白溪和韋斯特維克的備忘錄為什麼沒有續簽？",
  "List every memorandum",
  "Which person signed the memorandum with Vestervik?",
  "What day was the memorandum with Vestervik signed?",
  "Which agreements have Brackwater and Vestervik not signed?",
  "What was the reason for the memorandum with Vestervik?",
])("no such question: %s", (question) => {
  expect(signedRequest(understoodOf(question), GLOSSARY)).toBeNull();
});
