import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bot } from "../../src/bot.ts";
import { type NameKnowledge, unknownNamesIn } from "../../src/answer/unknown-names.ts";
import { commonWords } from "../../src/search/common-words.ts";
import { openInventedBot } from "./invented-corpus.ts";

const RELIEF = `---
id: relief-en
title: Gangnam sends relief supplies to Norrhaven
language: en
publisher: Harbour Times
published: 2024-03-12
event: 2024-03-10
official: false
cities: [Gangnam, Norrhaven]
---

After the earthquake in Norrhaven, Gangnam sent 40 tents and gave NT$3 million on March 10, 2024. Mayor Roby of Chengpu and a crew from Marlova helped to unload them.
`;
const RELIEF_ZH = `---
id: relief-zh
title: 江南區與威斯特維克締結友好城市
language: zh-Hant
publisher: 地方日報
published: 2023-05-02
event: 2023-05-01
official: false
cities: [江南區, 威斯特維克]
---

江南區與威斯特維克於2023年5月1日締結友好城市，由兩地市長簽署協定。典禮上有來自海元的團隊。
`;

let bot: Bot;
let close: () => Promise<void>;
let knowledge: NameKnowledge;

beforeAll(async () => {
  const opened = await openInventedBot("2026-03-02T12:00:00+08:00", {
    more: { "relief-en": RELIEF, "relief-zh": RELIEF_ZH },
  });
  ({ bot, close } = opened);
  const { glossary, dictionary } = bot.reader;
  knowledge = {
    ...{ glossary, dictionary, commonWords: new Set(await commonWords(9000)) },
    holdsName: (name) => bot.index.holdsName(name),
  };
});

afterAll(() => close());

describe("names that neither glossary nor articles have", () => {
  it.each([
    ["What did Gangnam send to Noto after the earthquake?", ["Noto"]],
    ["How many tents went to Port Ellery in 2024?", ["Ellery"]],
    ["Who is the mayor of Norrhaven's neighbour Zorvik?", ["Zorvik"]],
    ["Did Zorvik's mayor come to Gangnam before Gangnam's went to Zorvik?", ["Zorvik"]],
    ["Did Gangnam send tents to St. Zorvik?", ["Zorvik"]],
    ["江南區和卡洛蒙亞哪一年締結友好城市？", ["卡洛蒙亞"]],
    ["江南區送了什麼給湊川市？", ["湊川"]],
    ["江南區送了什麼給卡洛什蒙亞？", ["卡洛什蒙亞"]],
    ["江南區和瓦爾帕斯哪一年締結友好城市？", ["瓦爾帕斯"]],
    ["江南區和卡斯特維亞哪一年締結友好城市？", ["卡斯特維亞"]],
  ])("finds them in %s", (question, names) => {
    expect(unknownNamesIn(question, knowledge)).toEqual(names);
  });

  it.each([
    ["as articles write them", "What did Gangnam send to Norrhaven after the earthquake?"],
    ["in another form", "Did a Norrhavener thank Mayor Roby?"],
    ["as the other script writes them by sound", "When did Gangnam and Westervik become friendship cities?"],
    ["explained in brackets", "When did Gangnam and Kuzunoura (威斯特維克) become friendship cities?"],
    ["at the beginning of a sentence", "Noto got how many tents?"],
    ["behind the question", "How many tents did Norrhaven get? Regards, Pia Zorvik"],
    ["of peoples", "What did the Ghanaians and a Slovak choir send to Norrhaven?"],
    ["of continents", "Has Gangnam sent tents to Polynesia?"],
    ["younger than the vocabulary", "What did Gangnam send to Norrhaven during Covid?"],
    ["that are ordinary words", "Who won the Harbour Cup in Norrhaven?"],
    ["in a heading", "What Did Gangnam Send To Noto"],
    ["as they sound in Latin letters", "江南區送了什麼給馬爾洛瓦？"],
    ["with the kind of place that they are", "江南區送了什麼給馬爾洛瓦港？"],
    ["known to the glossary alone", "Did Gangnam send tents to Ulaanbaatar?"],
    ["as they are read in Mandarin", "江南區送了什麼給澄浦港市？"],
    ["with another word before them", "幾人赴海元市受訓？"],
    ["of countries", "江南區送了什麼給納米比亞？"],
    ["of countries in Latin letters", "Did Gangnam send tents to a city in Uzbekistan?"],
    ["of persons with their offices", "野本市長哪天來江南區？"],
    ["of offices", "新來的市長跟哪位町長見面？"],
    ["of words in a row", "馬羊兔鼠瓦哪一個是吉祥物？"],
    ["of loan words", "比基尼比賽在威斯特維克嗎？"],
  ])("finds none that are %s", (_, question) => {
    expect(unknownNamesIn(question, knowledge)).toEqual([]);
  });
});

describe("how many names are looked up", () => {
  it("is every one of a question that people ask, and few of one of nothing but names", () => {
    const lookedUp: string[] = [];
    const counting = {
      ...knowledge,
      holdsName: (name: string) => {
        lookedUp.push(name);
        return false;
      },
    };
    expect(unknownNamesIn("Did Port Ellery send tents to Zorvik?", counting)).toEqual(["Ellery", "Zorvik"]);
    lookedUp.length = 0;
    const letters = Array.from("abcdefghijklmnopqrst");
    const names = letters.map((letter) => `Zorv${letter}k`);
    unknownNamesIn(`was it ${names.join(", or was it ")}?`, counting);
    expect(lookedUp).toEqual(names.slice(0, 16));
  });
});

describe("a question about a name that no article has", () => {
  it.each([
    [
      "What did Gangnam send to Noto after the earthquake?",
      "I did not find the name Noto in the news held here. It may be written another way there: you can try the name in its own language.",
    ],
    [
      "江南區和卡洛蒙亞哪一年締結友好城市？",
      "在目前收錄的新聞中找不到「卡洛蒙亞」這個名稱。新聞裡的寫法可能不同，您可以改用原文名稱再問一次。",
    ],
    [
      "江南区和卡洛蒙亚哪一年缔结友好城市？",
      "在目前收录的新闻中找不到「卡洛蒙亚」这个名称。新闻里的写法可能不同，您可以改用原文名称再问一次。",
    ],
  ])("is not answered by what is told of another: %s", async (question, told) => {
    const answer = await bot.answerer.ask({ question, conversationId: null, language: null });
    expect(answer.status).toBe("no_information");
    expect(answer.notices).toContainEqual({ code: "unknown_name", text: told });
  });

  it("is answered where the name is one that an article has", async () => {
    const question = "What did Gangnam send to Norrhaven after the earthquake?";
    const answer = await bot.answerer.ask({ question, conversationId: null, language: null });
    expect(answer.text).toContain("40 tents");
  });
});
