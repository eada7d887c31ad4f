import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import type { DictionaryFile } from "../language/prepare-dictionary.ts";
import { corpusFingerprint, rulesDigest } from "./fingerprint.ts";
import { loadHnswLibrary } from "./hnsw-graph.ts";
import { buildSnapshot } from "./index-builder.ts";
import type { IndexProgress, IndexWorkerData } from "./index-protocol.ts";
import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import { OpenedIndex } from "./opened-index.ts";
import type { QuestionWorkerData } from "./question-protocol.ts";
import { SearchIndexError } from "./search-error.ts";
import type { Snapshot } from "./snapshot.ts";
import { openNewestSnapshot, openSnapshot, setAside, snapshotsFolder } from "./snapshot-folder.ts";
import { snapshotDigest } from "./swapped-folder.ts";

/** Threads beyond these gain little on texts this short. */
const MOST_THREADS = 4;
/** A question takes 3 ms on two threads and 3.5 on one; a third would be taken from the main thread. */
const QUESTION_THREADS = 2;

/** What an index is opened or made from. */
export interface MakeOptions {
  readonly articles: readonly Article[];
  readonly glossary: Glossary;
  readonly dictionary: DictionaryFile;
  readonly dataDir: string;
  /** Whether questions are being answered meanwhile: then a core is left to them. */
  readonly isServing: boolean;
  readonly rebuild: boolean;
  readonly onProgress: (progress: IndexProgress) => void;
  readonly onWarning: (message: string) => void;
  readonly signal: AbortSignal;
}

/** What the question worker of a glossary is started with. */
export function questionWorkerData(dictionary: DictionaryFile, glossary: Glossary): QuestionWorkerData {
  return {
    dictionaryPath: dictionary.path,
    glossaryEntries: glossary.entries,
    threads: Math.min(QUESTION_THREADS, availableParallelism()),
  };
}

/**
 * Opens the newest snapshot where it is of these articles, this glossary, this model and these rules; makes one
 * otherwise, taking over the vectors that still hold. Rejects with `SearchIndexError` or the signal's reason.
 */
export async function openOrMake(options: MakeOptions): Promise<OpenedIndex> {
  const { dataDir, glossary, dictionary, onWarning, onProgress, signal } = options;
  const articles = options.articles
    .filter(({ status }) => status === "current")
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  try {
    const rules = rulesDigest(glossary, dictionary.id);
    const fingerprint = await corpusFingerprint(articles, rules);
    const found = await openNewestSnapshot(dataDir, onWarning);
    if (found !== null && !options.rebuild && (await fits(found, fingerprint))) {
      return await OpenedIndex.open(found, onWarning);
    }
    const data: IndexWorkerData = {
      dataDir,
      dictionaryPath: dictionary.path,
      glossaryEntries: glossary.entries,
      rules,
      fingerprint,
      previous: found === null ? null : await previousFrom(found, onWarning),
      reuseVectors: !options.rebuild,
      isServing: options.isServing,
      threads: embeddingThreads(options.isServing, availableParallelism()),
    };
    const name = await buildSnapshot(data, articles, onProgress, signal);
    return await OpenedIndex.open(await openSnapshot(dataDir, name), onWarning);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SearchIndexError) throw error;
    throw new SearchIndexError(
      "snapshot",
      `the index under ${snapshotsFolder(dataDir)} cannot be opened or made`,
      {
        cause: error,
      },
    );
  }
}

/** Threads that embed an index: on all cores, or all but one while questions come, up to what gains something. */
export function embeddingThreads(isServing: boolean, cores: number): number {
  return Math.min(MOST_THREADS, isServing ? Math.max(1, cores - 1) : cores);
}

/** A snapshot without a graph does not fit where a graph could serve. */
async function fits({ header }: Snapshot, fingerprint: string): Promise<boolean> {
  return header.fingerprint === fingerprint && (header.graph !== null || (await loadHnswLibrary()) === null);
}

/** A snapshot of another model is set aside; the article versions in it are taken over all the same. */
async function previousFrom(
  { folder, header }: Snapshot,
  onWarning: (message: string) => void,
): Promise<NonNullable<IndexWorkerData["previous"]>> {
  const name = basename(folder);
  const digest = snapshotDigest(name) ?? "";
  if (header.modelId === MINILM_ID && header.dimensions === MINILM_DIMENSIONS) return { folder, digest };
  const root = dirname(folder);
  const aside = await setAside(root, name);
  onWarning(
    `the index snapshot ${name} is of another model (${header.modelId}, ${header.dimensions} dimensions); ` +
      `it is set aside and the index rebuilt`,
  );
  return { folder: join(root, aside), digest };
}
