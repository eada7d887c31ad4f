import { z } from "zod";
import { type EndpointEmbedding, preparedText, type TextRole } from "./embedding-settings.ts";
import { askEndpoint, type EndpointAddress, endpointError, type EndpointOptions } from "./endpoint.ts";
import { TextEmbeddings } from "./text-embeddings.ts";
import { unitVector } from "./unit-vector.ts";

/** Texts of one request, and their UTF-16 units: OpenAI takes 2,048 and 300,000 tokens, servers of one's own less. */
const MOST_TEXTS = 64;
const MOST_UNITS = 60_000;
/** UTF-16 units of a text, twice what a Chinese passage could have at most in 8,192 tokens: the rest is cut off. */
const MOST_OF_A_TEXT = 4_000;
/** Sent for a text of nothing, which endpoints refuse: it says as little. */
const NOTHING = ".";

const responseShape = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()).min(1) })),
});

/**
 * An embedding by a model at any endpoint with OpenAI's `/embeddings`: OpenAI, Azure OpenAI, Ollama, vLLM, text-embeddings-inference.
 * What comes back is put in order by its `index`, checked for count, dimension and numbers, and brought to unit length.
 */
export class HttpEmbeddings extends TextEmbeddings {
  override readonly atOnce = MOST_TEXTS;
  readonly #settings: EndpointEmbedding;
  readonly #address: EndpointAddress;
  readonly #glossOf: (text: string) => string;
  readonly #options: EndpointOptions;

  constructor(settings: EndpointEmbedding, glossOf: (text: string) => string, options: EndpointOptions) {
    super();
    this.#settings = settings;
    this.#address = { setting: "EMBEDDINGS", baseUrl: settings.baseUrl, apiKey: settings.apiKey };
    this.#glossOf = glossOf;
    this.#options = options;
  }

  override prepared(text: string, role: TextRole): string {
    const prepared = preparedText(text, role, this.#settings, this.#glossOf).slice(0, MOST_OF_A_TEXT);
    return prepared.trim() === "" ? NOTHING : prepared.toWellFormed();
  }

  override async vectors(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const batch of batches(texts.map((text) => this.prepared(text, role)))) {
      vectors.push(...(await this.#ask(batch)));
    }
    // Whether it is the length of an index's vectors is looked at where they meet.
    const [first] = vectors;
    const stranger = vectors.find(({ length }) => length !== first?.length);
    if (first !== undefined && stranger !== undefined) {
      throw this.#unusable(`with ${stranger.length} dimensions after ${first.length} before`);
    }
    return vectors;
  }

  override release(): Promise<void> {
    return Promise.resolve();
  }

  async #ask(input: readonly string[]): Promise<Float32Array[]> {
    const { model } = this.#settings;
    const answered = await askEndpoint(this.#address, "/embeddings", { model, input }, this.#options);
    const response = responseShape.safeParse(answered);
    if (!response.success) throw this.#unusable("with no embeddings of numbers");
    const { data } = response.data;
    if (data.length !== input.length) {
      throw this.#unusable(`with ${data.length} embeddings for ${input.length} texts`);
    }
    const vectors = new Array<Float32Array>(data.length);
    const places = new Set<number>();
    data.forEach(({ index, embedding }, place) => {
      const at = index ?? place;
      places.add(at);
      vectors[at] = this.#checked(embedding);
    });
    if (places.size !== data.length || [...places].some((place) => place < 0 || place >= data.length)) {
      throw this.#unusable("with embeddings that belong to no text of the request");
    }
    return vectors;
  }

  #checked(embedding: readonly number[]): Float32Array {
    const vector = unitVector(embedding);
    if (vector === null) throw this.#unusable("with an embedding that is zero or holds no numbers");
    return vector;
  }

  #unusable(what: string): Error {
    return endpointError(this.#address, `answered ${what}`);
  }
}

/** Cuts texts into requests, in their order. */
function batches(texts: readonly string[]): string[][] {
  const cut: string[][] = [];
  let units = Infinity;
  for (const text of texts) {
    const last = cut.at(-1);
    if (last === undefined || last.length >= MOST_TEXTS || units + text.length > MOST_UNITS) {
      cut.push([text]);
      units = text.length;
    } else {
      last.push(text);
      units += text.length;
    }
  }
  return cut;
}
