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

/** Kinds of what fails when `text` is said on the strength of `body`, each once. */
function failures(text: string, body: string, publishedOn: string | null = null): Failure["kind"][] {
  const article = articleOf({ body, publishedOn });
  const quotes = [{ article, start: 0, end: body.length }];
  const failed = verifySentence({ text, language: "en", quotes }, reader, "model");
  return [...new Set(failed.map(({ kind }) => kind))];
}

/** What is false, the evidence that says otherwise, and how that is seen. */
const FALSE: readonly (readonly [text: string, evidence: string, kind: Failure["kind"]])[] = [
  ["Fewer than 300 guests came.", "More than 300 guests came.", "number"],
  ["The visit lasted three months.", "The visit lasted three days.", "number"],
  ["The prize was US$500.", "The prize was NT$500.", "number"],
  ["The prize was NT$5 million.", "獎金為人民幣500萬元。", "number"],
  ["獎金為新臺幣500萬元。", "The prize was RMB 5 million.", "number"],
  ["The prize was US$5 million.", "獎金為500萬元。", "number"],
  ["The prize was 5 million dollars.", "獎金為500萬元。", "number"],
  ["The prize was 5 million euros.", "獎金為500萬元。", "number"],
  ["獎金為500萬日圓。", "獎金為500萬元。", "number"],
  ["獎金為新臺幣500萬元。", "獎金為日幣500萬元。", "number"],
  ["Five choirs sang for ten days.", "Ten choirs sang for five days.", "number"],
  [
    "The day was cut from one hour to three hours.",
    "The day was cut from three hours to one hour.",
    "number",
  ],
  ["論壇於下午9時開始。", "論壇於上午9時開始。", "clock"],
  ["The choir came last year.", "The choir came in 2019.", "relative_time"],
  ["It was the largest choir.", "It was a choir.", "rank"],
  ["Only Prague sent a choir.", "Prague sent a choir.", "rank"],
  ["Deputy Mayor Ko Wen-je spoke.", "Mayor Ko Wen-je spoke.", "office"],
  ["副市長柯文哲致詞。", "市長柯文哲致詞。", "office"],
  ["The cities did not sign an agreement.", "The cities signed an agreement.", "negation"],
  ["兩市簽署協議。", "兩市沒有簽署協議。", "negation"],
  ["The choir visited Prague.", "The choir plans to visit Prague.", "plan"],
  ["論壇將在布拉格舉行。", "論壇在布拉格舉行。", "plan"],
  [
    "Ko Wen-je said that trade grew.",
    "Ma Ying-jeou said that trade grew. Ko Wen-je was present.",
    "attribution",
  ],
  ["Trade grew.", "Ko Wen-je said that trade grew.", "attribution"],
  // What somebody announced inside of it is that speaker's word too; 會說, 不說 and 暱稱 are nobody's.
  [
    "公開組獎金用於訓練，合唱團已宣布捐出獎金。",
    "郝龍斌表示，公開組獎金用於訓練，合唱團已宣布捐出獎金。",
    "attribution",
  ],
  ["市民替石獅取了暱稱，小朋友會說日語。", "郝龍斌表示，市民替石獅取了暱稱，小朋友會說日語。", "attribution"],
  ["高中二話不說出借樂器。", "柯文哲表示，高中二話不說出借樂器。", "attribution"],
  ["Prague thanked Taipei.", "Taipei thanked Prague.", "direction"],
  ["Ko Wen-je was received by Hau Lung-bin.", "Ko Wen-je received Hau Lung-bin.", "direction"],
  ["布拉格拜訪臺北。", "臺北拜訪布拉格。", "direction"],
  [
    "Ko Wen-je opened the exhibition, and Hau Lung-bin planted a tree.",
    "Hau Lung-bin opened the exhibition, and Ko Wen-je planted a tree.",
    "crossed",
  ],
  ["The choir sang, which was a great success.", "The choir sang.", "claim"],
  ["合唱團演唱，獲得熱烈迴響。", "合唱團演唱。", "claim"],
  ["The choir boycotted the festival.", "合唱團參加了節慶。", "claim"],
  // One of many is no count, but a count of one is.
  ["The delegation had one councilor.", "The delegation had three councilors.", "number"],
  ["訪團有一名議員。", "訪團有三名議員。", "number"],
  ["One was signed.", "Three were signed.", "number"],
  ["The forum began five years later.", "The idea dates from 2001, and the forum began in 2010.", "number"],
  ["The forum was held because the choir came.", "The forum was held. The choir came.", "rank"],
  ["Prague has 230,000 inhabitants.", "The city has 230,000 inhabitants.", "name"],
  [
    "120 mayors came in 2015, 5 in 2016 and 3 in 2018.",
    "3 mayors came in 2015, 5 in 2016 and 120 in 2018.",
    "crossed",
  ],
  ["Prague sent 45 singers, Seoul 30.", "Prague sent 30 singers, Seoul 45.", "crossed"],
  ["市長2015年來了120位、2016年5位、2018年3位。", "市長2015年來了3位、2016年5位、2018年120位。", "crossed"],
  // Money that no list of units has is other money all the same, and money without an amount is a claim.
  ["The prize was 5 million yen.", "The prize was 5 million pounds.", "number"],
  ["獎金為500萬日圓。", "獎金為500萬英鎊。", "number"],
  ["The prize was 5 million yen.", "The prize was 5 million.", "claim"],
  ["The museum sold 300 yen.", "The museum sold 300 tickets.", "number"],
  ["Tickets are sold in yen.", "Tickets are sold.", "claim"],
  ["兩市討論人民幣匯率。", "兩市討論美元匯率。", "claim"],
  [
    "The city showed paintings to 200 people living nearby.",
    "The city showed 200 paintings to people living nearby.",
    "number",
  ],
  // A part of what a word means is not what it means: 漁業 is an industry, 產業 another one.
  ["論壇的主題是文化、漁業、教育與觀光。", "論壇的主題是文化、教育、產業與觀光。", "claim"],
  // Every word of the evidence has its like already: nothing is left that "shipbuilding" could stand for.
  ["The memorandum is about culture, shipbuilding and tourism.", "備忘錄的內容是文化與觀光。", "claim"],
  ["約有5,000隊參加。", "About 5,000 people took part.", "number"],
  [
    "臺北市府於2017年7月2日宣布，「2017臺北布拉格論壇」定於2017年6月19日登場，主題是「健康城市」。",
    "臺北市府於2017年6月19日宣布，「2017臺北布拉格論壇」定於2017年7月2日登場，主題是「健康城市」。",
    "crossed",
  ],
];

