import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../../src/answer/article-records.ts";
import { ArticleViews } from "../../../src/answer/article-view.ts";
import type {
  Composed,
  ComposedConflict,
  ComposedSentence,
  ComposedTable,
} from "../../../src/answer/composed.ts";
import { Conflicts } from "../../../src/answer/conflicts/conflicts.ts";
import { eventFamilies } from "../../../src/answer/event-family.ts";
import { prove } from "../../../src/answer/prove.ts";
import type { Article } from "../../../src/corpus/article.ts";
import { sentenceSpans } from "../../../src/language/sentences.ts";
import { articleOf } from "../../article-of.ts";
import { recordsIn } from "../../records-in.ts";
import { GLOSSARY, READER, understoodOf } from "../reading.ts";

/** A report on one edition of the forum, published the day after. */
function report(
  id: string,
  year: number,
  edition: number,
  body: string,
  fields: Partial<Article> = {},
): Article {
  return articleOf({
    id,
    title: `Tide Forum ${year}`,
    series: "tide-forum",
    edition,
    eventOn: `${year}-05-04`,
    publishedOn: `${year}-05-10`,
    cities: ["Brackwater", "Vestervik"],
    body,
    ...fields,
  });
}

const CITY = report(
  "city",
  2019,
  3,
  'The 3rd Tide Forum was held in Brackwater on May 4, 2019. Its theme was "Salt and Sail". Three memorandums were signed at the forum. Mayor Marta Lindholm of Vestervik led a delegation of 40 members to the forum in 2019.',
  { official: true },
);
const PRESS = report(
  "press",
  2019,
  3,
  'The Tide Forum of 2019 was held on May 6, 2019. The theme was "Fish and Chips". Four memorandums were signed at the forum of 2019. Marta Lindholm came with a delegation of 55 members.',
);
const PRESS_ZH = report("press-zh", 2019, 3, "2019年潮汐論壇於2019年5月4日在白溪舉行，雙方簽署3項備忘錄。", {
  language: "zh-Hant",
  title: "2019年潮汐論壇",
});
const EARLIER = report("earlier", 2018, 2, "The 2nd Tide Forum was held in Vestervik on May 4, 2018.");
const SERIES = [CITY, PRESS, PRESS_ZH, EARLIER];

/** The sentence of an article that holds these words, as an answer says it. */
function said(article: Article, words: string): ComposedSentence {
  const at = article.body.indexOf(words);
  const span = sentenceSpans(article.body).find(({ start, end }) => start <= at && at < end);
  if (span === undefined) throw new Error(`no sentence of ${article.id} holds ${words}`);
  const { start, end } = span;
  return {
    text: article.body.slice(start, end),
    language: article.language,
    quotes: [{ article, start, end }],
  };
}

function composed(
  question: string,
  sentences: readonly ComposedSentence[],
  articles: readonly Article[],
  table: ComposedTable | null = null,
): Composed {
  const passages = articles.map((article) => ({
    article,
    start: 0,
    end: article.body.length,
    text: article.body,
    score: 1,
    measure: 2,
    scores: { dense: 1, lexical: 1 },
    sentenceSimilarities: new Float32Array(),
  }));
  const rest = {
    missingYears: [],
    gap: null,
    choices: [],
    asks: [],
    conflicts: [],
    composer: "extractive",
    refusal: null,
    weighed: [],
  } as const;
  return { ...understoodOf(question), passages, sentences, table, ...rest };
}

async function conflictsOf(
  question: string,
  sentences: readonly ComposedSentence[],
  articles: readonly Article[] = SERIES,
  table: ComposedTable | null = null,
): Promise<readonly ComposedConflict[]> {
  const conflicts = new Conflicts(
    GLOSSARY,
    new ArticleRecords(recordsIn(articles, GLOSSARY)),
    new ArticleViews(READER),
  );
  const answer = composed(question, sentences, articles, table);
  const found = await conflicts.find(answer, { articles, families: eventFamilies(articles) });
  return (await prove({ ...answer, conflicts: found }, READER)).conflicts;
}

