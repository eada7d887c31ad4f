import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { Article } from "../corpus/article.ts";
import { readDictionary } from "../language/dictionary.ts";
import { Glossary } from "../language/glossary.ts";
import { Glosser } from "../language/gloss.ts";
import { MeaningReader } from "../language/meaning-words.ts";
import { buildIndex } from "./build-index.ts";
import { EmbeddedVectors } from "./embedded-vectors.ts";
import type { FromIndexWorker, IndexProgress, IndexWorkerData, ToIndexWorker } from "./index-protocol.ts";
import { PATIENT } from "./endpoint.ts";
import { loadOtherEmbeddings } from "./load-embeddings.ts";
import { MiniLmEmbeddings } from "./minilm-embeddings.ts";
import { MiniLmModel } from "./minilm-model.ts";
import { SearchIndexError } from "./search-error.ts";
import { readSnapshot, type Snapshot } from "./snapshot.ts";
import { openNewestSnapshot, writeSnapshot } from "./snapshot-folder.ts";
import { WordEmbeddings } from "./word-embeddings.ts";
import { toFailure } from "./worker-failure.ts";

/** Thrown between stretches of work once a stop was asked for. */
class StopRequested extends Error {
  override readonly name = "StopRequested";
}

const port = parentPort;
if (port === null) throw new Error("index-worker.ts runs as a worker thread");

const data = workerData as IndexWorkerData;
const articles: Article[] = [];
const stopping = new AbortController();

function post(message: FromIndexWorker): void {
  port?.postMessage(message);
}

function onProgress(progress: IndexProgress): void {
  stopping.signal.throwIfAborted();
  post({ kind: "progress", progress });
}

/**
 * Lets the threads that answer questions go first. Linux alone has a priority for each thread and takes 0 for the
 * calling one; elsewhere the whole process would be slowed down.
 */
function giveWay(): void {
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
}

async function build(): Promise<string> {
  if (data.isServing) giveWay();
  const glossary = new Glossary(data.glossaryEntries);
  const dictionary = await readDictionary(data.dictionaryPath);
  const glosser = new Glosser(glossary, dictionary);
  const { previous } = data;
  const other = await loadOtherEmbeddings(data.model, {
    threads: data.threads,
    glossOf: (text) => glosser.gloss(text),
    patience: PATIENT,
    signal: stopping.signal,
  });
  let minilm: MiniLmEmbeddings | null = null;
  const embedded = await EmbeddedVectors.open(data.dataDir, { anew: !data.reuseVectors });
  try {
    const contents = await buildIndex({
      articles,
      rules: data.rules,
      fingerprint: data.fingerprint,
      glosser,
      reader: new MeaningReader(glossary, dictionary),
      minilm: async () =>
        (minilm ??= new MiniLmEmbeddings(
          await MiniLmModel.load(data.threads, await WordEmbeddings.load()),
          glosser,
        )),
      other: other === null ? null : { id: data.model.id, embeddings: other },
      previous: previous === null ? null : await earlierSnapshot(previous),
      reuseVectors: data.reuseVectors,
      embedded,
      onProgress,
    });
    const total = contents.vectors.count;
    const folder = await writeSnapshot(data.dataDir, contents, (done) => {
      onProgress({ phase: "write", done, total });
    });
    await embedded.remove();
    return folder;
  } finally {
    await embedded.close();
    await (minilm as MiniLmEmbeddings | null)?.release();
    await other?.release();
  }
}

async function earlierSnapshot({
  folder,
  digest,
}: NonNullable<IndexWorkerData["previous"]>): Promise<Snapshot | null> {
  try {
    return await readSnapshot(folder, digest);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    // Another process has put a newer one in its place: without it the older versions of articles would be lost.
    return openNewestSnapshot(data.dataDir, (message) => {
      process.emitWarning(message);
    });
  }
}

async function run(): Promise<void> {
  try {
    post({ kind: "done", folder: await build() });
  } catch (error) {
    if (error instanceof StopRequested) post({ kind: "stopped" });
    else if (error instanceof Error && "syscall" in error) {
      post(
        toFailure(
          new SearchIndexError("snapshot", `the index cannot be written under ${data.dataDir}`, {
            cause: error,
          }),
        ),
      );
    } else post(toFailure(error));
  } finally {
    // Nothing else holds the thread: it ends by itself, never in the middle of a native call.
    port?.close();
  }
}

port.on("message", (message: ToIndexWorker) => {
  if (message.kind === "articles") articles.push(...message.articles);
  else if (message.kind === "stop") stopping.abort(new StopRequested());
  else void run();
});
