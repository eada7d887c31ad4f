import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HASTY, PATIENT, type Patience } from "../../src/search/endpoint.ts";
import { HttpEmbeddings } from "../../src/search/http-embeddings.ts";
import type { SearchIndexError } from "../../src/search/search-error.ts";
import { type EmbeddingServer, hashedVector, refusing, saying, startEmbeddingServer, well } from "./embedding-server.ts"; // prettier-ignore

const KEY = "sk-secret-of-the-test";
const SECRET_QUESTION = "where does Chen Ta-wen live";

let server: EmbeddingServer;
let waits: number[];

beforeEach(async () => {
  server = await startEmbeddingServer();
  waits = [];
});
afterEach(async () => {
  await server.close();
});

function open(patience: Patience = PATIENT, signal = new AbortController().signal): HttpEmbeddings {
  return new HttpEmbeddings(
    { kind: "openai", model: "m", baseUrl: server.baseUrl, apiKey: KEY, queryPrefix: "", passagePrefix: "", gloss: false },
    (text) => text,
    {
      patience,
      signal,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
    },
  ); // prettier-ignore
}

async function failureOf(texts: readonly string[], embeddings = open()): Promise<SearchIndexError> {
  const error = await embeddings.vectors(texts, "query").then(
    () => expect.unreachable("it gave vectors"),
    (failed: unknown) => failed as SearchIndexError,
  );
  expect(error).toMatchObject({ name: "SearchIndexError", code: "endpoint" });
  expect(error.message).toMatch(/^EMBEDDINGS: the endpoint at 127\.0\.0\.1:\d+ /);
  const told = `${error.message} ${String(error.cause)} ${error.stack ?? ""}`;
  expect(told).not.toContain(KEY);
  for (const text of texts) expect(told).not.toContain(text);
  return error;
}

describe("an endpoint that answers well", () => {
  test("is asked by the API, with the key", async () => {
    await open().vectors(["one", "two"], "passage");
    expect(server.requests).toMatchObject([
      { path: "/v1/embeddings", model: "m", input: ["one", "two"], headers: { authorization: `Bearer ${KEY}` } },
    ]); // prettier-ignore
  });

  test("has its embeddings put in order by their index", async () => {
    server.script = well(48, (entries) => entries.reverse());
    const [one, two] = await open().vectors(["pandas", "trains"], "passage");
    server.script = well();
    expect([one, two]).toEqual(await open().vectors(["pandas", "trains"], "passage"));
  });

  test("gets few enough texts at once, and no text without end", async () => {
    const short = Array.from({ length: 150 }, (_, place) => `text ${place}`);
    expect(await open().vectors(short, "passage")).toHaveLength(150);
    expect(server.requests.map(({ input }) => input.length)).toEqual([64, 64, 22]);
    server.requests.length = 0;
    expect(await open().vectors(new Array<string>(40).fill("x".repeat(9_000)), "passage")).toHaveLength(40);
    for (const { input } of server.requests) {
      expect(input.join("").length).toBeLessThanOrEqual(60_000);
      expect(Math.max(...input.map((text) => text.length))).toBe(4_000);
    }
  });

  test("never gets an empty text, nor half of a character", async () => {
    await open().vectors(["", "  ", `${"x".repeat(3_999)}😀`], "query");
    expect(server.requests[0]?.input.slice(0, 2)).toEqual([".", "."]);
    expect(server.requests[0]?.input[2]?.isWellFormed()).toBe(true);
  });
});

