import { describe, expect, test } from "vitest";
import { ConfigError, parseConfig } from "../src/config.ts";
import { startWarnings } from "../src/start-warnings.ts";

const LOCAL = { EMBEDDINGS: "openai:bge-m3", EMBEDDINGS_BASE_URL: "http://127.0.0.1:11434/v1" };
const FOLDER = { EMBEDDINGS: "onnx:models/e5" };

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseConfig(variables, "/srv");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("the shipped model needs no setting", () => {
  expect(parseConfig({ EMBEDDINGS: " minilm " }, "/srv").embeddings).toEqual({ kind: "minilm" });
});

test("a model at an endpoint is read as it is meant, spaces of prefixes included", () => {
  const given = { ...LOCAL, EMBEDDINGS_QUERY_PREFIX: "query: ", EMBEDDINGS_GLOSS: "on" };
  expect(parseConfig(given, "/srv").embeddings).toEqual({
    kind: "openai",
    model: "bge-m3",
    baseUrl: "http://127.0.0.1:11434/v1",
    apiKey: null,
    queryPrefix: "query: ",
    passagePrefix: "",
    gloss: true,
  });
  const openai = { EMBEDDINGS: "openai:text-embedding-3-small", EMBEDDINGS_API_KEY: "k" };
  expect(parseConfig(openai, "/srv").embeddings).toMatchObject({
    baseUrl: "https://api.openai.com/v1",
    apiKey: "k",
    gloss: false,
  });
});

test("a model in a folder is read as it is meant", () => {
  const reading = { queryPrefix: "", passagePrefix: "", gloss: false };
  expect(parseConfig(FOLDER, "/srv").embeddings).toEqual({ kind: "onnx", folder: "/srv/models/e5", pooling: "mean", ...reading }); // prettier-ignore
  const other = { EMBEDDINGS: "onnx:/models/bge", EMBEDDINGS_POOLING: "cls" };
  expect(parseConfig(other, "/srv").embeddings).toMatchObject({ folder: "/models/bge", pooling: "cls" });
});

describe("what cannot be used stops the start and is named", () => {
  test.each<[string, Record<string, string>, string]>([
    ["EMBEDDINGS", { EMBEDDINGS: "bge-m3" }, "expected minilm, openai:"],
    ["EMBEDDINGS", { EMBEDDINGS: "openai:" }, "expected minilm, openai:"],
    ["EMBEDDINGS", { EMBEDDINGS: "onnx:" }, "expected minilm, openai:"],
    ["EMBEDDINGS_BASE_URL", { ...LOCAL, EMBEDDINGS_BASE_URL: "127.0.0.1:11434" }, "web address"],
    ["EMBEDDINGS_API_KEY", { EMBEDDINGS: "openai:m" }, "answers nobody without it"],
    ["EMBEDDINGS_API_KEY", { ...LOCAL, EMBEDDINGS_API_KEY: "hunter2 hunter2" }, "without spaces"],
    ["EMBEDDINGS_POOLING", { ...FOLDER, EMBEDDINGS_POOLING: "max" }, "expected one of mean, cls, last"],
    ["EMBEDDINGS_POOLING", { ...LOCAL, EMBEDDINGS_POOLING: "cls" }, "expected it with onnx:, or not at all"],
    [
      "EMBEDDINGS_BASE_URL",
      { ...FOLDER, EMBEDDINGS_BASE_URL: "http://127.0.0.1/v1" },
      "with openai:, or not",
    ],
    ["EMBEDDINGS_API_KEY", { EMBEDDINGS_API_KEY: "hunter2" }, "EMBEDDINGS is minilm"],
    ["EMBEDDINGS_GLOSS", { EMBEDDINGS_GLOSS: "on" }, "with openai: or onnx:"],
    ["EMBEDDINGS_GLOSS", { ...LOCAL, EMBEDDINGS_GLOSS: "maybe" }, "on or off"],
    ["EMBEDDINGS_QUERY_PREFIX", { EMBEDDINGS_QUERY_PREFIX: "query: " }, "with openai: or onnx:"],
    ["EMBEDDINGS_PASSAGE_PREFIX", { ...LOCAL, EMBEDDINGS_PASSAGE_PREFIX: "x".repeat(501) }, "too long"],
  ])("%s of %j", (name, variables, expected) => {
    const problems = problemsOf(variables);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).not.toContain("hunter2");
  });
});

test("an address that can be read on the way is warned of", () => {
  const warningsOf = (address: string): readonly string[] =>
    startWarnings(parseConfig({ ...LOCAL, EMBEDDINGS_BASE_URL: address }, "/srv"));
  expect(warningsOf("http://127.0.0.1:11434/v1")).toEqual([]);
  expect(warningsOf("https://models.example/v1")).toEqual([]);
  expect(warningsOf("http://models.example/v1")).toEqual([
    expect.stringContaining("EMBEDDINGS_BASE_URL is http"),
  ]);
});
