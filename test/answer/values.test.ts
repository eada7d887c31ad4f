import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import type { Told } from "../../src/answer/lists/list-answer.ts";
import { namedSeries } from "../../src/answer/lists/series-names.ts";
import { eventGap } from "../../src/answer/values/event-gap.ts";
import { type ValueAnswer, valueAnswer } from "../../src/answer/values/value-answer.ts";
import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { forum } from "./tide-forum.ts";
import { GLOSSARY, understoodOf } from "./reading.ts";

const REPORTS = [
  forum(
    2018,
    2,
    "The 2nd Tide Forum was held in Vestervik on May 4, 2018. Two memorandums were signed at it. A film festival opened in the Old Quay Hotel.",
  ),
  forum(
    2019,
    3,
    'The 3rd Tide Forum was held in Brackwater on May 4, 2019. Its theme was "Open Water". Mayor Tseng Po-an led Brackwater’s delegation.',
  ),
  forum(2019, 3, "第3屆潮汐論壇於2019年5月4日在白溪舉行，主題為「敞開的水」。", { language: "zh-Hant" }),
  articleOf({ id: "choir", title: "A choir", body: "A choir sang at the Salt House on May 9, 2019." }),
];

function told(articles: readonly Article[]): Told {
  return {
    glossary: GLOSSARY,
    articles,
    series: namedSeries(articles, GLOSSARY),
    records: new ArticleRecords(recordsIn(articles, GLOSSARY)),
  };
}

async function answerTo(
  question: string,
  articles: readonly Article[] = REPORTS,
): Promise<ValueAnswer | null> {
  const answer = await valueAnswer(understoodOf(question), told(articles), "2026-03-02");
  return answer?.kind === "values" ? answer : null;
}

async function choicesFor(question: string): Promise<readonly string[] | null> {
  const answer = await valueAnswer(understoodOf(question), told(REPORTS), "2026-03-02");
  return answer?.kind === "unclear-time" ? answer.choices : null;
}

async function sentencesFor(question: string): Promise<string[] | null> {
  const answer = await answerTo(question);
  return (
    answer?.records.map(({ record: { sentence }, article }) =>
      article.body.slice(sentence.start, sentence.end),
    ) ?? null
  );
}

describe("a question for a value of one time of a series", () => {
  test.each([
    ["Where was the 2018 Tide Forum held?", "The 2nd Tide Forum was held in Vestervik on May 4, 2018."],
    ["Which city hosted the forum in 2019?", "The 3rd Tide Forum was held in Brackwater on May 4, 2019."],
    ["When did the 3rd Tide Forum take place?", "The 3rd Tide Forum was held in Brackwater on May 4, 2019."],
    ["What was the theme of the 2019 forum?", 'Its theme was "Open Water".'],
    ["How many memorandums were signed at the 2nd Tide Forum?", "Two memorandums were signed at it."],
    ["Who led Brackwater's delegation to the 2019 forum?", "Mayor Tseng Po-an led Brackwater’s delegation."],
    ["Who represented Brackwater at the 2019 forum?", "Mayor Tseng Po-an led Brackwater’s delegation."],
    ["2019年潮汐論壇的主題是什麼？", "第3屆潮汐論壇於2019年5月4日在白溪舉行，主題為「敞開的水」。"],
    ["第三屆潮汐論壇在哪裡舉行？", "第3屆潮汐論壇於2019年5月4日在白溪舉行，主題為「敞開的水」。"],
    ["最近一次潮汐論壇是什麼時候？", "第3屆潮汐論壇於2019年5月4日在白溪舉行，主題為「敞開的水」。"],
  ])("%s", async (question, sentence) => {
    expect(await sentencesFor(question)).toEqual([sentence]);
  });

  it("is not answered by the place of a dinner beside it", async () => {
    const dinner = forum(
      2018,
      2,
      "Tseng Po-an joined the banquet at the Salt House for guests of the 2018 Tide Forum.",
      {
        id: "dinner",
      },
    );
    const both = await answerTo("Where was the 2018 Tide Forum held?", [...REPORTS, dinner]);
    expect(both?.records.map(({ record }) => record.value)).toEqual(["Vestervik"]);
  });

  it("is told in the reader's language where another tells it more closely", async () => {
    const closely = forum(2018, 2, "2018年潮汐論壇在鹽屋舉行。", { language: "zh-Hant" });
    const where = async (question: string): Promise<string[] | undefined> =>
      (await answerTo(question, [...REPORTS, closely]))?.records.map(({ record }) => record.value);
    expect(await where("Where was the 2018 Tide Forum held?")).toEqual(["Vestervik"]);
    expect(await where("2018年潮汐論壇在哪裡舉行？")).toEqual(["鹽屋"]);
  });

  it("is dated by the sentence that tells that it was held, not by one on a meeting during it", async () => {
    const meeting = (at: number): Article =>
      forum(2019, 3, "On May 3, 2019, during the Tide Forum, two mayors met.", { id: `meeting-${at}` });
    const answer = await answerTo("When was the 2019 Tide Forum?", [...REPORTS, meeting(1), meeting(2)]);
    expect(answer?.records.map(({ record }) => record.value)).toEqual(["2019-05-04"]);
  });

  it("is answered once for two values in one sentence", async () => {
    expect(await sentencesFor("Where and when was the 2018 Tide Forum?")).toEqual([
      "The 2nd Tide Forum was held in Vestervik on May 4, 2018.",
    ]);
  });

  it("is answered in the other language where none of the reader's tells it", async () => {
    expect(await sentencesFor("2018年潮汐論壇在哪裡舉行？")).toEqual([
      "The 2nd Tide Forum was held in Vestervik on May 4, 2018.",
    ]);
  });

  test.each([
    "Where was the opening dinner of the 2019 forum held?",
    "Why was the 2019 forum held in Brackwater?",
    "What did Tseng Po-an say on the theme of the 2019 forum?",
    "How many memorandums were signed before the 2019 forum?",
    "How many memorandums were signed at all forums?",
    "Where was the forum held?",
    "Where was the 2017 forum held?",
    "Where did the choir sing on May 9, 2019?",
    "2019年潮汐論壇的歡迎晚宴在哪裡舉行？",
    "2019年和2018年潮汐論壇的主題是什麼？",
    "What was the reason for the venue of the 2018 forum?",
    "Why did the 2019 forum have no theme?",
    "2019年潮汐論壇簽署備忘錄的原因是什麼？",
  ])("is no such question: %s", async (question) => {
    expect(await answerTo(question)).toBeNull();
  });
});

