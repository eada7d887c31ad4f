import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { type KeptArticle, RecordBook } from "./record-book.ts";
import { openBook, partPath, recordsFolder, swapIn } from "./record-folder.ts";
import { articleKeys, rulesDigest } from "./record-keys.ts";
import { RecordsError } from "./records-error.ts";
import type {
  FromRecordsWorker,
  RecordsProgress,
  RecordsWorkerData,
  ToRecordsWorker,
} from "./records-protocol.ts";

/** UTF-16 units of articles copied to the thread in one stretch: about a millisecond. */
const SENT_AT_ONCE = 1 << 20;

/** What records are opened or made from. */
export interface RecordsOptions {
  readonly articles: readonly Article[];
  readonly glossary: Glossary;
  readonly dataDir: string;
  readonly onProgress?: (progress: RecordsProgress) => void;
  /** Hears what was wrong with a file that was set aside. */
  readonly onWarning?: (message: string) => void;
  /** Reads every article anew. */
  readonly rebuild?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Opens the records of the articles as an earlier start has left them under `dataDir`. Articles that have changed are read
 * anew, in a thread of its own, and all of them where the glossary or the rules have; the file is then written aside and
 * renamed. Rejects with `RecordsError` or the signal's reason.
 */
export async function openRecords(options: RecordsOptions): Promise<RecordBook> {
  const { articles, glossary, dataDir, onWarning = () => undefined, rebuild = false } = options;
  const signal = options.signal ?? new AbortController().signal;
  try {
    const [rules, keys, found] = await Promise.all([
      rulesDigest(glossary),
      articleKeys(articles),
      openBook(dataDir, onWarning),
    ]);
    const fitting = found?.rules === rules && !rebuild ? found : null;
    if (fitting?.holds(keys) === true) return fitting;
    signal.throwIfAborted();
    return await make(options, { rules, keys, fitting, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof RecordsError) throw error;
    throw new RecordsError(`the records under ${recordsFolder(dataDir)} cannot be read or written`, {
      cause: error,
    });
  }
}

/** What the making of records goes by. */
interface Ground {
  readonly rules: string;
  readonly keys: ReadonlyMap<string, string>;
  /** Records of the same rules, of which those of unchanged articles are taken over. */
  readonly fitting: RecordBook | null;
  readonly signal: AbortSignal;
}

async function make(
  { articles, glossary, dataDir, onProgress = () => undefined }: RecordsOptions,
  { rules, keys, fitting, signal }: Ground,
): Promise<RecordBook> {
  const keyOf = ({ id }: Article): string => keys.get(id) ?? "";
  const changed = articles.filter((article) => fitting?.kept(article.id, keyOf(article)) === undefined);
  const lines =
    changed.length === 0
      ? new Map<string, Uint8Array>()
      : await read(changed, glossary, { onProgress, signal });
  const kept = articles.flatMap((article): KeptArticle[] => {
    const line = lines.get(article.id);
    const key = keyOf(article);
    const old = fitting?.kept(article.id, key);
    if (line !== undefined) return [{ id: article.id, key, line }];
    return old === undefined ? [] : [old];
  });
  const part = partPath(dataDir, randomUUID());
  try {
    const book = new RecordBook(rules, kept);
    return await swapIn(dataDir, part, await book.write(part), book);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Reads articles in a thread of its own, which an aborted signal ends. */
async function read(
  articles: readonly Article[],
  { entries }: Glossary,
  { onProgress, signal }: { onProgress: (progress: RecordsProgress) => void; signal: AbortSignal },
): Promise<ReadonlyMap<string, Uint8Array>> {
  const workerData: RecordsWorkerData = { glossaryEntries: entries };
  const worker = new Worker(new URL("./records-worker.ts", import.meta.url), { workerData });
  const stop = (): void => void worker.terminate();
  signal.addEventListener("abort", stop);
  try {
    const [lines] = await Promise.all([
      received(worker, articles.length, onProgress),
      send(worker, articles),
    ]);
    return lines;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** What the thread sends, once it has ended. */
function received(
  worker: Worker,
  total: number,
  onProgress: (progress: RecordsProgress) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Uint8Array>>();
  const lines = new Map<string, Uint8Array>();
  let failure: unknown = null;
  worker.on("message", ({ id, line }: FromRecordsWorker) => {
    lines.set(id, line);
    onProgress({ phase: "records", done: lines.size, total });
  });
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("exit", (code) => {
    if (failure === null && lines.size === total) resolve(lines);
    else {
      const message = `the thread that reads records ended (exit code ${code}) after ${lines.size} of ${total} articles`;
      reject(new RecordsError(message, { cause: failure }));
    }
  });
  return promise;
}

async function send(worker: Worker, articles: readonly Article[]): Promise<void> {
  const post = (message: ToRecordsWorker): void => {
    worker.postMessage(message);
  };
  let stretch: Article[] = [];
  let size = 0;
  for (const article of articles) {
    stretch.push(article);
    size += article.body.length;
    if (size < SENT_AT_ONCE) continue;
    post(stretch);
    stretch = [];
    size = 0;
    await setImmediate();
  }
  if (stretch.length > 0) post(stretch);
  post([]);
}
