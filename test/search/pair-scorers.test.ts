import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PATIENT } from "../../src/search/endpoint.ts";
import { HttpReranker } from "../../src/search/http-reranker.ts";
import { OnnxPairScorer } from "../../src/search/onnx-pair-scorer.ts";
import { type EmbeddingServer, refusing, saying, startEmbeddingServer } from "./embedding-server.ts";
import { makeModelFolder } from "./model-folder.ts";
import { makePairFolder, type PairHead } from "./pair-folder.ts";

const QUESTION = "How many giant pandas did the zoo receive?";
const TEXTS = [
  "The zoo received two giant pandas.",
  "Ticket prices of the bus company rise by a tenth in June.",
  "",
  "pandas ".repeat(2_000),
];

let root = "";
let server: EmbeddingServer;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "pairs-"));
  server = await startEmbeddingServer();
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

describe.each<PairHead>(["logit", "classes", "span"])(
  "a cross-encoder in a folder that gives a %s",
  (kind) => {
    let scorer: OnnxPairScorer;
    beforeAll(async () => {
      scorer = await OnnxPairScorer.load(await makePairFolder(join(root, kind), kind), "GATE_MODEL", 1);
    });
    afterAll(async () => {
      await scorer.release();
    });

    test("scores each text from 0 to 1, the same alone as beside others", async () => {
      const scores = await scorer.scores(QUESTION, TEXTS);
      expect(scores).toHaveLength(TEXTS.length);
      for (const [place, text] of TEXTS.entries()) {
        expect(scores[place]).toBeGreaterThanOrEqual(0);
        expect(scores[place]).toBeLessThanOrEqual(1);
        expect(await scorer.scores(QUESTION, [text])).toEqual(scores.slice(place, place + 1));
      }
      expect(await scorer.scores(QUESTION, [])).toHaveLength(0);
    });

    test("finds something in each text that says something", async () => {
      const [answer = 0, other = 0] = await scorer.scores(QUESTION, TEXTS);
      expect(Math.min(answer, other)).toBeGreaterThan(0);
      expect(answer).not.toBe(other);
    });

    // The span is made of weights that were trained for no such thing.
    if (kind !== "span") {
      test("scores what answers above what does not", async () => {
        const [answer = 0, other = 1] = await scorer.scores(QUESTION, TEXTS);
        expect(answer).toBeGreaterThan(other + 0.3);
      });
    }
  },
);

test("a folder that finds answers in a text, but whose tokenizer does not tell it from the question, is refused when it is opened", async () => {
  const folder = await makePairFolder(join(root, "untold"), "span");
  const file = join(folder, "tokenizer.json");
  const tokenizer = (await readFile(file, "utf8")).replaceAll(/"type_id":\s*1/gu, '"type_id": 0');
  await writeFile(file, tokenizer);
  await expect(OnnxPairScorer.load(folder, "GATE_MODEL", 1)).rejects.toThrow(
    /^GATE_MODEL: .*second text from the first/,
  );
});

test("a folder whose model gives no score, or classes without names, is refused when it is opened", async () => {
  const embedding = await makeModelFolder(join(root, "embedding"));
  await expect(OnnxPairScorer.load(embedding, "RERANKER", 1)).rejects.toThrow(
    /^RERANKER: .*neither one logit/,
  );
  const nameless = await makePairFolder(join(root, "nameless"), "classes");
  await rm(join(nameless, "config.json"));
  await expect(OnnxPairScorer.load(nameless, "GATE_MODEL", 1)).rejects.toThrow(/^GATE_MODEL: .*config\.json/);
});

describe("a reranker at an endpoint", () => {
  const open = (): HttpReranker =>
    new HttpReranker(
      { kind: "endpoint", model: "m", baseUrl: server.baseUrl, apiKey: "sk-secret" },
      { patience: PATIENT, signal: new AbortController().signal, wait: () => Promise.resolve() },
    );

  test("is asked with all texts, and its scores are put to the texts that they are of", async () => {
    server.script = saying({
      results: [
        { index: 1, relevance_score: 0.9 },
        { index: 0, relevance_score: -2 },
      ],
    });
    expect(await open().scores("who?", ["a", "b"])).toEqual(Float32Array.of(-2, 0.9));
    expect(server.requests.at(-1)).toMatchObject({ path: "/v1/rerank", model: "m", query: "who?", documents: ["a", "b"] }); // prettier-ignore
  });

  test.each([
    ["refuses", refusing(403), "answered 403; look at RERANKER_API_KEY"],
    ["answers something else", saying({ data: [] }), "answered with no scores"],
    ["answers with too few", saying({ results: [{ index: 0, relevance_score: 1 }] }), "not one for each text"],
    ["answers twice for one", saying({ results: [{ index: 0, relevance_score: 1 }, { index: 0, relevance_score: 1 }] }), "not one for each text"],
  ] as const)("that %s is named", async (_, script, told) => {
    server.script = script;
    await expect(open().scores("who?", ["a", "b"])).rejects.toThrow(told);
    await expect(open().scores("who?", ["a", "b"])).rejects.toThrow(/^RERANKER: the endpoint at /);
  }); // prettier-ignore
});
