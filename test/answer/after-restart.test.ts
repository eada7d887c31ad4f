import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { openBot } from "../../src/bot.ts";
import { parseConfig } from "../../src/config.ts";
import { writeSmallCorpus } from "../small-corpus.ts";

const QUESTIONS = [
  "What was the theme of the 2018 Twin-City Forum?",
  "2018年雙城論壇的主題是什麼？",
  "2018年雙城論壇簽署了幾項備忘錄？",
  "When did Taipei and Prague become sister cities?",
  "When did the mayor of Yokohama visit Taipei?",
  "How many trams does Prague have?",
];

let folder: string;
let corpus: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "after-restart-"));
  corpus = await writeSmallCorpus(join(folder, "corpus"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the bot says, opened for these questions alone; without what differs each time. */
async function said(dataDir: string, questions: readonly string[]): Promise<Answer[]> {
  const settings = { DATA_DIR: join(folder, dataDir), CORPUS_DIR: corpus, CLOCK: "2026-03-02T09:00" };
  const bot = await openBot(parseConfig(settings, folder));
  try {
    const answers: Answer[] = [];
    for (const question of questions) {
      const answer = await bot.answerer.ask({ question, conversationId: null, language: null });
      answers.push({ ...answer, id: "", timings: {} });
    }
    return answers;
  } finally {
    await bot.close();
  }
}

it("says the same after a restart, in another order, and from an index made anew", async () => {
  const first = await said("one", QUESTIONS);
  expect(first.some(({ status }) => status === "answered")).toBe(true);
  expect(await said("one", QUESTIONS)).toEqual(first);
  expect(await said("one", QUESTIONS.toReversed())).toEqual(first.toReversed());
  expect(await said("two", QUESTIONS)).toEqual(first);
}, 300_000);
