import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FeatureReader } from "../../../src/answer/text-features.ts";
import { Concepts, loadConcepts } from "../../../src/language/concepts.ts";
import { readDictionary } from "../../../src/language/dictionary.ts";
import { loadGlossary } from "../../../src/language/glossary.ts";
import { prepareDictionary } from "../../../src/language/prepare-dictionary.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Reads texts with the shipped glossary and those of `more` files, the dictionary and concepts, without what articles add to
 * the glossary.
 */
export async function shippedReader(more: readonly string[] = []): Promise<FeatureReader> {
  const dataDir = await mkdtemp(join(tmpdir(), "dictionary-"));
  try {
    const [glossary, { path }, concepts] = await Promise.all([
      loadGlossary([join(ROOT, "corpus", "glossary.yaml"), ...more]),
      prepareDictionary(dataDir),
      loadConcepts(join(ROOT, "src", "language", "concepts")),
    ]);
    return new FeatureReader(glossary, await readDictionary(path), Concepts.of(concepts));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
