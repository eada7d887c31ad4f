import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Article } from "../corpus/article.ts";
import type { FromIndexWorker, IndexProgress, IndexWorkerData, ToIndexWorker } from "./index-protocol.ts";
import { SearchIndexError } from "./search-error.ts";
import { fromFailure } from "./worker-failure.ts";

/** UTF-16 units of articles copied to the worker in one stretch: about a millisecond. */
const SENT_AT_ONCE = 1 << 20;

/**
 * Makes a snapshot in a worker thread and resolves with the name of its folder once the thread has ended. An aborted
 * `signal` asks the thread to stop between two stretches of work and rejects with the signal's reason when it has.
 * Rejects with `SearchIndexError` otherwise.
 */
export async function buildSnapshot(
  data: IndexWorkerData,
  articles: readonly Article[],
  onProgress: (progress: IndexProgress) => void,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./index-worker.ts", import.meta.url), { workerData: data });
  const send = (message: ToIndexWorker): void => {
    worker.postMessage(message);
  };
  const stop = (): void => {
    send({ kind: "stop" });
  };
  signal.addEventListener("abort", stop);
  try {
    const [outcome] = await Promise.all([outcomeOf(worker, onProgress), start(articles, send)]);
    if (outcome.kind === "stopped") {
      signal.throwIfAborted();
      throw new SearchIndexError("worker", "the index worker stopped without being asked");
    }
    if (outcome.kind === "failed") throw fromFailure(outcome);
    return outcome.folder;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

type Outcome = Exclude<FromIndexWorker, { kind: "progress" }>;

/** The worker's last word, once its thread has ended. */
function outcomeOf(worker: Worker, onProgress: (progress: IndexProgress) => void): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  let outcome: Outcome | null = null;
  let failure: Error | null = null;
  worker.on("message", (message: FromIndexWorker) => {
    if (message.kind === "progress") onProgress(message.progress);
    else outcome = message;
  });
  worker.on("error", (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
  });
  worker.on("exit", (code) => {
    if (failure === null && outcome !== null) resolve(outcome);
    else {
      const message = `the index worker ended (exit code ${code}) before the index was made`;
      reject(new SearchIndexError("worker", message, { cause: failure }));
    }
  });
  return promise;
}

async function start(articles: readonly Article[], send: (message: ToIndexWorker) => void): Promise<void> {
  let stretch: Article[] = [];
  let size = 0;
  for (const article of articles) {
    stretch.push(article);
    size += article.body.length;
    if (size < SENT_AT_ONCE) continue;
    send({ kind: "articles", articles: stretch });
    stretch = [];
    size = 0;
    await setImmediate();
  }
  send({ kind: "articles", articles: stretch });
  send({ kind: "build" });
}
