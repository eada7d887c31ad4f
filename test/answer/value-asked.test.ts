import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsValue, NEUTRAL } from "../../src/answer/value-asked.ts";
import { toSimplified } from "../../src/language/script.ts";
import { sentenceOf, understoodOf } from "./reading.ts";

function value(question: string, text: string): number {
  return holdsValue(understoodOf(question).asked, sentenceOf(text));
}

/** A question, sentences on the same event, and how well each holds a value of the kind asked for. */
const WHO = [
  ["Who opened the regatta?", "Marta Lindholm opened the regatta.", 1],
  ["Who opened the regatta?", "Ines Sousa opened the regatta.", 0.9],
  ["Who opened the regatta?", "The Harbour Office opened the regatta.", 0.5],
  ["Which official opened the regatta?", "The Harbour Office opened the regatta.", 0],
  ["Who opened the regatta?", "The regatta opened in rain.", 0],
  ["誰為划船賽揭幕？", "林霍姆為划船賽揭幕。", 1],
  ["誰為划船賽揭幕？", "划船賽由處長周慕白揭幕。", 0.9],
  ["誰為划船賽揭幕？", "划船賽由港務局揭幕。", 0.5],
  ["哪位官員為划船賽揭幕？", "划船賽由港務局揭幕。", 0],
  ["誰為划船賽揭幕？", "划船賽在雨中揭幕。", 0],
] as const;

const WHEN = [
  ["When did the ferry sail?", "The ferry sailed on June 3, 2021.", 1],
  ["When in 2021 did the ferry sail?", "The ferry sailed on June 3, 2021.", 1],
  ["When did the ferry sail?", "The ferry sailed in 2021.", 0.6],
  ["What year did the ferry sail?", "The ferry sailed in 2021.", 1],
  ["What year did the ferry sail?", "The ferry sailed on June 3.", 0],
  ["When did the ferry sail in June 2021?", "The ferry sailed in June 2021.", 0],
  ["When did the ferry sail?", "The ferry sailed at last.", 0],
  ["渡輪什麼時候啟航？", "渡輪於2021年6月3日啟航。", 1],
  ["渡輪哪一年啟航？", "渡輪2021年啟航。", 1],
  ["渡輪何時啟航？", "渡輪終於啟航。", 0],
  ["Since when has the ferry run?", "The ferry has run since the war.", 1],
  ["Since when has the ferry run?", "The ferry runs daily.", 0],
  ["渡輪從什麼時候開始營運？", "渡輪營運30年。", 1],
  ["渡輪從什麼時候開始營運？", "渡輪天天開。", 0],
] as const;

const WHERE = [
  ["Where did they dine?", "They dined in the Salt House.", 1],
  ["Where did they dine?", "They dined in a park.", 0.9],
  ["Where did they dine?", "They dined in Vestervik.", 0.8],
  ["Where did they dine?", "The Salt House cooked.", 0.5],
  ["Where did they dine in Vestervik?", "They dined in Vestervik.", 0],
  ["Where did they dine?", "They dined late.", 0],
  ["他們在哪裡用餐？", "他們在鹽屋用餐。", 1],
  ["他們在哪裡用餐？", "他們在公園用餐。", 0.9],
  ["他們在哪裡用餐？", "他們在韋斯特維克用餐。", 0.8],
  ["他們在哪裡用餐？", "他們很晚用餐。", 0],
] as const;

