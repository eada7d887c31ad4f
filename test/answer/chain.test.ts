import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import type { AnswerLanguage } from "../../src/answer/answerer.ts";
import { loadReplies } from "../../src/answer/replies.ts";
import { screen } from "../../src/answer/screen.ts";
import type { Bot } from "../../src/bot.ts";
import { toSimplified } from "../../src/language/script.ts";
import { openInventedBot } from "./invented-corpus.ts";

const PROMPTS = join(import.meta.dirname, "../../prompts");
const TODAY = "2026-11-20T12:00";

let bot: Bot;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ bot, close } = await openInventedBot(TODAY));
});
afterAll(async () => {
  await close();
});

function ask(question: string, language: AnswerLanguage | null = null): Promise<Answer> {
  return bot.answerer.ask({ question, conversationId: null, language });
}

/** What of an answer is the same whenever it is given. */
function lasting(answer: Answer): Omit<Answer, "id" | "timings"> {
  return { ...answer, ...{ id: "", timings: {} } };
}

/** Every source is quoted word for word, every sentence is in one of its sources and says so in the text. */
function expectProved({ sources, sentences, text }: Answer): void {
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.map(({ n }) => n)).toEqual(sources.map((_, place) => place + 1));
  for (const { articleId, articleVersion, quote, start, end } of sources) {
    const article = bot.index.articles().find(({ id }) => id === articleId);
    expect(article?.version).toBe(articleVersion);
    expect(quote).toBe(article?.body.slice(start, end));
  }
  for (const sentence of sentences) {
    expect(sentence.citations.length).toBeGreaterThan(0);
    const quotes = sources.filter(({ n }) => sentence.citations.includes(n)).map(({ quote }) => quote);
    expect(quotes.join("\n")).toContain(sentence.text);
    expect(text).toContain(`${sentence.text} ${sentence.citations.map((n) => `[${n}]`).join("")}`);
  }
}

describe("a question that no pattern tells", () => {
  it("is declined by what it means", async () => {
    const question = "How many calories in an apple?";
    expect(screen(question, null, await loadReplies(PROMPTS))).toBeNull();
    expect(await ask(question)).toMatchObject({ status: "declined", reason: "off_topic", language: "en" });
    expect(await ask(question, "zh-Hant")).toMatchObject({ status: "declined", language: "zh-Hant" });
    const byPatterns = bot.answererWith({ meaning: null });
    const answer = await byPatterns.ask({ question, conversationId: null, language: null });
    expect(answer.status).toBe("no_information");
  });
});

describe("personal data in a question", () => {
  const NOTICE = expect.objectContaining({ code: "personal_data_masked" }) as unknown;
  const ASKED = "When did Taipei and Prague become sister cities?";

  it.each([
    [`My number is 0912-345-678. ${ASKED}`, ASKED],
    [`I am A123456789, a@b.tw. ${ASKED}`, ASKED],
    ["我的電話是0912345678，2018年雙城論壇的主題是什麼？", "2018年雙城論壇的主題是什麼？"],
  ])("are masked, which the answer says, and it is the same answer: %s", async (question, without) => {
    const answer = await ask(question);
    const expected = await ask(without);
    expect(answer.status).toBe("answered");
    expect(answer.notices[0]).toEqual(NOTICE);
    expect(answer.text.startsWith(`${answer.notices[0]?.text ?? "-"}\n`)).toBe(true);
    expect(answer.sentences).toEqual(expected.sentences);
    expect(expected.notices).not.toContainEqual(NOTICE);
  });

  it("stand nowhere in the answer and in what is recorded of it", async () => {
    const told: unknown[] = [];
    const question = "What about my phone 02-2345-6781 and card 4111 1111 1111 1111?";
    const before = { question: ASKED, answer: "", eventOn: null };
    for (const asked of [question, `And Seoul? ${question}`, "Tell me a joke, 02-2345-6781"]) {
      const onEvidence = (evidence: unknown): void => void told.push(evidence);
      const turns = [before];
      told.push(
        await bot.answerer.ask({ question: asked, conversationId: null, language: null, turns, onEvidence }),
      );
    }
    expect(JSON.stringify(told)).not.toMatch(/6781|1111/);
  });

  it("may be all that is said", async () => {
    for (const question of ["0912-345-678", "a@b.tw, 0912-345-678!", "我的手機是0912345678"]) {
      const answer = await ask(question);
      expect(answer.sentences).toEqual([]);
      expect(answer.notices[0]).toEqual(NOTICE);
    }
  });

  it("are told of in a refusal, and where a channel masked them before", async () => {
    const declined = await ask("Tell me a joke, my mail is a@b.tw");
    expect(declined.status).toBe("declined");
    expect(declined.notices.map(({ code }) => code)).toEqual(["personal_data_masked", "off-topic"]);
    expect((await ask(`My number is [phone]. ${ASKED}`)).notices[0]).toEqual(NOTICE);
  });
});

