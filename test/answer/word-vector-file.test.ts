import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWordVectors, WordVectorFileError, writeWordVectors } from "../../src/answer/word-vector-file.ts";

const MODEL = "model-a";
const vectors = new Map([
  ["rider", Float32Array.of(0.5, -0.25, 1)],
  ["passenger", Float32Array.of(1e-7, 0, -1)],
]);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "word-vectors-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("a file of word vectors", () => {
  it("gives back what was written and leaves nothing else", async () => {
    const path = join(folder, "sub", `${MODEL}.bin`);
    await writeWordVectors(path, MODEL, vectors);
    await writeWordVectors(path, MODEL, new Map([...vectors, ["forum", Float32Array.of(1, 2, 3)]]));
    const read = await readWordVectors(path, MODEL);
    expect(read).toEqual(new Map([...vectors, ["forum", Float32Array.of(1, 2, 3)]]));
    expect(await readdir(join(folder, "sub"))).toEqual([`${MODEL}.bin`]);
  });

  it("may hold no words, and may be missing", async () => {
    const path = join(folder, "empty.bin");
    await writeWordVectors(path, MODEL, new Map());
    expect(await readWordVectors(path, MODEL)).toEqual(new Map());
    expect(await readWordVectors(join(folder, "none.bin"), MODEL)).toBeNull();
  });

  it("is refused when it is another model's", async () => {
    const path = join(folder, "other.bin");
    await writeWordVectors(path, "model-b", vectors);
    await expect(readWordVectors(path, MODEL)).rejects.toThrow(WordVectorFileError);
    await expect(readWordVectors(path, MODEL)).rejects.toThrow("model-b");
  });

  it("is refused when a byte of it changed or its end is missing", async () => {
    const path = join(folder, "damaged.bin");
    await writeWordVectors(path, MODEL, vectors);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
        const damaged = isCut ? whole.subarray(0, at) : Buffer.from(whole);
        if (!isCut) damaged[at] = (damaged[at] ?? 0) ^ 1;
        await writeFile(path, damaged);
        await expect(readWordVectors(path, MODEL)).rejects.toThrow(WordVectorFileError);
      }),
      { numRuns: 60 },
    );
  });
});
