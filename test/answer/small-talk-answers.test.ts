import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import type { FaqSource } from "../../src/answer/faq/faq-source.ts";
import type { Bot } from "../../src/bot.ts";
import { openInventedBot } from "./invented-corpus.ts";

let bot: Bot;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ bot, close } = await openInventedBot("2026-11-20T12:00"));
});
afterAll(async () => {
  await close();
});

function ask(question: string): Promise<Answer> {
  return bot.answerer.ask({ question, conversationId: null, language: null });
}

describe("small talk", () => {
  it.each([
    ["Thank you!", "talk_thanks", "en", null],
    ["谢谢", "talk_thanks", "zh-Hans", null],
    ["再見", "talk_farewell", "zh-Hant", null],
    ["Are you a robot?", "talk_who", "en", "1999"],
    ["你可以幫我什麼？", "talk_what", "zh-Hant", "1999"],
    ["I want to speak to a human", "talk_person", "en", "1999"],
    ["這個答案是錯的", "talk_wrong", "zh-Hant", "1999"],
    ["可以用英文回答吗？", "talk_language", "zh-Hans", null],
  ])(
    "is replied to in official words, and nothing is said of the news: %s",
    async (question, code, language, phone) => {
      const answer = await ask(question);
      expect(answer).toMatchObject({
        status: "clarification",
        language,
        sentences: [],
        sources: [],
        related: [],
      });
      expect(answer.notices).toEqual([{ code, text: answer.text }]);
      if (phone === null) expect(answer.contact).toBeNull();
      else expect(answer.contact?.phone).toContain(phone);
    },
  );

  it("goes on with questions to begin with after a greeting, and with none after thanks", async () => {
    const asked = bot.answererWith({ examples: () => ["2019年雙城論壇的主題是什麼？"] });
    const choices = async (question: string): Promise<readonly string[]> =>
      (await asked.ask({ question, conversationId: null, language: null })).choices;
    expect(await choices("您好")).toEqual(["2019年雙城論壇的主題是什麼？"]);
    expect(await choices("您好，请问你是谁？")).toEqual(["2019年双城论坛的主题是什么？"]);
    expect(await choices("謝謝")).toEqual([]);
  });

  it("gives way to danger, and to a FAQ of the city", async () => {
    expect(await ask("Help! There is a fire, please help me!")).toMatchObject({ reason: "emergency" });
    const heard: string[] = [];
    const faqs: FaqSource = {
      closest: ({ text }) => {
        heard.push(text);
        return Promise.resolve(null);
      },
      unproved: () => Promise.resolve(),
    };
    const answer = await bot
      .answererWith({ faqs })
      .ask({ question: "Who are you?", conversationId: null, language: null });
    expect(heard).toEqual(["Who are you?"]);
    expect(answer.notices[0]?.code).toBe("talk_who");
  });

  it("is asked back for what it means where it has no word to look up", async () => {
    for (const question of ["why", "more?", "還有嗎", "为什么"]) {
      const answer = await ask(question);
      expect(answer).toMatchObject({ status: "clarification", sentences: [] });
      expect(answer.notices.map(({ code }) => code)).toEqual(["unclear"]);
    }
  });

  it("is passed over by the question after it", async () => {
    const theme = {
      question: "Hello! What was the theme of the 2019 Twin-City Forum? Thanks.",
      answer: "",
      eventOn: null,
    };
    const thanks = { question: "Thank you!", answer: "", eventOn: null };
    const turns = [theme, thanks];
    const answer = await bot.answerer.ask({
      question: "And in 2018?",
      conversationId: null,
      language: null,
      turns,
    });
    expect(answer.notices[0]?.text).toContain("What was the theme of the 2018 Twin-City Forum?");
    expect(answer.sentences[0]?.text).toContain("Circular Economy");
  });
});

describe("courtesy around a question", () => {
  it.each([
    [
      "When was the 2019 Twin-City Forum held?",
      "Hi there! Could you tell me when the 2019 Twin-City Forum was held? Thank you so much!",
    ],
    [
      "When was the 2019 Twin-City Forum held?",
      "I am a student writing a paper. When was the 2019 Twin-City Forum held?",
    ],
    ["2018年雙城論壇的主題是什麼？", "不好意思打擾了，2018年雙城論壇的主題是什麼？麻煩您了，謝謝！"],
  ])("changes nothing of its answer: %s %s", async (plain, courteous) => {
    const expected = await ask(plain);
    const answer = await ask(courteous);
    expect(answer.status).toBe("answered");
    expect(answer.sentences).toEqual(expected.sentences);
    expect(answer.sources.map(({ quote }) => quote)).toEqual(expected.sources.map(({ quote }) => quote));
  });
});
