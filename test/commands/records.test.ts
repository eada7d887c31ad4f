import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RecordValue } from "../../src/records/record.ts";
import { writeSmallCorpus } from "../small-corpus.ts";
import { type CommandResult, runCommandFile } from "./run-command.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "records-"));
  await writeSmallCorpus(join(folder, "corpus"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function records(...args: string[]): Promise<CommandResult> {
  return runCommandFile("records.ts", args, { CORPUS_DIR: join(folder, "corpus"), DATA_DIR: folder });
}

describe("records", () => {
  test("prints the values of an article under their sentences", async () => {
    const { code, stdout, stderr } = await records("prague-en");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("prague-en (Taipei and Prague become sister cities), 2020\n");
    expect(stdout).toContain(
      "  “Taipei and Prague became sister cities on January 13, 2020.”\n" +
        "    event.date         2020-01-13\n" +
        "    relation.kind      Taipei + Prague = sister\n" +
        "    relation.since     2020-01-13\n",
    );
  });

  test("finds a city by any of its names, and a series by its edition", async () => {
    const city = await records("--city", "布拉格");
    expect(city.stdout).toMatch(/^prague-en /);
    const edition = await records("--series", "twin-city-forum", "--edition", "9", "--json");
    const values = JSON.parse(edition.stdout) as RecordValue[];
    expect(new Set(values.map(({ articleId }) => articleId))).toEqual(
      new Set(["forum-2018-en", "forum-2018-zh"]),
    );
    expect(values.filter(({ slot }) => slot === "event.theme").map(({ value }) => value)).toEqual([
      "Circular Economy",
      "循環經濟",
    ]);
  });

  test.each([
    [["forum"], 'No article has the id "forum". Did you mean forum-2018-en, forum-2018-zh?'],
    [["nothing-like-it"], 'No article has the id "nothing-like-it".'],
    [["--city", "Atlantis"], 'Neither the glossary nor an article names a city "Atlantis".'],
    [["--city", "Boston"], "No article is about Boston, though the glossary names it."],
    [["--series", "nope"], 'No article belongs to the series "nope". There are: twin-city-forum.'],
    [
      ["--series", "twin-city-forum", "--edition", "10"],
      'No article is of edition 10 of "twin-city-forum". There are: 9.',
    ],
    [["--city", "Prague", "--edition", "1"], "--edition takes a whole number and stands with --series."],
    [[], "Name one article, or one of --city, --series and --marks."],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, stdout, stderr } = await records(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`${message}\n`);
  });

  test("explains itself", async () => {
    const { code, stdout } = await records("--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^npm run records -- ARTICLE/);
  });
});