/** What is true in other words. */
const TRUE: readonly (readonly [text: string, evidence: string])[] = [
  ["Over 300 guests came.", "More than 300 guests came."],
  ["逾300名貴賓到場。", "More than 300 guests were present."],
  ["The prize was 5 million yuan.", "獎金為人民幣500萬元。"],
  ["The prize was 5 million yuan.", "獎金為500萬元。"],
  ["獎金為新臺幣500萬元。", "獎金為500萬元。"],
  ["The prize was 5 million yen.", "獎金為500萬日圓。"],
  ["The prize was 5 million dollars.", "獎金為500萬美元。"],
  ["獎金為人民幣500萬元。", "獎金為500萬元人民幣。"],
  ["The prize was 5 million yen.", "獎金為日幣500萬元。"],
  ["獎金為500萬元。", "The prize was CN¥5 million."],
  ["論壇於9時30分開始。", "The forum began at 9:30 a.m."],
  ["It was the first visit.", "They had never been on a visit before."],
  ["Mayor Ko spoke.", "柯文哲市長致詞。"],
  ["兩市沒有簽署協議。", "The cities signed no agreement."],
  ["合唱團預定訪問布拉格。", "The choir was to visit Prague."],
  ["Trade grew, according to Ko Wen-je.", "柯文哲表示，貿易成長。"],
  ["郝龍斌則說遊客減少。", "柯文哲說貿易成長，郝龍斌則說遊客減少。"],
  ["Hau Lung-bin was received by Ko Wen-je.", "Ko Wen-je received Hau Lung-bin."],
  ["Prague was thanked by Taipei.", "Taipei thanked Prague."],
  [
    "They had two choirs: one from Prague and one from Seoul.",
    "They had two choirs, from Prague and from Seoul.",
  ],
  ["兩場演唱中的其中一場在布拉格。", "兩場演唱，在布拉格和臺北。"],
  [
    "The idea dates from 2001, and the forum began nine years later.",
    "The idea dates from 2001, and the forum began in 2010.",
  ],
  ["The flame passed through Naples.", "聖火行經那不勒斯。"],
  ["On May 3, 2019, the choir from Finland sang.", "The Finnish choir sang on May 3, 2019."],
  ["The players met.", "Those who played met."],
  ["The carriers of the statue were pilgrims.", "The pilgrims carried the statue."],
  ["訪團乘坐郵輪。", "訪團乘坐遊輪。"],
  ["The forum concluded successfully.", "論壇圓滿落幕。"],
  ["柯文哲會見郝龍斌，兩人談話。", "Ko Wen-je met Hau Lung-bin and they talked, and 300 people came."],
  // Of years told side by side, a clause that goes on about one is of that one.
  ["2018年論壇由柯文哲主持。", "論壇2018年在臺北舉行，由柯文哲主持。2019年論壇由郝龍斌主持。"],
  [
    "In 2018, the forum was hosted by Ko Wen-je.",
    "The forum was held in Taipei in 2018, hosted by Ko Wen-je. In 2019, the forum was hosted by Hau Lung-bin.",
  ],
  ["5 mayors came in 2016, after 3 in 2015.", "3 mayors came in 2015, 5 in 2016 and 120 in 2018."],
  ["Prague sent 30 singers and Seoul 45.", "Prague sent 30 singers, Seoul 45."],
];

