import { expect, test } from "vitest";
import { type ConfigError, parseConfig } from "../src/config.ts";
import { startWarnings } from "../src/start-warnings.ts";

test("a reranker and a gate are read as they are meant", () => {
  const folders = {
    RERANKER: "onnx:models/reranker",
    GATE_MODEL: "onnx:/models/gate",
    GATE_THRESHOLD: "0.7",
  };
  expect(parseConfig(folders, "/srv")).toMatchObject({
    reranker: { kind: "onnx", folder: "/srv/models/reranker" },
    gate: { folder: "/models/gate", threshold: 0.7 },
  });
  expect(parseConfig({ GATE_MODEL: "onnx:gate" }, "/srv").gate?.threshold).toBe(0.5);
  const endpoint = {
    RERANKER: "endpoint:m",
    RERANKER_BASE_URL: "http://models.example/v1",
    RERANKER_API_KEY: "k",
  };
  const config = parseConfig(endpoint, "/srv");
  expect(config.reranker).toEqual({ kind: "endpoint", model: "m", baseUrl: "http://models.example/v1", apiKey: "k" }); // prettier-ignore
  expect(startWarnings(config)).toEqual([expect.stringContaining("RERANKER_BASE_URL is http")]);
});

test.each<[string, Record<string, string>, string]>([
  ["RERANKER", { RERANKER: "bge-reranker" }, "expected onnx:"],
  ["RERANKER_BASE_URL", { RERANKER: "endpoint:m" }, "is not set"],
  [
    "RERANKER_BASE_URL",
    { RERANKER: "onnx:m", RERANKER_BASE_URL: "http://127.0.0.1/v1" },
    "no model at an endpoint",
  ],
  ["RERANKER_API_KEY", { RERANKER_API_KEY: "hunter2" }, "no model at an endpoint"],
  ["GATE_MODEL", { GATE_MODEL: "/models/gate" }, "expected onnx:"],
  ["GATE_THRESHOLD", { GATE_THRESHOLD: "0.5" }, "without GATE_MODEL"],
  ["GATE_THRESHOLD", { GATE_MODEL: "onnx:m", GATE_THRESHOLD: "1.5" }, "from 0 to 1"],
  ["GATE_THRESHOLD", { GATE_MODEL: "onnx:m", GATE_THRESHOLD: "half" }, "from 0 to 1"],
])("%s of %j stops the start and is named", (name, variables, expected) => {
  let problems: readonly string[] = [];
  try {
    parseConfig(variables, "/srv");
  } catch (error) {
    problems = (error as ConfigError).problems;
  }
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  expect(problems[0]).toContain(expected);
  expect(problems[0]).not.toContain("hunter2");
});
