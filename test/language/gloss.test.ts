import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chineseWords } from "../../src/language/chinese-words.ts";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { fold } from "../../src/language/fold.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { englishDay, Glosser } from "../../src/language/gloss.ts";

const senses: Readonly<Record<string, string[]>> = {
  市長: ["mayor"], 參加: ["participate", "join"], 論壇: ["forum"], 簽署: ["sign"], 訪問: ["visit"], 王: ["king"],
  小: ["small"], 明: ["bright"], 雪: ["snow"], 陳: ["to lay out"], 的: ["of"], 了: [], 三: ["three"], 備忘錄: ["memorandum"],
}; // prettier-ignore
const dictionary = decodeDictionary(
  encodeDictionary(new Map(Object.entries(senses).map(([word, list]) => [fold(word), list]))),
);
const glossary = new Glossary([
  { id: "cities:Taipei", kind: "cities", en: ["Taipei"], zh: ["臺北", "台北", "臺北市"] },
  { id: "people:Ko Wen-je", kind: "people", en: ["Ko Wen-je"], zh: ["柯文哲"] },
  { id: "people:陳雪", kind: "people", en: [], zh: ["陳雪"] },
]);
const glosser = new Glosser(glossary, dictionary);

describe("chineseWords", () => {
  const text = fc
    .array(fc.constantFrom("臺北市", "市長", "柯文哲", "，", "forum", " 2019年 ", "𠮷", "論", "壇", "訪問", "丂丄"), { maxLength: 20 })
    .map((parts) => parts.join("")); // prettier-ignore

  test("covers every Han character once, in order, and nothing else", () => {
    fc.assert(
      fc.property(text, (input) => {
        const words = chineseWords(input, glossary, dictionary);
        let last = 0;
        for (const word of words) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          expect(input.slice(word.start, word.end)).toBe(word.text);
          last = word.end;
        }
        expect(words.map((word) => word.text).join("")).toBe(
          (input.match(/\p{Script=Han}/gu) ?? []).join(""),
        );
      }),
    );
  });

  test("takes the longest name of the glossary before any word", () => {
    const words = chineseWords("臺北市市長柯文哲", glossary, dictionary);
    expect(words.map(({ text: word, entry }) => [word, entry?.id ?? null])).toEqual([
      ["臺北市", "cities:Taipei"],
      ["市長", null],
      ["柯文哲", "people:Ko Wen-je"],
    ]);
  });
});

describe("Glosser", () => {
  test.each([
    ["臺北市長柯文哲參加論壇。", "Taipei mayor Ko Wen-je participate in forum ."],
    ["柯文哲2019年7月3日訪問臺北", "Ko Wen-je July 3, 2019 visit Taipei"],
    ["民國113年7月3日", "July 3, 2024"],
    ["2024年7月3日至5日", "July 3-5, 2024"],
    ["第十屆論壇", "10th forum"],
    ["第21屆、第二屆、第十三屆", "21st , 2nd , 13th"],
    ["三百六十五、一千二百人、2萬3千", "365 , 1,200 people , 23,000"],
    ["530萬、三億兩千萬、兩百零五點五公里", "5.3 million , 320 million , 205.5"],
    ["五成、百分之三點五、三分之二", "50% , 3.5% ,"],
    ["第一百零三", "103rd"],
    ["簽署了備忘錄 (MOU)", "sign memorandum (MOU)"],
  ])("%s is %s", (chinese, english) => {
    expect(glosser.gloss(chinese)).toBe(english);
  });

  test("gives the same English for both scripts", () => {
    expect(glosser.gloss("柯文哲访问台北，签署备忘录")).toBe(glosser.gloss("柯文哲訪問臺北，簽署備忘錄"));
  });

  test("never renders a name character by character", () => {
    expect(glosser.gloss("陳雪訪問臺北")).toBe("visit Taipei");
    expect(glosser.gloss("丂丄訪問")).toBe("visit");
  });

  test("leaves a numeral in a name of the glossary to the name", () => {
    const named = new Glossary([
      { id: "places:Hall", kind: "places", en: ["Thirty-Three Hall"], zh: ["三十三間堂"] },
    ]);
    expect(new Glosser(named, dictionary).gloss("訪問三十三間堂")).toBe("visit Thirty-Three Hall");
  });

  test("gives as many senses as asked for", () => {
    expect(glosser.gloss("參加", 3)).toBe("participate in participate join");
    expect(glosser.gloss("在", 3)).toBe("in");
  });

  test("leaves a text without Chinese as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(glosser.gloss(text)).toBe(text);
      }),
    );
  });

  test("leaves no Chinese in what it gives, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("陳", "雪", "丂", "𠮷", "年", "7", "月", "第", "屆", "十", "a", " ") }), (text) => {
        expect(glosser.gloss(text)).not.toMatch(/\p{Script=Han}/u);
      }),
    ); // prettier-ignore
  });
});

test("englishDay writes a day as English news does", () => {
  expect(englishDay("2019-07-03")).toBe("July 3, 2019");
});