describe("what is told of true values", () => {
  it.each(FALSE)("fails where the evidence tells another thing: %s", (text, evidence, kind) => {
    expect(failures(text, evidence)).toContain(kind);
  });

  it.each(FALSE.map(([, evidence]) => evidence))("passes as the evidence tells it: %s", (evidence) => {
    expect(failures(`${evidence} `, evidence)).toEqual([]);
  });

  it.each(TRUE)("passes in other words: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual([]);
  });

  it.each([
    ["兩人在布拉格會面。", "柯文哲與賀瑞普在布拉格會面。", []],
    ["兩人受傷。", "火災中3人受傷。", ["number"]],
    ["2人在布拉格會面。", "柯文哲與賀瑞普在布拉格會面。", ["number"]],
    ["2位議員出席。", "三位議員出席。", ["number"]],
    ["兩位議員出席。", "兩位議員出席。", []],
  ])("counts two people only where nobody has named them: %s of %s", (told, evidence, expected) => {
    expect(failures(told, evidence)).toEqual(expected);
  });

  it("is money where its name begins as people do", () => {
    expect(failures("獎金為人民幣2萬元。", "獎金為2萬人民幣。")).toEqual([]);
    expect(failures("有2萬人參加。", "獎金為2萬人民幣。")).toContain("number");
  });

  it("is an amount of the same money, wherever its currency stands", () => {
    const currencies = [
      ["新臺幣", "臺幣"],
      ["人民幣"],
      ["美元", "美金"],
      ["日圓", "日幣", "日元"],
      ["歐元"],
      ["港幣", "港元"],
    ];
    const written = fc.record({
      currency: fc.nat({ max: currencies.length - 1 }),
      form: fc.nat(),
      isBefore: fc.boolean(),
    });
    fc.assert(
      fc.property(written, written, fc.integer({ min: 2, max: 900 }), (one, other, amount) => {
        const [told = "", evidence = ""] = [one, other].map(({ currency, form, isBefore }) => {
          const forms = currencies[currency] ?? [];
          const name = forms[form % forms.length] ?? "";
          return isBefore ? `獎金為${name}${amount}萬元。` : `獎金為${amount}萬${name}。`;
        });
        expect(failures(told, evidence).includes("number")).toBe(one.currency !== other.currency);
      }),
    );
  });

  it("may name the two cities that an article is about, and no others, where it says the two cities", () => {
    const named = (text: string, cities: readonly string[]): Failure["kind"][] => {
      const article = articleOf({ body: "The two cities have two memorandums.", cities });
      const quotes = [{ article, start: 0, end: article.body.length }];
      const failed = verifySentence({ text, language: "en", quotes }, reader, "model");
      return [...new Set(failed.map(({ kind }) => kind))];
    };
    expect(named("Taipei and Prague have two memorandums.", ["Taipei", "Prague"])).toEqual([]);
    expect(named("Taipei and Seoul have two memorandums.", ["Taipei", "Prague"])).toEqual(["name"]);
    expect(named("Taipei and Prague have two memorandums.", ["Taipei", "Prague", "Seoul"])).toEqual(["name"]);
  });

  it("resolves a year told from the article's day", () => {
    expect(failures("2018年論壇在布拉格舉行。", "論壇去年在布拉格舉行。", "2019-03-01")).toEqual([]);
    expect(failures("2017年論壇在布拉格舉行。", "論壇去年在布拉格舉行。", "2019-03-01")).toEqual(["date"]);
  });
});
