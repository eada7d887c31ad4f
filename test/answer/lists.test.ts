import { describe, expect, it, test } from "vitest";
import { listRequest } from "../../src/answer/lists/list-request.ts";
import type { ArticleRecord } from "../../src/answer/article-records.ts";
import { listTable } from "../../src/answer/lists/list-table.ts";
import type { ComposedCell } from "../../src/answer/composed.ts";
import { prove } from "../../src/answer/prove.ts";
import { FeatureReader } from "../../src/answer/text-features.ts";
import { namedSeries } from "../../src/answer/lists/series-names.ts";
import type { Article } from "../../src/corpus/article.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { sentenceSpans } from "../../src/language/sentences.ts";
import type { Slot } from "../../src/records/record.ts";
import { articleOf } from "../article-of.ts";
import { forum } from "./tide-forum.ts";
import { GLOSSARY, READER, understoodOf } from "./reading.ts";

const REPORTS = [
  forum(2017, 1, "The Tide Forum was held in Brackwater. Its theme was Quiet Harbours."),
  forum(2018, 2, "The Tide Forum was held in Vestervik. Its theme was Open Water."),
  forum(2019, 3, "The Tide Forum was held in Brackwater. Its theme was Salt and Sail."),
  forum(2019, 3, "潮汐論壇在白溪舉行。主題是鹽與帆。", { language: "zh-Hant", title: "2019年潮汐論壇" }),
  articleOf({ id: "choir", title: "A choir", body: "A choir sang." }),
];
const SERIES = namedSeries(REPORTS, GLOSSARY);

/** A record of the words in an article's body, in the sentence that holds them. */
function record(article: Article, slot: Slot, words: string, value = words): ArticleRecord {
  const start = article.body.indexOf(words);
  const sentence = sentenceSpans(article.body).find((span) => span.start <= start && start < span.end);
  if (sentence === undefined) throw new Error(`no sentence holds ${words}`);
  return {
    article,
    record: {
      slot,
      value,
      owner: { series: "tide-forum", edition: article.edition, year: null },
      sentence: { start: sentence.start, end: sentence.end },
      span: { start, end: start + words.length },
      isPlan: false,
      isTotal: false,
      side: null,
      kind: null,
      articleId: article.id,
      articleVersion: article.version,
      language: article.language,
    },
  };
}

const [R2017, R2018, R2019, R2019ZH] = REPORTS as [Article, Article, Article, Article];
const RECORDS = [
  record(R2017, "event.place", "Brackwater"),
  record(R2018, "event.place", "Vestervik"),
  record(R2019, "event.place", "Brackwater"),
  record(R2019ZH, "event.place", "白溪"),
  record(R2017, "event.theme", "Quiet Harbours"),
  record(R2019, "event.theme", "Salt and Sail"),
  record(R2019ZH, "event.theme", "鹽與帆"),
];

function rows(question: string, language = "en"): string[][] | null {
  const request = listRequest(question, SERIES, GLOSSARY);
  if (request === null) return null;
  const answer = listTable(request, RECORDS, GLOSSARY, language);
  return answer?.table.rows.map((row) => row.map((cell) => cell?.text ?? "–")) ?? null;
}

describe("the series of the articles", () => {
  it("has the name that its titles give and its years with their editions", () => {
    expect(SERIES).toMatchObject([
      {
        id: "tide-forum",
        entry: { id: "series:Tide Forum" },
        years: [
          { year: 2017, edition: 1 },
          { year: 2018, edition: 2 },
          { year: 2019, edition: 3 },
        ],
      },
    ]);
  });
});

