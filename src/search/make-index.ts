import { rename } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import type { DictionaryFile } from "../language/prepare-dictionary.ts";
import type { PassageModel } from "./embedding-identity.ts";
import { corpusFingerprint } from "./fingerprint.ts";
import { loadHnswLibrary } from "./hnsw-index.ts";
import { buildSnapshot } from "./index-builder.ts";
import type { IndexProgress, IndexWorkerData } from "./index-protocol.ts";
import { OpenedIndex } from "./opened-index.ts";
import type { QuestionWorkerData } from "./question-protocol.ts";
import { SearchIndexError } from "./search-error.ts";
import type { Snapshot } from "./snapshot.ts";
import {
  openNewestSnapshot,
  openSnapshot,
  setAside,
  snapshotDigest,
  snapshotsFolder,
} from "./snapshot-folder.ts";

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
  /** The model that passages are found by. */
  readonly model: PassageModel;
  /** Whether questions are being answered meanwhile: then one thread has to do for the embedding. */
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
  };
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
    const fingerprint = await corpusFingerprint(articles, glossary, dictionary.id, model.id);
    const found = await openNewestSnapshot(dataDir, onWarning);
    if (found !== null && !options.rebuild && (await fits(found, fingerprint))) {
      return await OpenedIndex.open(found, onWarning);
    }
    const previous = found === null ? null : await previousFrom(found, model, onWarning);
    const data: IndexWorkerData = {
      dataDir,
      dictionaryPath: dictionary.path,
      glossaryEntries: glossary.entries,
      fingerprint,
      model,
      previous: previous === null ? null : { folder: previous.folder, digest: previous.digest },
      reuseVectors: !options.rebuild,
      isServing: options.isServing,
      threads: options.isServing ? 1 : Math.min(MOST_THREADS, availableParallelism()),
    };
    const name = await buildSnapshot(data, articles, onProgress, signal).catch(async (error: unknown) => {
      await previous?.putBack();
      throw error;
    });
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

/** A snapshot without a graph does not fit where a graph could serve. */
async function fits({ header }: Snapshot, fingerprint: string): Promise<boolean> {
  return header.fingerprint === fingerprint && (header.graph !== null || (await loadHnswLibrary()) === null);
}

/** What of an earlier snapshot is taken over. */
interface Previous {
  readonly folder: string;
  readonly digest: string;
  /** Leaves the snapshot as it was found, where no new one could be made. */
  readonly putBack: () => Promise<void>;
}

/**
 * A snapshot of another model is set aside: what it holds beside that model's vectors, such as the article versions, is
 * taken over all the same. Whoever goes back to that model because this one cannot be reached finds it again.
 */
async function previousFrom(
  { folder, header }: Snapshot,
  { id }: PassageModel,
  onWarning: (message: string) => void,
): Promise<Previous> {
  const name = basename(folder);
  const digest = snapshotDigest(name);
  if (header.modelId === id) return { folder, digest, putBack: () => Promise.resolve() };
  const root = dirname(folder);
  const aside = await setAside(root, name);
  onWarning(
    `the index snapshot ${name} is of another model (${header.modelId}, ${header.dimensions} dimensions) than the one ` +
      `that is set (${id}); it is set aside and the index rebuilt`,
  );
  const setAsideFolder = join(root, aside);
  return { folder: setAsideFolder, digest, putBack: () => rename(setAsideFolder, folder) };
}
