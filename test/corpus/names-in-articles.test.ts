import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { namesInArticles } from "../../src/corpus/names-in-articles.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { articleOf } from "../article-of.ts";

const NOTHING_KNOWN = new Glossary([]);

function chinese(body: string, fields: Partial<Article> = {}): Article {
  return articleOf({ id: "zh", language: "zh-Hant", title: "新聞", body, ...fields });
}

function english(body: string, fields: Partial<Article> = {}): Article {
  return articleOf({ id: "en", language: "en", title: "News", body, ...fields });
}

/** What is found, as "kind: English forms = Chinese forms". */
function found(articles: readonly Article[], glossary = NOTHING_KNOWN): string[] {
  return namesInArticles(articles, glossary).map(
    ({ kind, en, zh }) => `${kind}: ${en.join(" / ")} = ${zh.join(" / ")}`,
  );
}

describe("a place of front matter that a text calls with what it is", () => {
  test.each([
    [english("Chano Town (茶野町) sent tea.", { cities: ["Chano"] }), "cities: Chano = 茶野 / 茶野町"],
    [
      english("Shiomi Town (高知縣潮見町) sent fish.", { cities: ["Shiomi"] }),
      "cities: Shiomi = 潮見 / 潮見町",
    ],
    [chinese("海松郡（Haesong County）來訪。", { cities: ["Haesong"] }), "cities: Haesong = 海松 / 海松郡"],
  ])("%#: is that place", (article, expected) => {
    expect(found([article])).toContain(expected);
  });
});

describe("a city with and without the word for what it is", () => {
  test("is one, where front matter has both", () => {
    const articles = [
      english("Lankang sent rice.", { cities: ["Lankang"] }),
      english("Lankang City sent more.", { cities: ["Lankang City"] }),
    ];
    expect(found(articles)).toEqual(["cities: Lankang = "]);
  });

  test.each([
    ["Baliwan City sent rice. It rained in Baliwan.", "cities: Baliwan City / Baliwan = "],
    ["Garden City sent rice. Baliwan Garden was open, and Gardeners came.", "cities: Garden City = "],
  ])("has the shorter name where the articles use it: %s", (body, expected) => {
    expect(found([english(body, { cities: [/^\w+ City/u.exec(body)?.[0] ?? ""] })])).toEqual([expected]);
  });
});

describe("a city that is called after its country or state", () => {
  test.each([
    ["Mexico City", "Mexico sent dancers. Mexico City sent more."],
    ["Quebec City", "It was the coldest winter that Quebec has seen. Quebec City sent snow."],
  ])("%s is not it", (city, body) => {
    expect(found([english(body, { cities: [city] })])).toEqual([`cities: ${city} = `]);
  });

  test.each([
    ["舞者來自墨西哥市（Mexico City）。", ["Mexico City"], "cities: Mexico City = 墨西哥市"],
    ["消防隊訪新竹縣（Hsinchu County）。", ["Hsinchu City"], "cities: Hsinchu City = "],
  ])("nor is another place: %s", (body, cities, expected) => {
    expect(found([chinese(body, { cities })])).toContain(expected);
  });

  test("nor is the country's Chinese name its own", () => {
    const article = chinese("來自墨西哥（Mexico）的舞者抵達。", { cities: ["Mexico City"] });
    expect(found([article])).toContain("cities: Mexico City = ");
  });
});

describe("a city that front matter calls by another name in either language", () => {
  test("is one city where the names sound alike", () => {
    const articles = [
      english("Liuxi sent lanterns.", { cities: ["Cedar Ford", "Liuxi"] }),
      chinese("柳溪市送來花燈。", { cities: ["雪松渡", "柳溪市"] }),
    ];
    expect(found(articles)).toContain("cities: Liuxi = 柳溪 / 柳溪市");
  });
});

