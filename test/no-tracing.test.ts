import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runTypeScript } from "./run-typescript.ts";

const project = join(import.meta.dirname, "..");
const runAQuestion = `
  const { RunnableLambda } = await import("@langchain/core/runnables");
  const { awaitAllCallbacks } = await import("@langchain/core/callbacks/promises");
  console.log(await RunnableLambda.from((question: string) => question.toUpperCase()).invoke("a citizen's question"));
  // What a tracer has gathered goes out in batches: wait until nothing is left to send.
  await awaitAllCallbacks();`;

let collector: Server;
let requests: string[];
let env: NodeJS.Dict<string>;

beforeEach(async () => {
  requests = [];
  collector = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}`;
  env = {
    LANGSMITH_TRACING: "true",
    LANGCHAIN_TRACING_V2: "true",
    LANGCHAIN_VERBOSE: "true",
    LANGSMITH_ENDPOINT: address,
    LANGCHAIN_ENDPOINT: address,
    LANGSMITH_API_KEY: "a-key",
    LANGCHAIN_API_KEY: "a-key",
  };
});

afterEach(async () => {
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

test("LangChain sends and prints nothing of a question, whatever the environment asks for", async () => {
  const noTracing = JSON.stringify(join(project, "src/no-tracing.ts"));
  const { stdout } = await runTypeScript(`await import(${noTracing});${runAQuestion}`, { cwd: project, env });
  expect(stdout).toBe("A CITIZEN'S QUESTION\n");
  expect(requests).toEqual([]);
});

test("without that file it does, so the test above would see it", async () => {
  const { stdout } = await runTypeScript(runAQuestion, { cwd: project, env });
  expect(stdout).toContain("a citizen's question");
  expect(requests).not.toEqual([]);
});