describe("a follow-up", () => {
  const before = { question: "What was the theme of the 2019 Twin-City Forum?", answer: "", eventOn: null };

  it("is answered as it is understood, which the answer and its record say", async () => {
    let askedAs: string | null = null;
    const answer = await bot.answerer.ask({
      question: "And in 2018?",
      conversationId: null,
      language: null,
      turns: [before],
      onEvidence: (evidence) => {
        askedAs = evidence.askedAs;
      },
    });
    expect(askedAs).toBe("What was the theme of the 2018 Twin-City Forum?");
    expect(answer.notices[0]).toEqual({ code: "understood_as", text: `Understood as: ${String(askedAs)}` });
    expect(answer.sentences[0]?.text).toContain("Circular Economy");
    expectProved(answer);
  });

  it.each([
    ["What was the theme of the 2019 Twin-City Forum?", "那2018年呢？", "zh-Hant"],
    ["What was the theme of the 2019 Twin-City Forum?", "那2018年的论坛呢？", "zh-Hans"],
    ["What was the theme of the 2019 Twin-City Forum?", "2018?", "en"],
    ["2019年雙城論壇的主題是什麼？", "What about 2018?", "en"],
    ["2019年雙城論壇的主題是什麼？", "2018?", "zh-Hant"],
    ["2019年双城论坛的主题是什么？", "2018?", "zh-Hans"],
    ["2019年双城论坛的主题是什么？", "那2018年呢？", "zh-Hans"],
  ])(
    "is answered in what it is asked in, else in that of the conversation: %s %s",
    async (first, next, language) => {
      const turns = [{ question: first, answer: "", eventOn: null }];
      const asked = { question: next, conversationId: null, turns };
      const answer = await bot.answerer.ask({ ...asked, language: null });
      expect(answer).toMatchObject({ status: "answered", language });
      expect((await bot.answerer.ask({ ...asked, language: "en" })).language).toBe("en");
    },
  );

  it("keeps no personal data in what it was understood as", async () => {
    const answer = await bot.answerer.ask({
      question: "And the venue? Mail me: a.b@example.com",
      conversationId: null,
      language: null,
      turns: [before],
    });
    expect(JSON.stringify(answer)).not.toContain("example.com");
  });

  it("is asked back where nothing was said before, with questions to choose from", async () => {
    const answer = await ask("那次是誰率團？");
    expect(answer).toMatchObject({
      status: "clarification",
      language: "zh-Hant",
      sentences: [],
      sources: [],
    });
    expect(answer.notices.map(({ code }) => code)).toEqual(["unclear"]);
    expect(await ask("Who led it?")).toMatchObject({ status: "clarification", language: "en" });
  });
});

describe("a question for a value of one time of a series", () => {
  it("hears what the articles tell of it where they do not tell what is asked", async () => {
    const answer = await ask("Who led the delegation to the 2019 Twin-City Forum?");
    expect(answer).toMatchObject({ status: "no_information", sentences: [] });
    const gap = answer.notices.find(({ code }) => code === "event_gap")?.text;
    expect(gap).toMatch(
      /^Of the 2019 Twin-City Forum, .*: Date, Place, Theme\. They do not tell: Led by\.$/u,
    );
    expect(answer.text).toContain(gap);
  });

  it("hears it in the script of the question", async () => {
    const answer = await ask(toSimplified("2019年雙城論壇是誰率團？"));
    const gap = answer.notices.find(({ code }) => code === "event_gap")?.text ?? "";
    expect(gap).toContain(toSimplified("雙城論壇"));
    expect(gap).toBe(toSimplified(gap));
  });

  it("is asked back where it says no time, in the script of the question", async () => {
    expect(await ask("What was the theme of the Twin-City Forum?")).toMatchObject({
      status: "clarification",
      choices: expect.arrayContaining(["What was the theme of the 2019 Twin-City Forum?"]) as unknown,
      sources: [],
    });
    const simplified = await ask(toSimplified("雙城論壇的主題是什麼？"));
    expect(simplified.notices.map(({ code }) => code)).toEqual(["unclear_time"]);
    expect(simplified.choices).toContain(toSimplified("2018年雙城論壇的主題是什麼？"));
  });
});

