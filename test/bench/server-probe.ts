import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

/** Loaded into the server's process before the server (`node --import`); obeys what the benchmark sends. */

/** What the benchmark asks of the probe. */
export type ProbeRequest =
  | { readonly kind: "watch" }
  | { readonly kind: "read" }
  | { readonly kind: "open"; readonly corpusDir: string; readonly dataDir: string }
  | { readonly kind: "reindex" };

/** What it answers; delays in milliseconds, memory in bytes. */
export type ProbeReply =
  | { readonly kind: "delays"; readonly p999: number; readonly max: number }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly message: string };

/** The least that the monitor can do; it is part of every delay that it reads, and taken off again. */
const RESOLUTION_MS = 1;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

/**
 * Opens a second index in the server's process, with the server's own code. Making it anew does all that the server's
 * would: the same index worker beside it, the same work on its main thread.
 */
async function openIndex(corpusDir: string, dataDir: string): Promise<() => Promise<void>> {
  const { readCorpusFolder } = await import("../../src/corpus/read-folder.ts");
  const { loadGlossary } = await import("../../src/language/glossary.ts");
  const { openSearchIndex } = await import("../../src/search/search-index.ts");
  const { articles } = await readCorpusFolder(corpusDir);
  const glossary = await loadGlossary([
    fileURLToPath(new URL("../../corpus/glossary.yaml", import.meta.url)),
  ]);
  const index = await openSearchIndex({ articles, glossary, dataDir });
  return async () => {
    await index.update(articles, { rebuild: true });
    await index.close();
  };
}

let makeAnew: (() => Promise<void>) | null = null;

async function obey(request: ProbeRequest): Promise<ProbeReply> {
  switch (request.kind) {
    case "watch":
      delays.enable();
      delays.reset();
      return { kind: "done" };
    case "read": {
      delays.disable();
      const milliseconds = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
      return { kind: "delays", p999: milliseconds(delays.percentile(99.9)), max: milliseconds(delays.max) };
    }
    case "open":
      makeAnew = await openIndex(request.corpusDir, request.dataDir);
      return { kind: "done" };
    case "reindex":
      if (makeAnew === null) throw new Error("there is no index to make anew");
      await makeAnew();
      return { kind: "done" };
  }
}

process.on("message", (request: ProbeRequest) => {
  obey(request)
    .catch((error: unknown): ProbeReply => ({ kind: "failed", message: String(error) }))
    .then((reply) => process.send?.(reply))
    .catch((error: unknown) => {
      throw error;
    });
});
// The channel alone must not keep a server alive that was asked to stop.
process.channel?.unref();
