import { describe, expect, it } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { passagesInTime } from "../../src/answer/passages-in-time.ts";
import { questionTime } from "../../src/answer/question-time.ts";
import { articleOf } from "../article-of.ts";
import { READER } from "./reading.ts";

const forum = (year: number): string => `The Tide Forum of ${year} was held in Brackwater.`;
const passages = [2016, 2017, 2018, 2019].map((year) => {
  const article = articleOf({
    id: `forum-${year}`,
    title: "The forum",
    body: forum(year),
    publishedOn: `${year}-05-02`,
  });
  return {
    article,
    start: 0,
    end: article.body.length,
    text: article.body,
    score: 1,
    measure: 1,
    scores: { dense: 0.5, lexical: 0.5 },
    sentenceSimilarities: new Float32Array(1),
  };
});
const context = { views: new ArticleViews(READER), editions: new Map() };

function foundFor(question: string): string[] {
  return passagesInTime(passages, questionTime(question, "2026-03-02"), context).map(
    ({ article }) => article.id,
  );
}

describe("the passages for a question with a time", () => {
  it("are those whose articles may be about it, in their order", () => {
    expect(foundFor("Where was the 2018 forum held?")).toEqual(["forum-2018"]);
    expect(foundFor("2016年與2019年的論壇在哪裡舉行？")).toEqual(["forum-2016", "forum-2019"]);
    expect(foundFor("Where was the 2015 forum held?")).toEqual([]);
  });

  it("are those of a span that it bounds", () => {
    expect(foundFor("What has been signed since 2018?")).toEqual(["forum-2018", "forum-2019"]);
    expect(foundFor("2016年至2017年簽了什麼？")).toEqual(["forum-2016", "forum-2017"]);
  });

  it("are all of them where it names none", () => {
    expect(foundFor("Where was the forum held?")).toHaveLength(passages.length);
  });
});