/** What of a conflict its claims say. */
function shown(conflicts: readonly ComposedConflict[]): unknown[] {
  return conflicts.map(({ kind, word, year, claims }) => [
    kind,
    word,
    year,
    ...claims.map(({ quotes }) => quotes[0]?.article.id),
  ]);
}

describe("an answer on an event of which sources tell another value", () => {
  test.each([
    ["When was the 2019 Tide Forum held?", "on May 4, 2019", "date"],
    ["What was the theme of the 2019 Tide Forum?", "Salt and Sail", "theme"],
    ["How many memorandums were signed at the 2019 Tide Forum?", "Three memorandums", "documents"],
    ["How many people were in the delegation to the 2019 Tide Forum?", "40 members", "size"],
    ["2019年潮汐論壇何時舉行？", "on May 4, 2019", "date"],
    ["2019年潮汐論壇的主題是什麼？", "Salt and Sail", "theme"],
    ["2019年潮汐論壇簽了幾項備忘錄？", "Three memorandums", "documents"],
  ])("shows both, the one it says first: %s", async (question, words, word) => {
    const [conflict, ...more] = await conflictsOf(question, [said(CITY, words)]);
    expect(conflict).toMatchObject({ kind: "differ", word, year: 2019 });
    expect(conflict?.claims.map(({ quotes }) => quotes[0]?.article.id)).toEqual(["city", "press"]);
    expect(more).toEqual([]);
  });

  it("quotes each claim whole, and with it the sentence that it points back to", async () => {
    const [conflict] = await conflictsOf("What was the theme of the 2019 Tide Forum?", [said(PRESS, "Fish")]);
    expect(conflict?.claims.map(({ text }) => text)).toEqual([
      'The theme was "Fish and Chips".',
      'The 3rd Tide Forum was held in Brackwater on May 4, 2019. Its theme was "Salt and Sail".',
    ]);
    for (const { text, quotes } of conflict?.claims ?? []) {
      expect(quotes.map(({ article, start, end }) => article.body.slice(start, end))).toEqual([text]);
    }
  });

  it("shows none on a value that is not asked for, nor on one on which they agree", async () => {
    expect(await conflictsOf("Where was the 2019 Tide Forum held?", [said(CITY, "Brackwater")])).toEqual([]);
    expect(await conflictsOf("Who led the delegation in 2019?", [said(CITY, "Lindholm")])).toEqual([]);
  });

  it("compares which time of its series a year had, where sentences number that year", async () => {
    const eighth = report("eighth", 2019, 3, "The forum of 2019 was the 8th Tide Forum to be held.");
    const since = report("since", 2019, 3, "Since 2019, the 9th Tide Forum was prepared.");
    const articles = [CITY, eighth, since, EARLIER];
    const question = "Which edition was the Tide Forum of 2019?";
    expect(shown(await conflictsOf(question, [said(CITY, "The 3rd")], articles))).toEqual([
      ["differ", "edition", 2019, "city", "eighth"],
    ]);
  });

  it("shows none of another time of the series, nor on a part of the event", async () => {
    expect(await conflictsOf("When was the 2018 Tide Forum held?", [said(EARLIER, "2018")])).toEqual([]);
    const banquet = "When was the banquet of the 2019 Tide Forum?";
    expect(await conflictsOf(banquet, [said(CITY, "on May 4, 2019")])).toEqual([]);
  });

  it("has no conflict of a claim that its quote does not carry", async () => {
    const conflicts = new Conflicts(
      GLOSSARY,
      new ArticleRecords(recordsIn(SERIES, GLOSSARY)),
      new ArticleViews(READER),
    );
    const answer = composed("When was the 2019 Tide Forum held?", [said(CITY, "on May 4, 2019")], SERIES);
    const [found] = await conflicts.find(answer, { articles: SERIES, families: eventFamilies(SERIES) });
    const claims = found?.claims.map((claim, index) =>
      index === 0 ? claim : { ...claim, text: "On May 7, 2019." },
    );
    const proved = await prove(
      { ...answer, conflicts: found === undefined ? [] : [{ ...found, claims: claims ?? [] }] },
      READER,
    );
    expect(found?.claims.length).toBe(2);
    expect(proved.conflicts).toEqual([]);
    expect(proved.dropped.map(({ sentence }) => sentence.text)).toEqual(["On May 7, 2019."]);
  });
});

