import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { type Bot, openBot } from "../../src/bot.ts";
import { readQuestions } from "../../src/commands/eval/questions.ts";
import { parseConfig } from "../../src/config.ts";

const CORPUS = fileURLToPath(new URL("../../corpus", import.meta.url));
const GOLDEN = fileURLToPath(new URL("../golden", import.meta.url));
/** Of articles that an answer rests on, and as many of others. */
const DELETIONS = 2;
const QUESTIONS = 30;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deleted-article-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** The same numbers between 0 and 1 in each run (Lehmer, 16807 modulo 2^31 - 1). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

function sample<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}

async function answersOf(corpus: string, questions: readonly string[]): Promise<Answer[]> {
  const settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus, CLOCK: "2026-03-02T09:00" };
  const bot: Bot = await openBot(parseConfig(settings, folder));
  try {
    const answers: Answer[] = [];
    for (const question of questions) {
      answers.push(await bot.answerer.ask({ question, conversationId: null, language: null }));
    }
    return answers;
  } finally {
    await bot.close();
  }
}

const saidBy = ({ status, sentences, table, sources }: Answer): unknown => ({
  status,
  sentences,
  table,
  sources: sources.map(({ articleId, start }) => [articleId, start]),
});

it("changes only answers that rest on it", async () => {
  const random = numbers(20_261_130);
  const golden = await readQuestions(GOLDEN);
  const asked = golden.filter(
    ({ split, after, asked_on: day }) => split === "dev" && after.length === 0 && day == null,
  );
  const questions = sample(
    asked.map(({ question }) => question),
    QUESTIONS,
    random,
  );
  const files = (await readdir(CORPUS)).filter((name) => name.endsWith(".md") && name !== "README.md").sort();
  const before = await answersOf(CORPUS, questions);
  const cited = new Set(before.flatMap(({ sources }) => sources.map(({ articleId }) => `${articleId}.md`)));
  const deleted = [
    ...sample(
      files.filter((name) => cited.has(name)),
      DELETIONS,
      random,
    ),
    ...sample(
      files.filter((name) => !cited.has(name)),
      DELETIONS,
      random,
    ),
  ];
  expect(deleted).toHaveLength(2 * DELETIONS);
  for (const name of deleted) {
    const corpus = join(folder, "corpus");
    await cp(CORPUS, corpus, { recursive: true });
    await rm(join(corpus, name));
    const after = await answersOf(corpus, questions);
    const id = name.slice(0, -".md".length);
    questions.forEach((question, at) => {
      const rests = before[at]?.sources.some(({ articleId }) => articleId === id) === true;
      const [was, is] = [before[at], after[at]];
      if (!rests && was !== undefined && is !== undefined) {
        expect(saidBy(is), `${question}, without ${name}`).toEqual(saidBy(was));
      }
      expect(is?.sources.map(({ articleId }) => articleId)).not.toContain(id);
    });
    await rm(corpus, { recursive: true });
  }
}, 600_000);
