import { describe, expect, it } from "vitest";
import { leastSimilarity } from "../../../src/answer/faq/match-question.ts";
import { compareQuestions, type Comparison, MOST_UNMATCHED } from "../../../src/answer/faq/same-question.ts";
import { GLOSSARY, READER, understoodOf } from "../reading.ts";

const home = GLOSSARY.entries.find(({ id }) => id === "cities:Vestervik") ?? null;

function compare(one: string, other: string): Comparison {
  return compareQuestions(understoodOf(one), understoodOf(other), { reader: READER, home });
}

describe("two questions", () => {
  it.each([
    ["What was the theme of the 2018 Tide Forum?", "The 2018 Tide Forum: what was its theme?"],
    ["When did Marta Lindholm visit Brackwater?", "When did Marta Lindholm visit Brackwater?"],
    ["2018年潮汐論壇的主題是什麼？", "請問2018年潮汐論壇的主題"],
    ["What was the theme of the 2018 Tide Forum?", "2018年潮汐論壇的主題是什麼？"],
    ["Who welcomed the choir of Brackwater in Vestervik?", "Who welcomed the choir of Brackwater?"],
    ["Which choirs visited between 2015 and 2019?", "Which choirs visited from 2015 to 2019?"],
  ])("ask the same: %s | %s", (one, other) => {
    expect(compare(one, other)).toEqual({ differs: null, unmatched: 0 });
  });

  it.each([
    [
      "another year",
      "What was the theme of the 2018 Tide Forum?",
      "What was the theme of the 2019 Tide Forum?",
    ],
    ["no year", "What was the theme of the 2018 Tide Forum?", "What was the theme of the Tide Forum?"],
    [
      "another year in the other language",
      "What was the theme of the 2018 Tide Forum?",
      "2019年潮汐論壇的主題是什麼？",
    ],
    ["another edition", "第8屆潮汐論壇的主題是什麼？", "第9屆潮汐論壇的主題是什麼？"],
    ["another city", "When did Tseng Po-an visit Brackwater?", "When did Tseng Po-an visit Norway?"],
    ["another person", "When did Tseng Po-an visit Brackwater?", "When did Marta Lindholm visit Brackwater?"],
    [
      "another kind of value",
      "When did Tseng Po-an visit Brackwater?",
      "Why did Tseng Po-an visit Brackwater?",
    ],
    ["a denial", "Who welcomed the choir in Brackwater?", "Who did not welcome the choir in Brackwater?"],
    [
      "another attribute",
      "What was the theme of the 2018 Tide Forum?",
      "What was the cost of the 2018 Tide Forum?",
    ],
    ["a deputy", "Who is the mayor of Brackwater?", "Who is the deputy mayor of Brackwater?"],
    ["another number", "Which 3 choirs sang in Brackwater?", "Which 4 choirs sang in Brackwater?"],
    ["a weekday", "2018年潮汐論壇是星期幾舉行？", "2018年潮汐論壇是哪一天舉行？"],
    ["another range", "What has been signed since 2015?", "What was signed between 2015 and 2019?"],
    ["other days", "前天有哪些合唱團來訪？", "有哪些合唱團來訪？"],
    ["the other side of a year", "What was signed before 2015?", "What has been signed since 2015?"],
    ["another asker", "晚宴是誰先請、誰後請？", "晚宴是哪裡先請、誰後請？"],
  ])("differ by %s", (_what, one, other) => {
    expect(compare(one, other).differs).not.toBeNull();
    expect(compare(other, one).differs).not.toBeNull();
  });

  it("count the words of either that the other one has nothing for", () => {
    const { differs, unmatched } = compare(
      "Who led the choir in Brackwater?",
      "Who led the rowers in Brackwater?",
    );
    expect(differs).toBeNull();
    expect(unmatched).toBeGreaterThan(1);
  });

  it("are told apart as soon as the first has more words without a match than any cosine allows", () => {
    expect(leastSimilarity(MOST_UNMATCHED, false)).not.toBeNull();
    expect(leastSimilarity(MOST_UNMATCHED + 1, false)).toBeNull();
    expect(leastSimilarity(MOST_UNMATCHED + 1, true)).toBeNull();
    const [long, short] = [
      "Who led the choir with trumpets and drums in Brackwater?",
      "Who led the rowers in Brackwater?",
    ];
    for (const { differs, unmatched } of [compare(long, short), compare(short, long)]) {
      expect([differs, unmatched > MOST_UNMATCHED]).toEqual([null, true]);
    }
  });
});
