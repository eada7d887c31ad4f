import { Worker } from "node:worker_threads";
import type { Brief } from "./brief.ts";

/** A brief as a Word file (Office Open XML), made in a thread of its own; `creator` made it. Rejects where the thread fails. */
export function briefDocx(brief: Brief, creator: string): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(new URL("./docx-worker.ts", import.meta.url), { workerData: { brief, creator } });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", (code) => {
    // After a message or an error this changes nothing.
    reject(new Error(`the thread that writes Word files ended early (exit code ${code})`));
  });
  return promise;
}