describe("a question that an article answers", () => {
  it.each([
    ["What was the theme of the 2018 Twin-City Forum?", "forum-2018-en", "Circular Economy"],
    ["Where was the 2018 Twin-City Forum held?", "forum-2018-en", "Taipei"],
    ["What was the theme of the 2019 Twin-City Forum?", "forum-2019-en", "Technology for Living"],
    ["When did Taipei and Prague become sister cities?", "prague-en", "January 13, 2020"],
    ["2018年雙城論壇的主題是什麼？", "forum-2018-zh", "循環經濟"],
    ["2018年雙城論壇簽署了幾項備忘錄？", "forum-2018-zh", "三項"],
    ["橫濱市長林文子何時訪問臺北？", "yokohama-zh", "2016年10月21日"],
  ])("is answered from it: %s", async (question, articleId, told) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: "answered", composer: "extractive", reason: null });
    expect(answer.sources[0]?.articleId).toBe(articleId);
    expect(answer.sentences[0]?.text).toContain(told);
    expectProved(answer);
  });

  it.each([
    ["2019年雙城論壇的主題是什麼？", "forum-2019-en", "Technology for Living", "zh-Hant", "en"],
    ["臺北與布拉格何時締結姊妹市？", "prague-en", "January 13, 2020", "zh-Hant", "en"],
    ["When did the mayor of Yokohama visit Taipei?", "yokohama-zh", "2016年10月21日", "en", "zh-Hant"],
  ])("is answered across languages: %s", async (question, articleId, told, language, quoted) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: "answered", language });
    expect(answer.sources[0]?.articleId).toBe(articleId);
    expect(answer.sentences[0]).toMatchObject({ language: quoted });
    expect(answer.sentences[0]?.text).toContain(told);
    expect(answer.notices.map(({ code }) => code)).toContain("source_language");
    expectProved(answer);
  });

  it("says who told it and when, and that it was the press", async () => {
    const answer = await ask("橫濱市長林文子何時訪問臺北？");
    expect(answer.notices.map(({ code }) => code)).toEqual(["attribution", "press_source"]);
    expect(answer.notices[0]?.text).toContain("地方日報");
    expect(answer.asOf).toBe("2016-10-22");
    const official = await ask("2018年雙城論壇的主題是什麼？");
    expect(official.notices.map(({ code }) => code)).toEqual(["attribution"]);
  });

  it("gets the same answer each time, also when asked at once with others", async () => {
    const questions = ["What was the theme of the 2018 Twin-City Forum?", "2019年雙城論壇的主題是什麼？"];
    const one = await Promise.all(questions.map((question) => ask(question)));
    const other = await Promise.all(questions.toReversed().map((question) => ask(question)));
    expect(other.toReversed().map(lasting)).toEqual(one.map(lasting));
  });
});

describe("a question about what no article tells", () => {
  it.each([
    ["another year", "What was the theme of the 2017 Twin-City Forum?"],
    ["another year in Chinese", "2017年雙城論壇的主題是什麼？"],
    ["another city", "When did Taipei and Houston become sister cities?"],
    ["another city in Chinese", "臺北與休士頓何時締結姊妹市？"],
    ["another person", "When did Hau Lung-bin visit Prague?"],
    ["another edition", "Where was the 12th Twin-City Forum held?"],
  ])("finds nothing: %s", async (_, question) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: "no_information", sentences: [], sources: [], composer: null });
    expect(answer.notices).toMatchObject([{ code: "no_information" }]);
    expect(answer.contact?.phone).toBeTruthy();
  });

  it("is declined where it is none for us", async () => {
    const answer = await ask("講個笑話");
    expect(answer).toMatchObject({ status: "declined", reason: "off_topic", sentences: [], sources: [] });
    expect(answer.contact).not.toBeNull();
  });
});

describe("a question in Simplified", () => {
  it.each([
    ["2018年雙城論壇的主題是什麼？", "2018年双城论坛的主题是什么？"],
    ["2019年雙城論壇的主題是什麼？", "2019年双城论坛的主题是什么？"],
    ["臺北與布拉格何時締結姊妹市？", "台北与布拉格何时缔结姊妹市？"],
  ])("finds the same as in Traditional: %s", async (traditional, simplified) => {
    const expected = await ask(traditional);
    const answer = await ask(simplified);
    expect(expected.status).toBe("answered");
    expect(answer).toMatchObject({ status: "answered", language: "zh-Hans" });
    expect(answer.sources).toEqual(expected.sources);
    expect(answer.sentences).toEqual(expected.sentences);
    expectProved(answer);
  });

  it.each([
    ["2018年雙城論壇的主題是什麼？", "2018年双城论坛的主题是什么？"],
    ["2017年雙城論壇的主題是什麼？", "2017年双城论坛的主题是什么？"],
  ])("has its notices in Simplified, those of %s", async (traditional, simplified) => {
    const expected = (await ask(traditional)).notices.map(({ text }) => text);
    const notices = (await ask(simplified)).notices.map(({ text }) => text);
    expect(notices).not.toEqual(expected);
    expect(notices.map(toSimplified)).toEqual(expected.map(toSimplified));
  });
});

