import { access, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Glossary } from "../../src/language/glossary.ts";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import { PassageRetriever } from "../../src/search/passage-retriever.ts";
import {
  type IndexProgress,
  openSearchIndex,
  type SearchIndex,
  type SearchIndexOptions,
} from "../../src/search/search-index.ts";
import { contributions, type SideScores } from "../../src/search/fusion.ts";
import { article, embeddedTexts, GLOSSARY, NEWS } from "./news-fixture.ts";

const SIDES = ["dense", "sentence", "lexical", "articleWords", "passageWords"] as const;

let dataDir = "";
const opened: SearchIndex[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "search-"));
});
afterAll(async () => {
  await Promise.all(opened.map((index) => index.close()));
  await rm(dataDir, { recursive: true, force: true });
});

/** A data folder of its own with nothing in it but the dictionary, which takes seconds to make. */
async function emptyDataDir(name: string): Promise<string> {
  const folder = join(dataDir, name);
  await prepareDictionary(dataDir);
  await cp(join(dataDir, "dictionary"), join(folder, "dictionary"), { recursive: true });
  return folder;
}

/** Opens an index that is closed after the tests, and counts the texts it embedded. */
async function open(options: Partial<SearchIndexOptions> = {}) {
  const embedded = { count: 0 };
  const warnings: string[] = [];
  const index = await openSearchIndex({
    articles: NEWS,
    glossary: GLOSSARY,
    dataDir,
    onProgress: (progress) => {
      countEmbedded(progress, embedded);
    },
    onWarning: (message) => warnings.push(message),
    ...options,
  });
  opened.push(index);
  return { index, embedded, warnings };
}

function countEmbedded({ phase, total }: IndexProgress, embedded: { count: number }): void {
  if (phase === "embed") embedded.count = total;
}

