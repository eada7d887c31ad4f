import { fileURLToPath } from "node:url";
import { z } from "zod";
import { BertEncoder } from "./bert-encoder.ts";
import { BertTokenizer } from "./bert-tokenizer.ts";
import { minilmFolder } from "./minilm-folder.ts";
import { readModelHead } from "./model-head.ts";
import { MINILM_DIMENSIONS } from "./minilm-identity.ts";
import { QUESTION_CLASSES } from "./question-classes.ts";
import type { WordEmbeddings } from "./word-embeddings.ts";

/** Word pieces that are read of a question, without the two that frame it; the model was trained with these. */
const MOST_PIECES = 158;

/** Made by `training/`, see there: the graph, its weights at 8 bits, the SHA-256 of both, and the linear layer that tells. */
const FOLDER = fileURLToPath(new URL("./classifier-model", import.meta.url));

const headSchema = z.object({
  checksum: z.string(),
  classes: z.tuple(QUESTION_CLASSES.map((name) => z.literal(name)) as [z.ZodLiteral, ...z.ZodLiteral[]]),
  /** A row of weights for each class. */
  weights: z.array(z.array(z.number()).length(MINILM_DIMENSIONS)).length(QUESTION_CLASSES.length),
  bias: z.array(z.number()).length(QUESTION_CLASSES.length),
});

/**
 * Tells what a question is after: all-MiniLM-L6-v2, trained further by us on questions that are declined and ones that are
 * looked up. Runs on the thread that calls it for a few milliseconds a question: keep it in a worker.
 */
export class QuestionClassifier {
  readonly #encoder: BertEncoder;
  readonly #tokenizer: BertTokenizer;
  readonly #head: z.infer<typeof headSchema>;
  readonly #gloss: (text: string) => string;

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
  ): Promise<QuestionClassifier> {
    const head = await readModelHead(FOLDER, headSchema);
    const tokenizer = await BertTokenizer.load(minilmFolder());
    const encoder = await BertEncoder.load({ folder: FOLDER, checksum: head.checksum, threads }, words);
    return new QuestionClassifier(encoder, tokenizer, head, gloss);
  }

  /** Log-probabilities of what a question is after, in the order of `QUESTION_CLASSES`. */
  async classify(question: string): Promise<Float32Array> {
    const pieces = this.#tokenizer.pieces(this.#gloss(question)).slice(0, MOST_PIECES);
    const ids = [BertTokenizer.CLS, ...pieces, BertTokenizer.SEP];
    return this.#logProbabilities(await this.#encoder.states([ids]), ids.length);
  }

  /** Frees the native memory; nothing may be running. */
  async release(): Promise<void> {
    await this.#encoder.release();
  }

  /** The linear layer over the mean of all states. */
  #logProbabilities(states: Float32Array, tokens: number): Float32Array {
    const { weights, bias } = this.#head;
    const mean = Float32Array.from({ length: MINILM_DIMENSIONS }, (_, axis) => {
      let sum = 0;
      for (let token = 0; token < tokens; token++) sum += states[token * MINILM_DIMENSIONS + axis] ?? 0;
      return sum / tokens;
    });
    const worths = weights.map((row, place) =>
      mean.reduce((sum, value, axis) => sum + value * (row[axis] ?? 0), bias[place] ?? 0),
    );
    const highest = Math.max(...worths);
    const total = Math.log(worths.reduce((sum, worth) => sum + Math.exp(worth - highest), 0)) + highest;
    return Float32Array.from(worths, (worth) => worth - total);
  }
}
