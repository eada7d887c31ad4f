import { availableParallelism } from "node:os";
import { basename } from "node:path";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import type { DictionaryFile } from "../language/prepare-dictionary.ts";
import type { PassageModel } from "./embedding-identity.ts";
import { corpusFingerprint, rulesDigest } from "./fingerprint.ts";
import { loadHnswLibrary } from "./hnsw-graph.ts";
import { buildSnapshot } from "./index-builder.ts";
import type { IndexProgress, IndexWorkerData } from "./index-protocol.ts";
import { OpenedIndex } from "./opened-index.ts";
import type { QuestionWorkerData } from "./question-protocol.ts";
import { SearchIndexError } from "./search-error.ts";
import type { Snapshot } from "./snapshot.ts";
import { openNewestSnapshot, openSnapshot, snapshotsFolder } from "./snapshot-folder.ts";
import { snapshotDigest } from "./swapped-folder.ts";

/** Threads beyond these gain little on texts this short. */
const MOST_THREADS = 4;
/** A question takes 3 ms on two threads and 3.5 on one; a third gains nothing. */
const QUESTION_THREADS = 2;

/** What an index is opened or made from. */
export interface MakeOptions {
  readonly articles: readonly Article[];
  readonly glossary: Glossary;
  readonly dictionary: DictionaryFile;
  readonly dataDir: string;
  /** The model that passages are found by. */
  readonly model: PassageModel;
  /** Whether questions are being answered meanwhile: then a core is left to them. */
  readonly isServing: boolean;
  readonly rebuild: boolean;
  readonly onProgress: (progress: IndexProgress) => void;
  readonly onWarning: (message: string) => void;
  readonly signal: AbortSignal;
}

/** The models that a question needs beside the shipped ones. */
export type QuestionModels = Pick<QuestionWorkerData, "model" | "reranker" | "gateFolder" | "patience">;

/** What the question worker of a glossary is started with. */
export function questionWorkerData(
  dictionary: DictionaryFile,
  glossary: Glossary,
  models: QuestionModels,
): QuestionWorkerData {
  return {
    ...models,
    dictionaryPath: dictionary.path,
    glossaryEntries: glossary.entries,
    threads: Math.min(QUESTION_THREADS, availableParallelism()),
    queryThreads: queryThreads(availableParallelism()),
  };
}

/**
 * Threads that compute the vector of a question: one core is the main thread's, which searches for words meanwhile. On two
 * cores a search takes no longer with one thread than with two (decision 43).
 */
export function queryThreads(cores: number): number {
  return Math.min(QUESTION_THREADS, Math.max(1, cores - 1));
}

/**
 * Opens the newest snapshot where it is of these articles, this glossary, this model and these rules; makes one
 * otherwise, taking over the vectors that still hold. Rejects with `SearchIndexError` or the signal's reason.
 */
export async function openOrMake(options: MakeOptions): Promise<OpenedIndex> {
  const { dataDir, glossary, dictionary, model, onWarning, onProgress, signal } = options;
  const articles = options.articles
    .filter(({ status }) => status === "current")
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  try {
    const rules = rulesDigest(glossary, dictionary.id, model.id);
    const fingerprint = await corpusFingerprint(articles, rules);
    const found = await openNewestSnapshot(dataDir, onWarning);
    if (found !== null && !options.rebuild && (await fits(found, fingerprint))) {
      return await OpenedIndex.open(found, onWarning);
    }
    if (found !== null) warnOfOtherModel(found, model, onWarning);
    const data: IndexWorkerData = {
      dataDir,
      dictionaryPath: dictionary.path,
      glossaryEntries: glossary.entries,
      rules,
      fingerprint,
      model,
      previous: found === null ? null : placeOf(found),
      reuseVectors: !options.rebuild,
      isServing: options.isServing,
      threads: embeddingThreads(options.isServing, availableParallelism()),
    };
    const name = await buildSnapshot(data, articles, onProgress, signal);
    const made = await openedUnlessReplaced(dataDir, name);
    // Another process has put its own in its place, which is of the same articles or the next to go on from.
    if (made === null) return await openOrMake({ ...options, rebuild: false });
    return await OpenedIndex.open(made, onWarning);
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

/** The snapshot that was just made; null where another process has replaced it already. */
async function openedUnlessReplaced(dataDir: string, name: string): Promise<Snapshot | null> {
  try {
    return await openSnapshot(dataDir, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function placeOf({ folder }: Snapshot): NonNullable<IndexWorkerData["previous"]> {
  return { folder, digest: snapshotDigest(basename(folder)) ?? "" };
}

/**
 * A snapshot of another model stays in its place until the new one stands, and is set aside then: whoever goes back to that
 * model because this one cannot be reached finds it, and so does a build that follows a kill.
 */
function warnOfOtherModel(
  { folder, header: { modelId, dimensions } }: Snapshot,
  { id }: PassageModel,
  onWarning: (message: string) => void,
): void {
  if (modelId === id) return;
  onWarning(
    `the index snapshot ${basename(folder)} is of another model (${modelId}, ${dimensions} dimensions) than the one that ` +
      `is set (${id}): the index is made anew, and the snapshot set aside once it stands`,
  );
}
