import type * as files from "node:fs/promises";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openRecords } from "../../src/records/open-records.ts";
import { articleOf } from "../article-of.ts";
import { GLOSSARY } from "./reading.ts";

vi.mock("node:fs/promises", async (importOriginal) => {
  const whole = await importOriginal<typeof files>();
  return { ...whole, readdir: vi.fn(whole.readdir) };
});

test("records that another process has replaced before they could be read again serve from memory", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "records-shared-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const folder = join(dataDir, "records");
  const list = vi.mocked(readdir).getMockImplementation() as unknown as (path: string) => Promise<string[]>;
  const removed: string[] = [];
  // Once the new file stands, older ones are looked for, as the other process does at the same time.
  vi.mocked(readdir).mockImplementation((async (path: string) => {
    const names = await list(path);
    if (path !== folder || removed.length > 0) return names;
    for (const name of names.filter((one) => one.startsWith("records-"))) {
      await rm(join(folder, name));
      removed.push(name);
    }
    return names;
  }) as unknown as typeof readdir);
  const article = articleOf({
    id: "forum",
    body: "The forum was held in Lianhu on May 3, 2021.",
    cities: ["Lianhu"],
  });
  const warnings: string[] = [];
  const { recordsOf } = await openRecords({
    ...{ articles: [article], glossary: GLOSSARY, dataDir },
    onWarning: (message) => warnings.push(message),
  });
  expect(removed).toHaveLength(1);
  expect(recordsOf("forum").length).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
});
