import { describe, expect, test } from "vitest";
import { sideIn } from "../../src/answer/values/delegation-side.ts";
import { GLOSSARY } from "./reading.ts";

const cityOf = (id: string): (typeof GLOSSARY.entries)[number] => {
  const entry = GLOSSARY.entries.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`no ${id}`);
  return entry;
};

describe("whose delegation a text speaks of", () => {
  test.each([
    ["How large was the delegation to Vestervik?", "home"],
    ["How large was the Vestervik delegation?", "foreign"],
    ["How large was Vestervik's 12-member delegation?", "foreign"],
    ["Who led the delegation from Vestervik?", "foreign"],
    ["Brackwater welcomed a 12-member delegation from Vestervik.", "foreign"],
    ["The deputy mayor went to Vestervik with a delegation of 12.", "home"],
    ["She returned to Brackwater after leading a delegation of 17 to Vestervik.", "home"],
    ["前往韋斯特維克的訪問團由誰率領？", "home"],
    ["訪問韋斯特維克的代表團有多少人？", "home"],
    ["誰率團訪問韋斯特維克？", "home"],
    ["韋斯特維克訪問團有幾人？", "foreign"],
    ["Vestervik is far away.", null],
  ])("%s", (text, side) => {
    expect(sideIn(text, [cityOf("cities:Brackwater"), cityOf("cities:Vestervik")], GLOSSARY)).toBe(side);
  });
});
