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
import { splitPassages } from "../../src/search/split-passages.ts";
import { unitVector } from "../../src/search/unit-vector.ts";
import { MadeEmbeddings } from "./made-embeddings.ts";
import { article, embeddedTexts, GLOSSARY, NEWS } from "./news-fixture.ts";

const made = new MadeEmbeddings(384);
/** Another model that passages are found by: it reads texts as they are, behind a prefix. */
const OTHER = { id: "openai:other#1", made: new MadeEmbeddings(37) };
const preparedByOther = (text: string): string => `passage: ${text}`;
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

/** Builds an index of the articles, by another model too where `byOther`, and says how many texts it embedded. */
async function build(
  articles: readonly Article[],
  previous: Snapshot | null,
  { byOther = false, rules }: { readonly byOther?: boolean; readonly rules?: string } = {},
) {
  const sorted = [...articles].sort((a, b) => (a.id < b.id ? -1 : 1));
  const embedded = await EmbeddedVectors.open(join(root, `embedded-${folders++}`), { anew: true });
  let count = 0;
  const vectorsBy = (model: MadeEmbeddings, prepared: (text: string) => string) => {
    const vectors = (texts: readonly string[]): Promise<Float32Array[]> => {
      count += texts.length;
      return Promise.resolve(
        texts.map((text) => {
          const values = model.vector(prepared(text));
          return unitVector(values) ?? new Float32Array(values.length);
        }),
      );
    };
    return { vectors, prepared, atOnce: 8 };
  };
  const contents = await buildIndex({
    articles: sorted,
    rules: rules ?? (byOther ? "rules of two" : "rules"),
    fingerprint: "fingerprint",
    glosser,
    reader,
    minilm: () => Promise.resolve(vectorsBy(made, (text) => glosser.gloss(text))),
    other: byOther ? { id: OTHER.id, embeddings: vectorsBy(OTHER.made, preparedByOther) } : null,
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
    isOfNewModel: false,
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

/** What there is at one time, and by how many models. */
const state = fc.tuple(corpus, fc.boolean());

test("an index brought up to date is the one made from nothing, whatever it was before and by which model", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 2, maxLength: 4 }), async (states) => {
      const dataDir = join(root, `updates-${folders++}`);
      let previous: Snapshot | null = null;
      for (const [articles, byOther] of states) {
        const { contents } = await build(articles, previous, { byOther });
        expect(held(contents)).toEqual(held((await build(articles, null, { byOther })).contents));
        previous = await kept(dataDir, contents);
      }
      await rm(dataDir, { recursive: true });
    }),
    { numRuns: 12 },
  );
});

test.each([
  ["the shipped model alone", false],
  ["another model too", true],
])(
  "by %s, an article that stands as it was is neither glossed nor embedded, another rule has all read again",
  async (_, byOther) => {
    const dataDir = join(root, `unread-${byOther}`);
    const previous = await kept(dataDir, (await build(NEWS, null, { byOther })).contents);
    const gloss = vi.spyOn(glosser, "gloss");
    const words = vi.spyOn(reader, "words");
    expect((await build(NEWS, previous, { byOther })).count).toBe(0);
    expect(gloss).not.toHaveBeenCalled();
    expect(words).not.toHaveBeenCalled();
    const changed = article("pandas", "The zoo received two pandas. They came by air.");
    const { count } = await build([...NEWS.filter(({ id }) => id !== "pandas"), changed], previous, {
      byOther,
    });
    expect(count).toBe(embeddedTexts([changed]) + (byOther ? splitPassages(changed).length : 0));
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
    const other = await build(NEWS, previous, { byOther, rules: "other rules" });
    expect(other.count).toBe(0);
    expect(gloss.mock.calls.length).toBeGreaterThanOrEqual(embeddedTexts(NEWS));
    expect(words.mock.calls.length).toBeGreaterThan(embeddedTexts(NEWS) / 2);
    gloss.mockRestore();
    words.mockRestore();
  },
);

test("under another model the shipped one's vectors are taken over, and only its own are computed", async () => {
  const dataDir = join(root, "switched");
  const previous = await kept(dataDir, (await build(NEWS, null)).contents);
  const passages = NEWS.flatMap((source) => splitPassages(source)).length;
  expect((await build(NEWS, previous, { byOther: true })).count).toBe(passages);
});
