import { describe, expect, test } from "vitest";
import { givingIn, isReturned } from "../../src/answer/giving.ts";
import { GLOSSARY } from "./reading.ts";

function read(text: string): ReturnType<typeof givingIn> {
  return givingIn(text, GLOSSARY.mentionsIn(text));
}

const MARTA = "people:Marta Lindholm";
const VESTERVIK = "cities:Vestervik";
const BRACKWATER = "cities:Brackwater";

describe("who gives to whom", () => {
  test.each([
    ["What did Marta Lindholm give to Vestervik?", [MARTA], [VESTERVIK]],
    ["What gift did Brackwater receive from Vestervik?", [VESTERVIK], [BRACKWATER]],
    ["林霍姆送給韋斯特維克什麼禮物？", [MARTA], [VESTERVIK]],
    ["白溪收到什麼禮物？", [], [BRACKWATER]],
    ["The guests came from Vestervik; Brackwater gave them a clock.", [BRACKWATER], []],
    ["What present did Brackwater give to the Vestervik delegation?", [BRACKWATER], [VESTERVIK]],
    ["The mayor gave her a tray painted with the harbour of Brackwater.", [], []],
    ["Brackwater was presented with a bell by Vestervik.", [VESTERVIK], [BRACKWATER]],
    ["白溪從韋斯特維克收到什麼禮物？", [VESTERVIK], [BRACKWATER]],
    ["林霍姆提及韋斯特維克去年捐贈的小船。", [VESTERVIK], []],
    ["林霍姆感謝韋斯特維克的接待，並致贈木鐘。", [MARTA, VESTERVIK], []],
    ["白溪捐出五百份口罩。", [BRACKWATER], []],
    ["白溪將把山羊送往韋斯特維克。", [BRACKWATER], [VESTERVIK]],
    ["Vestervik lent two goats to Brackwater.", [VESTERVIK], [BRACKWATER]],
    ["韋斯特維克動物園為白溪送去的山羊命名。", [BRACKWATER], []],
    ["會中白溪致贈木鐘，韋斯特維克回贈瓷盤。", [BRACKWATER], []],
  ])("%s", (text, givers, receivers) => {
    const giving = read(text);
    expect([...(giving?.givers ?? [])]).toEqual(givers);
    expect([...(giving?.receivers ?? [])]).toEqual(receivers);
  });

  test("is not told where nothing is given", () => {
    expect(read("Marta Lindholm visited Vestervik.")).toBeNull();
  });
});

describe("a gift in return", () => {
  test("is told where the one who gets it gave what is asked for", () => {
    const asked = read("What did Vestervik give to the mayor?");
    const told = read("The mayor gave Vestervik a clock.");
    expect(asked !== null && told !== null && isReturned(asked, told)).toBe(true);
  });

  test("is told as well where the giver is a house of the city", () => {
    const asked = read("What did Brackwater give Vestervik?");
    const told = read("韋斯特維克動物園將把山羊送往白溪。");
    expect(asked !== null && told !== null && isReturned(asked, told)).toBe(true);
  });

  const returned = (question: string, sentence: string): boolean => {
    const [asked, told] = [read(question), read(sentence)];
    if (asked === null || told === null) throw new Error("nothing is given");
    return isReturned(asked, told);
  };

  test("is no answer to what was given", () => {
    expect(returned("林霍姆送給韋斯特維克什麼禮物？", "韋斯特維克市長致贈30株櫻花。")).toBe(true);
    expect(returned("What did Vestervik give Brackwater?", "Brackwater gave a clock.")).toBe(true);
  });

  test("is not what the one asked about gives, or somebody whom nobody asked about", () => {
    expect(returned("What did Vestervik give Brackwater?", "Vestervik gave a clock.")).toBe(false);
    expect(returned("What did Vestervik give Brackwater?", "Marta Lindholm gave a clock.")).toBe(false);
  });
});
