import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgePairs, PAIR_GROUPS } from "../../src/commands/embeddings/judge-pairs.ts";
import { readPairs } from "../../src/commands/embeddings/pairs.ts";
import type { Checked } from "../../src/commands/embeddings/printed-check.ts";
import { MINILM_ID } from "../../src/search/minilm-identity.ts";
import { unitVector } from "../../src/search/unit-vector.ts";
import { type EmbeddingServer, hashedVector, refusing, startEmbeddingServer } from "../search/embedding-server.ts"; // prettier-ignore
import { makeModelFolder } from "../search/model-folder.ts";
import { writeSmallCorpus } from "../small-corpus.ts";
import { runCommandFile } from "./run-command.ts";

const KEY = "sk-secret-of-the-test";
let folder = "";
let endpoint: EmbeddingServer;
let settings: NodeJS.Dict<string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "embeddings-command-"));
  endpoint = await startEmbeddingServer();
  const corpus = await writeSmallCorpus(join(folder, "corpus"));
  settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus };
});
afterAll(async () => {
  await endpoint.close();
  await rm(folder, { recursive: true });
});

function verdicts({ groups }: Checked): Record<string, string> {
  return Object.fromEntries(groups.map(({ group, verdict }) => [group, verdict]));
}

test("the shipped model can do both languages", async () => {
  const { code, stdout } = await runCommandFile("embeddings.ts", ["check"], settings);
  expect(code).toBe(0);
  expect(stdout).toContain(`${MINILM_ID}, 384 dimensions, `);
  expect(stdout).toMatch(/\| English \| 4 {5}\| +0\.\d\d \| +0\.\d\d \| 4 of 4 \|/);
  expect(stdout).toContain(
    "\nThe model can do English.\nThe model can do Chinese.\nQuestions in one language find",
  );
});

test("without the gloss it cannot do Chinese, and is told apart by its figures", async () => {
  const model = await makeModelFolder(join(folder, "model"));
  const { code, stdout } = await runCommandFile("embeddings.ts", ["check", "--json"], {
    ...settings,
    EMBEDDINGS: `onnx:${model}`,
  });
  expect(code).toBe(0);
  const checked = JSON.parse(stdout) as Checked;
  expect(checked).toMatchObject({ dimensions: 384 });
  expect(verdicts(checked)).toMatchObject({ en: "good", across: "useless" });
});

test("a model at an endpoint is judged like any, whatever the verdict", async () => {
  const { code, stdout } = await runCommandFile("embeddings.ts", ["check", "--json"], {
    ...settings,
    EMBEDDINGS: "openai:hashed",
    EMBEDDINGS_BASE_URL: endpoint.baseUrl,
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ model: expect.stringMatching(/^openai:hashed#/) as string, dimensions: 48 }); // prettier-ignore
});

test("one that cannot be reached ends with 1 and what to look at", async () => {
  endpoint.script = refusing(401);
  const { code, stdout, stderr } = await runCommandFile("embeddings.ts", ["check"], {
    ...settings,
    EMBEDDINGS: "openai:hashed",
    EMBEDDINGS_BASE_URL: endpoint.baseUrl,
    EMBEDDINGS_API_KEY: KEY,
  });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^EMBEDDINGS: the endpoint at \S+ answered 401; look at EMBEDDINGS_API_KEY\n$/);
});

test("another word than check ends with 2, and --help tells what it does", async () => {
  expect(await runCommandFile("embeddings.ts", [])).toMatchObject({ code: 2 });
  const { code, stdout } = await runCommandFile("embeddings.ts", ["--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("npm run embeddings -- check [--json]");
});

test("a model that takes all texts for one is useless, one that knows the pairs is good", async () => {
  const pairs = await readPairs();
  const same = Float32Array.of(1, 0);
  const blind = judgePairs(pairs, {
    questions: pairs.questions.map(() => same),
    passages: pairs.passages.map(() => same),
  });
  expect(PAIR_GROUPS.map((group) => blind[group].verdict)).toEqual(["useless", "useless", "useless"]);
  const of = (place: number): Float32Array => unitVector(hashedVector(`number${place}`, 512)) ?? same;
  const knowing = judgePairs(pairs, {
    questions: pairs.questions.map((_, place) => of(place)),
    passages: pairs.passages.map((_, place) => of(place)),
  });
  for (const group of PAIR_GROUPS) {
    expect(knowing[group]).toMatchObject({ pairs: 4, nearest: 4, verdict: "good" });
    expect(knowing[group].similarity).toBeCloseTo(1, 5);
  }
});
