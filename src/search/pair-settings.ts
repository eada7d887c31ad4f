/** A model that reads a question and a text together, and says how far the text answers. */
export type RerankerSettings =
  | { readonly kind: "onnx"; /** Absolute path. */ readonly folder: string }
  | {
      readonly kind: "endpoint";
      /** What the endpoint calls it. */
      readonly model: string;
      /** Without a slash at its end; `/rerank` is added. */
      readonly baseUrl: string;
      /** Null where the endpoint wants none. */
      readonly apiKey: string | null;
    };

/** A further gate before an answer: a model in a folder, and the least score that lets a sentence through. */
export interface GateSettings {
  /** Absolute path. */
  readonly folder: string;
  /** 0 to 1. */
  readonly threshold: number;
}
