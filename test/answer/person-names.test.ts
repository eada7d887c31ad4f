import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personNames, personValue } from "../../src/answer/person-names.ts";
import { GLOSSARY, READER, sentenceOf, understoodOf } from "./reading.ts";

function names(text: string): string[] {
  return personNames(text, GLOSSARY.mentionsIn(text), READER.lexicon).map(({ text: name }) => name);
}

describe("persons whom the glossary does not know", () => {
  it.each([
    ["The choir was conducted by Ines Sousa de Almeida.", ["Ines Sousa de Almeida"]],
    ["It was John F. Keller's idea.", ["John F. Keller"]],
    ["Ambassador Huggins thanked the choir.", ["Huggins"]],
    ["They liked Governor Huggins's speech.", ["Huggins"]],
    ["They liked Governor Huggins’ speech.", ["Huggins"]],
    ["The idea came from Mayorga Ruiz.", ["Mayorga Ruiz"]],
    ["處長周慕白表示，合唱團明年再來。", ["周慕白"]],
    ["林若水指出，合唱團明年再來。", ["林若水"]],
    ["合唱團由館長德雷克率領。", ["德雷克"]],
  ])("are told by how they are written: %s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it("are found after a title by name and surname", () => {
    expect(names("Deputy Mayor Ana Prieto welcomed them.")).toContain("Ana Prieto");
  });

  it.each([
    "Tseng Po-an welcomed Marta Lindholm.",
    "市長曾柏安表示，合唱團明年再來。",
    "The Northern Rowing Association won.",
    "The Harbour Museum reopened on Monday.",
    "The choir sang for the mayor.",
    "Sister City Forum",
    "Deputy Mayor",
    "市長表示，合唱團明年再來。",
    "合唱團在白溪演唱。",
  ])("are none in: %s", (text) => {
    expect(names(text)).toEqual([]);
  });

  it("stand in the text where they are said to, apart from those known", () => {
    const piece = fc.constantFrom(
      "Mayor", "Ana", "Prieto", "de", "J.", "Tseng Po-an", "Mayorga", "Mr.", "Museum", "'s", "’s", "City", "wins",
      "處長", "周慕白", "表示", "館長", "德雷克", "在", "，", "。", "曾柏安", "Vestervik", "😀",
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.constantFrom(" ", "", "\n"))), (pieces) => {
        const text = pieces.flat().join("");
        const known = GLOSSARY.mentionsIn(text).filter(({ entry }) => entry.kind !== "roles");
        for (const { start, end, text: name } of personNames(
          text,
          GLOSSARY.mentionsIn(text),
          READER.lexicon,
        )) {
          expect(text.slice(start, end)).toBe(name);
          expect(name).not.toBe("");
          expect(known.filter((mention) => start < mention.end && mention.start < end)).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whether a sentence names a person whom the question does not", () => {
  function value(question: string, text: string): number {
    return personValue(understoodOf(question).asked, sentenceOf(text));
  }

  it.each([
    ["Who welcomed the choir?", "Tseng Po-an welcomed the choir.", 1],
    ["Who sent an invitation to the choir?", "Tseng Po-an sent the invitation.", 1],
    ["Who sang for the choir?", "Miyeon sang for the choir.", 1],
    ["Whom did Tseng Po-an welcome?", "Tseng Po-an welcomed the choir.", 0],
    ["Whom did Mayor Tseng welcome?", "Tseng Po-an welcomed the choir.", 0],
    ["Whom did Mayor Tseng welcome?", "Tseng Po-an welcomed Marta Lindholm.", 1],
    ["誰歡迎了合唱團？", "曾柏安歡迎了合唱團。", 1],
    ["曾柏安歡迎了誰？", "曾柏安歡迎了合唱團。", 0],
    ["曾市長歡迎了誰？", "曾柏安歡迎了合唱團。", 0],
    ["曾市長歡迎了誰？", "曾柏安歡迎了林霍姆。", 1],
  ])("of the glossary counts in full: %s %s", (question, text, expected) => {
    expect(value(question, text)).toBe(expected);
  });

  it.each([
    ["Who conducted the choir?", "The conductor was Ines Sousa."],
    ["Who gave an encore with the choir?", "The encore was sung with Li Wan-an."],
    ["Who flew in from Vestervik?", "The flight brought Maria van Loon."],
    ["合唱團由誰指揮？", "指揮周慕白致詞。"],
  ])("told by the form of the name counts a little less: %s %s", (question, text) => {
    expect(value(question, text)).toBe(0.9);
  });

  it.each([
    ["Whom did Ines Sousa thank?", "The conductor was Ines Sousa."],
    ["Whom did Sousa thank?", "The conductor was Ines Sousa."],
    ["Who was Huggins's host?", "Ambassador Huggins was the guest."],
    ["Who met Ambassador Huggins?", "They met after Ambassador Huggins's speech."],
    ["周慕白感謝了誰？", "指揮周慕白致詞。"],
    ["Who conducted the choir?", "The choir sang in the harbour."],
    ["合唱團由誰指揮？", "合唱團在港邊演唱。"],
  ])("is not a person asked about, and nobody: %s %s", (question, text) => {
    expect(value(question, text)).toBe(0);
  });
});
