import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { openBot } from "../../src/bot.ts";
import { parseConfig } from "../../src/config.ts";
import { makePairFolder } from "../search/pair-folder.ts";
import { writeSmallCorpus } from "../small-corpus.ts";

// Answered by a sentence: values of records do not pass the gate.
const QUESTION = "Where in Prague did the mayors sign the agreement?";

let folder = "";
let model = "";
let corpus = "";
let withoutGate: Answer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gate-"));
  model = await makePairFolder(join(folder, "model"), "logit");
  corpus = await writeSmallCorpus(join(folder, "corpus"));
  // The first one makes the dictionary and the index.
  withoutGate = await ask({});
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function ask(settings: Record<string, string>): Promise<Answer> {
  const config = parseConfig({ DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus, ...settings }, folder);
  const bot = await openBot(config);
  try {
    return await bot.answerer.ask({ question: QUESTION, conversationId: null, language: null });
  } finally {
    await bot.close();
  }
}

test("without a gate, and with one that lets everything through, the answer is the same", async () => {
  expect(withoutGate.status).toBe("answered");
  expect(withoutGate.text).toContain("Old Town Hall");
  const passed = await ask({ GATE_MODEL: `onnx:${model}`, GATE_THRESHOLD: "0" });
  expect(passed.sentences).toEqual(withoutGate.sentences);
});

test("a gate that lets nothing through leaves nothing to say", async () => {
  const answer = await ask({ GATE_MODEL: `onnx:${model}`, GATE_THRESHOLD: "1" });
  expect(answer).toMatchObject({ status: "no_information", sentences: [] });
});
