import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PassageVectorStore } from "../../src/search/passage-vector-store.ts";
import { MadeEmbeddings } from "./made-embeddings.ts";

const DIMENSIONS = 64;
const COUNT = 500;
const embeddings = new MadeEmbeddings(DIMENSIONS);

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "vector-store-killed-"));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Adds to each saved store, saves it, says so and goes on until it is killed: round n has n hundred documents more. */
const SAVER = `
import { Document } from "@langchain/core/documents";
import { PassageVectorStore } from "./src/search/passage-vector-store.ts";
import { MadeEmbeddings } from "./test/search/made-embeddings.ts";
const embeddings = new MadeEmbeddings(${DIMENSIONS});
const folder = process.env.FOLDER;
const store = await PassageVectorStore.fromTexts(
  Array.from({ length: ${COUNT} }, (_, at) => "text " + at), {}, embeddings, { modelId: "made" });
for (let round = 0; ; round++) {
  await store.save(folder);
  console.log(store.size);
  await store.addDocuments(Array.from({ length: 100 }, (_, at) =>
    new Document({ pageContent: "more " + round + " " + at, metadata: { round } })));
}`;

test("a kill at any moment of saving leaves what was saved before, or what was being saved", async () => {
  for (let kill = 0; kill < 5; kill++) {
    const folder = join(root, `kill-${kill}`);
    const saver = spawn(process.execPath, ["--input-type=module-typescript", "--eval", SAVER], {
      cwd: join(import.meta.dirname, "../.."),
      env: { ...process.env, FOLDER: folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const sizes: number[] = [];
    const lines = createInterface({ input: saver.stdout });
    lines.on("line", (line) => sizes.push(Number(line)));
    await once(lines, "line");
    // The moment is to be any: the kills fall at different points of the rounds that follow.
    await setTimeout(23 * kill);
    const ended = once(saver, "close");
    saver.kill("SIGKILL");
    await ended;
    const saved = sizes.at(-1) ?? 0;
    const store = await PassageVectorStore.load(folder, embeddings, { modelId: "made" });
    expect([saved, saved + 100]).toContain(store.size);
    expect(await store.similaritySearch("text 7", 1)).toMatchObject([{ pageContent: "text 7" }]);
    await store.save(folder);
    expect(await readdir(folder)).toHaveLength(1);
  }
});

test("what a killed process left half-written is passed over, and removed by the next that saves", async () => {
  const folder = join(root, "half");
  const store = await PassageVectorStore.fromTexts(["a"], {}, embeddings, { modelId: "made" });
  await store.save(folder);
  // No process has this number: it is above the largest that Linux gives out.
  await mkdir(join(folder, "part-4194999-abcdef"));
  await writeFile(join(folder, "part-4194999-abcdef", "arrays.bin"), "half");
  expect((await PassageVectorStore.load(folder, embeddings)).size).toBe(1);
  await store.save(folder);
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^snapshot-000002-/)]);
});
