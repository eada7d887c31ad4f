import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../src/answer/answer.ts";
import {
  refuse,
  saying,
  type ScriptedEndpoint,
  startScriptedEndpoint,
  wellSaid,
} from "./answer/model/scripted-endpoint.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { writeSmallCorpus } from "./small-corpus.ts";

const START_MS = 120_000;
const THEME = "What was the theme of the 2018 Twin-City Forum?";

let folder: string;
let endpoint: ScriptedEndpoint;
let server: ServerProcess;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "server-model-"));
  endpoint = await startScriptedEndpoint((call) => saying(...wellSaid(call)));
  server = startServerProcess({
    DATA_DIR: join(folder, "data"),
    CORPUS_DIR: await writeSmallCorpus(join(folder, "corpus")),
    MODEL: "openai:scripted",
    OPENAI_BASE_URL: endpoint.baseUrl,
    OPENAI_API_KEY: "key-of-the-test",
    MODEL_ANSWER_SECONDS: "5",
    // What the client would read and print by itself.
    OPENAI_LOG: "debug",
  });
  url = await server.ready(START_MS);
});
afterAll(async () => {
  await server.end("SIGKILL");
  await endpoint.close();
  await rm(folder, { recursive: true });
});

async function ask(question: string): Promise<Answer> {
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function read(path: string): Promise<string> {
  return (await fetch(url + path)).text();
}

test("the questions that the service offers are found without the model", async () => {
  await expect.poll(() => server.output()).toContain("and ask:");
  expect(endpoint.calls).toEqual([]);
});

test("an answer is worded by the model, counted and kept with the model's name", async () => {
  const answer = await ask(THEME);
  expect(answer).toMatchObject({ status: "answered", composer: "model" });
  expect(JSON.parse(await read("/readyz"))).toMatchObject({
    ready: true,
    languageModel: { name: "openai:scripted", state: "in_use", restsUntil: null },
  });
  const metrics = await read("/metrics");
  expect(metrics).toContain('answers_total{status="answered",composer="model",language="en"} 1');
  expect(metrics).toContain('model_answers_total{outcome="answered"} 1');
  const database = new DatabaseSync(join(folder, "data/store.sqlite"), { readOnly: true });
  try {
    expect(database.prepare("select tokens from model_spending").all()).toEqual([{ tokens: 750 }]);
    const versions = (): unknown => database.prepare("select model_version from answer").all();
    await expect
      .poll(versions)
      .toEqual([{ model_version: expect.stringMatching(/ openai:scripted$/u) as string }]);
  } finally {
    database.close();
  }
});

test("citizens are told where their questions go", async () => {
  const page = await read("/privacy?lang=en");
  expect(page).toContain("language model at 127.0.0.1");
});

test("a model that rests leaves the service ready, and says so", async () => {
  endpoint.script = (_, response) => refuse(response, 429, "later", { "retry-after": "60" });
  expect(await ask("Where was the 2018 Twin-City Forum held?")).toMatchObject({ composer: "extractive" });
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    languageModel: { state: "resting", restsUntil: expect.stringMatching(/^\d{4}-.*Z$/u) as string },
  });
  expect(server.output()).toContain("it is left alone for 60 s");
});

test("the log holds no question, no answer and no key", () => {
  const output = server.output();
  expect(output).toContain("left alone");
  // The questions that the start offers are its own.
  expect(output).not.toMatch(/Where was|Circular Economy|held in Taipei|key-of-the-test/u);
});

test("the service stops in order", async () => {
  expect(await server.end("SIGTERM")).toEqual({ code: 0, signal: null });
});
