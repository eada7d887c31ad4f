import { describe, expect, it } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { latestTime } from "../../src/answer/latest-time.ts";
import { editionDays } from "../../src/answer/sentence-time.ts";
import { articleOf } from "../article-of.ts";
import { READER, understoodOf } from "./reading.ts";

const ARTICLES = [
  articleOf({ id: "visit", body: "The mayor visited Brackwater.", eventOn: "2016-05-01" }),
  articleOf({
    id: "second",
    body: "The Tide Forum was held in Brackwater.",
    eventOn: "2024-05-01",
    series: "tide-forum",
    edition: 2,
  }),
  articleOf({
    id: "third",
    body: "The Tide Forum will be held in Brackwater.",
    eventOn: "2027-05-01",
    series: "tide-forum",
    edition: 3,
  }),
];

function latest(question: string): { years: readonly number[]; editions: readonly number[] } {
  const views = new ArticleViews(READER);
  const { years, editions } = latestTime(
    understoodOf(question),
    ARTICLES.map((article) => views.of(article)),
    editionDays(ARTICLES),
    "2026-03-02",
  );
  return { years, editions };
}

describe("the most recent", () => {
  it.each([
    "Where was the most recent Tide Forum?",
    "Where was the most recent forum in Brackwater?",
    "最近一次潮汐論壇在哪裡？",
  ])("is the newest edition up to today where one is asked for: %s", (question) => {
    expect(latest(question)).toEqual({ years: [], editions: [2] });
  });

  it.each(["When was the most recent visit to Brackwater?", "最近一次到白溪訪問是什麼時候？"])(
    "is of the year of the newest event up to today for all others: %s",
    (question) => {
      expect(latest(question)).toEqual({ years: [2024], editions: [] });
    },
  );

  it("is left alone where a time is named", () => {
    expect(latest("Where was the latest news of 2016 about Brackwater?").years).toEqual([2016]);
  });
});