describe("a table over the times of a series", () => {
  it("has a conflict for the cell on which articles differ, the cell's own first", async () => {
    const cell = (text: string, article: Article, words: string): ComposedSentence => ({
      ...said(article, words),
      text,
    });
    const table = {
      columns: ["year", "theme", "date"],
      rows: [
        [cell("2018", EARLIER, "2018"), null, cell("May 4, 2018", EARLIER, "2018")],
        [
          cell("2019", PRESS, "2019"),
          cell("Fish and Chips", PRESS, "Fish"),
          cell("May 4, 2019", CITY, "2019"),
        ],
      ],
    };
    expect(shown(await conflictsOf("Themes and dates of every Tide Forum", [], SERIES, table))).toEqual([
      ["differ", "theme", 2019, "press", "city"],
      ["differ", "date", 2019, "city", "press"],
    ]);
  });
});

describe("what was planned otherwise", () => {
  const PLAN = report("plan", 2019, 3, "The Tide Forum of 2019 will be held on April 2, 2019.", {
    publishedOn: "2019-03-01",
  });
  const KEPT = report("kept", 2019, 3, "The Tide Forum of 2019 will be held on May 4, 2019.", {
    publishedOn: "2019-03-02",
  });

  it("is shown as earlier, behind what took place", async () => {
    const answer = [said(CITY, "on May 4, 2019")];
    const articles = [CITY, PLAN, KEPT];
    expect(shown(await conflictsOf("When was the 2019 Tide Forum held?", answer, articles))).toEqual([
      ["over_time", "date", 2019, "city", "plan"],
    ]);
  });
});

describe("an edition that was put off to another year", () => {
  const PUT_OFF = report("put-off", 2020, 4, "The 4th Tide Forum, planned for May 4, 2020, was put off.", {
    publishedOn: "2020-03-01",
  });
  const HELD = report("held", 2021, 4, "The 4th Tide Forum was held on May 4, 2021.");

  it("is one event, with its plan behind the day on which it was held", async () => {
    const articles = [CITY, PUT_OFF, HELD];
    expect(
      shown(await conflictsOf("When was the 4th Tide Forum held?", [said(HELD, "2021")], articles)),
    ).toEqual([["over_time", "date", null, "held", "put-off"]]);
  });
});

describe("an event that a source says did not take place", () => {
  const EDITORIAL = articleOf({
    id: "editorial",
    series: "tide-forum",
    publishedOn: "2020-02-01",
    body: "The forum brings the two cities together. There was no summit in the preceding year.",
  });

  it("is in conflict with those that tell of it, where the question asks whether it did", async () => {
    const articles = [...SERIES, EDITORIAL];
    const answer = [said(CITY, "on May 4, 2019")];
    const asked = await conflictsOf("Was the Tide Forum held in 2019?", answer, articles);
    expect(shown(asked)).toEqual([["differ", "state", 2019, "city", "editorial"]]);
    const chinese = await conflictsOf("2019年有舉辦潮汐論壇嗎？", answer, articles);
    expect(shown(chinese)).toEqual([["differ", "state", 2019, "city", "editorial"]]);
    const other = [said(EARLIER, "2018")];
    expect(await conflictsOf("Was the Tide Forum held in 2018?", other, articles)).toEqual([]);
  });
});

