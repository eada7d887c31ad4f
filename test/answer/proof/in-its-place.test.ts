import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { FeatureReader } from "../../../src/answer/text-features.ts";
import { type Failure, verifySentence } from "../../../src/answer/verify.ts";
import { articleOf } from "../../article-of.ts";
import { shippedReader } from "../mutations/shipped-reader.ts";

let reader: FeatureReader;
beforeAll(async () => {
  reader = await shippedReader();
});

/** What fails when `text` is said on the strength of `body`. */
function failures(text: string, body: string): Failure[] {
  const article = articleOf({ body });
  const quotes = [{ article, start: 0, end: body.length }];
  return verifySentence({ text, language: "en", quotes }, reader, "model");
}

const SWAPPED: readonly (readonly [text: string, evidence: string])[] = [
  [
    "Keelung has 5 sister cities and 7 friendship cities.",
    "Keelung has 7 sister cities and 5 friendship cities.",
  ],
  ["基隆有五個姊妹市與七個友好城市。", "基隆有七個姊妹市與五個友好城市。"],
  ["The bill passed by 4 votes to 9.", "The bill passed by 9 votes to 4."],
  ["The prize is for those aged 9 to 6.", "The prize is for those aged 6 to 9."],
  ["冠軍的成績是2小時50分38秒。", "冠軍的成績是2小時38分50秒。"],
  ["合唱團唱了五首歌，比去年多十二首。", "合唱團唱了十二首歌，比去年多五首。"],
  [
    "The first bridge was opened on May 3, 1999, while the second was closed on June 8, 2001.",
    "The first bridge was opened on June 8, 2001, while the second was closed on May 3, 1999.",
  ],
  ["花燈由大邱送來，龍舟則由布拉格送來。", "花燈由布拉格送來，龍舟則由大邱送來。"],
  [
    "Harrowgate lent the lanterns, and the boats were borrowed from Millport.",
    "Millport lent the lanterns, and the boats were borrowed from Harrowgate.",
  ],
];

/** One word of the evidence in the place of another, or where there was none. */
const REPLACED: readonly (readonly [text: string, evidence: string])[] = [
  [
    "Twelve teachers of the harbour school spent a week in Prague with two teachers.",
    "Twelve students of the harbour school spent a week in Prague with two teachers.",
  ],
  ["市長在開幕式上感謝兩市的合唱團與義工。", "市長在閉幕式上感謝兩市的合唱團與義工。"],
  [
    "The league was founded and later quit by the harbour town of Millport.",
    "The league was founded and later joined by the harbour town of Millport.",
  ],
  [
    "The exhibition ran in the old town hall from more than 6 to 10 June.",
    "The exhibition ran in the old town hall from 6 to 10 June.",
  ],
  ["來自17州的一百名跑者參加了清晨的馬拉松。", "來自17國的一百名跑者參加了清晨的馬拉松。"],
  ["合唱團在會前沒有舉行兩天的練習，並未遲到。", "合唱團在會前舉行兩天的練習，並未遲到。"],
  ["學生下午學華語，下午跟著同學在河邊做調查。", "學生上午學華語，下午跟著同學在河邊做調查。"],
  ["影片在布拉格首映，九月已經在臺北的戲院放映。", "影片在布拉格首映，九月將在臺北的戲院放映。"],
  [
    "Three choirs came from Prague and three choirs came from Seoul.",
    "Three choirs came from Prague and five choirs came from Seoul.",
  ],
  [
    "Officials may visit the photo exhibition on the second floor of the library.",
    "Citizens may visit the photo exhibition on the second floor of the library.",
  ],
  [
    "The board cities agreed not to fix a new date before the bridge is open again.",
    "The board members agreed not to fix a new date before the bridge is open again.",
  ],
  [
    "Ambassador-General Hsu Lin of the harbour bureau signed a two-year plan on February 18.",
    "Director-General Hsu Lin of the harbour bureau signed a two-year plan on February 18.",
  ],
  [
    "市長20日與荷蘭范德港市長德弗里斯簽署智慧水務合作意向書。",
    "市長20日與荷蘭范德港副市長德弗里斯簽署智慧水務合作意向書。",
  ],
  ["行程最後一週，訪團到漁村參觀定置漁場並品嚐火鍋。", "行程最後一天，訪團到漁村參觀定置漁場並品嚐火鍋。"],
];

/** True in other words or another order, with as many values. */
const TRUE: readonly (readonly [text: string, evidence: string])[] = [
  [
    "Keelung has 5 friendship cities and 7 sister cities.",
    "Keelung has 7 sister cities and 5 friendship cities.",
  ],
  ["基隆有五個友好城市與七個姊妹市。", "基隆有七個姊妹市與五個友好城市。"],
  ["Taipei and Prague sent choirs.", "Prague and Taipei sent choirs."],
  ["Prague's mayor was thanked by Ko Wen-je.", "Ko Wen-je thanked Prague's mayor."],
  [
    "Taipei's way of running its choirs was adopted by Prague to improve its own.",
    "Prague improved its choirs by adopting Taipei's way of running its own.",
  ],
  ["合唱團已經唱過十二首歌，預定再唱三首。", "合唱團已唱過十二首歌，預定再唱三首。"],
  ["2市輪流主辦論壇，等了8個月。", "兩市輪流主辦論壇，等了八個月。"],
  ["活動募得1,000元，另有3150元捐款。", "活動募得一千元，另有三千一百五十元捐款。"],
  ["「這是最好的歡迎」，他指出。", "「這是最好的歡迎」，他表示。"],
  ["It was the best welcome, stated Ko Wen-je.", "It was the best welcome, said Ko Wen-je."],
  ["The choir also sang 12 songs in Prague.", "The choir sang 12 songs in Prague."],
  [
    "Residents may visit the photo exhibition on the second floor of the library.",
    "Citizens may visit the photo exhibition on the second floor of the library.",
  ],
];

describe("a value in its place", () => {
  it.each(SWAPPED)("fails in another's: %s", (text, evidence) => {
    expect(failures(text, evidence)).not.toEqual([]);
    expect(failures(`${evidence} `, evidence)).toEqual([]);
  });

  it("may be any two of a list, whatever they are told of", () => {
    const things = ["lanterns", "boats", "drums", "bells", "flags"];
    const counts = fc.uniqueArray(fc.integer({ min: 2, max: 900 }), { minLength: 5, maxLength: 5 });
    const listed = (numbers: readonly number[]): string =>
      `The town sent ${things.map((thing, at) => `${numbers[at]} ${thing}`).join(", ")}.`;
    const places = fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(counts, places, (numbers, [a = 0, b = 1]) => {
        const crossed = numbers.map((number, at) => numbers[at === a ? b : at === b ? a : at] ?? number);
        expect(failures(listed(crossed), listed(numbers))).not.toEqual([]);
        expect(failures(`${listed(numbers)} `, listed(numbers))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a word in a sentence that is the evidence's otherwise", () => {
  it.each(REPLACED)("fails in another's place: %s", (text, evidence) => {
    expect(failures(text, evidence)).not.toEqual([]);
    expect(failures(`${evidence} `, evidence)).toEqual([]);
  });

  it.each(TRUE)("passes as another way to say the same: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual([]);
  });
});
