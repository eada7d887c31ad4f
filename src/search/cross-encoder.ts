import { fileURLToPath } from "node:url";
import { z } from "zod";
import { BertEncoder } from "./bert-encoder.ts";
import { BertTokenizer } from "./bert-tokenizer.ts";
import { MINILM_DIMENSIONS } from "./minilm-identity.ts";
import { minilmFolder } from "./minilm-folder.ts";
import { readModelHead } from "./model-head.ts";
import type { WordEmbeddings } from "./word-embeddings.ts";

/** A sentence that may answer a question, with what says which event it is about. */
export interface AnswerCandidate {
  readonly title: string;
  /** The sentence before it; empty for the first. */
  readonly before: string;
  readonly text: string;
}

/** Word pieces kept of each part; the model was trained with these. */
const MOST_PIECES = { question: 40, title: 20, before: 28, text: 72 } as const;
/** Texts whose pieces are kept, of some 300 bytes each. */
const MOST_KEPT = 20_000;

/** Made by `training/`, see there: the graph, its weights at 8 bits, the SHA-256 of both, and the linear layer that scores. */
const FOLDER = fileURLToPath(new URL("./cross-encoder-model", import.meta.url));

const headSchema = z.object({
  checksum: z.string(),
  cls: z.array(z.number()).length(MINILM_DIMENSIONS),
  mean: z.array(z.number()).length(MINILM_DIMENSIONS),
  bias: z.number(),
});

/**
 * Reads a question together with a sentence and says whether the sentence answers it: all-MiniLM-L6-v2, trained further
 * by us on questions with their answers. Runs on the thread that calls it for some 15 ms a sentence: keep it in a worker.
 */
export class CrossEncoder {
  readonly #encoder: BertEncoder;
  readonly #tokenizer: BertTokenizer;
  readonly #head: z.infer<typeof headSchema>;
  readonly #gloss: (text: string) => string;
  readonly #pieces = new Map<string, readonly number[]>();

  private constructor(
    encoder: BertEncoder,
    tokenizer: BertTokenizer,
    head: z.infer<typeof headSchema>,
    gloss: (text: string) => string,
  ) {
    this.#encoder = encoder;
    this.#tokenizer = tokenizer;
    this.#head = head;
    this.#gloss = gloss;
  }

  /**
   * Opens the model, which reads English: `gloss` puts other text into it. Throws `SearchIndexError` where its files are
   * missing or do not belong together.
   */
  static async load(
    threads: number,
    words: WordEmbeddings,
    gloss: (text: string) => string,
  ): Promise<CrossEncoder> {
    const head = await readModelHead(FOLDER, headSchema);
    const tokenizer = await BertTokenizer.load(minilmFolder());
    const encoder = await BertEncoder.load({ folder: FOLDER, checksum: head.checksum, threads }, words);
    return new CrossEncoder(encoder, tokenizer, head, gloss);
  }

  /**
   * Log-odds, as trained, that a sentence answers the question rather than that nothing does. Each is read by itself: the
   * layers are rounded to 8 bits by the largest number in a run, so that among others it would score by up to 0.6 differently,
   * and those of a run would all be as long as the longest.
   */
  async score(question: string, candidate: AnswerCandidate): Promise<number> {
    const { ids, second } = this.#row(question, candidate);
    return this.#scoreOf(await this.#encoder.states([ids], second), ids.length);
  }

  /** Frees the native memory; nothing may be running. */
  async release(): Promise<void> {
    await this.#encoder.release();
  }

  /** Question, then title and the sentence before, then the sentence itself as the second segment. */
  #row(
    question: string,
    { title, before, text }: AnswerCandidate,
  ): { readonly ids: readonly number[]; readonly second: number } {
    const first = [
      BertTokenizer.CLS,
      ...this.#piecesOf(question).slice(0, MOST_PIECES.question),
      BertTokenizer.SEP,
      ...this.#piecesOf(title).slice(0, MOST_PIECES.title),
      BertTokenizer.STROKE,
      ...this.#piecesOf(before).slice(-MOST_PIECES.before),
      BertTokenizer.SEP,
    ];
    const second = [...this.#piecesOf(text).slice(0, MOST_PIECES.text), BertTokenizer.SEP];
    return { ids: [...first, ...second], second: first.length };
  }

  #piecesOf(text: string): readonly number[] {
    const known = this.#pieces.get(text);
    if (known !== undefined) return known;
    const pieces = this.#tokenizer.pieces(this.#gloss(text));
    if (this.#pieces.size >= MOST_KEPT) this.#pieces.clear();
    this.#pieces.set(text, pieces);
    return pieces;
  }

  /** The linear layer over the first token's state and the mean of all. */
  #scoreOf(states: Float32Array, tokens: number): number {
    const { cls, mean, bias } = this.#head;
    let score = bias;
    for (let axis = 0; axis < MINILM_DIMENSIONS; axis++) {
      let sum = 0;
      for (let token = 0; token < tokens; token++) {
        sum += states[token * MINILM_DIMENSIONS + axis] ?? 0;
      }
      const first = states[axis] ?? 0;
      score += first * (cls[axis] ?? 0) + (sum / tokens) * (mean[axis] ?? 0);
    }
    return score;
  }
}
