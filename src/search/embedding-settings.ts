/** How the states of a text's tokens become one vector: their mean, that of the first token, or that of the last. */
export const POOLINGS = ["mean", "cls", "last"] as const;
export type Pooling = (typeof POOLINGS)[number];

/** What a text is for: models trained on pairs read a question and a passage each in a way of its own. */
export type TextRole = "query" | "passage";

/** How texts are put before a model other than the shipped one. */
export interface Reading {
  /** Put before a question and before a passage, as the model's card says. */
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** Whether Chinese is first glossed into English, for a model that reads English alone. */
  readonly gloss: boolean;
}

/** A model at an OpenAI-compatible endpoint. */
export interface EndpointEmbedding extends Reading {
  readonly kind: "openai";
  /** What the endpoint calls it. */
  readonly model: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Null where the endpoint wants none. */
  readonly apiKey: string | null;
}

/** A model in a folder: `tokenizer.json` and an ONNX file. */
export interface FolderEmbedding extends Reading {
  readonly kind: "onnx";
  /** Absolute path. */
  readonly folder: string;
  readonly pooling: Pooling;
}

/** By which model passages are found; `minilm` is the one that is shipped, over glossed Chinese. */
export type EmbeddingSettings = { readonly kind: "minilm" } | EndpointEmbedding | FolderEmbedding;

export const MINILM_SETTINGS: EmbeddingSettings = { kind: "minilm" };

/** What a model reads of a text. Two texts that are prepared alike have one vector. */
export function preparedText(
  text: string,
  role: TextRole,
  { queryPrefix, passagePrefix, gloss }: Reading,
  glossOf: (text: string) => string,
): string {
  return `${role === "query" ? queryPrefix : passagePrefix}${gloss ? glossOf(text) : text}`;
}
