import { renameSync } from "node:fs";
import type * as files from "node:fs/promises";
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { openNewestSnapshot } from "../../src/search/snapshot-folder.ts";
import { headerDigest } from "../../src/search/swapped-folder.ts";
import { GLOSSARY, NEWS } from "./news-fixture.ts";

vi.mock("node:fs/promises", async (importOriginal) => {
  const whole = await importOriginal<typeof files>();
  return { ...whole, readdir: vi.fn(whole.readdir), readFile: vi.fn(whole.readFile) };
});

let dataDir = "";
let root = "";

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "snapshots-shared-"));
  root = join(dataDir, "index");
  await (await openSearchIndex({ articles: NEWS, glossary: GLOSSARY, dataDir })).close();
});
afterAll(async () => {
  await rm(dataDir, { recursive: true });
});

test("a snapshot that another process replaced after it was listed is looked for again", async () => {
  const names = await readdir(root);
  const replaced = `snapshot-000000-${"a".repeat(32)}`;
  vi.mocked(readdir).mockResolvedValueOnce([replaced] as never);
  const warnings: string[] = [];
  const found = await openNewestSnapshot(dataDir, (message) => warnings.push(message));
  expect([found?.folder, warnings]).toEqual([join(root, names[0] ?? ""), []]);
});

test("a build goes on from the snapshot that another process has put in the place of the one it was to start from", async () => {
  const [name = ""] = await readdir(root);
  // Of another model, so that it is told of, and can be replaced, before the build starts.
  const header = JSON.parse(await readFile(join(root, name, "header.json"), "utf8")) as object;
  const text = JSON.stringify({ ...header, modelId: "another-model" });
  await writeFile(join(root, name, "header.json"), text);
  const first = `snapshot-000001-${headerDigest(text)}`;
  await rename(join(root, name), join(root, first));
  const index = await openSearchIndex({
    articles: NEWS.filter(({ id }) => id !== "pandas"),
    glossary: GLOSSARY,
    dataDir,
    onWarning: () => {
      renameSync(join(root, first), join(root, first.replace("000001", "000002")));
    },
  });
  try {
    expect(index.article("pandas")?.status).toBe("withdrawn");
    expect(index.articleCount).toBe(NEWS.length - 1);
  } finally {
    await index.close();
  }
});

test("an index that another process has replaced as soon as it was made is opened as it stands then", async () => {
  const fresh = await mkdtemp(join(tmpdir(), "snapshots-fresh-"));
  const read = vi.mocked(readFile).getMockImplementation();
  const replaced: string[] = [];
  vi.mocked(readFile).mockImplementation((async (path: string, options: "utf8") => {
    if (replaced.length === 0 && path.endsWith("header.json")) {
      replaced.push(path);
      const folder = dirname(path);
      renameSync(folder, folder.replace("snapshot-000001-", "snapshot-000002-"));
    }
    return read?.(path, options);
  }) as unknown as typeof readFile);
  const index = await openSearchIndex({ articles: NEWS, glossary: GLOSSARY, dataDir: fresh });
  try {
    expect(replaced).toHaveLength(1);
    expect(index.articleCount).toBe(NEWS.length);
  } finally {
    await index.close();
    await rm(fresh, { recursive: true });
  }
});
