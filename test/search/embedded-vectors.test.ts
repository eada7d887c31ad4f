import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedVectors } from "../../src/search/embedded-vectors.ts";
import { vectorKey } from "../../src/search/fingerprint.ts";
import { MadeEmbeddings } from "./made-embeddings.ts";

/** Two models, whose vectors stand one after the other in turn. */
const MODELS = [
  { id: "one", made: new MadeEmbeddings(384) },
  { id: "other", made: new MadeEmbeddings(37) },
];
const COUNT = 12;
/** Key, length, values and checksum of the records, one after another. */
const ENDS = Array.from({ length: COUNT }, (_, at) => 16 + 4 + 4 * (at % 2 === 0 ? 384 : 37) + 4).map(
  (_, at, lengths) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length, 0),
);

let root = "";
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "embedded-"));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function pair(at: number): [Uint8Array, Float32Array] {
  const { id, made } = MODELS[at % 2] ?? expect.unreachable();
  return [vectorKey(id, `text ${at}`), Float32Array.from(made.vector(`text ${at}`))];
}

/** A data folder in which a build has kept vectors and ended without a word. */
async function keptIn(dataDir: string, count = COUNT): Promise<string> {
  const vectors = await EmbeddedVectors.open(dataDir, { anew: true });
  for (let at = 0; at < count; at += 4) await vectors.add([0, 1, 2, 3].map((more) => pair(at + more)));
  await vectors.close();
  return join(dataDir, "embedding", "vectors.bin");
}

test("what was kept is there again, up to the first record that is not whole, and can be added to", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat((ENDS.at(-1) ?? 0) - 1), fc.boolean(), async (at, isCut) => {
      const dataDir = join(root, String(folders++));
      const path = await keptIn(dataDir);
      const bytes = await readFile(path);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      await writeFile(path, isCut ? bytes.subarray(0, at) : bytes);
      const whole = ENDS.filter((end) => end <= at).length;
      const vectors = await EmbeddedVectors.open(dataDir, { anew: false });
      expect(vectors.size).toBe(whole);
      await vectors.add([pair(50)]);
      for (let index = 0; index < COUNT; index++) {
        const [key, vector] = pair(index);
        expect(await vectors.get(key)).toEqual(index < whole ? vector : null);
      }
      await vectors.close();
      const again = await EmbeddedVectors.open(dataDir, { anew: false });
      expect(again.size).toBe(whole + 1);
      expect(await again.get(pair(50)[0])).toEqual(pair(50)[1]);
      await again.close();
      await rm(dataDir, { recursive: true });
    }),
    { numRuns: 30 },
  );
});

test("tells the vectors of two models for the same words apart", async () => {
  const vectors = await EmbeddedVectors.open(join(root, "models"), { anew: true });
  const pairs = MODELS.map(({ id, made }): [Uint8Array, Float32Array] => {
    return [vectorKey(id, "Taipei"), Float32Array.from(made.vector("Taipei"))];
  });
  await vectors.add(pairs);
  for (const [key, vector] of pairs) expect(await vectors.get(key)).toEqual(vector);
  await vectors.close();
});

test("reads more than one stretch of them", async () => {
  const dataDir = join(root, "many");
  await keptIn(dataDir, 4000);
  const vectors = await EmbeddedVectors.open(dataDir, { anew: false });
  expect(vectors.size).toBe(4000);
  expect(await vectors.get(pair(3999)[0])).toEqual(pair(3999)[1]);
  await vectors.close();
});

test("gives no vector of another text where another process has written in between", async () => {
  const dataDir = join(root, "shared");
  const one = await EmbeddedVectors.open(dataDir, { anew: true });
  const other = await EmbeddedVectors.open(dataDir, { anew: false });
  await one.add([pair(1)]);
  await other.add([pair(2)]);
  await one.add([pair(3)]);
  for (const vectors of [one, other]) {
    for (const at of [1, 2, 3]) {
      const [key, vector] = pair(at);
      expect([vector, null]).toContainEqual(await vectors.get(key));
    }
    await vectors.close();
  }
});

test("is begun anew where that is asked for, and gone once removed", async () => {
  const dataDir = join(root, "anew");
  const path = await keptIn(dataDir);
  const vectors = await EmbeddedVectors.open(dataDir, { anew: true });
  expect(vectors.size).toBe(0);
  await vectors.remove();
  await vectors.close();
  await expect(readFile(path)).rejects.toMatchObject({ code: "ENOENT" });
});