describe("a name that a Chinese text gives in Latin letters too", () => {
  test.each([
    ["典禮由凡登市長哈特利（Douglas Hartley）主持。", "people: Douglas Hartley = 哈特利"],
    ["陶藝家堀江千鶴（Horie Chizuru）駐村半年。", "people: Horie Chizuru = 堀江千鶴"],
    ["市長與凡登市（Vanden）簽約。", "cities: Vanden = 凡登 / 凡登市"],
    ["代表團抵達凡登市（Vanden）。", "cities: Vanden = 凡登 / 凡登市"],
    ["市長馬萊克·多恩（Marijke Doorn）致詞。", "people: Marijke Doorn = 馬萊克·多恩"],
    ["市長拉爾斯·艾克哈瑪森（Lars Ekhammarsen）致詞。", "people: Lars Ekhammarsen = 拉爾斯·艾克哈瑪森"],
    ["領事馬雷克·齊林斯基（Marek Zielinski）致詞。", "people: Marek Zielinski = 馬雷克·齊林斯基"],
    ["副市長抵達汐見崎市（Shiomizaki），汐見崎市長迎接。", "cities: Shiomizaki = 汐見崎 / 汐見崎市"],
    ["由達格妮·佛塞爾（Dagny Forsell）主講。", "people: Dagny Forsell = 達格妮·佛塞爾"],
    ["氣象學者拉斯·艾克達爾博士（Lars Ekdahl）說。", "people: Lars Ekdahl = 拉斯·艾克達爾"],
  ])("is cut off behind what is no part of it: %s", (body, expected) => {
    expect(found([chinese(body)])).toContain(expected);
  });

  test("is a city where the front matter says so, whatever it ends in", () => {
    const article = chinese("船隊前往卡爾馬港（Puerto Calma）。", { cities: ["Puerto Calma"] });
    expect(found([article])).toEqual(["cities: Puerto Calma = 卡爾馬 / 卡爾馬港"]);
  });

  test.each([
    ["a particle that a headline repeats", "市長與韋伯（Weber）會面。市長與韋伯會面後離開。", "與韋伯"],
    ["the name of a province", "參觀九州國立博物館（Kyushu National Museum）。", " = 國立博物館"],
  ])("is not cut at %s", (_, body, wrong) => {
    for (const name of found([chinese(body)])) expect(name).not.toContain(wrong);
  });

  test("is left out where nothing tells where it begins", () => {
    expect(found([chinese("今天下午開始展出許多精美風箏隊伍作品（Hoshi）。")])).toEqual([]);
  });
});

describe("a name that an English text gives in Chinese too", () => {
  test.each([
    ["Deputy Mayor Lai Po-lin (賴柏霖) opened it.", "people: Lai Po-lin = 賴柏霖"],
    ["Superintendent Hsiao Ya-wen (蕭雅文) spoke.", "people: Hsiao Ya-wen = 蕭雅文"],
    ["Education Bureau Director Helen Ng (吳海倫) spoke.", "people: Helen Ng = 吳海倫"],
    ["Osaka Mayor Takeshi Morinaga (森永武) spoke.", "people: Takeshi Morinaga = 森永武"],
    [
      "They stayed at the Taipei Ambassador Hotel (台北國賓大飯店).",
      "places: Taipei Ambassador Hotel = 台北國賓大飯店",
    ],
    ["It was held at the city's Lotus Night Market (蓮花夜市).", "places: Lotus Night Market = 蓮花夜市"],
  ])("is taken without what stands before it: %s", (body, expected) => {
    expect(found([english(body)])).toEqual([expected]);
  });
});

test("a family name stands for a person alone where the news uses it so, and no other person has it", () => {
  const once = english("Mayor Rosario Villanueva (維拉紐瓦) came. Later Villanueva spoke.");
  expect(found([once])).toEqual(["people: Rosario Villanueva / Villanueva = 維拉紐瓦"]);
  const twice = english(
    "Mayor Rosario Villanueva (維拉紐瓦) and Captain Inés Villanueva (伊內斯) came. Villanueva spoke.",
  );
  expect(found([twice])).not.toContainEqual(expect.stringContaining("/ Villanueva"));
});

test("the city whose news it is, is known by what most articles are about", () => {
  const articles = [
    chinese("蓮湖市政府說明。", { id: "a", cities: ["Lianhu", "Vanden"] }),
    chinese("蓮湖市長致詞，由蓮湖市議會通過。", { id: "b", cities: ["Lianhu"] }),
    english("The mayor spoke.", { id: "c", cities: ["Lianhu"] }),
  ];
  expect(found(articles)).toContain("cities: Lianhu = 蓮湖 / 蓮湖市");
});

test("what the glossary knows in either language is left to it", () => {
  const glossary = new Glossary([
    { id: "people:D. Hartley", kind: "people", en: ["D. Hartley"], zh: ["哈特利"] },
  ]);
  expect(found([chinese("典禮由凡登市長哈特利（Douglas Hartley）主持。")], glossary)).toEqual([]);
});

test("whatever the articles say, every name stands in them and no entry twice", () => {
  const piece = fc.constantFrom(
    "市長", "與", "哈特利", "凡登市", "，", "。", "（Vanden）", "（Douglas Hartley）", " (賴柏霖)", "Lai Po-lin",
    "Mayor ", "The ", "蓮湖", "’s ", "\n", "()", "（）", "·", "Ω", "😀",
  ); // prettier-ignore
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      (body) => {
        const entries = namesInArticles([chinese(body)], NOTHING_KNOWN);
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
        for (const { en, zh } of entries) {
          for (const name of [...en, ...zh]) expect(body).toContain(name);
        }
      },
    ),
  );
});
