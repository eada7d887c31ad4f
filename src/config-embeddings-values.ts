import { z } from "zod";
import type { EmbeddingChoice } from "./config-embeddings.ts";
import { problem } from "./config-values.ts";
import { POOLINGS } from "./search/embedding-settings.ts";

/** An embedding model: the shipped one, one at an endpoint, or one in a folder. */
export const embeddingModel = z.string().transform((text, context): EmbeddingChoice => {
  const value = text.trim();
  if (value === "minilm") return { kind: "minilm" };
  const model = /^openai:([\x21-\x7e]{1,200})$/.exec(value)?.[1];
  if (model !== undefined) return { kind: "openai", model };
  const folder = /^onnx:(.+)$/.exec(value)?.[1];
  if (folder !== undefined) return { kind: "onnx", folder };
  return problem(
    context,
    `"${text}" is no embedding model; expected minilm, openai: and a name such as openai:text-embedding-3-small, or onnx: and a folder such as onnx:./models/multilingual-e5-small`,
  );
});

/** How the vectors of a text's tokens become one. */
export const pooling = z.enum(POOLINGS, {
  error: (issue) => `"${String(issue.input)}" is no pooling; expected one of ${POOLINGS.join(", ")}`,
});

/** What is put before a text: as it is given, spaces included. */
export const prefix = z
  .string()
  .max(
    500,
    "is too long; expected the words that the model's card puts before a text, 500 characters at most",
  );
