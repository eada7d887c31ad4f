import { fileURLToPath } from "node:url";
import { BertEncoder } from "./bert-encoder.ts";
import { BertTokenizer } from "./bert-tokenizer.ts";
import { minilmFolder } from "./minilm-folder.ts";
import { MINILM_DIMENSIONS, MINILM_TOKENS, MINILM_CHECKSUM } from "./minilm-identity.ts";
import type { WordEmbeddings } from "./word-embeddings.ts";

/** Made by `training/`, see there: the graph and its weights at 8 bits. */
const FOLDER = fileURLToPath(new URL("./embedding-model", import.meta.url));

/**
 * The sentence encoder itself: all-MiniLM-L6-v2, trained further by us on questions with the passages that answer them. Runs
 * on the thread that calls it for 2 to 70 ms a text: keep it in a worker.
 */
export class MiniLmModel {
  readonly #encoder: BertEncoder;
  readonly #tokenizer: BertTokenizer;

  private constructor(encoder: BertEncoder, tokenizer: BertTokenizer) {
    this.#encoder = encoder;
    this.#tokenizer = tokenizer;
  }

  /** Checks the files and opens the model. Throws `SearchIndexError` where they are missing or altered. */
  static async load(threads: number, words: WordEmbeddings): Promise<MiniLmModel> {
    const tokenizer = await BertTokenizer.load(minilmFolder());
    const encoder = await BertEncoder.load({ folder: FOLDER, checksum: MINILM_CHECKSUM, threads }, words);
    return new MiniLmModel(encoder, tokenizer);
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
    const states = await this.#encoder.states(rows);
    return rows.map((row, index) => meanOf(states, index * width, row.length));
  }

  /** Frees the native memory; nothing may be running. */
  async release(): Promise<void> {
    await this.#encoder.release();
  }
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