describe("a value that changes with time", () => {
  const count = (
    id: string,
    publishedOn: string,
    body: string,
    language: Article["language"] = "en",
  ): Article => articleOf({ id, publishedOn, body, language, cities: ["Brackwater"] });
  const COUNTS = [
    count("old", "2016-01-01", "Vestervik is one of the 19 sister cities of Brackwater."),
    count("new", "2021-01-01", "白溪有48個姊妹市。", "zh-Hant"),
    count("same", "2020-01-01", "Brackwater has 48 sister cities."),
    count("part", "2022-01-01", "Brackwater has four sister cities in Europe."),
    count("friends", "2022-01-01", "Brackwater has 7 friendship cities."),
  ];

  test.each(["How many sister cities does Brackwater have?", "白溪有幾個姊妹市？"])(
    "is shown by the newest source, then by earlier ones: %s",
    async (question) => {
      const [old] = COUNTS;
      const answer = old === undefined ? [] : [said(old, "19")];
      expect(shown(await conflictsOf(question, answer, COUNTS))).toEqual([
        ["over_time", "cities", null, "new", "old"],
      ]);
    },
  );

  it("is left alone where the question names a time", async () => {
    const [old] = COUNTS;
    const answer = old === undefined ? [] : [said(old, "19")];
    const question = "How many sister cities did Brackwater have in 2016?";
    expect(await conflictsOf(question, answer, COUNTS)).toEqual([]);
  });

  const OFFICES = [
    count("first", "2016-01-01", "Vestervik Mayor Marta Lindholm visited Brackwater."),
    count("second", "2021-01-01", "Vestervik Mayor Tseng Po-an visited Brackwater."),
    count("deputy", "2022-01-01", "Vestervik Deputy Mayor Miyeon visited Brackwater."),
  ];

  test.each(["Who is the mayor of Vestervik?", "韋斯特維克市長是誰？"])(
    "an office has its newest holder first: %s",
    async (question) => {
      const [first] = OFFICES;
      const answer = first === undefined ? [] : [said(first, "Marta")];
      expect(shown(await conflictsOf(question, answer, OFFICES))).toEqual([
        ["over_time", "office", null, "second", "first"],
      ]);
    },
  );

  it("the documents signed up to then grow in number", async () => {
    const total = (id: string, year: number, edition: number, number: string): Article =>
      report(id, year, edition, `By then, the two cities had signed ${number} memorandums.`);
    const articles = [total("t1", 2017, 1, "12"), total("t2", 2019, 3, "20"), total("t3", 2018, 2, "16")];
    const [first] = articles;
    const answer = first === undefined ? [] : [said(first, "12")];
    const question = "How many memorandums have been signed at the Tide Forum so far?";
    expect(shown(await conflictsOf(question, answer, articles))).toEqual([
      ["over_time", "documents", null, "t2", "t3", "t1"],
    ]);
  });
});

describe("documents of two parties outside of a series", () => {
  const own = (id: string, eventOn: string, body: string): Article =>
    articleOf({ id, eventOn, publishedOn: eventOn, body, cities: ["Brackwater", "Vestervik"] });
  const NAMED = own(
    "named",
    "2020-01-13",
    "Brackwater and Vestervik signed one memorandum on zoos and one on tourism.",
  );
  const COUNTED = own(
    "counted",
    "2020-09-04",
    "The mayors met on September 4, 2020. In January 2020 Brackwater and Vestervik had signed three memorandums.",
  );
  const OTHER = own("other", "2016-05-01", "Brackwater and Vestervik signed five memorandums.");

  it("are counted where a sentence names them one by one, and compared by the month", async () => {
    const articles = [NAMED, COUNTED, OTHER];
    const question = "How many memorandums did Brackwater and Vestervik sign in January 2020?";
    expect(shown(await conflictsOf(question, [said(NAMED, "zoos")], articles))).toEqual([
      ["differ", "documents", null, "named", "counted"],
    ]);
    expect(await conflictsOf(question, [said(NAMED, "zoos")], [NAMED, OTHER])).toEqual([]);
  });
});

describe("a source that says itself that others tell it differently", () => {
  const TOLD = articleOf({ id: "told", body: "The pangolins reached Vestervik on April 14, 2022." });
  const DISPUTED = articleOf({
    id: "disputed",
    body: "The article dates the sending of the pangolins to May 2022, whereas other sources give April 2022.",
  });
  const ELSEWHERE = articleOf({
    id: "elsewhere",
    body: "One report dates the sending of the pangolins to May 2016, whereas other sources give June 2016.",
  });

  it("stands beside the answer that gives one of its days, and beside no other", async () => {
    const question = "When did the pangolins reach Vestervik?";
    const answer = [said(TOLD, "April 14")];
    expect(shown(await conflictsOf(question, answer, [TOLD, DISPUTED]))).toEqual([
      ["differ", "date", null, "told", "disputed"],
    ]);
    expect(await conflictsOf(question, answer, [TOLD, ELSEWHERE])).toEqual([]);
  });
});
