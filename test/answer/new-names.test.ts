import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksNamed, namesSomethingNew, unknownNames } from "../../src/answer/new-names.ts";
import { fold } from "../../src/language/fold.ts";
import { GLOSSARY, sentenceOf, understoodOf } from "./reading.ts";

describe("a question for one of a kind that has a name", () => {
  it.each([
    "Which rowing club crossed the fjord?",
    "What Norwegian shipping company runs the ferry?",
    "Whose orchestra played at the pier?",
    "In which hotel did they stay?",
    "哪家公司經營渡輪？",
    "合唱團住在什麼飯店？",
    "哪一所學校派出划船隊？",
    "哪支隊伍划得最遠？",
    "他們參觀了哪座燈塔？",
  ])("is known: %s", (question) => {
    expect(asksNamed(question)).toBe(true);
  });

  it.each([
    "When did the ferry sail?",
    "Who rowed across the fjord?",
    "How many clubs rowed?",
    "What did the rowers eat?",
    "渡輪什麼時候開？",
    "誰划過峽灣？",
    "有幾隊參加？",
  ])("is another one: %s", (question) => {
    expect(asksNamed(question)).toBe(false);
  });
});

describe("what looks like a name that the glossary does not know", () => {
  function names(text: string): string[] {
    return unknownNames(text, GLOSSARY.mentionsIn(text)).map(({ text: name }) => name);
  }

  it.each([
    ["The ferry is run by Nordlys.", ["nordlys"]],
    ["They rowed from Vestervik to Solund.", ["solund"]],
    ["They saw “The Drowned Bell”.", ["drowned", "bell", "the drowned bell"]],
    ["選手唱了〈鹹水謠〉。", ["咸水谣"]],
    ["The rowers came home.", []],
    ["Tseng Po-an came to Brackwater.", []],
    ["選手唱了一首歌。", []],
  ])("is told by its form: %s", (text, expected) => {
    expect(names(text).sort()).toEqual([...expected].sort());
  });

  it("stands in the text where it is said to, apart from what is known", () => {
    const piece = fc.constantFrom(
      "Nordlys", "the", "Solund-Bay", "Brackwater", "A", "'s", "“", "”", "「", "」", "《", "》", '"', "Po-an", "(",
      "鹹水謠", "白溪", "渡輪公司", "博物館", "，", "。", "Øya", "😀",
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.constantFrom(" ", "", "\n"))), (pieces) => {
        const text = pieces.flat().join("");
        const mentions = GLOSSARY.mentionsIn(text);
        for (const { start, end, text: name } of unknownNames(text, mentions)) {
          expect(end).toBeLessThanOrEqual(text.length);
          expect(fold(text.slice(start, end))).toContain(name);
          expect(name).toMatch(/\S/);
          expect(mentions.filter((mention) => start < mention.end && mention.start < end)).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whether a sentence names what the question does not", () => {
  it.each([
    ["Which company runs the ferry to Vestervik?", "The ferry to Vestervik is run by Nordlys.", true],
    ["Which city sent the choir?", "The choir came from Vestervik.", true],
    ["Which office runs the ferry?", "The ferry is run by the Harbour Office.", true],
    ["Which opera did they see?", "They saw “The Drowned Bell”.", true],
    ["合唱團唱了哪首歌？", "合唱團唱了〈鹹水謠〉。", true],
    ["哪家公司經營渡輪？", "經營者是北光渡輪公司。", true],
    ["Which city did Nordlys sail to?", "The ferry was sold by Nordlys.", false],
    ["Which company runs the ferry to Vestervik?", "The ferry to Vestervik is new.", false],
    ["Which forum was it?", "It was the Tide Forum.", false],
    ["哪家公司經營渡輪？", "渡輪是新的。", false],
    ["Which theatre showed The Drowned Bell?", 'They showed "The Drowned Bell".', false],
    ["Which theatre showed 'The Drowned Bell'?", "They showed “The Drowned Bell”.", false],
    ["哪座劇院演出鹹水謠？", "鹽場上演「鹹水謠」。", false],
    ["哪座劇院演出《鹹水謠》？", "鹽場上演「鹹水謠」。", false],
  ])("%s %s", (question, text, expected) => {
    expect(namesSomethingNew(understoodOf(question).asked, sentenceOf(text))).toBe(expected);
  });
});
