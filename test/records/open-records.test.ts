import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { openRecords, type RecordsOptions } from "../../src/records/open-records.ts";
import { openBook } from "../../src/records/record-folder.ts";
import { recordsOf } from "../../src/records/read-records.ts";
import { RecordsError } from "../../src/records/records-error.ts";
import { articleOf } from "../article-of.ts";
import { GLOSSARY } from "./reading.ts";

const FIELDS = { cities: ["Norrhaven", "Lianhu"], eventOn: "2021-05-03", series: "two-harbours", edition: 7 };
const ENGLISH = articleOf({
  ...FIELDS,
  id: "forum-en",
  version: "1",
  body: "The 7th forum was held in Lianhu on May 3, 2021. Norrhaven and Lianhu signed three memorandums.",
});
const CHINESE = articleOf({
  ...FIELDS,
  id: "forum-zh",
  version: "1",
  language: "zh-Hant",
  body: "第七屆雙港論壇2021年5月3日在蓮湖舉行。蓮湖市長羅美雲率領200人的代表團訪問諾港。",
});
const EMPTY = articleOf({ id: "nothing", version: "1", body: "It rained." });
const ARTICLES = [ENGLISH, CHINESE, EMPTY];

let root = "";
let folders = 0;
/** The name of a whole file and where it stands. */
let whole = { name: "", path: "" };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "records-"));
  const dataDir = newFolder();
  await opened({ dataDir });
  const [name = ""] = await namesIn(dataDir);
  whole = { name, path: join(dataDir, "records", name) };
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function newFolder(): string {
  return join(root, `data-${folders++}`);
}

/** A data folder with a whole file. */
async function copyOfWhole(): Promise<string> {
  const dataDir = newFolder();
  await mkdir(join(dataDir, "records"), { recursive: true });
  await copyFile(whole.path, join(dataDir, "records", whole.name));
  return dataDir;
}

async function namesIn(dataDir: string): Promise<string[]> {
  return (await readdir(join(dataDir, "records"))).sort();
}

/** Opens records and says which it has, what it warned of and how many articles were read anew. */
async function opened(options: Partial<RecordsOptions> & Pick<RecordsOptions, "dataDir">) {
  const warnings: string[] = [];
  let read = 0;
  const articles = options.articles ?? ARTICLES;
  const book = await openRecords({
    articles,
    glossary: GLOSSARY,
    onWarning: (message) => warnings.push(message),
    onProgress: ({ done, total }) => {
      expect(done).toBeLessThanOrEqual(total);
      read = total;
    },
    ...options,
  });
  return { records: articles.map(({ id }) => book.recordsOf(id)), recordsOf: book.recordsOf, warnings, read };
}

function readDirectly(articles: readonly Article[] = ARTICLES, glossary = GLOSSARY) {
  return articles.map((article) => recordsOf(article, glossary));
}

describe("records are kept", () => {
  test("from one start to the next, as they are read", async () => {
    const dataDir = newFolder();
    const first = await opened({ dataDir });
    expect(first.read).toBe(3);
    expect(first.records).toEqual(readDirectly());
    expect(first.records[0]?.length).toBeGreaterThan(3);
    expect(first.recordsOf("unknown")).toEqual([]);
    const names = await namesIn(dataDir);
    expect(names).toHaveLength(1);

    const second = await opened({ dataDir });
    expect({ ...second, recordsOf: null }).toEqual({ ...first, recordsOf: null, read: 0 });
    expect(await namesIn(dataDir)).toEqual(names);
  });

  test("and only what has changed is read anew", async () => {
    const dataDir = await copyOfWhole();
    const changed = [{ ...ENGLISH, version: "2", body: "The forum was held in Norrhaven." }, CHINESE, EMPTY];
    const after = await opened({ dataDir, articles: changed });
    expect(after.read).toBe(1);
    expect(after.records).toEqual(readDirectly(changed));

    // What the front matter says is part of it.
    const moved = [ENGLISH, { ...CHINESE, eventOn: "2022-06-04" }];
    const later = await opened({ dataDir, articles: moved });
    expect(later.read).toBe(2);
    expect(later.records).toEqual(readDirectly(moved));
    expect(later.recordsOf(EMPTY.id)).toEqual([]);
    expect(await namesIn(dataDir)).toHaveLength(1);
  });

  test("but all of it with another glossary, and when asked to", async () => {
    const dataDir = await copyOfWhole();
    const glossary = new Glossary(GLOSSARY.entries.filter(({ kind }) => kind !== "cities"));
    const other = await opened({ dataDir, glossary });
    expect(other.read).toBe(3);
    expect(other.records).toEqual(readDirectly(ARTICLES, glossary));
    expect((await opened({ dataDir, glossary, rebuild: true })).read).toBe(3);
  });
});

describe("a file that cannot be used is set aside, named, and made anew", () => {
  test("and read from the articles again", async () => {
    const dataDir = await copyOfWhole();
    const path = join(dataDir, "records", whole.name);
    await writeFile(path, (await readFile(path)).subarray(0, 200));
    const { records, warnings, read } = await opened({ dataDir });
    expect(read).toBe(3);
    expect(records).toEqual(readDirectly());
    expect(warnings).toEqual([
      expect.stringMatching(/^the records records-\w+\.jsonl cannot be used \(.+\); they are set aside/),
    ]);
    expect(await namesIn(dataDir)).toEqual([whole.name, `${whole.name}.set-aside`]);
  });

  test("whichever bit is wrong, and wherever it was cut off", async () => {
    const bytes = await readFile(whole.path);
    const damaged = fc.oneof(
      fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)).map(([at, bit]) => {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ (1 << bit);
        return copy;
      }),
      fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (content) => {
        const dataDir = await copyOfWhole();
        await writeFile(join(dataDir, "records", whole.name), content);
        const warnings: string[] = [];
        expect(await openBook(dataDir, (message) => warnings.push(message))).toBeNull();
        expect(warnings).toHaveLength(1);
        expect(await namesIn(dataDir)).toEqual([`${whole.name}.set-aside`]);
      }),
      { numRuns: 60 },
    );
  });

  test("and one that an earlier process left half-written is removed", async () => {
    const dataDir = await copyOfWhole();
    const part = `part-${process.pid}-left`;
    await copyFile(whole.path, join(dataDir, "records", part));
    const { warnings, read } = await opened({ dataDir });
    expect(read).toBe(0);
    expect(warnings).toEqual([expect.stringContaining(part)]);
    expect(await namesIn(dataDir)).toEqual([whole.name]);
  });
});

test("an aborted signal stops it and leaves nothing behind", async () => {
  const dataDir = newFolder();
  const stopping = new AbortController();
  const reason = new Error("no more");
  const making = openRecords({
    articles: ARTICLES,
    glossary: GLOSSARY,
    dataDir,
    onProgress: () => {
      stopping.abort(reason);
    },
    signal: stopping.signal,
  });
  await expect(making).rejects.toBe(reason);
  expect(await namesIn(dataDir)).toEqual([]);
  await expect(
    openRecords({ articles: ARTICLES, glossary: GLOSSARY, dataDir, signal: stopping.signal }),
  ).rejects.toBe(reason);
});

test("where nothing can be written, the error names the folder", async () => {
  const dataDir = newFolder();
  await writeFile(dataDir, "in the way");
  const opening = openRecords({ articles: ARTICLES, glossary: GLOSSARY, dataDir });
  await expect(opening).rejects.toThrow(RecordsError);
  await expect(opening).rejects.toThrow(join(dataDir, "records"));
});
