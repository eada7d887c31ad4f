import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { writeSmallCorpus } from "../small-corpus.ts";
import { runCommandFile } from "./run-command.ts";

// Each command is a process that loads the model, and the first ones condense the dictionary.
vi.setConfig({ testTimeout: 180_000 });

let folder = "";
let settings: NodeJS.Dict<string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "commands-"));
  const corpus = await writeSmallCorpus(join(folder, "corpus"), { broken: true });
  settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus };
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("index", () => {
  test("embeds every passage and sentence at first, then only those that changed, and all of them with --rebuild", async () => {
    const first = await runCommandFile("build-index.ts", [], settings);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(
      /^3 articles, 3 passages, 11 embedded anew, 1 file left out, index \w+, [\d.]+ s\n$/,
    );
    expect(first.stderr).toContain("broken.md:4: language: must be en or zh-Hant\n");

    expect((await runCommandFile("build-index.ts", [], settings)).stdout).toContain(" 0 embedded anew");
    const file = join(folder, "corpus/prague-en.md");
    await writeFile(file, `${await readFile(file, "utf8")}\nA tram was named after Taipei.\n`);
    expect((await runCommandFile("build-index.ts", [], settings)).stdout).toContain(" 2 embedded anew");
    expect((await runCommandFile("build-index.ts", ["--rebuild"], settings)).stdout).toContain(
      " 12 embedded anew",
    );
  });
});

describe("ask", () => {
  test("prints the answer with its sources", async () => {
    const { code, stdout } = await runCommandFile(
      "ask.ts",
      ["What was the theme of the 2018 Twin-City Forum?"],
      settings,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('The theme of the 2018 Twin-City Forum was "Circular Economy". [1]\n');
    expect(stdout).toContain(
      "[1] Twin-City Forum 2018 opens in Taipei\n" +
        "    Secretariat (City government) · Published: December 21, 2018 · Event: December 20, 2018\n",
    );
    expect(stdout).toContain("\n    https://example.org/forum-2018\n");
  });

  test("prints JSON and nothing else with --json, in the language of --lang", async () => {
    const args = ["2018年雙城論壇的主題是什麼？", "--json", "--lang", "zh-Hans"];
    const { code, stdout, stderr } = await runCommandFile("ask.ts", args, settings);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as Answer;
    expect(answer).toMatchObject({ status: "answered", language: "zh-Hans" });
    expect(answer.sources.map(({ articleId }) => articleId)).toEqual(["forum-2018-zh"]);
    expect(stderr).toContain("1 file left out");
  });

  test("ends with exit code 0 where nothing is found, and names whom to ask", async () => {
    const { code, stdout } = await runCommandFile("ask.ts", ["How", "many", "bananas?"], settings);
    expect(code).toBe(0);
    expect(stdout).toContain("1999");
  });

  test.each([
    ["no question", []],
    ["an empty one", ["  "]],
    ["too long a one", ["a".repeat(501)]],
    ["an unknown option", ["--colour", "Where?"]],
    ["an unknown language", ["Where?", "--lang", "tlh"]],
  ])("ends with exit code 2 for %s, without a stack", async (_, args) => {
    const { code, stdout, stderr } = await runCommandFile("ask.ts", args, settings);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("--help");
    expect(stderr).not.toContain("    at ");
  });

  test("ends with exit code 1 and the message for a corpus that is not there", async () => {
    const missing = { ...settings, CORPUS_DIR: join(folder, "missing") };
    const { code, stderr } = await runCommandFile("ask.ts", ["Where?"], missing);
    expect(code).toBe(1);
    expect(stderr).toContain("set CORPUS_DIR");
    expect(stderr).not.toContain("    at ");
  });
});

test.each(["ask.ts", "build-index.ts", "eval.ts"])("%s tells with --help what it takes", async (file) => {
  const { code, stdout, stderr } = await runCommandFile(file, ["--help"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^npm run (ask|index|eval) -- .+\n/);
});
