import { describe, expect, it, test } from "vitest";
import { type BriefQuery, BriefQueryError, briefRequest } from "../../../src/staff/brief/brief-request.ts";
import { type Brief, makeBrief } from "../../../src/staff/brief/brief.ts";
import type { BriefSectionId } from "../../../src/staff/brief/brief-rows.ts";
import { articleOf } from "../../article-of.ts";
import { ARTICLES, GLOSSARY, groundOf } from "./brief-fixture.ts";

const NOTHING: BriefQuery = { city: null, series: null, topic: null, from: null, to: null };

async function briefOf(
  query: Partial<BriefQuery>,
  articles = ARTICLES,
  language: "en" | "zh-Hant" = "en",
): Promise<Brief> {
  const request = await briefRequest({ ...NOTHING, ...query }, language, { articles, glossary: GLOSSARY });
  return makeBrief(request, groundOf(articles));
}

function rows({ sections }: Brief, id: BriefSectionId) {
  return sections.find((section) => section.id === id)?.rows ?? [];
}

function cells(brief: Brief, id: BriefSectionId): unknown[][] {
  return rows(brief, id).map((row) => Object.values(row.cells));
}

describe("a brief on a city", () => {
  test("dates what happened, in order, each row on its quote", async () => {
    const brief = await briefOf({ city: "Vestervik" });
    expect(cells(brief, "timeline")).toEqual([
      ["September 1, 1997", null],
      ["May 3, 2019", "Salt House"],
    ]);
    for (const row of brief.sections.flatMap((section) => section.rows)) {
      const source = brief.sources.find(({ n }) => n === row.source);
      const article = ARTICLES.find(({ id }) => id === source?.articleId);
      expect(article?.body.slice(row.start, row.end)).toBe(row.quote);
      expect(source?.articleVersion).toBe(article?.version);
    }
    expect(brief.sources.map(({ n }) => n)).toEqual(brief.sources.map((_, index) => index + 1));
  });

  test("tells who met whom, with office and side", async () => {
    expect(cells(await briefOf({ city: "Vestervik" }), "meetings")).toEqual([
      ["Tseng Po-an", "Mayor", null, "May 3, 2019"],
      ["Marta Lindholm", "Vestervik Mayor", "Vestervik", "May 3, 2019"],
    ]);
  });

  test("tells documents, ties and the numbers that a source prints, and adds nothing up", async () => {
    const brief = await briefOf({ city: "韋斯特維克" });
    expect(cells(brief, "documents")[0]?.slice(0, 2)).toEqual(["memorandum", "harbour safety"]);
    expect(cells(brief, "ties")).toEqual([["Vestervik", "sister cities", "September 1, 1997"]]);
    expect(cells(brief, "counts").map(([count]) => count)).toEqual(["four memorandums"]);
  });

  it("leaves out what is told of other cities alone", async () => {
    const brief = await briefOf({ city: "cities:Vestervik" });
    expect(brief.sources.map(({ articleId }) => articleId)).not.toContain("2021-salmere");
  });

  it("quotes of two translations the one in the reader's language", async () => {
    const english = await briefOf({ city: "Vestervik" });
    expect(english.sources.map(({ articleId }) => articleId)).not.toContain("2019-visit-zh");
    const chinese = await briefOf({ city: "Vestervik" }, ARTICLES, "zh-Hant");
    expect(chinese.sources.map(({ articleId }) => articleId)).not.toContain("2019-visit");
    expect(cells(chinese, "timeline")[1]?.[0]).toBe("2019年5月3日");
  });

  it("counts the articles held by year, the home city apart", async () => {
    const { exchanges } = await briefOf({ from: "1990-01-01" });
    expect(exchanges.years[0]).toBe(1997);
    expect(exchanges.cities.map(({ name }) => name)).toEqual(["Vestervik", "Salmere"]);
    expect(exchanges.cities[1]?.perYear.at(-1)).toBe(1);
  });
});

describe("open plans", () => {
  const done = articleOf({
    id: "2020-second",
    publishedOn: "2020-06-10",
    eventOn: "2020-06-09",
    cities: ["Brackwater", "Vestervik"],
    body: "Brackwater and Vestervik signed a second memorandum in June 2020.",
  });

  test("are those that no article tells as done", async () => {
    const open = await briefOf({ city: "Vestervik" });
    expect(rows(open, "plans").map(({ quote }) => quote)).toEqual([
      "A second memorandum is to be signed in Vestervik in June 2020.",
    ]);
    expect(rows(await briefOf({ city: "Vestervik" }, [...ARTICLES, done]), "plans")).toEqual([]);
  });

  test("stand in no timeline and among no documents", async () => {
    const brief = await briefOf({ city: "Vestervik" });
    const told = [...rows(brief, "timeline"), ...rows(brief, "documents")].map(({ quote }) => quote);
    expect(told.some((quote) => quote.includes("is to be signed"))).toBe(false);
  });
});

describe("a brief on a period or a topic", () => {
  it("has the rows of that period alone", async () => {
    const brief = await briefOf({ from: "2021-01-01", to: "2021-12-31" });
    expect(cells(brief, "timeline")).toEqual([["March 8, 2021", "Salmere"]]);
  });

  it("finds the words of a topic in either language", async () => {
    const english = await briefOf({ topic: "rowing" });
    expect(english.sources.map(({ articleId }) => articleId)).toEqual(["2021-salmere"]);
    const chinese = await briefOf({ topic: "划船" });
    expect(chinese.sources.map(({ articleId }) => articleId)).toEqual(["2021-salmere"]);
    expect((await briefOf({ topic: "astronomy" })).articlesHeld).toBe(0);
  });

  test.each([
    [{ city: "Atlantis" }, "city"],
    [{ series: "no-such-series" }, "series"],
    [{ from: "2020-02-30" }, "from"],
    [{ from: "2020-02-03", to: "2020-02-01" }, "to"],
    [{ topic: "the of" }, "topic"],
    [{}, "city"],
  ] as const)("names what is wrong in %j", async (query, field) => {
    const error = await briefOf(query).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BriefQueryError);
    expect((error as BriefQueryError).field).toBe(field);
  });
});

test("many articles are looked through in stretches that give way", async () => {
  const body = ARTICLES[0]?.body ?? "";
  // Each its own object, as they are read from files.
  const many = Array.from({ length: 20_000 }, (_, index) =>
    articleOf({
      ...ARTICLES[0],
      id: `article-${index}`,
      body,
      eventOn: `${2000 + (index % 20)}-05-03`,
      publishedOn: `${2000 + (index % 20)}-05-04`,
    }),
  );
  const ground = groundOf(ARTICLES);
  const records = ground.recordsOf("2019-visit");
  const recordsOf = (articleId: string) => records.map((record) => ({ ...record, articleId }));
  const request = await briefRequest({ ...NOTHING, city: "Vestervik" }, "en", {
    articles: many,
    glossary: GLOSSARY,
  });
  // What the process does once is done before: tables are loaded, patterns compiled.
  await briefOf({ city: "Vestervik" });
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  turn();
  const brief = await makeBrief(request, { ...ground, articles: many, recordsOf });
  isOver = true;
  expect(brief.sections.find(({ id }) => id === "timeline")?.leftOut).toBeGreaterThan(0);
  // One for every few articles, and after each proof.
  expect(turns).toBeGreaterThan(many.length / 8);
}, 120_000);
