import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Explanation } from "../../src/commands/explain/explanation.ts";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";
import type { FaqChange } from "../../src/store/faq-store.ts";
import { openStore } from "../../src/store/conversation-store.ts";
import { writeSmallCorpus } from "../small-corpus.ts";
import { runCommandFile } from "./run-command.ts";

// Each command is a process that loads the model, and the first ones condense the dictionary.
vi.setConfig({ testTimeout: 180_000 });

let folder = "";
let settings: NodeJS.Dict<string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "explain-"));
  const corpus = await writeSmallCorpus(join(folder, "corpus"));
  settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus };
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("shows what each side found, what the time rules out and what decided", async () => {
  const args = ["2018年雙城論壇的主題是什麼？", "--json"];
  const { code, stdout } = await runCommandFile("explain.ts", args, settings);
  expect(code).toBe(0);
  const explanation = JSON.parse(stdout) as Explanation;
  expect(explanation.years).toEqual([2018]);
  expect(explanation.gloss).toContain("theme");
  const [first, ...others] = explanation.passages;
  expect(first?.articleId).toBe("forum-2018-zh");
  expect(first?.isInTime).toBe(true);
  expect(others.find(({ articleId }) => articleId.startsWith("prague"))?.isInTime).toBe(false);
  for (const { score, added } of explanation.passages) {
    const sum = (Object.values(added) as number[]).reduce((total, value) => total + value, 0);
    expect(score).toBeCloseTo(sum, 6);
  }
  const ahead = explanation.decidedBy.reduce((total, side) => total + side.ahead, 0);
  const second = explanation.passages.filter(({ isInTime }) => isInTime)[1];
  expect(ahead).toBeCloseTo((first?.score ?? 0) - (second?.score ?? 0), 6);
});

test("prints the same for reading", async () => {
  const { stdout } = await runCommandFile("explain.ts", ["Theme of the 2018 forum?"], settings);
  expect(stdout).toContain("time asked for: 2018\n");
  expect(stdout).toMatch(/^1\. \d\.\d{3} {2}forum-2018/mu);
  expect(stdout).toContain("The first passage in time is before the second by: ");
  expect(stdout.match(/, in the other language \(adds 0\.\d{3}\)/gu)).toHaveLength(
    stdout.match(/^\d+\. .*-zh /gmu)?.length ?? NaN,
  );
});

test("says that there are no FAQs where there is no store, and makes none", async () => {
  const { stdout } = await runCommandFile("explain.ts", ["Theme of the 2018 forum?"], settings);
  expect(stdout).toContain("\nno FAQs\n");
  expect(await readdir(join(folder, "data"))).not.toContain("store.sqlite");
});

test("tells how near the published FAQs come, and which answers", async () => {
  const { articles } = await readCorpusFolder(join(folder, "corpus"));
  const article = articles.find(({ id }) => id === "forum-2018-en");
  const quote = 'The theme of the 2018 Twin-City Forum was "Circular Economy".';
  const start = article?.body.indexOf(quote) ?? -1;
  const cited = { articleId: "forum-2018-en", articleVersion: article?.version ?? "", start };
  const citations = [{ ...cited, end: start + quote.length, quote }];
  const published: FaqChange = {
    questions: [{ language: "en", text: "What was the theme of the 2018 Twin-City Forum?", variants: [] }],
    answers: [{ language: "en", sentences: [{ text: quote, citations }] }],
    ...{ owner: "ann", validFrom: null, validUntil: null, reviewOn: null, state: "published" },
    ...{ editor: "ann", approvedBy: "ben", reason: null, action: "published", by: "ben" },
  };
  const dataDir = join(folder, "staffed");
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  try {
    const { id } = await store.faqs.create(published);
    await store.faqs.create({ ...published, questions: [], state: "draft" });
    // The service runs meanwhile.
    const staffed = { ...settings, DATA_DIR: dataDir };
    const same = await runCommandFile("explain.ts", ["請問2018年雙城論壇的主題是什麼？"], staffed);
    expect(same.stdout).toContain("1 FAQs published; nearest:\n1. ");
    expect(same.stdout).toContain(`FAQ ${id} asks the same and answers.`);
    const args = ["What was the theme of the 2019 Twin-City Forum?", "--json"];
    const other = await runCommandFile("explain.ts", args, staffed);
    expect(JSON.parse(other.stdout)).toMatchObject({
      faqs: { published: 1, nearest: [{ id, differs: "years", isValidToday: true }], same: null },
    });
    await store.faqs.create({ ...published, validFrom: "9999-01-01" });
    const later = await runCommandFile("explain.ts", ["請問2018年雙城論壇的主題是什麼？"], staffed);
    expect(later.stdout).toContain(`FAQ ${id} asks the same and answers.`);
  } finally {
    await store.close();
  }
});

test("ends with exit code 2 where there is nothing to ask", async () => {
  expect((await runCommandFile("explain.ts", [], settings)).code).toBe(2);
});
