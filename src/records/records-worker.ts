import { parentPort, workerData } from "node:worker_threads";
import { Glossary } from "../language/glossary.ts";
import { recordsOf } from "./read-records.ts";
import { lineOf } from "./record-line.ts";
import type { FromRecordsWorker, RecordsWorkerData, ToRecordsWorker } from "./records-protocol.ts";

const port = parentPort;
if (port === null) throw new Error("records-worker.ts runs as a worker thread");

const glossary = new Glossary((workerData as RecordsWorkerData).glossaryEntries);

port.on("message", (articles: ToRecordsWorker) => {
  for (const article of articles) {
    const message: FromRecordsWorker = { id: article.id, line: lineOf(recordsOf(article, glossary)) };
    port.postMessage(message);
  }
  // Nothing else holds the thread: it ends by itself.
  if (articles.length === 0) port.close();
});
