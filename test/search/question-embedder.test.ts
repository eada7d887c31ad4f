import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import { MINILM_SETTINGS } from "../../src/search/embedding-settings.ts";
import { MINILM_ID } from "../../src/search/minilm-identity.ts";
import { QuestionEmbedder } from "../../src/search/question-embedder.ts";
import type { QuestionWorkerData } from "../../src/search/question-protocol.ts";

let folder = "";
let data: QuestionWorkerData;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "questions-"));
  data = {
    dictionaryPath: (await prepareDictionary(folder)).path,
    glossaryEntries: [],
    threads: 1,
    queryThreads: 1,
    model: { id: MINILM_ID, settings: MINILM_SETTINGS },
  };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("rejects what was owed when its thread fails, and starts another with the next question", async () => {
  const workers: Worker[] = [];
  const note = (worker: Worker): void => {
    workers.push(worker);
  };
  process.on("worker", note);
  const embedder = new QuestionEmbedder(data);
  try {
    await embedder.start();
    const before = await embedder.vectors("Taipei");
    // No message of the protocol: the thread cannot read it and dies of that.
    workers[0]?.postMessage(null);
    const owed = embedder.vectors("Taipei");
    await expect(owed).rejects.toMatchObject({ name: "SearchIndexError", code: "worker" });
    expect(await embedder.vectors("Taipei")).toEqual(before);
    expect(workers).toHaveLength(2);
  } finally {
    process.off("worker", note);
    await embedder.close();
  }
});

test("says what is missing when it starts, and at every question", async () => {
  const embedder = new QuestionEmbedder({ ...data, dictionaryPath: join(folder, "absent.table") });
  await expect(embedder.start()).rejects.toMatchObject({
    code: "dictionary",
    message: expect.stringContaining("absent.table") as string,
  });
  await expect(embedder.gloss("臺北")).rejects.toMatchObject({ code: "dictionary" });
  await embedder.close();
});

test("answers everything asked before it was closed", async () => {
  const embedder = new QuestionEmbedder(data);
  const asked = ["one", "two", "three"].map((text) => embedder.gloss(text));
  await embedder.close();
  expect(await Promise.all(asked)).toEqual(["one", "two", "three"]);
  await expect(embedder.gloss("four")).rejects.toMatchObject({ code: "closed" });
});
