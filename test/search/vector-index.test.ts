import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EarlierGraph, graphOf } from "../../src/search/graph-update.ts";
import { DEFAULT_SHAPE, loadHnswLibrary } from "../../src/search/hnsw-graph.ts";
import { HnswIndex } from "../../src/search/hnsw-index.ts";
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

  const native = library;
  const { ef } = DEFAULT_SHAPE;

  /** Writes the graph of some vectors under a name, the earlier one brought up to date where there is one. */
  async function written(vectors: VectorStoreView, name: string, earlier: EarlierGraph | null = null) {
    const path = join(folder, name);
    const { graph, labels } = await graphOf(native, vectors, earlier, () => undefined);
    await graph.write(path);
    return { path, labels, points: graph.points };
  }

  async function built(vectors: VectorStoreView, name: string): Promise<HnswIndex> {
    const { path, labels } = await written(vectors, name);
    return HnswIndex.open(native, path, vectors, labels, ef);
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
    const { path, labels } = await written(vectorsOf(20), "other.hnsw");
    const open = (at: string, vectors: VectorStoreView) => HnswIndex.open(native, at, vectors, labels, ef);
    await expect(open(path, vectorsOf(21))).rejects.toThrow("20 points and 20 labels for 21");
    await writeFile(join(folder, "none.hnsw"), "no graph");
    await expect(open(join(folder, "none.hnsw"), vectorsOf(1))).rejects.toThrow(Error);
  });

  test("builds anew what another process has removed, or what is no graph", async () => {
    const vectors = vectorsOf(20);
    await writeFile(join(folder, "wrong.hnsw"), "no graph");
    for (const name of ["gone.hnsw", "wrong.hnsw"]) {
      const earlier = {
        path: join(folder, name),
        labels: Uint32Array.from({ length: 20 }, (_, at) => at),
        from: Int32Array.from({ length: 20 }, (_, at) => at),
      };
      const { graph, labels } = await graphOf(native, vectors, earlier, () => undefined);
      expect([graph.points, labels.length]).toEqual([20, 20]);
    }
  });

  test("stops where it is told to", async () => {
    const stop = new Error("stopped");
    await expect(
      graphOf(native, vectorsOf(500), null, (done) => {
        if (done > 100) throw stop;
      }),
    ).rejects.toBe(stop);
  });

  describe("brought up to date", () => {
    /** Vectors `from` to `to` of a long list, and where each stands among those of an earlier stretch of it. */
    function stretch(from: number, to: number, earlierFrom: number, earlierTo: number) {
      const { values } = vectorsOf(to);
      const vectors = new VectorStoreView(values.slice(from * DIMENSIONS), DIMENSIONS);
      const places = Int32Array.from({ length: to - from }, (_, at) =>
        from + at >= earlierFrom && from + at < earlierTo ? from + at - earlierFrom : -1,
      );
      return { vectors, places };
    }

    async function expectExact(vectors: VectorStoreView, path: string, labels: Uint32Array): Promise<void> {
      const graph = await HnswIndex.open(native, path, vectors, labels, ef);
      const exact = new ExactIndex(vectors);
      for (let at = 0; at < 20; at++) {
        const query = vectorsOf(20).at(at);
        const wanted = await exact.search(query, 10);
        const found = await graph.search(query, 10);
        expect(found.map(({ index }) => index)).toEqual(wanted.map(({ index }) => index));
      }
    }

    test("puts in what is new, finds nothing that is gone, and finds the rest where it stands now", async () => {
      const before = await written(stretch(0, 200, 0, 0).vectors, "before.hnsw");
      const { vectors, places } = stretch(20, 210, 0, 200);
      const after = await written(vectors, "after.hnsw", { ...before, from: places });
      expect(after.points).toBe(210);
      expect(after.labels[0]).toBe(20);
      await expectExact(vectors, after.path, after.labels);
      // And once more, over a graph that has removed points already.
      const { vectors: later, places: laterPlaces } = stretch(30, 215, 20, 210);
      const last = await written(later, "last.hnsw", { ...after, from: laterPlaces });
      expect(last.points).toBe(215);
      await expectExact(later, last.path, last.labels);
    });

    test("is built anew where a fifth of it would be removed points", async () => {
      const before = await written(stretch(0, 100, 0, 0).vectors, "whole.hnsw");
      for (const [from, points] of [
        [19, 100],
        [20, 80],
      ] as const) {
        // prettier-ignore
        const { vectors, places } = stretch(from, 100, 0, 100);
        const after = await written(vectors, "rest.hnsw", { ...before, from: places });
        expect(after.points).toBe(points);
        await expectExact(vectors, after.path, after.labels);
      }
    });

    test("gives each of two passages of the same words a point of its own", async () => {
      const before = await written(vectorsOf(40), "single.hnsw");
      const values = new Float32Array(41 * DIMENSIONS);
      values.set(vectorsOf(40).values);
      values.set(vectorsOf(40).at(7), 40 * DIMENSIONS);
      const vectors = new VectorStoreView(values, DIMENSIONS);
      const from = Int32Array.from({ length: 41 }, (_, at) => (at === 40 ? 7 : at));
      const after = await written(vectors, "double.hnsw", { ...before, from });
      expect(after.points).toBe(41);
      const graph = await HnswIndex.open(native, after.path, vectors, after.labels, ef);
      expect((await graph.search(vectors.at(7), 2)).map(({ index }) => index)).toEqual([7, 40]);
    });
  });
});
