import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { standAlone } from "../../src/answer/follow-up/stand-alone.ts";
import type { Turn } from "../../src/answer/follow-up/turn.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { GLOSSARY, readerWith } from "./reading.ts";

/** The city of the service is named by most articles. */
const statistics = {
  passageCount: 1000,
  documentFrequency: (token: string) => (/^(?:brackwater|白溪)$/u.test(token) ? 900 : 3),
};
/** Names that have in them what would point back or lead over by itself. */
const NAMES = { Nakhar: "那喀市", Maruta: "馬魯他", Arisna: "亞利斯那" };
const reader = readerWith(
  new Glossary([
    ...GLOSSARY.entries,
    ...Object.entries(NAMES).map(([en, zh]) => ({
      id: `cities:${en}`,
      kind: "cities" as const,
      en: [en],
      zh: [zh],
    })),
  ]),
);
const context = { reader, statistics, today: "2026-03-02" };

function turn(question: string, answer = "", eventOn: string | null = null): Turn {
  return { question, answer, eventOn };
}

function completed(question: string, ...turns: readonly Turn[]): string | null {
  const { text, isCompleted } = standAlone(question, turns, context);
  return isCompleted ? text : null;
}

const LED = turn(
  "Who led Brackwater's delegation to the 2019 Tide Forum in Vestervik?",
  "Mayor Tseng Po-an led the delegation.",
  "2019-07-04",
);
const THEME = turn("2019年潮汐論壇的主題是什麼？", "", "2019-07-04");

describe("a follow-up is completed", () => {
  test.each([
    ["another thing about the event", LED, "And how many memorandums were signed?", "how many memorandums were signed at the Tide Forum in Vestervik in 2019?"],
    ["the same without a word that leads over", LED, "what was the theme?", "what was the theme at the Tide Forum in Vestervik in 2019?"],
    ["another year", LED, "What about 2018?", "Who led Brackwater's delegation to the 2018 Tide Forum in Vestervik?"],
    ["the year before", LED, "and the year before?", "Who led Brackwater's delegation to the 2018 Tide Forum in Vestervik?"],
    ["a person of the answer", LED, "When did he speak?", "When did Tseng Po-an speak at the Tide Forum in Vestervik in 2019?"],
    ["a person's thing", LED, "What was his speech?", "What was Tseng Po-an's speech at the Tide Forum in Vestervik in 2019?"],
    ["another city, not the one of the service", turn("When did Brackwater and Vestervik become sister cities?"), "And Old Quay?", "When did Brackwater and Old Quay become sister cities?"],
    ["the day of the answer", turn("When did Brackwater and Vestervik sign?", "In 2020.", "2020-01-13"), "Who signed that day?", "Who signed that day in Brackwater and Vestervik in 2020?"],
    ["in Chinese", THEME, "簽了幾項備忘錄？", "2019年潮汐論壇，簽了幾項備忘錄？"],
    ["that time", THEME, "那次是誰率團？", "2019年潮汐論壇，是誰率團？"],
    ["another year in Chinese", THEME, "那2023年呢？", "2023年潮汐論壇的主題是什麼？"],
    ["the next edition", turn("第十屆潮汐論壇在哪裡舉行？"), "下一屆呢？", "第11屆潮汐論壇在哪裡舉行？"],
    ["nothing but what asks", THEME, "什麼時候開始？", "2019年潮汐論壇，什麼時候開始？"],
    ["in Simplified, which stays", THEME, "那团长是谁呢？", "2019年潮汐论坛，团长是谁？"],
    ["in the other language than before", turn("When is the 2024 Tide Forum?"), "那主題呢？", "2024潮汐論壇，主題？"],
    ["another city, whose name begins like a word that leads over", turn("白溪和韋斯特維克是什麼時候結盟的？"), "那喀市呢？", "白溪和那喀市是什麼時候結盟的？"],
    ["the same after such a word", turn("白溪和韋斯特維克是什麼時候結盟的？"), "那那喀市呢？", "白溪和那喀市是什麼時候結盟的？"],
    ["a person in the clause before which nobody is named", LED, "When was the theme told and what did he say?", "When was the theme told and what did Tseng Po-an say at the Tide Forum in Vestervik in 2019?"],
    ["a year after a range", turn("What was signed with Vestervik since 2015?"), "And in 2019?", "What was signed with Vestervik in 2019?"],
    ["a year after two", turn("Who visited Vestervik between 2015 and 2017?"), "And in 2019?", "Who visited Vestervik in 2019?"],
    ["a range after a year", turn("What was signed with Vestervik in 2015?"), "And since 2019?", "What was signed with Vestervik since 2019?"],
    ["a range after a forum's year", turn("Which guests came to the 2015 Tide Forum?"), "And between 2017 and 2019?", "Which guests came to the Tide Forum between 2017 and 2019?"],
    ["a year after a range in Chinese", turn("2015年以來和韋斯特維克簽了什麼？"), "那2019年呢？", "2019年和韋斯特維克簽了什麼？"],
    ["the year before one that it names", turn("What was the theme of the 2021 Tide Forum?"), "And the year before 2019?", "What was the theme of the Tide Forum before 2019?"],
    ["the year before last", turn("What was the theme of the 2021 Tide Forum?"), "And the year before last?", "What was the theme of the 2024 Tide Forum?"],
    ["a time and a name at once, where the name comes first", turn("韋斯特維克的主題是什麼？"), "那2019年的白溪呢？", "2019年白溪的主題是什麼？"],
  ])("%s", (_, before, question, expected) => {
    expect(completed(question, before)).toBe(expected);
  }); // prettier-ignore

  it("from the last of several questions", () => {
    expect(completed("And the theme?", THEME, LED)).toBe("the theme at the Tide Forum in Vestervik in 2019?");
  });
});

