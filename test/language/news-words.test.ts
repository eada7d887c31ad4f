import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { everydayWord } from "../../src/language/everyday-words.ts";
import { fold } from "../../src/language/fold.ts";
import { Glosser } from "../../src/language/gloss.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { newsWord } from "../../src/language/news-words.ts";
import { glossesOf, sensesOf } from "../../src/language/word-senses.ts";

const lines = readFileSync(new URL("../../src/language/news-words.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
const dictionary = decodeDictionary(
  encodeDictionary(
    new Map([
      [fold("錢"), ["coin", "money"]],
      [fold("爾"), ["thus"]],
      [fold("捐"), ["relinquish", "abandon"]],
    ]),
  ),
);

describe("the English of words that news of cities uses", () => {
  it("is one line for a word, in Latin letters, and none for a word that has its English elsewhere", () => {
    for (const line of lines) expect(line).toMatch(/^\p{Script=Han}+=[A-Za-z0-9_'.&%-]*$/u);
    const words = lines.map((line) => line.split("=")[0] ?? "");
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => everydayWord(word) !== null)).toEqual([]);
  });

  test.each([
    ["錢", "money"],
    ["钱", "money"],
    ["歲", "years old"],
    ["爾", ""],
    ["丂", null],
  ])("%s is %j", (word, english) => {
    expect(newsWord(word)).toBe(english);
  });

  it("stands before what the dictionary has, each sense once", () => {
    expect(sensesOf("錢", dictionary)).toEqual(["money", "coin"]);
    expect(sensesOf("捐", dictionary)).toEqual(["donate", "relinquish", "abandon"]);
  });

  it("leaves out of what a model reads a character that mostly writes names, and of nothing else", () => {
    expect(glossesOf("爾", dictionary)).toEqual([]);
    expect(sensesOf("爾", dictionary)).toEqual(["thus"]);
    expect(new Glosser(new Glossary([]), dictionary).gloss("爾捐錢")).toBe("donate money");
  });
});
