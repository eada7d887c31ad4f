import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSources } from "../src/read-sources.ts";
import { writeSmallCorpus } from "./small-corpus.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sources-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("a file that overflows the parser's stack does not end the thread that reads, and the rest is known", async () => {
  await writeSmallCorpus(folder);
  const text = (id: string, body: string, extra = ""): string =>
    `---\nid: ${id}\ntitle: T\nlanguage: en\npublisher: P\nofficial: true\n${extra}---\n${body}\n`;
  await writeFile(join(folder, "quotations.md"), text("quotations", `${">".repeat(50_000)} x`));
  await writeFile(join(folder, "lists.md"), text("lists", `${"- ".repeat(5000)}x`));
  await writeFile(join(folder, "alone.md"), text("alone", "Text.", "edition: 3\n"));
  const { articles, rejected, doubtful } = await readSources(folder, new AbortController().signal);
  expect(articles.map(({ id }) => id)).toEqual(["alone", "forum-2018-en", "forum-2018-zh", "prague-en"]);
  expect(rejected.map(({ file }) => file)).toEqual(["lists.md", "quotations.md"]);
  expect(doubtful.map(({ file }) => file)).toEqual(["alone.md"]);
});
