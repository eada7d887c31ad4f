import type { Passage } from "../../search/passage.ts";
import { passageText } from "../../search/passage-terms.ts";
import { QuestionEmbedder } from "../../search/question-embedder.ts";
import type { QuestionWorkerData } from "../../search/question-protocol.ts";

/** Passages embedded, spread over all. */
const EMBEDDED = 100;

/** Processor seconds that the shipped model takes to embed a passage, its gloss included; `passages` must hold one. */
export async function embeddingTime(passages: readonly Passage[], data: QuestionWorkerData): Promise<number> {
  const count = Math.min(EMBEDDED, passages.length);
  const texts = Array.from({ length: count }, (_, at) => {
    const passage = passages[Math.floor((at * passages.length) / count)];
    return passage === undefined ? "" : passageText(passage);
  });
  const embedder = new QuestionEmbedder({ ...data, queryThreads: 1 });
  try {
    await embedder.start();
    // Once before, so that code is compiled.
    await embedder.embed(texts.slice(0, 1));
    // Of all threads of the process, the worker's among them.
    const began = process.cpuUsage();
    await embedder.embed(texts);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6 / count;
  } finally {
    await embedder.close();
  }
}
