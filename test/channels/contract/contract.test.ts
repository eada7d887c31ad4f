import { describe, expect, it } from "vitest";
import { CONTRACT_ANSWERS } from "./answers.ts";
import { type ChannelContract, COMMON_CHECKS, lengthAsRead, stringsIn } from "./channel-contract.ts";
import { lineContract } from "./line-contract.ts";
import { teamsContract } from "./teams-contract.ts";
import { webContract } from "./web-contract.ts";

/** Every channel there is, a line each. */
const CHANNELS: readonly ChannelContract[] = [webContract, teamsContract, lineContract];

describe.each(CHANNELS)("the channel $name", (channel) => {
  describe.each(CONTRACT_ANSWERS)("renders an answer: $name", (contract) => {
    it.each(COMMON_CHECKS)("$name", ({ check }) => {
      const rendered = channel.render(contract.answer);
      check(rendered, channel.shown(rendered), contract);
    });

    it.each(channel.limits)("within its limits: $name", (limit) => {
      limit.check(channel.render(contract.answer), contract.answer);
    });
  });
});

it("the answers are as the design has them, and heavy with what is easily cut in two", () => {
  for (const { answer } of CONTRACT_ANSWERS) {
    const numbers = answer.sources.map(({ n }) => n);
    const claims = [
      ...answer.sentences,
      ...(answer.table?.rows.flat() ?? []),
      ...answer.conflicts.flatMap((conflict) => conflict.claims),
    ];
    for (const { citations } of claims) {
      expect(citations.length).toBeGreaterThan(0);
      expect(numbers).toEqual(expect.arrayContaining([...citations]));
    }
    for (const { quote, start, end } of answer.sources) expect(end - start).toBe(quote.length);
    expect(answer.sentences.length > 0).toBe(answer.status === "answered");
  }
  const texts = stringsIn(CONTRACT_ANSWERS);
  expect(texts.some((text) => text.length > 5_000)).toBe(true);
  expect(texts.some((text) => lengthAsRead(text) * 3 < text.length)).toBe(true);
});

it("a cut in the middle of a character, and words that are missing, are found", () => {
  const [contract] = CONTRACT_ANSWERS;
  if (contract === undefined) throw new Error("there are answers");
  const checks = COMMON_CHECKS.map(({ check }) => check);
  const found = (rendered: readonly unknown[], shown: string): number =>
    checks.filter((check) => {
      try {
        check(rendered, shown, contract);
        return false;
      } catch {
        return true;
      }
    }).length;
  const [quote = ""] = contract.answer.sources.map((source) => source.title);
  const all = contract.answer.text;
  expect(found([{ text: all }], all)).toBe(0);
  expect(found([{ text: `${quote.slice(0, -3)}…` }], all)).toBe(1);
  expect(found([{ text: quote.slice(0, quote.indexOf("😀") + 1) }], all)).toBe(1);
  expect(found([], all)).toBe(1);
  expect(found([{ text: "" }], "")).toBe(2);
});
