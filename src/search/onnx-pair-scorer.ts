import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { OnnxTextModel } from "./onnx-text-model.ts";
import type { PairScorer } from "./pair-scorer.ts";

const configShape = z.object({ id2label: z.record(z.string(), z.string()).optional() }).catch({});
/** Classes by which models say that a text follows, answers or is relevant, and not those that say the contrary. */
const YES =
  /^(?!.*(?:not|non|ir|un)[\s_-]?(?:entail|answer|relevant)).*(?:entail|answer|relevant|^yes$|^true$)/i;

/**
 * A cross-encoder in a local folder, by what it gives: one logit (rerankers), classes of which one says yes (entailment), or the
 * start and end of an answer (extractive question answering). Scores are 0 to 1. It computes on the calling thread.
 */
export class OnnxPairScorer implements PairScorer {
  readonly #model: OnnxTextModel;
  /** Place of the class that says yes; null where no class does. */
  readonly #yes: number | null;
  /** Whether it gives the start and end of an answer; known once it has scored. */
  #findsSpans = false;

  private constructor(model: OnnxTextModel, yes: number | null) {
    this.#model = model;
    this.#yes = yes;
  }

  /** Opens the model of a folder; `setting` names what it was given in. Rejects with `SearchIndexError`. */
  static async load(folder: string, setting: string, threads: number): Promise<OnnxPairScorer> {
    const model = await OnnxTextModel.load(folder, setting, threads);
    const scorer = new OnnxPairScorer(model, await yesClass(folder));
    try {
      // At the start, not at the first question, it has to show that its output can be read.
      await scorer.scores("?", ["."]);
      // Where texts are not told apart, no answer would ever be found in the second, and nothing would say so.
      const isTold = model.encodePair("?", ".").token_type_ids?.includes(SECOND) === true;
      if (scorer.#findsSpans && !isTold)
        throw model.refused("its tokenizer does not tell the second text from the first");
      return scorer;
    } catch (error) {
      await model.release();
      throw error;
    }
  }

  async scores(question: string, texts: readonly string[]): Promise<Float32Array> {
    const scores = new Float32Array(texts.length);
    for (const [place, text] of texts.entries()) scores[place] = await this.#score(question, text);
    return scores;
  }

  async release(): Promise<void> {
    await this.#model.release();
  }

  async #score(question: string, text: string): Promise<number> {
    const encoded = this.#model.encodePair(question, text);
    const outputs = await this.#model.run(encoded);
    const values = (name: string): Float32Array | null => {
      const data = outputs[name]?.data;
      return data instanceof Float32Array ? data : null;
    };
    const [starts, ends] = [values("start_logits"), values("end_logits")];
    this.#findsSpans = starts !== null && ends !== null;
    const score =
      starts !== null && ends !== null
        ? spanScore(starts, ends, encoded.token_type_ids ?? [])
        : this.#classScore(values("logits"));
    if (Number.isFinite(score)) return score;
    throw this.#model.refused("it gave a score that is no number");
  }

  #classScore(logits: Float32Array | null): number {
    const [only = NaN, second] = logits ?? [];
    if (logits?.length === 1) return sigmoid(only);
    const yes = this.#yes ?? (logits?.length === 2 ? 1 : null);
    if (logits === null || logits.length === 0 || yes === null || yes >= logits.length) {
      throw this.#model.refused(
        "it gives neither one logit, nor classes of which config.json says which means yes, nor start_logits and end_logits",
      );
    }
    if (logits.length === 2) return sigmoid((logits[yes] ?? NaN) - (yes === 1 ? only : (second ?? NaN)));
    const highest = Math.max(...logits);
    const exponentials = Array.from(logits, (logit) => Math.exp(logit - highest));
    return (exponentials[yes] ?? NaN) / exponentials.reduce((sum, value) => sum + value, 0);
  }
}

async function yesClass(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, "config.json"), "utf8").catch(() => "{}");
  const { id2label = {} } = configShape.parse(JSON.parse(text));
  const [id] = Object.entries(id2label).find(([, label]) => YES.test(label)) ?? [];
  return id === undefined ? null : Number(id);
}

/** Type of the tokens of the second text. */
const SECOND = 1;

/**
 * The best answer in the second text against none, which such models (SQuAD 2.0) point to by the first token. An answer has
 * 30 tokens at most, as is usual.
 */
function spanScore(starts: Float32Array, ends: Float32Array, types: readonly number[]): number {
  const none = (starts[0] ?? NaN) + (ends[0] ?? NaN);
  let best = -Infinity;
  for (const [start, logit] of starts.entries()) {
    if (types[start] !== SECOND) continue;
    for (let end = start; end < Math.min(start + MOST_OF_AN_ANSWER, ends.length - 1); end++) {
      best = Math.max(best, logit + (ends[end] ?? -Infinity));
    }
  }
  return best === -Infinity ? 0 : sigmoid(best - none);
}

const MOST_OF_AN_ANSWER = 30;

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
