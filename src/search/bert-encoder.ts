import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { MINILM_DIMENSIONS } from "./minilm-identity.ts";
import { SearchIndexError } from "./search-error.ts";
import type { WordEmbeddings } from "./word-embeddings.ts";

/** How a model of this size is run beside a server. `threads` compute each run. */
export function modelOptions(threads: number): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Without the two, what the longest text needed would be kept for good: 40 MB more, and no faster.
    enableCpuMemArena: false,
    enableMemPattern: false,
    // Threads that spin while they wait would take the processor from the main thread.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  };
}

/** Where a model that `training/export.py` writes lies, and what it has to be. */
export interface EncoderFiles {
  /** Folder with `model.onnx` and `weights.bin`. */
  readonly folder: string;
  /** SHA-256 of the two, one after the other. */
  readonly checksum: string;
  /** Threads that compute each run. */
  readonly threads: number;
}

/**
 * The layers of all-MiniLM-L6-v2 as we have trained them further. It computes on the thread that calls it: keep it in a
 * worker.
 */
export class BertEncoder {
  readonly #session: InferenceSession;
  readonly #words: WordEmbeddings;

  private constructor(session: InferenceSession, words: WordEmbeddings) {
    this.#session = session;
    this.#words = words;
  }

  /** Opens a model. Throws `SearchIndexError` where its files are missing, altered or do not belong together. */
  static async load(
    { folder, checksum, threads }: EncoderFiles,
    words: WordEmbeddings,
  ): Promise<BertEncoder> {
    try {
      const graph = await readFile(join(folder, "model.onnx"));
      const weights = await readFile(join(folder, "weights.bin"));
      const found = createHash("sha256").update(graph).update(weights).digest("hex");
      if (found !== checksum) throw new Error(`its files are not the ones expected (SHA-256 ${found})`);
      const session = await InferenceSession.create(graph, {
        ...modelOptions(threads),
        externalData: [{ path: "weights.bin", data: weights }],
      });
      return new BertEncoder(session, words);
    } catch (error) {
      throw new SearchIndexError("model", `the model in ${folder} cannot be loaded: fetch the project anew`, {
        cause: error,
      });
    }
  }

  /**
   * Last states of one or more rows of word-piece ids, computed together: 384 numbers a piece, and as many pieces a row as the
   * longest has. `second` is where the second text of every row begins, where there is one.
   */
  async states(rows: readonly (readonly number[])[], second = Infinity): Promise<Float32Array> {
    const width = Math.max(...rows.map(({ length }) => length));
    const mask = new BigInt64Array(rows.length * width);
    const types = new BigInt64Array(rows.length * width);
    for (const [row, { length }] of rows.entries()) {
      mask.fill(1n, row * width, row * width + length);
      if (second < length) types.fill(1n, row * width + second, row * width + length);
    }
    const shape = [rows.length, width];
    const output = await this.#session.run({
      words: new Tensor("float32", this.#words.of(rows, width), [...shape, MINILM_DIMENSIONS]),
      attention_mask: new Tensor("int64", mask, shape),
      token_type_ids: new Tensor("int64", types, shape),
    });
    const states = output["last_hidden_state"]?.data;
    if (!(states instanceof Float32Array))
      throw new SearchIndexError("model", "the model gave no last_hidden_state");
    return states;
  }

  /** Frees the native memory; nothing may be running. */
  async release(): Promise<void> {
    await this.#session.release();
  }
}
