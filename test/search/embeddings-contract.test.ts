import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { Glosser } from "../../src/language/gloss.ts";
import { dotProduct } from "../../src/search/dot-product.ts";
import { PATIENT } from "../../src/search/endpoint.ts";
import { HttpEmbeddings } from "../../src/search/http-embeddings.ts";
import { MiniLmEmbeddings } from "../../src/search/minilm-embeddings.ts";
import { MiniLmModel } from "../../src/search/minilm-model.ts";
import { WordEmbeddings } from "../../src/search/word-embeddings.ts";
import { OnnxEmbeddings } from "../../src/search/onnx-embeddings.ts";
import type { TextEmbeddings } from "../../src/search/text-embeddings.ts";
import { type EmbeddingServer, startEmbeddingServer } from "./embedding-server.ts";
import { makeModelFolder, makeShippedFolder } from "./model-folder.ts";
import { GLOSSARY } from "./news-fixture.ts";

const glosser = new Glosser(
  GLOSSARY,
  decodeDictionary(encodeDictionary(new Map([["访问", ["visit"]], ["熊猫", ["panda"]]]))), // prettier-ignore
);
const glossOf = (text: string): string => glosser.gloss(text);
const READING = { queryPrefix: "query: ", passagePrefix: "passage: ", gloss: true };

let folder = "";
let server: EmbeddingServer;
const kinds = new Map<string, TextEmbeddings>();

function kind(name: string): TextEmbeddings {
  return kinds.get(name) ?? expect.unreachable(`there is no ${name}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "embeddings-"));
  await makeModelFolder(folder);
  server = await startEmbeddingServer();
  kinds.set("shipped", new MiniLmEmbeddings(await MiniLmModel.load(1, await WordEmbeddings.load()), glosser));
  for (const pooling of ["mean", "cls", "last"] as const) {
    const settings = { kind: "onnx", folder, pooling, ...READING } as const;
    kinds.set(`folder, ${pooling}`, await OnnxEmbeddings.load(settings, 1, glossOf));
  }
  kinds.set(
    "endpoint",
    new HttpEmbeddings(
      { kind: "openai", model: "hashed", baseUrl: server.baseUrl, apiKey: null, ...READING, gloss: false },
      glossOf,
      { patience: PATIENT, signal: new AbortController().signal },
    ),
  );
});
afterAll(async () => {
  for (const embeddings of kinds.values()) await embeddings.release();
  await server.close();
  await rm(folder, { recursive: true });
});

const TEXTS = [
  "Taipei",
  "The two cities signed a memorandum of understanding on tourism.",
  "",
  "市長訪問東京。",
  " \n ",
  "Pandas eat bamboo.",
  "熊貓吃竹子。",
  "Taipei ".repeat(3_000),
  "東京與臺北。".repeat(1_000),
];

describe.each(["shipped", "folder, mean", "folder, cls", "folder, last", "endpoint"])("%s", (name) => {
  const of = (): TextEmbeddings => kind(name);

  test.each(["query", "passage"] as const)(
    "gives a unit vector a text, in order, as alone, the same again: %s",
    async (role) => {
      const together = await of().vectors(TEXTS, role);
      expect(together).toHaveLength(TEXTS.length);
      for (const [place, text] of TEXTS.entries()) {
        const vector = together[place] ?? new Float32Array();
        expect(vector).toHaveLength(together[0]?.length ?? 0);
        expect(Math.sqrt(dotProduct(vector, vector))).toBeCloseTo(1, 5);
        const [alone = new Float32Array()] = await of().vectors([text], role);
        expect(dotProduct(vector, alone)).toBeCloseTo(1, 5);
        expect(await of().vectors([text], role)).toEqual([alone]);
      }
    },
  );

  // The shipped model was trained on the mean: the state of its last token alone means little.
  if (name !== "folder, last") {
    test("tells what is alike from what is not, in both languages", async () => {
      const [pandas = new Float32Array()] = await of().vectors(["Do pandas eat bamboo?"], "query");
      const [chinese = new Float32Array()] = await of().vectors(["熊貓吃什麼？"], "query");
      const passages = await of().vectors(TEXTS, "passage");
      const cosines = (query: Float32Array): number[] =>
        passages.map((passage) => dotProduct(query, passage));
      const nearest = (query: Float32Array, among: readonly number[]): number | undefined =>
        among.toSorted((a, b) => (cosines(query)[b] ?? 0) - (cosines(query)[a] ?? 0))[0];
      expect(nearest(pandas, [0, 1, 5])).toBe(5);
      expect(nearest(chinese, [3, 6, 8])).toBe(6);
    });
  }

  test("speaks LangChain's interface", async () => {
    const [document = []] = await of().embedDocuments(["Pandas eat bamboo."]);
    expect(Float32Array.from(document)).toEqual((await of().vectors(["Pandas eat bamboo."], "passage"))[0]);
    const query = await of().embedQuery("Pandas?");
    expect(Float32Array.from(query)).toEqual((await of().vectors(["Pandas?"], "query"))[0]);
  });

  test("gives no vectors for no texts", async () => {
    expect(await of().vectors([], "passage")).toEqual([]);
  });
});

test("a folder of the shipped weights gives the shipped vectors, where prefixes and pooling are the same", async () => {
  const settings = {
    kind: "onnx",
    folder: await makeShippedFolder(join(folder, "shipped")),
    pooling: "mean",
    queryPrefix: "",
    passagePrefix: "",
    gloss: true,
  } as const;
  const model = await OnnxEmbeddings.load(settings, 1, glossOf);
  const texts = TEXTS.slice(0, 7);
  const shipped = await kind("shipped").vectors(texts, "query");
  (await model.vectors(texts, "query")).forEach((vector, place) => {
    // A graph that looks words up is put together otherwise, and 8 bits round differently then.
    expect(dotProduct(vector, shipped[place] ?? new Float32Array())).toBeCloseTo(1, 3);
  });
  await model.release();
});

test("prefixes part questions from passages, and a model that reads Chinese gets no gloss", () => {
  const endpoint = kind("endpoint");
  expect(endpoint.prepared("訪問東京", "query")).toBe("query: 訪問東京");
  expect(kind("folder, mean").prepared("訪問東京", "passage")).toBe("passage: visit Tokyo");
});
