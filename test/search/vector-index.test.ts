import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HNSW_EF, HnswIndex, loadHnswLibrary, writeHnsw } from "../../src/search/hnsw-index.ts";
import { topScores } from "../../src/search/top-scores.ts";
import { ExactIndex, VectorStoreView } from "../../src/search/vector-index.ts";

const DIMENSIONS = 16;

/** Unit vectors that a small generator gives, the same in each run. */
function vectorsOf(count: number): VectorStoreView {
  let seed = 7;
  const values = new Float32Array(count * DIMENSIONS);
  for (let index = 0; index < count; index++) {
    const row = Array.from({ length: DIMENSIONS }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 1073741824 - 1;
    });
    const length = Math.hypot(...row);
    values.set(
      row.map((value) => value / length),
      index * DIMENSIONS,
    );
  }
  return new VectorStoreView(values, DIMENSIONS);
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectors-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("topScores", () => {
  test("gives what a stable sort gives", () => {
    const scores = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1, -1));
    fc.assert(
      fc.property(scores, fc.nat(12), fc.constantFrom(-Infinity, 0), (values, k, floor) => {
        const sorted = values
          .map((score, index) => ({ score, index }))
          .filter(({ score }) => score > floor)
          .sort((a, b) => b.score - a.score || a.index - b.index);
        expect(topScores(Float32Array.from(values), k, floor)).toEqual(
          sorted.slice(0, k).map(({ index }) => index),
        );
      }),
    );
  });
});

describe("ExactIndex", () => {
  test("finds each vector as its own nearest, with similarity 1", async () => {
    const vectors = vectorsOf(50);
    const index = new ExactIndex(vectors);
    for (let at = 0; at < 50; at++) {
      const [nearest] = await index.search(vectors.at(at), 3);
      expect(nearest?.index).toBe(at);
      expect(nearest?.similarity).toBeCloseTo(1, 5);
    }
  });

  test("keeps index order where similarities are equal, across slices", async () => {
    const values = new Float32Array(20_000 * 2);
    for (let at = 0; at < values.length; at += 2) values[at] = 1;
    const hits = await new ExactIndex(new VectorStoreView(values, 2)).search(Float32Array.of(1, 0), 4);
    expect(hits).toEqual([0, 1, 2, 3].map((index) => ({ index, similarity: 1 })));
  });

  test("serves an index without vectors", async () => {
    expect(await new ExactIndex(vectorsOf(0)).search(new Float32Array(DIMENSIONS), 5)).toEqual([]);
  });
});

describe("HnswIndex", async () => {
  const library = await loadHnswLibrary();
  if (library === null) {
    test.skip("needs the native library, which this machine does not have", () => undefined);
    return;
  }

  async function built(vectors: VectorStoreView, name: string): Promise<HnswIndex> {
    const path = join(folder, name);
    await writeHnsw(library ?? expect.unreachable(), vectors, path, () => undefined);
    return HnswIndex.open(library ?? expect.unreachable(), path, vectors, HNSW_EF);
  }

  test("finds after reading what the exact scan finds, with the same similarities", async () => {
    const vectors = vectorsOf(2000);
    const graph = await built(vectors, "recall.hnsw");
    const exact = new ExactIndex(vectors);
    let found = 0;
    for (let at = 0; at < 100; at++) {
      const query = vectorsOf(100).at(at);
      const wanted = await exact.search(query, 10);
      const similarities = new Map(wanted.map((hit) => [hit.index, hit.similarity]));
      for (const { index, similarity } of await graph.search(query, 10)) {
        if (!similarities.has(index)) continue;
        found++;
        expect(similarity).toBeCloseTo(similarities.get(index) ?? NaN, 5);
      }
    }
    expect(found / 1000).toBeGreaterThan(0.99);
  });

  test("gives all of a small index, also beyond its breadth", async () => {
    const vectors = vectorsOf(300);
    const hits = await (await built(vectors, "small.hnsw")).search(vectors.at(0), 1000);
    expect(hits.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 300 }, (_, at) => at),
    );
  });

  test("serves an index without vectors", async () => {
    expect(await (await built(vectorsOf(0), "empty.hnsw")).search(new Float32Array(DIMENSIONS), 5)).toEqual(
      [],
    );
  });

  test("refuses a graph of other vectors and a file that is no graph", async () => {
    await built(vectorsOf(20), "other.hnsw");
    await expect(HnswIndex.open(library, join(folder, "other.hnsw"), vectorsOf(21), HNSW_EF)).rejects.toThrow(
      "20 points for 21",
    );
    await writeFile(join(folder, "none.hnsw"), "no graph");
    await expect(HnswIndex.open(library, join(folder, "none.hnsw"), vectorsOf(1), HNSW_EF)).rejects.toThrow(
      Error,
    );
  });

  test("stops where it is told to", async () => {
    const stop = new Error("stopped");
    await expect(
      writeHnsw(library, vectorsOf(500), join(folder, "stopped.hnsw"), (done) => {
        if (done > 100) throw stop;
      }),
    ).rejects.toBe(stop);
  });
});
