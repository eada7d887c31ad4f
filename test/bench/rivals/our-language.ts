import { availableParallelism } from "node:os";
import { join } from "node:path";
import { readDictionary } from "../../../src/language/dictionary.ts";
import { Glosser } from "../../../src/language/gloss.ts";
import { type Glossary, loadGlossary } from "../../../src/language/glossary.ts";
import { queryThreads } from "../../../src/search/make-index.ts";
import { prepareDictionary } from "../../../src/language/prepare-dictionary.ts";

/** Threads that a model computes on, as for questions in the service. */
export const THREADS = queryThreads(availableParallelism());

/** The shipped glossary. */
export function shippedGlossary(): Promise<Glossary> {
  return loadGlossary([join(import.meta.dirname, "../../../corpus/glossary.yaml")]);
}

/** What glosses Chinese into English in the service. */
export async function ourGlosser(dataDir: string): Promise<Glosser> {
  const { path } = await prepareDictionary(dataDir);
  return new Glosser(await shippedGlossary(), await readDictionary(path));
}
