import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentStems } from "../../src/language/content-stems.ts";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { fold } from "../../src/language/fold.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { MeaningReader } from "../../src/language/meaning-words.ts";

const senses: Readonly<Record<string, string[]>> = {
  市長: ["mayor"], 訪問: ["visit", "pay a visit"], 科學家: ["scientist"], 科學: ["science"], 埃: ["dust"], 爾: ["thus"],
  維: ["preserve"], 簽署: ["sign"], 的: ["of"],
}; // prettier-ignore
const dictionary = decodeDictionary(
  encodeDictionary(new Map(Object.entries(senses).map(([word, list]) => [fold(word), list]))),
);
const glossary = new Glossary([
  { id: "cities:Taipei", kind: "cities", en: ["Taipei"], zh: ["臺北"] },
  { id: "people:陳雪", kind: "people", en: [], zh: ["陳雪"] },
]);
const reader = new MeaningReader(glossary, dictionary);

function termsOf(text: string): string[] {
  return reader.words(text).map(({ term }) => term);
}

describe("MeaningReader", () => {
  test("gives a Chinese word what the dictionary says, likelier senses and shorter ones more", () => {
    const visit = reader.words("訪問").find(({ term }) => term === fold("訪問"));
    expect(new Map(visit?.translations).get("visit")).toBe(1);
    expect(new Map(visit?.translations).get("pay")).toBeLessThan(0.6);
  });

  test("gives a long word what its parts mean as well, at a lower weight", () => {
    const weights = new Map(reader.translationsOf(fold("科學家")));
    expect(weights.get("scientist")).toBe(1);
    expect(weights.get(contentStems("science")[0] ?? "")).toBeCloseTo(0.3);
  });

  test("takes a glossary entry as its English words, and as itself where it has none", () => {
    expect(termsOf("臺北")).toContain(contentStems("Taipei")[0]);
    expect(termsOf("陳雪")).toContain(fold("陳雪"));
  });

  test("does not gloss a transcribed name character by character", () => {
    const words = reader.words("埃爾維訪問臺北");
    expect(words.flatMap(({ translations }) => translations.map(([stem]) => stem))).not.toContain("dust");
    expect(words.find(({ term }) => term === `~${fold("埃爾維")}`)?.sound).not.toBe("");
  });

  test("leaves words of grammar out", () => {
    expect(termsOf("市長的")).toEqual([fold("市長")]);
    expect(termsOf("What is the of")).toEqual([]);
  });

  test("tells the months of Chinese dates in English", () => {
    expect(termsOf("2019年7月3日")).toContain(contentStems("July")[0]);
  });

  test("hears names in Latin letters where they have a capital", () => {
    const [tesla, coils] = reader.words("Tesla coils");
    expect(tesla?.sound).toBe("TiSLa");
    expect(coils?.sound).toBe("");
  });

  test("gives the same for Traditional and Simplified", () => {
    const parts = fc.constantFrom(
      ["訪問", "访问"],
      ["科學家", "科学家"],
      ["臺北", "台北"],
      ["簽署", "签署"],
      ["埃爾維", "埃尔维"],
      ["，", "，"],
      [" Tesla ", " Tesla "],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const [traditional, simplified] = [0, 1].map((side) =>
          pieces.map((piece) => piece[side] ?? "").join(""),
        );
        expect(reader.words(simplified ?? "")).toEqual(reader.words(traditional ?? ""));
      }),
    );
  });
});

test("irregular forms have the stem of their word", () => {
  expect(contentStems("teeth fought children")).toEqual(contentStems("tooth fight child"));
});