describe("an endpoint that fails for a while", () => {
  test.each([429, 500, 502, 503, 408])(
    "is asked again after %i, as long after as it wants",
    async (status) => {
      server.next.push(refusing(status, { "retry-after": "7" }), refusing(status));
      expect(await open().vectors(["pandas"], "query")).toHaveLength(1);
      expect(server.requests).toHaveLength(3);
      expect(waits[0]).toBe(7_000);
      expect(waits[1]).toBeGreaterThanOrEqual(500);
      expect(waits[1]).toBeLessThanOrEqual(1_000);
    },
  );

  test("is given up after some tries, each after a longer wait", async () => {
    server.script = refusing(503);
    expect((await failureOf([SECRET_QUESTION])).message).toContain("answered 503 (asked 6 times)");
    expect(server.requests).toHaveLength(6);
    expect(waits).toHaveLength(5);
  });

  test("is given up at once where it wants to be left alone for long", async () => {
    server.script = refusing(429, { "retry-after": "3600" });
    expect((await failureOf([SECRET_QUESTION])).message).toContain("left alone for 3600 s");
    expect(server.requests).toHaveLength(1);
  });

  test("is waited for no longer than is set, where it never ends", async () => {
    server.script = (_, response) => {
      response.writeHead(200).write('{"data": [');
    };
    const error = await failureOf([SECRET_QUESTION], open({ ...HASTY, requestMs: 50 }));
    expect(error.message).toContain("gave no answer within 0.05 s (asked 2 times)");
  });

  test("is told apart from one that is not there", async () => {
    const away = open();
    await server.close();
    expect((await failureOf([SECRET_QUESTION], away)).message).toContain("cannot be reached (ECONNREFUSED)");
    server = await startEmbeddingServer();
  });

  test("is left when everything stops", async () => {
    const stop = new AbortController();
    server.script = () => {
      stop.abort(new Error("stopped"));
    };
    await expect(open(PATIENT, stop.signal).vectors(["pandas"], "query")).rejects.toThrow("stopped");
  });
});

const good = (text = "pandas", index = 0): object => ({ index, embedding: hashedVector(text, 4) });

test.each([
  ["the key is wrong", refusing(401, {}, KEY), "answered 401; look at EMBEDDINGS_API_KEY"],
  ["there is no such model", refusing(404), "answered 404; look at EMBEDDINGS_BASE_URL and at the model's name"],
  ["a text is too long", refusing(400, {}, SECRET_QUESTION), "answered 400; look at the model's name in EMBEDDINGS, or a text may be too long"],
  ["it sends on to another host", refusing(302, { location: "http://127.0.0.1:9/" }), "cannot be reached"],
  ["it answers in HTML", saying("<html>"), "no JSON"],
  ["it answers with NaN", saying('{"data":[{"index":0,"embedding":[NaN,1]},{"index":1,"embedding":[1,1]}]}'), "no JSON"],
  ["it answers with nulls", saying({ data: [{ index: 0, embedding: [null, 1] }, good()] }), "no embeddings of numbers"],
  ["it answers with text", saying({ data: [{ index: 0, embedding: "AAAA" }, good()] }), "no embeddings of numbers"],
  ["it answers beyond all numbers", saying('{"data":[{"index":0,"embedding":[1e999,1]},{"index":1,"embedding":[1,1]}]}'), "no embeddings of numbers"],
  ["it answers with zeros", saying({ data: [{ index: 0, embedding: [0, 0, 0, 0] }, good("b", 1)] }), "zero or holds no numbers"],
  ["it answers with too few", saying({ data: [good()] }), "with 1 embeddings for 2 texts"],
  ["it answers with too many", saying({ data: [good(), good("b", 1), good("c", 2)] }), "with 3 embeddings for 2 texts"],
  ["it answers twice for one", saying({ data: [good(), good()] }), "belong to no text"],
  ["it answers for a text that is not there", saying({ data: [good(), good("b", 7)] }), "belong to no text"],
  ["it answers with two lengths", saying({ data: [good(), { index: 1, embedding: [1, 2] }] }), "with 2 dimensions after 4 before"],
  ["it answers with something else", saying({ error: { message: SECRET_QUESTION } }), "no embeddings of numbers"],
] as const)("says so where %s, and gives no vector", async (_, script, told) => {
  server.script = script;
  expect((await failureOf([SECRET_QUESTION, "and another"])).message).toContain(told);
}); // prettier-ignore

test("a model that changes its length between two requests is refused", async () => {
  server.next.push(well(48));
  server.script = well(32);
  expect((await failureOf(new Array<string>(65).fill(SECRET_QUESTION))).message).toContain(
    "with 32 dimensions after 48 before",
  );
});
