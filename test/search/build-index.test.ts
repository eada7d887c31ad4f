import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { Glosser } from "../../src/language/gloss.ts";
import { MeaningReader } from "../../src/language/meaning-words.ts";
import { buildIndex } from "../../src/search/build-index.ts";
import { EmbeddedVectors } from "../../src/search/embedded-vectors.ts";
import {
  openNewestSnapshot,
  type SnapshotContents,
  writeSnapshot,
} from "../../src/search/snapshot-folder.ts";
import type { Snapshot } from "../../src/search/snapshot.ts";
import { unitVector } from "../../src/search/vector-segments.ts";
import { MadeEmbeddings } from "./made-embeddings.ts";
import { article, embeddedTexts, GLOSSARY, NEWS } from "./news-fixture.ts";

const made = new MadeEmbeddings(384);
const senses = new Map([["访问", ["visit", "call"]], ["发明", ["invent"]], ["花灯", ["festive lantern"]]]); // prettier-ignore
const dictionary = decodeDictionary(encodeDictionary(senses));
const glosser = new Glosser(GLOSSARY, dictionary);
const reader = new MeaningReader(GLOSSARY, dictionary);

let root = "";
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "build-index-"));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Builds an index of the articles and says how many texts it embedded. */
async function build(articles: readonly Article[], previous: Snapshot | null, rules = "rules") {
  const sorted = [...articles].sort((a, b) => (a.id < b.id ? -1 : 1));
  const embedded = await EmbeddedVectors.open(join(root, `embedded-${folders++}`), { anew: true });
  let count = 0;
  const vectors = (texts: readonly string[]): Promise<Float32Array[]> => {
    count += texts.length;
    return Promise.resolve(texts.map((text) => unitVector(made.vector(glosser.gloss(text)))));
  };
  const contents = await buildIndex({
    articles: sorted,
    rules,
    fingerprint: "fingerprint",
    glosser,
    reader,
    embeddings: () => Promise.resolve({ vectors }),
    embedded,
    previous,
    reuseVectors: true,
    onProgress: () => undefined,
  });
  await embedded.close();
  return { contents, count };
}

/** What an index holds, but for older versions and what says of which snapshot it was made. */
function held({ articles, current, articleKeys, ...contents }: SnapshotContents) {
  return {
    ...contents,
    earlier: null,
    current,
    articleKeys: Buffer.from(articleKeys),
    articles: Array.from({ length: current }, (_, at) => articles.at(at)),
  };
}

async function kept(dataDir: string, contents: SnapshotContents): Promise<Snapshot> {
  await writeSnapshot(dataDir, contents, () => undefined);
  return (await openNewestSnapshot(dataDir, expect.unreachable)) ?? expect.unreachable();
}

const variants: readonly (readonly Article[])[] = [
  ...NEWS.map((item) => [item, { ...item, title: `${item.title} again` }, { ...item, url: "https://news.example/1" }]),
  [article("dinner", "The mayor gave a dinner."), article("dinner", "The mayor gave a dinner. 市長訪問東京。")],
  // The same words as the other's in an article of its own.
  [article("feast", "The mayor gave a dinner.", { title: "dinner" })],
  [article("empty", "")],
  // One stem, another sound: the word sounds as at the first of its places, whichever articles are left.
  [article("coil", "Sommer invented a coil."), article("coil", "特斯拉發明了線圈。 Sommers slept.")],
  [article("coils", "Sommers visited. A sommer slept.", { title: "" }), article("coils", "Sommer 訪問特斯拉。")],
]; // prettier-ignore

const corpus = fc
  .tuple(...variants.map((each) => fc.option(fc.constantFrom(...each), { nil: undefined })))
  .map((chosen) => chosen.filter((one) => one !== undefined));

test("an index brought up to date is the one made from nothing, whatever it was before", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(corpus, { minLength: 2, maxLength: 4 }), async (corpora) => {
      const dataDir = join(root, `updates-${folders++}`);
      let previous: Snapshot | null = null;
      for (const articles of corpora) {
        const { contents } = await build(articles, previous);
        expect(held(contents)).toEqual(held((await build(articles, null)).contents));
        previous = await kept(dataDir, contents);
      }
      await rm(dataDir, { recursive: true });
    }),
    { numRuns: 12 },
  );
});

test("an article that stands as it was is neither glossed nor embedded, another rule has all read again", async () => {
  const dataDir = join(root, "unread");
  const previous = await kept(dataDir, (await build(NEWS, null)).contents);
  const gloss = vi.spyOn(glosser, "gloss");
  const words = vi.spyOn(reader, "words");
  expect((await build(NEWS, previous)).count).toBe(0);
  expect(gloss).not.toHaveBeenCalled();
  expect(words).not.toHaveBeenCalled();
  const changed = article("pandas", "The zoo received two pandas. They came by air.");
  const { count } = await build([...NEWS.filter(({ id }) => id !== "pandas"), changed], previous);
  expect(count).toBe(embeddedTexts([changed]));
  // The title, the day and the sentences of this one, and no other text.
  expect(
    new Set(gloss.mock.calls.map(([text]) => text.includes("pandas") || text.includes("by air"))),
  ).toEqual(new Set([true]));
  expect(words.mock.calls.map(([text]) => text)).toEqual([
    "pandas",
    "The zoo received two pandas.",
    "They came by air.",
  ]);
  gloss.mockClear();
  words.mockClear();
  const other = await build(NEWS, previous, "other rules");
  expect(other.count).toBe(0);
  expect(gloss.mock.calls.length).toBeGreaterThanOrEqual(embeddedTexts(NEWS));
  expect(words.mock.calls.length).toBeGreaterThan(embeddedTexts(NEWS) / 2);
  gloss.mockRestore();
  words.mockRestore();
});
