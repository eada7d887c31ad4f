import { type FolderEmbedding, type Pooling, preparedText, type TextRole } from "./embedding-settings.ts";
import { OnnxTextModel } from "./onnx-text-model.ts";
import { TextEmbeddings } from "./text-embeddings.ts";
import { unitVector } from "./unit-vector.ts";

/** Texts between two looks at whether to stop. */
const AT_ONCE = 4;

/** An embedding by a model in a local folder, such as multilingual-e5-small or bge-m3. It computes on the calling thread. */
export class OnnxEmbeddings extends TextEmbeddings {
  override readonly atOnce = AT_ONCE;
  readonly #model: OnnxTextModel;
  readonly #settings: FolderEmbedding;
  readonly #glossOf: (text: string) => string;

  private constructor(model: OnnxTextModel, settings: FolderEmbedding, glossOf: (text: string) => string) {
    super();
    this.#model = model;
    this.#settings = settings;
    this.#glossOf = glossOf;
  }

  /** Opens the folder that is set. Rejects with `SearchIndexError` naming the setting. */
  static async load(
    settings: FolderEmbedding,
    threads: number,
    glossOf: (text: string) => string,
  ): Promise<OnnxEmbeddings> {
    const model = await OnnxTextModel.load(settings.folder, "EMBEDDINGS", threads);
    return new OnnxEmbeddings(model, settings, glossOf);
  }

  override prepared(text: string, role: TextRole): string {
    return preparedText(text, role, this.#settings, this.#glossOf);
  }

  override async vectors(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const text of texts) vectors.push(await this.#vector(this.prepared(text, role)));
    return vectors;
  }

  override async release(): Promise<void> {
    await this.#model.release();
  }

  async #vector(text: string): Promise<Float32Array> {
    const encoded = this.#model.encode(text);
    const outputs = Object.values(await this.#model.run(encoded));
    const tokens = encoded.ids.length;
    // States of the tokens where they are given, so that the pooling that is set applies; else what is pooled already.
    const output =
      outputs.find(({ dims }) => dims.length === 3 && dims[1] === tokens) ??
      outputs.find(({ dims }) => dims.length === 2 && dims[0] === 1);
    if (!(output?.data instanceof Float32Array)) {
      throw this.#model.refused("it gives no states of tokens and no vector as 32-bit floats");
    }
    const { dims, data } = output;
    const vector = unitVector(
      dims.length === 2 ? data : pooled(data, tokens, dims[2] ?? 0, this.#settings.pooling),
    );
    if (vector === null) throw this.#model.refused("it gave a vector that is zero or holds no numbers");
    return vector;
  }
}

/** One vector of `dimensions` from the states of `tokens`, one after another. */
function pooled(states: Float32Array, tokens: number, dimensions: number, pooling: Pooling): Float32Array {
  const at = (token: number): Float32Array => states.subarray(token * dimensions, (token + 1) * dimensions);
  if (pooling === "cls") return at(0);
  if (pooling === "last") return at(tokens - 1);
  const sum = new Float32Array(dimensions);
  for (let token = 0; token < tokens; token++) {
    at(token).forEach((value, axis) => {
      sum[axis] = (sum[axis] ?? 0) + value;
    });
  }
  return sum;
}
