import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { headerDigest } from "../../src/search/swapped-folder.ts";
import { article, embeddedTexts, GLOSSARY, NEWS } from "./news-fixture.ts";

let root = "";
let whole = "";
let copies = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "snapshots-"));
  whole = join(root, "whole");
  await openAndClose(whole);
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Opens an index and says what it warned of, how many texts it embedded and what its folder holds afterwards. */
async function openAndClose(dataDir: string, articles = NEWS) {
  const warnings: string[] = [];
  let embedded = 0;
  const index = await openSearchIndex({
    articles,
    glossary: GLOSSARY,
    dataDir,
    onWarning: (message) => warnings.push(message),
    onProgress: ({ phase, total }) => {
      if (phase === "embed") embedded = total;
    },
  });
  const best = (await index.search("giant pandas", 1))[0]?.article.id;
  const pandas = index.article("pandas");
  await index.close();
  return { warnings, embedded, best, pandas, names: (await readdir(join(dataDir, "index"))).sort() };
}

/** A data folder with a whole snapshot, and the name of the snapshot's folder. */
async function copyOfWhole(): Promise<{ dataDir: string; name: string; folder: string }> {
  const dataDir = join(root, `copy-${copies++}`);
  await cp(whole, dataDir, { recursive: true });
  const [name = ""] = await readdir(join(dataDir, "index"));
  return { dataDir, name, folder: join(dataDir, "index", name) };
}

async function flipBit(path: string, part: number): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor((bytes.length - 1) * part);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  await writeFile(path, bytes);
}

/** Gives a snapshot another header, with the folder's name that vouches for it. */
async function withHeader(folder: string, change: (header: Record<string, unknown>) => void): Promise<void> {
  const header = JSON.parse(await readFile(join(folder, "header.json"), "utf8")) as Record<string, unknown>;
  change(header);
  const text = JSON.stringify(header);
  await writeFile(join(folder, "header.json"), text);
  await rename(folder, folder.replace(/[0-9a-f]{32}$/, headerDigest(text)));
}

describe("a snapshot that cannot be used is set aside, named, and made anew", () => {
  const damages: [string, string, (folder: string) => Promise<void>][] = [
    ["a bit of the vectors", "arrays.bin", (folder) => flipBit(join(folder, "arrays.bin"), 0)],
    ["a bit of the texts", "arrays.bin", (folder) => flipBit(join(folder, "arrays.bin"), 0.6)],
    ["the last bit of the arrays", "arrays.bin", (folder) => flipBit(join(folder, "arrays.bin"), 1)],
    ["a bit of the header", "header.json", (folder) => flipBit(join(folder, "header.json"), 0.3)],
    ["the arrays cut short", "arrays.bin", (folder) => truncate(join(folder, "arrays.bin"), 1000)],
    ["bytes after the arrays", "arrays.bin", (folder) => appendFile(join(folder, "arrays.bin"), "x")],
    ["the header cut short", "header.json", (folder) => truncate(join(folder, "header.json"), 10)],
    ["no header", "header.json", (folder) => rm(join(folder, "header.json"))],
    ["no arrays", "arrays.bin", (folder) => rm(join(folder, "arrays.bin"))],
    ["another format", "another format", (folder) => withHeader(folder, (header) => { header["format"] = 99; })],
  ]; // prettier-ignore

  test.for(damages)("%s", async ([, told, damage]) => {
    const { dataDir, folder, name } = await copyOfWhole();
    await damage(folder);
    const { warnings, embedded, best, names } = await openAndClose(dataDir);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(told);
    expect(embedded).toBeGreaterThan(0);
    expect(best).toBe("pandas");
    const aside = names.filter((other) => other.endsWith(".set-aside"));
    expect(aside).toHaveLength(1);
    expect(names).toHaveLength(2);
    expect(warnings[0]).toContain(aside[0]?.replace(".set-aside", ""));
    expect(names.filter((other) => !other.endsWith(".set-aside"))).toEqual([name]);
  });

  test("a graph that a bit flipped in", async () => {
    const { dataDir, folder } = await copyOfWhole();
    const hasGraph = (await readdir(folder)).includes("vectors.hnsw");
    if (hasGraph) await flipBit(join(folder, "vectors.hnsw"), 0.5);
    const others = NEWS.filter(({ id }) => id !== "pandas");
    const { warnings, embedded, pandas, names } = await openAndClose(dataDir, others);
    expect(warnings).toEqual(hasGraph ? [expect.stringContaining("vectors.hnsw")] : []);
    // It can be made again; what the index once had cannot.
    expect([embedded, pandas?.status]).toEqual([0, "withdrawn"]);
    expect(names).toHaveLength(1);
    expect((await openAndClose(dataDir, others)).warnings).toEqual([]);
  });

  test("another model: embedded anew, the old versions of articles kept", async () => {
    const { dataDir, folder } = await copyOfWhole();
    await withHeader(folder, (header) => {
      header["modelId"] = "another-model";
    });
    const others = NEWS.filter(({ id }) => id !== "pandas");
    const { warnings, embedded, pandas, names } = await openAndClose(dataDir, others);
    expect(warnings).toEqual([expect.stringContaining("another-model")]);
    expect(embedded).toBe(embeddedTexts(others));
    expect(pandas?.status).toBe("withdrawn");
    expect(names.filter((name) => name.endsWith(".set-aside"))).toHaveLength(1);
  });

  test("one left half-written, beside which the whole one serves", async () => {
    const { dataDir, name } = await copyOfWhole();
    // No process has this number: it is above the largest that Linux gives out.
    const part = "part-4194999-abcdef";
    await mkdir(join(dataDir, "index", part));
    await writeFile(join(dataDir, "index", part, "arrays.bin"), "half");
    const { warnings, embedded, names } = await openAndClose(dataDir);
    expect(warnings).toEqual([expect.stringContaining(part)]);
    expect(embedded).toBe(0);
    expect(names).toEqual([`${part}.set-aside`, name]);
  });

  test("at most three are kept", async () => {
    const { dataDir } = await copyOfWhole();
    for (let time = 0; time < 5; time++) {
      const names = await readdir(join(dataDir, "index"));
      const name = names.find((other) => !other.endsWith(".set-aside")) ?? "";
      await flipBit(join(dataDir, "index", name, "arrays.bin"), 0.1 * time);
      const changed = [...NEWS, article(`news-${time}`, `Taipei hosted meeting number ${time}.`)];
      expect((await openAndClose(dataDir, changed)).warnings).toHaveLength(1);
    }
    const aside = (await readdir(join(dataDir, "index"))).filter((name) => name.endsWith(".set-aside"));
    expect(aside).toHaveLength(3);
  });
});

test("only the newest snapshot is kept, and it holds the same bytes for the same corpus", async () => {
  const { dataDir, folder } = await copyOfWhole();
  const before = await readFile(join(folder, "arrays.bin"));
  const { names } = await openAndClose(dataDir, NEWS.slice(1));
  expect(names).toHaveLength(1);
  const anew = join(root, "anew");
  await cp(join(whole, "dictionary"), join(anew, "dictionary"), { recursive: true });
  await openAndClose(anew);
  const [name = ""] = await readdir(join(anew, "index"));
  expect((await readFile(join(anew, "index", name, "arrays.bin"))).equals(before)).toBe(true);
});