const HOW_MANY = [
  ["How many boats crossed the fjord?", "Nineteen boats crossed the fjord.", 1],
  ["How many boats crossed the fjord?", "The boats met 19 gulls.", 0.5],
  ["How many boats crossed the fjord?", "The number of boats was 19.", 0.9],
  ["How many boats crossed the fjord?", "Nineteen gulls crossed the fjord.", 0.3],
  ["How many boats crossed the fjord in 2021?", "In 2021 boats crossed the fjord.", 0],
  ["How many boats crossed the fjord?", "The boats crossed in 3 hours.", 0],
  ["How many boats crossed the fjord?", "The boats crossed the fjord.", 0],
  ["How many people rowed?", "The crew of 19 people rowed.", 1],
  ["How many people rowed?", "A team of 19 rowed.", 1],
  ["How many people rowed?", "They rowed 19 boats.", 0.4],
  ["How many boats crossed the fjord?", "The boats of Washington met 19 gulls.", 0.5],
  ["How many boats celebrated the crossing?", "The boats crossed in 3 hours.", 0],
  ["How many hours did the crossing take?", "The crossing took 3 hours.", 1],
  ["How many days did the rowers stay?", "The rowers stayed for 3 days.", 1],
  ["How many days did the rowers stay?", "The 3 rowers stayed.", 0],
  ["How long did the crossing take?", "The crossing took 3 hours.", 1],
  ["How long did the crossing take?", "The crossing took half an hour.", 1],
  ["How long did the crossing take?", "The crossing was 19 sea miles.", 0],
  ["有幾艘船橫渡？", "19艘船橫渡。", 1],
  ["有多少人划船？", "19人划船。", 1],
  ["有多少人划船？", "他們划19艘船。", 0.4],
  ["2021年有幾艘船橫渡？", "船花了3小時橫渡。", 0],
  ["周慕白率幾艘船橫渡？", "船花了3小時橫渡。", 0],
  ["失業率是多少？", "失業率是3%。", 0.5],
  ["橫渡花了幾個小時？", "橫渡花了3小時。", 1],
  ["橫渡花了多少分鐘？", "橫渡花了90分鐘。", 1],
  ["橫渡花了多久？", "橫渡花了3小時。", 1],
  ["橫渡花了多久？", "橫渡19海里。", 0],
] as const;

const OTHERS = [
  ["Which city sent the choir?", "The choir came from Vestervik.", 1],
  ["Which city sent the choir to Brackwater?", "The choir sang in Brackwater.", 0],
  ["哪個城市派出合唱團？", "合唱團來自韋斯特維克。", 1],
  ["哪個城市派出合唱團？", "合唱團來自港務局。", 0],
  ["Which country sent the choir?", "The choir came from Norway.", 1],
  ["Why did the ferry turn back?", "It turned back because of ice.", 0.8],
  ["Why did the ferry turn back?", "It turned back at noon.", 0.3],
  ["Why did the ferry turn back?", "It turned back at the pyramid.", 0.3],
  ["渡輪為什麼折返？", "渡輪因結冰折返。", 0.8],
  ["List the songs of the choir.", "They sang of salt, herring and rain.", 0.7],
  ["List the songs of the choir.", "They sang of salt.", 0.4],
  ["What did the choir sing?", "They sang of salt.", NEUTRAL],
  ["Did the choir sing?", "They sang of salt.", NEUTRAL],
  ["合唱團唱了什麼？", "他們唱了鹽歌。", NEUTRAL],
] as const;

describe("whether a sentence holds a value of the kind asked for", () => {
  it.each([...WHO, ...WHEN, ...WHERE, ...HOW_MANY, ...OTHERS])("%s %s", (question, text, expected) => {
    expect(value(question, text)).toBe(expected);
  });

  const QUESTIONS = [
    ...new Set([...WHO, ...WHEN, ...WHERE, ...HOW_MANY, ...OTHERS].map(([question]) => question)),
  ];
  const SENTENCES = [...WHO, ...WHEN, ...WHERE, ...HOW_MANY, ...OTHERS].map(([, text]) =>
    text.replace(/[.。]$/u, ""),
  );

  it("is between no and yes for any sentence, the same each time", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTIONS),
        fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }),
        (question, parts) => {
          const text = parts.join("，");
          const held = value(question, text);
          expect(held).toBeGreaterThanOrEqual(0);
          expect(held).toBeLessThanOrEqual(1);
          expect(value(question, text)).toBe(held);
        },
      ),
    );
  });

  it("is the same for a question in Simplified Chinese", () => {
    for (const [question, text, expected] of [...WHO, ...WHEN, ...WHERE, ...HOW_MANY, ...OTHERS]) {
      expect(value(toSimplified(question), text), question).toBe(expected);
    }
  });
});
