import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { toSimplified } from "../../src/language/script.ts";

describe("the same word, however it is typed", () => {
  test.each([
    ["case", "TAIPEI", "Taipei"],
    ["width", "ＴＡＩＰＥＩ　１０１", "Taipei 101"],
    ["diacritics", "São Tomé, Malmö, Łódź, Tromsø", "Sao Tome, Malmo, Lodz, Tromso"],
    ["script", "雙城論壇在臺灣舉行", "双城论坛在台湾举行"],
    ["臺 and 台", "臺北", "台北"],
    ["什麼 and 什么", "什麼", "什么"],
    ["dashes", "Taipei–Shanghai", "Taipei-Shanghai"],
    ["a dash and a space", "Twin-City", "Twin City"],
    ["apostrophes", "mayor’s", "mayor's"],
    ["dots in names", "安妮絲·帕克", "安妮絲‧帕克"],
  ])("%s", (_, one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test.each([
    ["Taipei", "Taichung"],
    ["臺北", "臺中"],
    ["里", "理"],
  ])("%s and %s stay apart", (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

describe("an offset into the folded text is one into the text", () => {
  test("every character of the Basic Multilingual Plane folds to one, and folding it again changes nothing", () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const folded = fold(String.fromCharCode(code));
      if (folded.length !== 1 || fold(folded) !== folded) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  test("whatever the text, its length stays", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const folded = fold(text);
        expect(folded).toHaveLength(text.length);
        expect(fold(folded)).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });
});

test("every character folds like its Simplified form, where that is not one of the rare ones of two UTF-16 units", () => {
  const apart: string[] = [];
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const character = String.fromCharCode(code);
    if (toSimplified(character).length === 1 && fold(character) !== fold(toSimplified(character)))
      apart.push(character);
  }
  expect(apart).toEqual([]);
});
