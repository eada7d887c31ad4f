import { z } from "zod";
import { askEndpoint, type EndpointAddress, endpointError, type EndpointOptions } from "./endpoint.ts";
import type { PairScorer } from "./pair-scorer.ts";
import type { RerankerSettings } from "./pair-settings.ts";

const responseShape = z.object({
  results: z.array(z.object({ index: z.int().nonnegative(), relevance_score: z.number() })),
});

/** A reranker at an endpoint with `/rerank` as Jina, Cohere, vLLM and Infinity have it. Scores are what the model gives. */
export class HttpReranker implements PairScorer {
  readonly #model: string;
  readonly #address: EndpointAddress;
  readonly #options: EndpointOptions;

  constructor(
    { model, baseUrl, apiKey }: Extract<RerankerSettings, { kind: "endpoint" }>,
    options: EndpointOptions,
  ) {
    this.#model = model;
    this.#address = { setting: "RERANKER", baseUrl, apiKey };
    this.#options = options;
  }

  async scores(question: string, texts: readonly string[]): Promise<Float32Array> {
    const body = { model: this.#model, query: question, documents: texts, top_n: texts.length };
    const answered = await askEndpoint(this.#address, "/rerank", body, this.#options);
    const response = responseShape.safeParse(answered);
    if (!response.success) throw endpointError(this.#address, "answered with no scores");
    const scores = new Float32Array(texts.length).fill(NaN);
    for (const { index, relevance_score: score } of response.data.results) {
      if (index < scores.length) scores[index] = score;
    }
    if (response.data.results.length !== texts.length || scores.some(Number.isNaN)) {
      throw endpointError(this.#address, "answered with scores that are not one for each text");
    }
    return scores;
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
