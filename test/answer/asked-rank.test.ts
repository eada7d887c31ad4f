import { describe, expect, test } from "vitest";
import { tellsOtherRank } from "../../src/answer/asked-rank.ts";

describe("another place in the contest than was asked for", () => {
  test.each([
    ["Who won silver at the 2022 games?", "The gold medal went to Faro."],
    ["哪一隊拿到亞軍？", "冠軍由波多隊奪得。"],
    ["Who came third?", "波多隊獲得金獎，法魯隊獲得銀獎。"],
  ])("%s / %s", (question, sentence) => {
    expect(tellsOtherRank(question, sentence)).toBe(true);
  });

  test.each([
    ["Who won silver?", "Porto took gold and Faro silver."],
    ["哪一隊拿到亞軍？", "波多隊屈居亞軍。"],
    ["Who won the race?", "The silver medal went to Faro."],
    ["Who won gold and silver?", "The bronze medal went to Faro."],
    ["Who made the bronze statue?", "The champion's statue was made by Ann."],
    ["When does the Silver Lake trail open?", "The gold route opens in May."],
    ["Did Faro win gold?", "Faro took silver."],
    ["Who did the champion beat?", "Faro finished second."],
    ["Who won silver?", "Faro finished two seconds behind Porto."],
  ])("is not told: %s / %s", (question, sentence) => {
    expect(tellsOtherRank(question, sentence)).toBe(false);
  });
});
