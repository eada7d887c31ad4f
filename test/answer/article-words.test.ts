import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { readWordVectors } from "../../src/answer/word-vector-file.ts";
import { type Bot, openBot } from "../../src/bot.ts";
import { parseConfig } from "../../src/config.ts";
import { writeSmallCorpus } from "../small-corpus.ts";

const QUESTIONS = ["Which subject did the 2018 Twin-City Forum zyzzyx have?", "2018年雙城論壇談了什麼題目？"];

let folder = "";
let words = "";

/** Opens the bot of the small corpus, gives it to `use` and closes it; returns the warnings. */
async function withBot(use: (bot: Bot) => Promise<void>): Promise<string[]> {
  const warnings: string[] = [];
  const settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: join(folder, "corpus") };
  const bot = await openBot(parseConfig(settings, folder), {
    onWarning: (message) => warnings.push(message),
  });
  try {
    await use(bot);
  } finally {
    await bot.close();
  }
  return warnings;
}

/** What is the same whenever a question is asked. */
async function answers(bot: Bot): Promise<Omit<Answer, "id" | "timings">[]> {
  const asked = QUESTIONS.map((question) =>
    bot.answerer.ask({ question, conversationId: null, language: null }),
  );
  return (await Promise.all(asked)).map((answer) => ({ ...answer, id: "", timings: {} }));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "article-words-"));
  words = join(folder, "data", "word-vectors");
  await writeSmallCorpus(join(folder, "corpus"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("the words of the articles", () => {
  const never = new AbortController().signal;
  let cold: unknown;

  test("are not learnt once stopped", async () => {
    await withBot(async (bot) => {
      await bot.learnWords(AbortSignal.abort());
    });
    await expect(readdir(words)).rejects.toThrow("ENOENT");
  });

  test("change no answer when they are learnt, and are kept without those of questions", async () => {
    await withBot(async (bot) => {
      cold = await answers(bot);
      await bot.learnWords(never);
      expect(await answers(bot)).toEqual(cold);
      const kept = await readWordVectors(
        join(words, `${bot.index.measuringModelId}.bin`),
        bot.index.measuringModelId,
      );
      expect(kept?.get("theme")).toEqual(await bot.index.embed("theme"));
      // Neither is in an article: a term of the glossary and a common word.
      for (const likely of ["deputy mayor", "comfortable"]) expect(kept?.has(likely)).toBe(true);
      expect(kept?.has("zyzzyx")).toBe(false);
    });
    expect(await readdir(words)).toHaveLength(1);
  });

  test("are taken over at the next start, and left as they are", async () => {
    const [name = ""] = await readdir(words);
    const before = await readFile(join(words, name));
    const warnings = await withBot(async (bot) => {
      expect(await answers(bot)).toEqual(cold);
      await bot.learnWords(never);
    });
    expect(warnings).toEqual([]);
    expect((await readFile(join(words, name))).equals(before)).toBe(true);
  });

  test("are learnt anew, with a warning, where the file is damaged", async () => {
    const [name = ""] = await readdir(words);
    const whole = await readFile(join(words, name));
    await writeFile(join(words, name), whole.subarray(0, whole.length - 1));
    const warnings = await withBot(async (bot) => {
      expect(await answers(bot)).toEqual(cold);
      await bot.learnWords(never);
    });
    expect(warnings).toEqual([expect.stringContaining(name)]);
    expect(await readFile(join(words, name))).toHaveLength(whole.length);
  });
});
