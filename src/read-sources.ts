import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Article } from "./corpus/article.ts";
import type { FileProblems } from "./corpus/file-problems.ts";
import { type ConceptEntry, Concepts } from "./language/concepts.ts";
import { Glossary, type GlossaryEntry } from "./language/glossary.ts";

/** The glossary that always applies. */
const SHIPPED_GLOSSARY = fileURLToPath(new URL("../corpus/glossary.yaml", import.meta.url));

/** Words that may stand for each other in both languages. */
const CONCEPTS = fileURLToPath(new URL("./language/concepts", import.meta.url));

/** Articles or glossary that cannot be read; the message says which file and what to mend. */
export class SourcesError extends Error {
  override readonly name = "SourcesError";
}

/** All that the bot knows, as read from files. */
export interface Sources {
  /** In order of id. */
  readonly articles: readonly Article[];
  readonly rejected: readonly FileProblems[];
  /** Files of articles that say something which cannot be meant so. */
  readonly doubtful: readonly FileProblems[];
  /** The shipped glossary with that of the corpus folder merged over it. */
  readonly glossary: Glossary;
  readonly concepts: Concepts;
}

/** What the reading thread is started with. */
export interface SourcesWorkerData {
  readonly corpusDir: string;
  readonly glossary: { readonly paths: readonly string[]; readonly optional: readonly string[] };
  readonly concepts: string;
}

/** From the reading thread: the articles in stretches, each waiting for a `null` sent back, then the rest. */
export type FromSourcesWorker =
  | { readonly kind: "articles"; readonly articles: readonly Article[] }
  | {
      readonly kind: "done";
      readonly rejected: readonly FileProblems[];
      readonly doubtful: readonly FileProblems[];
      readonly entries: readonly GlossaryEntry[];
      readonly concepts: readonly ConceptEntry[];
    }
  | { readonly kind: "failed"; readonly message: string; readonly cause: string | null };

/**
 * Reads the corpus folder and the glossaries in a thread of its own: parsing some hundred files takes longer than the
 * main thread may stand still. Rejects with `SourcesError`, or with the signal's reason.
 */
export async function readSources(corpusDir: string, signal: AbortSignal): Promise<Sources> {
  signal.throwIfAborted();
  const own = join(corpusDir, "glossary.yaml");
  // Where the corpus is the shipped one, its glossary is the shipped one too.
  const optional = own === SHIPPED_GLOSSARY ? [] : [own];
  const workerData: SourcesWorkerData = {
    corpusDir,
    glossary: { paths: [SHIPPED_GLOSSARY], optional },
    concepts: CONCEPTS,
  };
  const worker = new Worker(new URL("./sources-worker.ts", import.meta.url), { workerData });
  const stop = (): void => void worker.terminate();
  signal.addEventListener("abort", stop);
  try {
    return await received(worker);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** What the thread sends, once it has ended. */
function received(worker: Worker): Promise<Sources> {
  const { promise, resolve, reject } = Promise.withResolvers<Sources>();
  const articles: Article[] = [];
  let outcome: Exclude<FromSourcesWorker, { kind: "articles" }> | null = null;
  let failure: unknown = null;
  worker.on("message", (message: FromSourcesWorker) => {
    if (message.kind !== "articles") {
      outcome = message;
      return;
    }
    articles.push(...message.articles);
    void setImmediate().then(() => {
      worker.postMessage(null);
    });
  });
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("exit", (code) => {
    if (outcome?.kind === "done") {
      const { rejected, doubtful, entries, concepts } = outcome;
      void Concepts.gradually(concepts).then((lexicon) => {
        resolve({ articles, rejected, doubtful, glossary: new Glossary(entries), concepts: lexicon });
      }, reject);
    } else if (outcome?.kind === "failed") {
      reject(
        new SourcesError(outcome.message, outcome.cause === null ? {} : { cause: new Error(outcome.cause) }),
      );
    } else {
      reject(
        new SourcesError(`the thread that reads the articles ended (exit code ${code})`, { cause: failure }),
      );
    }
  });
  return promise;
}
