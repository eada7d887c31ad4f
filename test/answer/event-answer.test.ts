import { describe, expect, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { editionDays } from "../../src/answer/sentence-time.ts";
import { eventAnswer } from "../../src/answer/values/event-answer.ts";
import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { GLOSSARY, READER, understoodOf } from "./reading.ts";

const ARTICLES = [
  articleOf({
    id: "out",
    title: "Deputy Mayor back from Vestervik",
    cities: ["Brackwater", "Vestervik"],
    eventOn: "2023-05-12",
    body: "Deputy Mayor Ines Sousa returned to Brackwater on Friday after leading a delegation of 17 to Vestervik. The visit lasted from May 8 to 11, 2023.",
  }),
  articleOf({
    id: "in",
    title: "Guests from Vestervik",
    cities: ["Brackwater", "Vestervik"],
    eventOn: "2023-09-02",
    body: "Mayor Marta Lindholm of Vestervik came to Brackwater on September 2, 2023. The Vestervik delegation of 30 was led by Deputy Mayor Olav Dahl.",
  }),
  articleOf({
    id: "later",
    title: "Mayor to visit Vestervik",
    cities: ["Brackwater", "Vestervik"],
    eventOn: "2024-03-01",
    body: "The mayor will lead a delegation of 12 to Vestervik in March 2024.",
  }),
];

/** The sentence that answers; null where it is no such question, or nothing is told. */
async function said(question: string, articles: readonly Article[] = ARTICLES): Promise<string | null> {
  const told = {
    glossary: GLOSSARY,
    articles,
    series: [],
    records: new ArticleRecords(recordsIn(articles, GLOSSARY)),
  };
  const passages = articles.map((article) => ({ article }));
  const retrieved = { ...understoodOf(question), passages } as unknown as Parameters<typeof eventAnswer>[0];
  const answer = await eventAnswer(retrieved, told, {
    views: new ArticleViews(READER),
    editions: editionDays(articles),
  });
  if (answer === null) return null;
  const { article, record } = answer.record;
  return article.body.slice(record.sentence.start, record.sentence.end);
}

const OUT =
  "Deputy Mayor Ines Sousa returned to Brackwater on Friday after leading a delegation of 17 to Vestervik.";
const IN = "The Vestervik delegation of 30 was led by Deputy Mayor Olav Dahl.";

describe("a question for the leader or the size of a delegation", () => {
  test.each([
    ["Who led the Brackwater delegation to Vestervik in May 2023?", OUT],
    ["How many people were in the delegation to Vestervik in 2023?", OUT],
    ["How many people were in the Vestervik delegation in 2023?", IN],
    ["How many people did Ines Sousa lead to Vestervik in 2023?", OUT],
    ["2023年白溪副市長率領多少人訪問韋斯特維克？", OUT],
    ["Who led the Vestervik delegation in September 2023?", IN],
  ])("is answered by the visit that it means: %s", async (question, sentence) => {
    expect(await said(question)).toBe(sentence);
  });

  test.each([
    ["of a year without one", "Who led the Vestervik delegation in 2022?"],
    ["of a visit that is only planned", "How many people were in the delegation to Vestervik in 2024?"],
    ["that could mean either side's", "How many people were in the delegation with Vestervik in 2023?"],
    ["of another city", "Who led the Salt House delegation in 2023?"],
    ["with a word that no article holds", "Who led the culinary delegation to Vestervik in 2023?"],
    ["for a number of visits", "How many delegations went to Vestervik in 2023?"],
    ["for all of them", "Who led each delegation to Vestervik?"],
    ["for why", "Why did Ines Sousa lead the delegation to Vestervik in 2023?"],
  ])("is left to sentences where it is one %s", async (_, question) => {
    expect(await said(question)).toBeNull();
  });

  test("is told what one gave the other, and not what it was given in return", async () => {
    const gifts = articleOf({
      id: "gifts",
      title: "Guests from Vestervik",
      cities: ["Brackwater", "Vestervik"],
      eventOn: "2023-09-02",
      body: "Vestervik presented Brackwater with a glass float. Brackwater gave Vestervik a lacquer tray. Everybody went home.",
    });
    const given = "Vestervik presented Brackwater with a glass float.";
    expect(await said("What did Vestervik give us?", [gifts])).toBe(given);
    expect(await said("What gift did Brackwater receive from Vestervik in 2023?", [gifts])).toBe(given);
    expect(await said("What present did Brackwater give to Vestervik?", [gifts])).toBe(
      "Brackwater gave Vestervik a lacquer tray.",
    );
    expect(
      await said("What did Vestervik give us?", [{ ...gifts, body: "Brackwater gave Vestervik a tray." }]),
    ).toBeNull();
  });

  test("is left to sentences where two visits of the time are told", async () => {
    const again = articleOf({
      id: "again",
      cities: ["Brackwater", "Vestervik"],
      eventOn: "2023-11-20",
      body: "Ines Sousa led a delegation of 9 to Vestervik on November 20, 2023.",
    });
    expect(
      await said("How many people were in the delegation to Vestervik in 2023?", [...ARTICLES, again]),
    ).toBeNull();
  });
});
