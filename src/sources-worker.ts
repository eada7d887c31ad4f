import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { Article } from "./corpus/article.ts";
import { CorpusError, readCorpusFolder } from "./corpus/read-folder.ts";
import { namesInArticles } from "./corpus/names-in-articles.ts";
import { ConceptsError, loadConcepts } from "./language/concepts.ts";
import { GlossaryError, loadGlossary } from "./language/glossary.ts";
import type { FromSourcesWorker, SourcesWorkerData } from "./read-sources.ts";

/** UTF-16 units of articles sent in one stretch: the main thread takes about a millisecond to copy them. */
const SENT_AT_ONCE = 1 << 20;

const port = parentPort;
if (port === null) throw new Error("sources-worker.ts runs as a worker thread");

function post(message: FromSourcesWorker): void {
  port?.postMessage(message);
}

async function sendArticles(articles: readonly Article[]): Promise<void> {
  let stretch: Article[] = [];
  let size = 0;
  for (const [index, article] of articles.entries()) {
    stretch.push(article);
    size += article.body.length;
    if (size < SENT_AT_ONCE && index < articles.length - 1) continue;
    post({ kind: "articles", articles: stretch });
    if (port !== null) await once(port, "message");
    stretch = [];
    size = 0;
  }
}

try {
  const { corpusDir, glossary, concepts: conceptsPath } = workerData as SourcesWorkerData;
  const { articles, rejected, doubtful } = await readCorpusFolder(corpusDir);
  const written = await loadGlossary(glossary.paths, glossary.optional);
  const entries = [...written.entries, ...namesInArticles(articles, written)];
  const concepts = await loadConcepts(conceptsPath);
  await sendArticles(articles);
  post({ kind: "done", rejected, doubtful, entries, concepts });
} catch (error) {
  if (!(error instanceof CorpusError || error instanceof GlossaryError || error instanceof ConceptsError)) {
    throw error;
  }
  const { message, cause } = error;
  post({ kind: "failed", message, cause: cause instanceof Error ? cause.message : null });
} finally {
  port.close();
}