describe("a question that stands alone stays as it is", () => {
  test.each([
    "How many sister cities does Brackwater have?",
    "Who opened the Tide Forum?",
    "Which animals live at the Salt House?",
    "那白溪跟韋斯特維克是什麼時候結盟的？",
    "When does the marathon begin and where does it end?",
    "Which IT companies visited Brackwater?",
    "When did the mayor of Vestervik visit Brackwater and whom did she meet?",
    "韋斯特維克市長何時訪問白溪，她見了誰？",
    "那喀市和白溪有什麼交流？",
    "馬魯他有什麼特產？",
    "亞利斯那天氣如何？",
    "Thank you!",
    "謝謝",
  ])("after another: %s", (question) => {
    expect(completed(question, LED)).toBeNull();
  });

  it("after nothing, and it is unclear where it points at something", () => {
    expect(standAlone("Who led it?", [], context)).toEqual({
      text: "Who led it?",
      language: null,
      isCompleted: false,
      isUnclear: true,
    });
    expect(standAlone("IT?", [], context).isUnclear).toBe(true);
    expect(standAlone("Who led the 2019 Tide Forum?", [], context).isUnclear).toBe(false);
    expect(standAlone("他是誰？", [], context).isUnclear).toBe(true);
    expect(standAlone("How many birds live there?", [], context).isUnclear).toBe(false);
    expect(standAlone("How big is the zoo and what does it cost?", [], context).isUnclear).toBe(false);
  });

  it("whatever is asked of a name, the whole name is still in it", () => {
    const name = fc.constantFrom(...Object.values(NAMES));
    const before = fc.constantFrom("", "那", "請問", "請問那", "那麼，", "他在", "那次");
    const after = fc.constantFrom(
      "呢？",
      "有什麼特產？",
      "的主題是什麼？",
      "和白溪有什麼交流？",
      "那天呢？",
      "2019年呢？",
    );
    fc.assert(
      fc.property(before, name, after, fc.constantFrom(LED, THEME), (lead, named, rest, earlier) => {
        const { text } = standAlone(`${lead}${named}${rest}`, [earlier], context);
        const [english] = Object.entries(NAMES).find(([, zh]) => zh === named) ?? [];
        expect([named, english].some((form) => form !== undefined && text.includes(form))).toBe(true);
      }),
    );
  });

  it("whatever is written, nothing is lost of it", () => {
    const piece = fc.constantFrom(
      ..."And|what about|he|it|那|呢|那次|他|2019|第十屆|去年|Vestervik|韋斯特維克|Tide Forum|theme|主題|?|？|the year before|下一屆|Marta Lindholm|who|誰".split(
        "|",
      ),
    );
    const words = fc.array(piece, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (before, question) => {
        const { text, isCompleted } = standAlone(question, [turn(before, "Marta Lindholm spoke.")], context);
        expect(text.trim()).not.toBe("");
        if (!isCompleted) expect(text).toBe(question);
        for (const [year] of question.matchAll(/2019/gu)) expect(text).toContain(year);
      }),
      { numRuns: 500 },
    );
  });
});
