import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { EmbeddingSettings } from "./embedding-settings.ts";
import { MINILM_ID } from "./minilm-identity.ts";
import { findOnnxFolder, onnxFolderDigests } from "./onnx-folder.ts";
import { SearchIndexError } from "./search-error.ts";

/** A model that passages are found by, as it is set, and the name of its vectors. */
export interface PassageModel {
  readonly id: string;
  readonly settings: EmbeddingSettings;
}

/** Enough hexadecimal digits to tell any two apart. */
const DIGITS = 16;

/**
 * The model with the name of its vectors, which a snapshot records: vectors of one name can be compared, others cannot. It
 * changes with all that the vectors of passages depend on: the endpoint or the content of the folder's files, the pooling,
 * the prefix of passages, the gloss. The prefix of questions is none of it. Rejects with `SearchIndexError` where a folder
 * holds no model.
 */
export async function namedModel(settings: EmbeddingSettings): Promise<PassageModel> {
  if (settings.kind === "minilm") return { id: MINILM_ID, settings };
  const { passagePrefix, gloss } = settings;
  if (settings.kind === "openai") {
    const { model, baseUrl } = settings;
    return { id: `openai:${model}#${digest([model, baseUrl, passagePrefix, gloss])}`, settings };
  }
  const files = await onnxFolderDigests(await findOnnxFolder(settings.folder, "EMBEDDINGS"), "EMBEDDINGS");
  const all = digest([files, settings.pooling, passagePrefix, gloss]);
  return { id: `onnx:${basename(settings.folder)}#${all}`, settings };
}

/**
 * Rejects with `SearchIndexError` where the files of a folder are no longer those that the name stands for: vectors of two
 * models would meet in one index.
 */
export async function expectUnchanged({ id, settings }: PassageModel): Promise<void> {
  if (settings.kind !== "onnx" || (await namedModel(settings)).id === id) return;
  throw new SearchIndexError(
    "model",
    `EMBEDDINGS: the files in ${settings.folder} have changed since the start; start again, which makes a new index`,
  );
}

function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, DIGITS);
}