describe("the language that was chosen", () => {
  it("is that of the answer", async () => {
    const answer = await ask("2018年雙城論壇的主題是什麼？", "en");
    expect(answer).toMatchObject({ status: "answered", language: "en" });
    expect(answer.sources[0]?.articleId).toBe("forum-2018-en");
  });
});

describe("the steps", () => {
  it("are timed, each of them", async () => {
    const answered = await ask("What was the theme of the 2018 Twin-City Forum?");
    const steps = ["screen", "complete", "understand", "retrieve", "compose", "compare", "verify", "phrase"];
    expect(Object.keys(answered.timings)).toEqual(steps);
    expect(Object.values(answered.timings).every((milliseconds) => milliseconds >= 0)).toBe(true);
    expect(Object.keys((await ask("Tell me a joke")).timings)).toEqual(["screen", "phrase"]);
  });
});

describe("the most recent", () => {
  const NEWEST = ["What was the theme of the most recent Twin-City Forum?", "最近一次雙城論壇的主題是什麼？"];

  it.each(NEWEST)("is the newest up to today: %s", async (question) => {
    const answer = await ask(question);
    expect(answer.status).toBe("answered");
    expect(answer.sources[0]?.articleId).toBe("forum-2019-en");
  });

  it.each([
    ["2018-12-31", /^forum-2018/],
    ["2019-01-15", /^forum-2018/],
    ["2019-07-20", /^forum-2019/],
    ["2027-10-01", /^forum-2027/],
  ])("changes with the day it is asked on: %s", async (today, articleId) => {
    const answerer = bot.answererWith({ today: () => today });
    for (const question of NEWEST) {
      const answer = await answerer.ask({ question, conversationId: null, language: null });
      expect(answer.status).toBe("answered");
      expect(answer.sources[0]?.articleId).toMatch(articleId);
    }
  });

  it("makes last year another year", async () => {
    const answerer = bot.answererWith({ today: () => "2020-03-01" });
    const question = "What was the theme of last year's Twin-City Forum?";
    const answer = await answerer.ask({ question, conversationId: null, language: null });
    expect(answer.sources[0]?.articleId).toBe("forum-2019-en");
    expect((await ask(question)).status).toBe("no_information");
  });
});

describe("a question in other spacing and punctuation", () => {
  it.each([
    [
      "What was the theme of the 2018 Twin-City Forum?",
      [
        "  What was  the theme of the 2018 Twin-City Forum ?",
        "What was the theme of the 2018 Twin-City Forum",
        "What was the theme, of the 2018 Twin-City Forum??",
        "What was the theme of the 2018 Twin-City Forum？",
      ],
    ],
    [
      "When did Taipei and Prague become sister cities?",
      [
        "When did Taipei and Prague become sister cities",
        "When did Taipei  and Prague become sister cities?!",
        "When did Taipei and Prague become sister cities ...",
      ],
    ],
    [
      "2018年雙城論壇簽署了幾項備忘錄？",
      [
        "2018 年雙城論壇簽署了幾項備忘錄",
        "2018年雙城論壇，簽署了幾項備忘錄?",
        "２０１８年雙城論壇簽署了幾項備忘錄？？",
      ],
    ],
    [
      "橫濱市長林文子何時訪問臺北？",
      ["橫濱市長林文子何時訪問臺北", "橫濱市長 林文子 何時訪問臺北?", "橫濱市長林文子，何時訪問臺北。"],
    ],
    [
      "How many trams does Prague have?",
      ["How many trams does Prague have", "How many  trams does Prague have ??"],
    ],
  ])("gets the same answer: %s", async (question, variants) => {
    const answer = lasting(await ask(question));
    for (const variant of variants) expect(lasting(await ask(variant)), variant).toEqual(answer);
  });

  it("gets the same one twenty times", async () => {
    const answers = [];
    for (let time = 0; time < 20; time += 1) {
      answers.push(lasting(await ask("When did the mayor of Yokohama visit Taipei?")));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});
