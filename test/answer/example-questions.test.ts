import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadQuestionTemplates } from "../../src/answer/question-templates.ts";
import { type Bot, openBot } from "../../src/bot.ts";
import { parseConfig } from "../../src/config.ts";
import { writeSmallCorpus } from "../small-corpus.ts";

let folder = "";
let bot: Bot;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "examples-"));
  const corpus = await writeSmallCorpus(join(folder, "corpus"));
  bot = await openBot(parseConfig({ DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus }, folder));
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true });
});

const THEME = "What was the theme of the 2018 Twin-City Forum?";

describe("example questions", () => {
  test("are none before they are looked for, nor when the search is stopped at once", async () => {
    expect(bot.examples.examples("en")).toEqual([]);
    await bot.examples.find(bot.answerer, { signal: AbortSignal.abort() });
    expect(bot.examples.examples("en")).toEqual([]);
    expect(bot.examples.suggest(bot.index.articles(), "en")).toEqual([]);
  });

  describe("once they were looked for", () => {
    let heard = 0;
    beforeAll(async () => {
      await bot.examples.find(bot.answerer, {
        signal: new AbortController().signal,
        onFound: () => heard++,
      });
    });

    test("are up to four different ones, each answered from the articles in its own language", async () => {
      expect(heard).toBeGreaterThan(0);
      for (const language of ["en", "zh-Hant"] as const) {
        const questions = bot.examples.examples(language);
        expect(questions.length).toBeGreaterThanOrEqual(3);
        expect(questions.length).toBeLessThanOrEqual(4);
        expect(new Set(questions).size).toBe(questions.length);
        for (const question of questions) {
          const answer = await bot.answerer.ask({ question, conversationId: null, language: null });
          expect(answer).toMatchObject({ status: "answered", language });
          expect(answer.sentences[0]?.language).toBe(language);
        }
      }
      expect(bot.examples.examples("en")[0]).toBe(THEME);
      expect(bot.examples.examples("zh-Hant")[0]).toBe("2018年雙城論壇的主題是什麼？");
    });

    test("are the same when looked for again", async () => {
      const other = await openBot(
        parseConfig({ DATA_DIR: join(folder, "data"), CORPUS_DIR: join(folder, "corpus") }, folder),
      );
      await other.examples.find(other.answerer, { signal: new AbortController().signal });
      expect(other.examples.examples("en")).toEqual(bot.examples.examples("en"));
      await other.close();
    });

    test("to go on with are about the same event or city, and not the question asked", async () => {
      const { suggestions } = await bot.answerer.ask({
        question: THEME,
        conversationId: null,
        language: null,
      });
      expect(suggestions.length).toBeGreaterThan(0);
      expect(suggestions.length).toBeLessThanOrEqual(3);
      expect(suggestions).not.toContain(THEME);
      expect(suggestions.every((question) => question.includes("2018"))).toBe(true);
      const otherwise = { question: "what was the theme of the 2018 twin-city forum", conversationId: null };
      expect((await bot.answerer.ask({ ...otherwise, language: null })).suggestions).not.toContain(THEME);
      const followed = await bot.answerer.ask({
        ...{ question: "And in 2018?", conversationId: null, language: null },
        turns: [{ question: THEME.replace("2018", "2017"), answer: "", eventOn: null }],
      });
      expect(followed.notices.map(({ code }) => code)).toContain("understood_as");
      expect(followed.suggestions).not.toContain(THEME);
      const prague = bot.index.articles().filter(({ id }) => id === "prague-en");
      const aboutPrague = bot.examples.suggest(prague, "en");
      expect(aboutPrague).toContain("When did Taipei and Prague become sister cities?");
      expect(aboutPrague.some((question) => question.includes("Shanghai"))).toBe(false);
    });

    test("are in Simplified for who reads that", () => {
      expect(bot.examples.examples("zh-Hans")[0]).toBe("2018年双城论坛的主题是什么？");
    });
  });
});

describe("question templates that cannot be used are named", () => {
  test.each([
    [
      "another gap",
      '- { en: "Who is {mayor} of {city}?", zh-Hant: "{city}的{mayor}是誰？", answer_has: mayor }',
      "{mayor} is not known",
    ],
    [
      "other gaps in the two languages",
      '- { en: "Where is {city}?", zh-Hant: "{series}在哪裡？", answer_has: in }',
      "names other things",
    ],
    [
      "no event and no city",
      '- { en: "What happened in {year}?", zh-Hant: "{year}年有什麼？", answer_has: in }',
      "neither a {series} nor a {city}",
    ],
    [
      "a pattern that is none",
      '- { en: "Where is {city}?", zh-Hant: "{city}在哪裡？", answer_has: "(" }',
      "not a regular expression",
    ],
    ["a field that is missing", '- { en: "Where is {city}?", answer_has: in }', "zh-Hant"],
    ["no YAML", "- {", "cannot be read as YAML"],
  ])("%s", async (_, text, problem) => {
    const prompts = join(folder, "prompts");
    await mkdir(prompts, { recursive: true });
    await writeFile(join(prompts, "example-questions.yaml"), text);
    await expect(loadQuestionTemplates(prompts)).rejects.toThrow(problem);
  });
});