describe("openSearchIndex", () => {
  test("finds passages in both languages, and across them", async () => {
    const { index, embedded, warnings } = await open();
    expect(warnings).toEqual([]);
    expect(embedded.count).toBe(embeddedTexts(NEWS));
    expect(index.articleCount).toBe(NEWS.length);
    const firsts = async (query: string) => (await index.search(query, 3))[0]?.article.id;
    expect(await firsts("Which agreements did Taipei sign with Shanghai?")).toBe("memoranda");
    expect(await firsts("台北和上海签署了什么备忘录？")).toBe("memoranda");
    expect(await firsts("Did the mayor visit Tokyo for the marathon?")).toBe("marathon");
    expect(await firsts("誰去看花燈？")).toBe("lanterns");
    expect(await firsts("動物園的熊貓")).toBe("pandas");
  });

  test("gives passages with exact scores, best first, the same each time", async () => {
    const { index } = await open();
    const results = await index.search("Taipei mayor Tokyo", 10);
    expect(results).toHaveLength(index.passageCount);
    for (const { article: source, start, end, text, score, scores } of results) {
      expect(text).toBe(source.body.slice(start, end));
      const sides = scores as SideScores;
      const added = contributions({ scores: sides, isAcross: source.language !== "en" });
      expect(score).toBeCloseTo(
        (Object.values(added) as number[]).reduce((sum, value) => sum + value, 0),
        6,
      );
      for (const side of SIDES) expect(sides[side]).toBeLessThanOrEqual(1.001);
    }
    const scores = results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(results[0]?.scores.lexical).toBe(1);
    expect(await index.search("Taipei mayor Tokyo", 10)).toEqual(results);
    expect(await index.search("Taipei mayor Tokyo", 2)).toEqual(results.slice(0, 2));
    expect(await index.search("Taipei", 0)).toEqual([]);
    // Held to some articles, it finds theirs with the scores that they have among all.
    const only = new Set([results.at(-1)?.article.id ?? ""]);
    const theirs = await index.search("Taipei mayor Tokyo", 10, only);
    const expected = results.filter(({ article: { id } }) => only.has(id));
    expect(theirs.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
    // One side of the search rounds to 32 bits.
    for (const [place, { score }] of theirs.entries())
      expect(score).toBeCloseTo(expected[place]?.score ?? 0, 6);
    expect(theirs.length).toBeGreaterThan(0);
    expect(await index.search("Taipei mayor Tokyo", 10, new Set())).toEqual([]);
  });

  test("embeds nothing when opened again, in whatever order the articles come", async () => {
    const { index: first } = await open();
    const { index, embedded } = await open({ articles: [...NEWS].reverse() });
    expect(embedded.count).toBe(0);
    expect(index.snapshotId).toBe(first.snapshotId);
    expect(index.passages()).toEqual(first.passages());
    expect(index.articles()).toEqual([...NEWS].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });

  test("embeds and glosses as questions are", async () => {
    const { index } = await open();
    expect(await index.glossOf("柯文哲訪問東京")).toBe("Ko Wen-je visit Tokyo");
    expect(await index.glossOf("no Chinese here")).toBe("no Chinese here");
    const texts = [
      "The mayor visited Tokyo.",
      "Pandas eat bamboo.",
      "市長訪問東京。",
      ...Array.from({ length: 10 }, (_, n) => `Text ${n}`),
    ];
    const vectors = await index.embedAll(texts);
    expect(vectors.map((vector) => vector.length)).toEqual(texts.map(() => 384));
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const cosine = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number =>
      a.reduce((sum, value, axis) => sum + value * (b[axis] ?? 0), 0);
    expect(cosine(vectors[0], vectors[2])).toBeGreaterThan(cosine(vectors[0], vectors[1]) + 0.3);
    expect(await index.embed("Text 3")).toEqual(vectors[6]);
  });

  test("serves an empty corpus", async () => {
    const { index } = await open({ articles: [], dataDir: await emptyDataDir("empty") });
    expect(await index.search("Taipei", 5)).toEqual([]);
    expect([index.passageCount, index.articleCount]).toEqual([0, 0]);
  });

  test("serves as a LangChain retriever", async () => {
    const { index } = await open();
    const documents = await new PassageRetriever(index, 2).invoke("giant pandas at the zoo");
    expect(documents).toHaveLength(2);
    const [best] = await index.search("giant pandas at the zoo", 1);
    expect(documents[0]).toMatchObject({
      pageContent: best?.text,
      metadata: { articleId: "pandas", start: 0, end: best?.end, score: best?.score, scores: best?.scores },
    });
  });

  test("rejects with the signal's reason and leaves nothing half-written", async () => {
    const folder = await emptyDataDir("aborted");
    const stop = new AbortController();
    const reason = new Error("stop");
    const articles = Array.from({ length: 40 }, (_, n) =>
      article(`item-${n}`, `Taipei met delegation number ${n}.`),
    );
    const opening = openSearchIndex({
      articles,
      glossary: GLOSSARY,
      dataDir: folder,
      signal: stop.signal,
      onProgress: ({ phase, done }) => {
        if (phase === "embed" && done > 0) stop.abort(reason);
      },
    });
    await expect(opening).rejects.toBe(reason);
    expect(await readdir(join(folder, "index"))).toEqual([]);
  });

  test("says what to do where the folder cannot be written", async () => {
    await expect(open({ dataDir: "/dev/null" })).rejects.toMatchObject({
      name: "SearchIndexError",
      code: "dictionary",
    });
  });
});

describe("update", () => {
  test("embeds what changed alone, and keeps old versions without finding them", async () => {
    const folder = await emptyDataDir("update");
    const { index } = await open({ dataDir: folder });
    const [memoranda, pandas, ...others] = NEWS as [(typeof NEWS)[0], (typeof NEWS)[0], ...typeof NEWS];
    const changed = article("memoranda", "Taipei and Shanghai signed four memoranda. They cover tourism.", {
      eventOn: "2019-07-04",
    });
    const embedded = { count: -1 };
    const before = index.snapshotId;
    await index.update([changed, ...others], {
      onProgress: (progress) => {
        countEmbedded(progress, embedded);
      },
    });
    expect(embedded.count).toBe(embeddedTexts([changed]));
    expect(index.snapshotId).not.toBe(before);
    expect(index.articleCount).toBe(NEWS.length - 1);
    expect(index.article("memoranda")).toEqual(changed);
    expect(index.article("memoranda", memoranda.version)).toEqual({ ...memoranda, status: "superseded" });
    expect(index.article("pandas")).toEqual({ ...pandas, status: "withdrawn" });
    expect(index.article("pandas", pandas.version)).toEqual({ ...pandas, status: "withdrawn" });
    expect(index.article("memoranda", "0".repeat(64))).toBeNull();
    expect(index.article("unknown")).toBeNull();
    const found = await index.search("giant pandas three memoranda", 10);
    expect(found.map(({ article: source }) => source.version)).not.toContain(memoranda.version);
    expect(found.map(({ article: source }) => source.id)).not.toContain("pandas");

    // Back again, under the version it had: current once, the other one superseded.
    await index.update(NEWS);
    expect(index.article("pandas", pandas.version)).toEqual(pandas);
    expect(index.article("memoranda", changed.version)).toEqual({ ...changed, status: "superseded" });
    expect(index.article("memoranda")).toEqual(memoranda);
  });

  test("takes over fields that changed without the text, embedding nothing", async () => {
    const { index } = await open({ dataDir: await emptyDataDir("fields") });
    const articles = NEWS.map((item) => ({ ...item, publisher: "Another", url: "https://news.example/1" }));
    const embedded = { count: -1 };
    await index.update(articles, {
      onProgress: (progress) => {
        countEmbedded(progress, embedded);
      },
    });
    expect(embedded.count).toBe(0);
    expect(index.article("pandas")?.publisher).toBe("Another");
  });

  test("answers from the old index until the new one is whole", async () => {
    const { index } = await open({ dataDir: await emptyDataDir("meanwhile") });
    const more = Array.from({ length: 60 }, (_, n) =>
      article(`more-${n}`, `A delegation of ${n + 20} people met in Taipei.`, { title: "Delegations" }),
    );
    const before = index.snapshotId;
    const meanwhile: Promise<void>[] = [];
    await index.update([...NEWS, ...more], {
      onProgress: ({ phase }) => {
        if (phase !== "embed") return;
        meanwhile.push(
          index.search("giant pandas", 1).then(([best]) => {
            expect(best?.article.id).toBe("pandas");
          }),
        );
        expect(index.snapshotId).toBe(before);
        expect(index.articleCount).toBe(NEWS.length);
      },
    });
    await Promise.all(meanwhile);
    expect(meanwhile.length).toBeGreaterThan(3);
    expect(index.articleCount).toBe(NEWS.length + more.length);
    expect((await index.search("delegation of 33 people", 1))[0]?.article.id).toBe("more-13");
  });

  test("takes a new glossary into use for questions and passages", async () => {
    const { index } = await open({ dataDir: await emptyDataDir("glossary") });
    const entry = { id: "terms:lantern", kind: "terms", en: ["lantern festival"], zh: ["燈會"] } as const;
    await index.update(NEWS, { glossary: new Glossary([...GLOSSARY.entries, entry]) });
    expect(await index.glossOf("燈會")).toBe("lantern festival");
    expect((await index.search("lantern festival", 1))[0]?.article.id).toBe("lanterns");
  });

  test("leaves the old index in place where it is stopped", async () => {
    const { index } = await open({ dataDir: await emptyDataDir("stopped") });
    const before = index.snapshotId;
    const reason = new Error("stop");
    await expect(index.update([], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(index.snapshotId).toBe(before);
    expect((await index.search("giant pandas", 1))[0]?.article.id).toBe("pandas");
  });
});

describe("close", () => {
  test("stops an update in hand, answers what was asked and rejects what comes later", async () => {
    const folder = await emptyDataDir("closed");
    const { index } = await open({ dataDir: folder });
    const more = Array.from({ length: 60 }, (_, n) =>
      article(`more-${n}`, `A delegation of ${n + 20} people met.`),
    );
    const embedding = Promise.withResolvers<undefined>();
    const update = index.update(more, {
      onProgress: ({ phase, done }) => {
        if (phase === "embed" && done > 0) embedding.resolve(undefined);
      },
    });
    const failed = expect(update).rejects.toMatchObject({ code: "closed" });
    await embedding.promise;
    const asked = index.search("giant pandas", 1);
    await index.close();
    await failed;
    expect((await asked)[0]?.article.id).toBe("pandas");
    await expect(index.search("giant pandas", 1)).rejects.toMatchObject({
      name: "SearchIndexError",
      code: "closed",
    });
    await expect(index.update(NEWS)).rejects.toMatchObject({ code: "closed" });
    await index.close();
    const left = await readdir(join(folder, "index"));
    expect(left).toHaveLength(1);
    await access(join(folder, "index", left[0] ?? "", "header.json"));
  });
});
