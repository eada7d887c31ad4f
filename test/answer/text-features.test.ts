import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hanGrams, latinStems } from "../../src/answer/text-features.ts";
import { lexicalTokens } from "../../src/language/tokens.ts";
import { READER } from "./reading.ts";

describe("a person called by surname and office", () => {
  it.each([
    ["曾市長致詞。", true],
    ["由曾縣長主持。", true],
    ["曾任市長的他致詞。", false],
    ["高曾市長致詞。", false],
    ["曾經來訪。", false],
  ])("%s", (text, isNamed) => {
    expect(READER.read(text).entries.has("people:Tseng Po-an")).toBe(isNamed);
  });
});

describe("stems of the Latin words of a text", () => {
  it.each([
    ["The rowers crossed two fjords.", ["the", "rower", "cross", "two", "fjord"]],
    ["the keeper's lamps", ["the", "keeper", "lamp"]],
    ["the keepers’ lamps", ["the", "keeper", "lamp"]],
    ["'Salt Roads' and ‘Tides’", ["salt", "road", "and", "tid"]],
    ["e-sports", ["e", "esport", "sport"]],
    ["白溪的 ferry", ["ferri"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(latinStems(text)).toEqual(expected);
  });

  it("are those that the lexical index has, whatever quotes the words", () => {
    const piece = fc.constantFrom(
      "ferry",
      "Boats",
      "Ålesund",
      "12",
      "34",
      "-",
      " ",
      "'",
      "’",
      "‘",
      "白溪",
      "。",
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join("")),
        (text) => {
          const indexed = new Set(lexicalTokens(text).filter((token) => !/\p{Script=Han}/u.test(token)));
          expect(new Set(latinStems(text))).toEqual(indexed);
        },
      ),
    );
  });
});

it("Han characters and pairs stay within their run, in folded form", () => {
  expect(hanGrams("渡輪，白 溪")).toEqual(["渡", "渡轮", "轮", "白", "溪"]);
});

describe("a text read in one piece", () => {
  it("has the words of both languages without what quotes them", () => {
    expect(READER.read("The 'Salt Roads' of e-sports").words).toEqual(["salt", "roads", "e-sports"]);
    expect(READER.read("隊伍參加比賽").words).toEqual(["team", "participate", "race"]);
  });

  it("names entries and concepts of either language", () => {
    const read = READER.read("Marta Lindholm 訪問白溪");
    expect([...read.entries]).toEqual(["people:Marta Lindholm", "cities:Brackwater"]);
    expect(read.concepts).toContain("visit-place");
    expect(read.mentions.map(({ start, end }) => [start, end])).toEqual([[0, 14], [17, 19]]);
  }); // prettier-ignore
});
