import { InferenceSession, type Tensor as TensorType, Tensor } from "onnxruntime-node";
import { modelOptions } from "./bert-encoder.ts";
import { findOnnxFolder } from "./onnx-folder.ts";
import { SearchIndexError } from "./search-error.ts";
import { type Encoded, openTokenizer, type TextTokenizer, type TokenizerConfig } from "./text-tokenizer.ts";

/**
 * Most tokens of a text, whatever the model could read: passages have some 200, and time and memory grow with the square.
 */
const MOST_TOKENS = 512;

/** What the encoders and cross-encoders of the usual exports are given. */
const INPUTS: readonly string[] = ["input_ids", "attention_mask", "token_type_ids", "position_ids"];

/**
 * A model of texts in a local folder: its tokenizer and its ONNX file. It computes on the calling thread, a text at a
 * time, so that a vector depends on nothing that stands beside it: quantised models scale a whole batch together.
 */
export class OnnxTextModel {
  readonly folder: string;
  readonly #setting: string;
  readonly #session: InferenceSession;
  readonly #tokenizer: TextTokenizer;
  readonly #mostTokens: number;

  private constructor(
    folder: string,
    setting: string,
    session: InferenceSession,
    { tokenizer, config }: { readonly tokenizer: TextTokenizer; readonly config: TokenizerConfig },
  ) {
    this.folder = folder;
    this.#setting = setting;
    this.#session = session;
    this.#tokenizer = tokenizer;
    const { model_max_length: most } = config;
    this.#mostTokens = typeof most === "number" && most > 2 ? Math.min(most, MOST_TOKENS) : MOST_TOKENS;
  }

  /** Opens the model of a folder; `setting` names what it was given in. Rejects with `SearchIndexError`. */
  static async load(folder: string, setting: string, threads: number): Promise<OnnxTextModel> {
    const { model } = await findOnnxFolder(folder, setting);
    try {
      const tokenizer = await openTokenizer(folder);
      const session = await InferenceSession.create(model, modelOptions(threads));
      const unknown = session.inputNames.filter((name) => !INPUTS.includes(name));
      if (unknown.length === 0) return new OnnxTextModel(folder, setting, session, tokenizer);
      await session.release();
      throw new Error(`it wants ${unknown.join(", ")}; expected ${INPUTS.join(", ")} and nothing else`);
    } catch (cause) {
      throw new SearchIndexError("model", `${setting}: the model ${model} cannot be used`, { cause });
    }
  }

  /** The tokens of a text, cut to what the model reads; the last one, which closes a text, is kept. */
  encode(text: string): Encoded {
    const { ids } = this.#tokenizer.encode(text);
    return { ids: closed(ids, this.#mostTokens) };
  }

  /** The tokens of two texts read together; where they are too many, the end of the second is cut off. */
  encodePair(first: string, second: string): Encoded {
    const { ids, token_type_ids: types } = this.#tokenizer.encode(first, {
      text_pair: second,
      return_token_type_ids: true,
    });
    const cut = closed(ids, this.#mostTokens);
    return types === undefined ? { ids: cut } : { ids: cut, token_type_ids: closed(types, this.#mostTokens) };
  }

  /** The model's outputs for one row of tokens, by name. Rejects with `SearchIndexError`. */
  async run({ ids, token_type_ids: types }: Encoded): Promise<Readonly<Record<string, TensorType>>> {
    const values: Readonly<Record<string, readonly number[]>> = {
      input_ids: ids,
      attention_mask: ids.map(() => 1),
      token_type_ids: types ?? ids.map(() => 0),
      position_ids: ids.map((_, position) => position),
    };
    const feeds = this.#session.inputNames.map((name): [string, TensorType] => [
      name,
      new Tensor("int64", BigInt64Array.from(values[name] ?? [], BigInt), [1, ids.length]),
    ]);
    try {
      return await this.#session.run(Object.fromEntries(feeds));
    } catch (cause) {
      throw this.refused("it cannot read a text", cause);
    }
  }

  /** An error about this model. */
  refused(what: string, cause?: unknown): SearchIndexError {
    return new SearchIndexError("model", `${this.#setting}: the model in ${this.folder}: ${what}`, { cause });
  }

  /** Frees the native memory; nothing may be running. */
  async release(): Promise<void> {
    await this.#session.release();
  }
}

function closed(row: readonly number[], most: number): readonly number[] {
  return row.length <= most ? row : [...row.slice(0, most - 1), ...row.slice(-1)];
}