describe("a table over the times of a series", () => {
  test.each([
    ["Which years was the forum in Brackwater?", [["2017", "Brackwater"], ["2019", "Brackwater"]]],
    ["What were the themes of every Tide Forum?", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
    ["Where was each Tide Forum held since 2018?", [["2018", "Vestervik"], ["2019", "Brackwater"]]],
    ["Where was each forum held from 2017 to 2018?", [["2017", "Brackwater"], ["2018", "Vestervik"]]],
    ["Compare the 2017 and 2019 forums: place and theme", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
    ["Compare the Tide Forums of 2017 and 2019", [["2017", "Brackwater", "Quiet Harbours"], ["2019", "Brackwater", "Salt and Sail"]]],
    ["How did the 1st Tide Forum and the 3rd Tide Forum differ in theme?", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
  ])("is made for: %s", (question, expected) => {
    expect(rows(question)).toEqual(expected);
  }); // prettier-ignore

  test.each([
    ["all themes", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
    ["Compare 2017 and 2019", [["2017", "Brackwater", "Quiet Harbours"], ["2019", "Brackwater", "Salt and Sail"]]],
    ["What was the theme each year?", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
    ["所有主題", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
    ["比較2017年和2019年", [["2017", "Brackwater", "Quiet Harbours"], ["2019", "Brackwater", "Salt and Sail"]]],
    ["列出歷屆主題", [["2017", "Quiet Harbours"], ["2019", "Salt and Sail"]]],
  ])("is made of the only series where the question names nothing at all: %s", (question, expected) => {
    expect(listRequest(question, SERIES, GLOSSARY)?.isAssumed).toBe(true);
    expect(rows(question)).toEqual(expected);
  }); // prettier-ignore

  test.each([
    "all themes in Vestervik",
    "all choirs",
    "Compare the choirs of 2017 and 2019",
    "What was the weather each year?",
    "所有合唱團的主題",
    "歷屆市長的主題",
  ])("is not made of the only series where the question names something: %s", (question) => {
    expect(rows(question)).toBeNull();
  });

  it("is not made of one of several series that the question does not name", () => {
    const [series] = SERIES;
    if (series === undefined) throw new Error("no series");
    expect(listRequest("all themes", [series, { ...series, id: "other" }], GLOSSARY)).toBeNull();
  });

  test.each([
    ["歷屆潮汐論壇的主題", [["2017", "Quiet Harbours"], ["2019", "鹽與帆"]]],
    ["潮汐論壇哪幾年在白溪舉行？", [["2017", "Brackwater"], ["2019", "白溪"]]],
    ["2017年和2018年的潮汐論壇各在哪裡舉行？", [["2017", "Brackwater"], ["2018", "Vestervik"]]],
  ])("prefers the reader's language: %s", (question, expected) => {
    expect(rows(question, "zh-Hant")).toEqual(expected);
  }); // prettier-ignore

  test.each([
    "What was the theme of the 2019 Tide Forum?",
    "How many people altogether came to every Tide Forum?",
    "Where was each choir from?",
    "Every Tide Forum is nice",
    "In which year was the theme of the Tide Forum Open Water?",
    "In which year was the Tide Forum first held in Brackwater?",
    "How did the crews of the 2017 and 2019 forums differ?",
    "2019年潮汐論壇的主題是什麼？",
    "歷屆潮汐論壇一共有幾個主題？",
    "Which years was the Tide Forum not held in Brackwater?",
    "潮汐論壇哪幾年不在白溪舉行？",
  ])("is not made for: %s", (question) => {
    expect(rows(question)).toBeNull();
  });

  it("dates a time by the sentence that tells that it was held, not by a meeting during it, a visit around it or its year", () => {
    const report = forum(
      2019,
      3,
      "On May 3, 2019, during the Tide Forum, two mayors met. In 2019 it rained. The Tide Forum was held in Brackwater on May 4, 2019.",
    );
    const visit = forum(2019, 3, "A delegation was in Brackwater for the Tide Forum from May 3 to 5, 2019.", {
      id: "visit",
    });
    const before = forum(2017, 1, "The Tide Forum was held on May 4, 2017.");
    const dated = [
      record(report, "event.date", "May 3, 2019", "2019-05-03"),
      record(report, "event.date", "2019", "2019"),
      record(report, "event.date", "May 4, 2019", "2019-05-04"),
      record(visit, "event.date", "May 3 to 5, 2019", "2019-05-03/2019-05-05"),
      record(visit, "event.place", "Brackwater"),
      record(report, "event.place", "Brackwater"),
      record(before, "event.date", "May 4, 2017", "2017-05-04"),
    ];
    const request = listRequest("List the date of every Tide Forum", SERIES, GLOSSARY);
    const table = request && listTable(request, dated, GLOSSARY, "en")?.table;
    expect(table?.rows.map((cells) => cells.map((cell) => cell?.text))).toEqual([
      ["2017", "May 4, 2017"],
      ["2019", "May 4, 2019"],
    ]);
  });

  it("says for whom somebody led", () => {
    const reports = [2017, 2019].map((year, at) =>
      forum(year, at * 2 + 1, "Marta Lindholm led for Vestervik."),
    );
    const leaders = reports.map((report): ArticleRecord => {
      const one = record(report, "delegation.leader", "Marta Lindholm");
      return { ...one, record: { ...one.record, side: "Vestervik" } };
    });
    const request = listRequest("Who led the delegations of each Tide Forum?", SERIES, GLOSSARY);
    const table = request && listTable(request, leaders, GLOSSARY, "en")?.table;
    expect(table?.rows.map(([, cell]) => cell?.text)).toEqual(Array(2).fill("Marta Lindholm (Vestervik)"));
  });

  it("says which years it cannot tell of", () => {
    const request = listRequest("歷屆潮汐論壇的主題", SERIES, GLOSSARY);
    expect(request && listTable(request, RECORDS, GLOSSARY, "en")?.missing).toEqual([2018]);
  });

  it("is not made of a comparison of two of which one is not told", () => {
    expect(rows("Compare the themes of the 2018 and 2019 forums")).toBeNull();
    expect(rows("Compare the 2009 and 2019 forums")).toBeNull();
  });

  test.each([
    ["Compare the 2009, 2018 and 2019 forums", ["2018", "2019"], [2009, 2018]],
    ["Compare the themes of the 2030, 2019, 2017 and 2009 forums", ["2017", "2019"], [2009, 2030]],
    ["Compare the themes of the 2017, 2018 and 2019 forums", ["2017", "2019"], [2018]],
    ["比較2009年、2018年和2019年潮汐論壇的地點", ["2018", "2019"], [2009]],
    ["比較2018年和2019年潮汐論壇的地點", ["2018", "2019"], []],
    ["Where was each forum held from 2015 to 2018?", ["2017", "2018"], []],
  ])("says which of those compared it cannot tell of: %s", (question, years, missing) => {
    const request = listRequest(question, SERIES, GLOSSARY);
    const answer = request && listTable(request, RECORDS, GLOSSARY, "en");
    expect(answer?.table.rows.map(([year]) => year?.text)).toEqual(years);
    expect(answer?.missing).toEqual(missing);
  });

  test.each([
    "Compare the themes of the 1st Tide Forum, the 3rd Tide Forum and the 9th Tide Forum",
    "比較第1屆、第3屆和第9屆潮汐論壇的主題",
    "比較去年、2018年和2019年潮汐論壇的地點",
    "Compare last year's forum with the 2017 and 2018 forums: place",
  ])("is not made of a comparison with a time whose year is not known: %s", (question) => {
    expect(rows(question)).toBeNull();
  });

  it("rests each cell on the sentence that holds it", () => {
    const request = listRequest("What were the themes of every Tide Forum?", SERIES, GLOSSARY);
    const table = request && listTable(request, RECORDS, GLOSSARY, "en")?.table;
    for (const cell of table?.rows.flat() ?? []) {
      for (const { article, start, end } of cell?.quotes ?? []) {
        expect(article.body.slice(start, end)).toMatch(/^Its theme was .+\.$/u);
      }
      expect(cell?.quotes.length).toBeGreaterThan(0);
    }
  });
});

describe("values that begin with the same name", () => {
  it("are told apart: the glossary stands for a value only where the name is the whole of it", () => {
    const at = (article: Article, body: string, words: string): ArticleRecord =>
      record({ ...article, id: `${article.id}-${words}`, body }, "event.venue", words);
    const records = [
      at(R2018, "The forum took place at Brackwater Station.", "Brackwater Station"),
      at(R2019, "The forum took place at Brackwater Pier Hotel.", "Brackwater Pier Hotel"),
      at({ ...R2019, id: "b" }, "It was held in the Brackwater Library.", "Brackwater Library"),
      at({ ...R2019, id: "c" }, "It was held in the Brackwater Library.", "Brackwater Library"),
    ];
    const request = listRequest("What were the venues of every Tide Forum?", SERIES, GLOSSARY);
    const table = request && listTable(request, records, GLOSSARY, "en")?.table;
    expect(table?.rows.map((row) => row.map((cell) => cell?.text))).toEqual([
      ["2018", "Brackwater Station"],
      ["2019", "Brackwater Library"],
    ]);
  });
});

/** What an answer has beside its table. */
const REST = {
  passages: [],
  sentences: [],
  conflicts: [],
  gap: null,
  choices: [],
  asks: [],
  composer: "extractive",
  refusal: null,
  weighed: [],
} as const;

describe("a row that cannot prove its year", () => {
  it("rests on another article that can, and is counted as missing where none does", () => {
    const undated = { ...R2019, id: "undated", eventOn: null };
    const other = record(undated, "event.place", "Brackwater");
    const request = listRequest("Where was each Tide Forum held?", SERIES, GLOSSARY);
    const tableOf = (records: readonly ArticleRecord[]): unknown => {
      const answer = request === null ? null : listTable(request, records, GLOSSARY, "en");
      return [answer?.table.rows.map(([year]) => year?.text), answer?.missing];
    };
    expect(tableOf([...RECORDS.slice(0, 2), other])).toEqual([["2017", "2018"], [2019]]);
    expect(tableOf([...RECORDS.slice(0, 3), other])).toEqual([["2017", "2018", "2019"], []]);
  });

  it("is left out by the proof, which says so", async () => {
    const cell = (text: string, article: Article): ComposedCell => ({
      text,
      language: "en",
      quotes: [{ article, start: 0, end: article.body.indexOf(". ") + 1 }],
    });
    const lost = { ...R2018, eventOn: null };
    const table = {
      columns: ["year", "place"],
      rows: [R2017, lost].map((article) => [
        cell(String(article === lost ? 2018 : 2017), article),
        cell("the", article),
      ]),
    };
    const proved = await prove({ ...understoodOf("Where?"), ...REST, table, missingYears: [] }, READER);
    expect(proved.table?.rows.map(([year]) => year?.text)).toEqual(["2017"]);
    expect(proved.missingYears).toEqual([2018]);
    expect(proved.dropped.length).toBeGreaterThan(0);
  });
});

describe("a cell that names a part of a longer name", () => {
  it("is proved where its quote holds the words", async () => {
    const body = "The Tide Forum was held at Brackwater Hall in 2017.";
    const article = { ...R2017, body };
    const cell = (text: string): ComposedCell => ({
      text,
      language: "en",
      quotes: [{ article, start: 0, end: body.length }],
    });
    const glossary = new Glossary([
      ...GLOSSARY.entries,
      { id: "places:Brackwater Hall", kind: "places", en: ["Brackwater Hall"], zh: [] },
    ]);
    const longer = new FeatureReader(glossary, READER.dictionary, READER.lexicon);
    const table = {
      columns: ["year", "place"],
      rows: [
        [cell("2017"), cell("Brackwater")],
        [cell("2017"), cell("Vestervik")],
      ],
    };
    const proved = await prove({ ...understoodOf("Where?"), ...REST, table, missingYears: [] }, longer);
    expect(proved.table?.rows.map((row) => row.map((one) => one?.text))).toEqual([["2017", "Brackwater"]]);
  });
});

it("proves a table row by row, and lets others work between them", async () => {
  const body = "The Tide Forum was held at Brackwater Hall in 2017.";
  const row = (): ComposedCell[] =>
    ["2017", "Brackwater"].map((text) => ({
      text,
      language: "en",
      quotes: [{ article: { ...R2017, body }, start: 0, end: body.length }],
    }));
  const table = { columns: ["year", "place"], rows: Array.from({ length: 20 }, row) };
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  const proved = await prove({ ...understoodOf("Where?"), ...REST, table, missingYears: [] }, READER);
  clearInterval(others);
  expect(proved.table?.rows).toHaveLength(20);
  expect(turns).toBeGreaterThan(1);
});
