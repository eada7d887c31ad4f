import { describe, expect, it } from "vitest";
import { likelyWords } from "../../src/answer/likely-words.ts";
import { ENGLISH_QUESTION_WORDS } from "../../src/answer/question-words.ts";
import { commonWords } from "../../src/search/common-words.ts";
import { articleOf } from "../article-of.ts";
import { READER } from "./reading.ts";

const COMMON = await commonWords(9000);
const NEVER = new AbortController().signal;
const ARTICLES = [
  articleOf({ id: "race", title: "划船比賽", body: "隊伍停留兩天。" }),
  articleOf({ id: "pier", title: "A wobbegong on the pier", body: "The keeper fed the wobbegong." }),
];

describe("the words that questions are likely to bring", () => {
  it("are those for terms of the glossary, then for Chinese words of the articles, then common ones", async () => {
    const words = await likelyWords(ARTICLES, READER, COMMON, NEVER);
    expect(words.slice(0, 2)).toEqual(["mayor", "sister city"]);
    expect(words.indexOf("rowing")).toBeGreaterThan(1);
    expect(words).toEqual(
      expect.arrayContaining(["rowing", "race", "competition", "team", "stay", "comfortable"]),
    );
    expect(words.indexOf("rowing")).toBeLessThan(words.indexOf("comfortable"));
    expect(new Set(words).size).toBe(words.length);
  });

  it("are no names, no words that put questions, and none that only an English article has", async () => {
    const words = await likelyWords(ARTICLES, READER, COMMON, NEVER);
    for (const none of ["tseng po-an", "brackwater", "tide forum", "wobbegong"])
      expect(words).not.toContain(none);
    const common = words.slice(words.indexOf("comfortable"));
    expect(common.filter((word) => ENGLISH_QUESTION_WORDS.has(word))).toEqual([]);
  });

  it("are the same each time", async () => {
    expect(await likelyWords(ARTICLES, READER, COMMON, NEVER)).toEqual(
      await likelyWords(ARTICLES, READER, COMMON, NEVER),
    );
  });

  it("leave the articles out once stopped", async () => {
    const words = await likelyWords(ARTICLES, READER, COMMON, AbortSignal.abort());
    expect(words).toContain("sister city");
    expect(words).not.toContain("rowing");
  });
});
