import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../src/answer/answer.ts";
import { type EmbeddingServer, refusing, startEmbeddingServer } from "./search/embedding-server.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { writeSmallCorpus } from "./small-corpus.ts";

const KEY = "sk-secret-of-the-test";
const QUESTION = "What was the theme of the 2018 Twin-City Forum?";

let folder: string;
let endpoint: EmbeddingServer;
let server: ServerProcess;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "server-embeddings-"));
  endpoint = await startEmbeddingServer();
  server = startServerProcess(await settings());
  url = await server.ready(120_000);
});
afterAll(async () => {
  await server.end("SIGKILL");
  await endpoint.close();
  await rm(folder, { recursive: true });
});

async function settings(): Promise<Record<string, string>> {
  return {
    DATA_DIR: join(folder, "data"),
    CORPUS_DIR: await writeSmallCorpus(join(folder, "corpus")),
    EMBEDDINGS: "openai:hashed",
    EMBEDDINGS_BASE_URL: endpoint.baseUrl,
    EMBEDDINGS_API_KEY: KEY,
  };
}

async function ask(question: string): Promise<Answer> {
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function readiness(): Promise<unknown> {
  return (await fetch(`${url}/readyz`)).json();
}

test("passages are found by the model at the endpoint, which sees questions masked", async () => {
  // The questions that are offered are asked at the start.
  await expect.poll(() => server.output()).toContain("and ask:");
  endpoint.requests.length = 0;
  expect(await ask(`${QUESTION} Call me at 0912-345-678.`)).toMatchObject({ status: "answered" });
  const sent = endpoint.requests.flatMap(({ input }) => input).join();
  expect(sent).toContain("theme");
  expect(sent).not.toContain("0912");
  // A search is a question too.
  endpoint.requests.length = 0;
  const searched = await fetch(
    `${url}/api/search?q=${encodeURIComponent("gooseberry theme, call 0912-345-678")}`,
  );
  expect(searched.status).toBe(200);
  const sought = endpoint.requests.flatMap(({ input }) => input).join();
  expect(sought).toContain("gooseberry");
  expect(sought).not.toContain("0912");
  expect(endpoint.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(await readiness()).toMatchObject({
    ready: true,
    model: expect.stringMatching(/^openai:hashed#/) as string,
    embeddings: { state: "in_use", restsUntil: null, trouble: null },
  });
});

test("citizens are told where their questions go", async () => {
  expect(await (await fetch(`${url}/privacy?lang=en`)).text()).toContain("to a model at 127.0.0.1");
  expect(await (await fetch(`${url}/privacy?lang=zh-Hant`)).text()).toContain("位於 127.0.0.1 的模型");
});

test("where the endpoint fails, questions are answered all the same, and the log and /readyz say so", async () => {
  endpoint.script = refusing(500, {}, KEY);
  expect(await ask(QUESTION)).toMatchObject({ status: "answered" });
  expect(await ask("2018年雙城論壇的主題是什麼？")).toMatchObject({ status: "answered" });
  await ask("Were gooseberries planted in Prague?");
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await readiness()).toMatchObject({
    ready: true,
    embeddings: { state: "resting", trouble: expect.stringContaining("answered 500") as string },
  });
  expect(server.output().match(/it is left alone for/g)).toHaveLength(1);
  expect(server.output()).not.toContain(KEY);
  expect(server.output()).not.toContain("gooseberries");
});

test("where an index has to be made and the endpoint refuses, the start stops and names the setting", async () => {
  endpoint.script = refusing(401);
  const other = startServerProcess({ ...(await settings()), EMBEDDINGS: "openai:another" });
  await expect(other.ready(120_000)).rejects.toThrow();
  await expect.poll(() => other.output()).toMatch(/EMBEDDINGS: the endpoint at 127\.0\.0\.1:\d+ answered 401; look at EMBEDDINGS_API_KEY/); // prettier-ignore
  expect(other.output()).not.toContain(KEY);
});