describe("a question that says no time", () => {
  test.each([
    ["Where was the forum held?", ["Where was the 2019 forum held?", "Where was the 2018 forum held?"]],
    ["What was the theme of the Tide Forum?", ["What was the theme of the 2019 Tide Forum?"]],
    ["潮汐論壇的主題是什麼？", ["2019年潮汐論壇的主題是什麼？"]],
    ["論壇在哪裡舉行？", ["2019年論壇在哪裡舉行？", "2018年論壇在哪裡舉行？"]],
  ])("%s can be put for each that is told of", async (question, choices) => {
    expect(await choicesFor(question)).toEqual(choices);
  });

  it("is answered once one is chosen", async () => {
    const [choice = ""] = (await choicesFor("What was the theme of the Tide Forum?")) ?? [];
    expect(await sentencesFor(choice)).toEqual(['Its theme was "Open Water".']);
  });

  test.each([
    "Where was the forum's dinner held?",
    "Where was the forum in May held?",
    "Who spoke at the forum?",
  ])("is left to others where it asks for more: %s", async (question) => {
    expect(await choicesFor(question)).toBeNull();
  });
});

describe("what the articles do not tell", () => {
  it("is said beside what they tell", async () => {
    const answer = await answerTo("Who led the delegation to the 2018 Tide Forum?");
    expect(answer?.records).toEqual([]);
    expect(answer && eventGap(answer)).toMatchObject({ year: 2018, lacks: ["leader"] });
    expect((answer && eventGap(answer))?.has).toEqual(expect.arrayContaining(["date", "place", "documents"]));
  });

  it("is not taken from what was beside the event", async () => {
    const answer = await answerTo("In which hotel was the 2018 Tide Forum held?");
    expect(answer?.records).toEqual([]);
  });

  it("is only the part that is missing, of two values", async () => {
    const answer = await answerTo("Where was the 2018 Tide Forum and what was its theme?");
    expect(answer?.records).toHaveLength(1);
    expect((answer && eventGap(answer))?.lacks).toEqual(["theme"]);
  });

  it("is everything where the event was elsewhere than the question says", async () => {
    const answer = await answerTo("When was the 2018 Tide Forum held in Brackwater?");
    expect(answer).toMatchObject({ records: [], isElsewhere: true });
    expect(answer && eventGap(answer)).toBeNull();
  });

  it("may be asked for by a city that only the venue names", async () => {
    const norway = forum(
      2018,
      2,
      "The 2nd Tide Forum was held in Norway at the Vestervik City Hall on May 4, 2018.",
    );
    const answer = await answerTo("When was the 2018 Tide Forum held in Vestervik?", [
      norway,
      ...REPORTS.slice(1),
    ]);
    expect(answer?.isElsewhere).toBe(false);
  });

  it("is told as a plan only while nothing else is told", async () => {
    const planned = forum(2018, 2, "The 2nd Tide Forum will be held in Vestervik on May 1, 2018.", {
      id: "planned",
    });
    const texts = async (articles: readonly Article[]): Promise<string[] | undefined> =>
      (await answerTo("When was the 2nd Tide Forum held?", articles))?.records.map(
        ({ article }) => article.id,
      );
    expect(await texts([planned, ...REPORTS.slice(1)])).toEqual(["planned"]);
    expect(await texts([planned, ...REPORTS])).toEqual(["forum-2018-en"]);
  });
});
