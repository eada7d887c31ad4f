import { expectUnchanged, type PassageModel } from "./embedding-identity.ts";
import type { EndpointOptions } from "./endpoint.ts";
import { HttpEmbeddings } from "./http-embeddings.ts";
import { OnnxEmbeddings } from "./onnx-embeddings.ts";
import type { TextEmbeddings } from "./text-embeddings.ts";

/** What a model other than the shipped one is opened with. */
export interface LoadOptions extends EndpointOptions {
  /** Threads that a local one computes on. */
  readonly threads: number;
  readonly glossOf: (text: string) => string;
}

/**
 * Opens the model that passages are found by where it is another than the shipped one, on the thread that is to compute; null
 * where it is that one. Rejects with `SearchIndexError`; an endpoint is not asked yet.
 */
export async function loadOtherEmbeddings(
  model: PassageModel,
  { threads, glossOf, ...options }: LoadOptions,
): Promise<TextEmbeddings | null> {
  const { settings } = model;
  if (settings.kind === "minilm") return null;
  if (settings.kind === "openai") return new HttpEmbeddings(settings, glossOf, options);
  await expectUnchanged(model);
  return OnnxEmbeddings.load(settings, threads, glossOf);
}
