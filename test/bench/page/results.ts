import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const timings = z.object({ count: z.number(), median: z.number(), p95: z.number() });
const share = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** As much of what the commands write as the page shows; `bench.json` is `npm run bench`'s, and so on. */
const FILES = {
  rivals: z.object({
    date: z.string(),
    rows: z.array(
      z.object({
        questions: z.string(),
        over: z.string(),
        half: z.string(),
        label: z.string(),
        side: z.string(),
        count: z.number(),
        hitAt1: share,
        hitAt10: share,
        milliseconds: timings,
      }),
    ),
    builds: z.array(
      z.object({
        over: z.string(),
        label: z.string(),
        seconds: z.number(),
        isKept: z.boolean(),
        residentBytes: z.number(),
        heldBytes: z.number(),
      }),
    ),
  }),
  retrieval: z.array(
    z.object({
      questions: z.string(),
      over: z.string(),
      way: z.string(),
      count: z.number(),
      hitAt1: share,
      hitAt10: share,
    }),
  ),
  recall: z.array(
    z.object({
      size: z.number(),
      exact: z.object({ median: z.number(), p95: z.number() }),
      store: z.object({ median: z.number(), p95: z.number() }),
      curve: z.array(z.object({ ef: z.number(), recall: z.number(), median: z.number() })),
      bytesBeside: z.number(),
    }),
  ),
  "query-cost": z.object({
    date: z.string(),
    questions: z.string(),
    passages: z.number(),
    parts: z.array(z.object({ name: z.string(), milliseconds: timings })),
  }),
  bench: z.object({
    date: z.string(),
    embedding: timings,
    oneCaller: timings,
    sixteenCallers: timings,
    restBytes: z.number(),
  }),
} as const;

type Files = typeof FILES;

/** What the commands wrote; null where a file is not there. */
export type Results = { readonly [Name in keyof Files]: z.infer<Files[Name]> | null };

/** A file of figures cannot be read; the message names it. */
export class ResultsError extends Error {
  override readonly name = "ResultsError";
}

/** Reads whichever files of figures are in a folder. Rejects with `ResultsError` where one is of another form. */
export async function readResults(folder: string): Promise<Results> {
  return {
    rivals: await read(folder, "rivals"),
    retrieval: await read(folder, "retrieval"),
    recall: await read(folder, "recall"),
    "query-cost": await read(folder, "query-cost"),
    bench: await read(folder, "bench"),
  };
}

async function read<Name extends keyof Files>(folder: string, name: Name): Promise<Results[Name]> {
  const path = join(folder, `${name}.json`);
  try {
    // The schema of a name gives what `Results` has under it.
    return FILES[name].parse(JSON.parse(await readFile(path, "utf8"))) as Results[Name];
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new ResultsError(`${path} holds no figures of this version: ${reason}`, { cause });
  }
}
