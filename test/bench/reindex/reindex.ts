import "../../../src/no-tracing.ts";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startServerProcess } from "../../server-process.ts";
import { ask } from "../../soak/check-answer.ts";
import { questionOf, writeArticles } from "../invented-articles.ts";
import { delayDuring, indexInServer, type LoopDelay } from "../loop-delay.ts";
import { settle } from "../settle.ts";
import { pacedLoad, type PacedLoad } from "./paced-callers.ts";

const CALLERS = 4;
/** Between an answer and the same caller's next question, in ms. */
const PAUSE_MS = 1_000;
const IDLE_MS = 60_000;
const START_WITHIN_MS = 1_800_000;
const MINUTE_MS = 60_000;

const { values } = parseArgs({
  options: {
    passages: { type: "string", default: "10000" },
    minutes: { type: "string", default: "10" },
    out: { type: "string" },
    help: { type: "boolean" },
  },
});
const passages = Number(values.passages);
const minutes = Number(values.minutes);
if (values.help === true || !(passages > 0) || !(minutes > 0)) {
  console.log(`npm run reindex-load -- [--passages 10000] [--minutes 10] [--out FILE]

Indexes so many invented passages anew in a server's process while ${CALLERS} callers ask, each with a pause of ${PAUSE_MS} ms after
an answer: failed questions, times beside those of the same callers before it, the server's event-loop delay. Given up
after so many minutes. Prints what it found; --out writes JSON. The first index, before it, takes as long again.`);
  process.exit(values.help === true ? 0 : 2);
}

/** What was found while nothing else ran, and while all was indexed anew. */
interface ReindexReport {
  /** ISO day. */
  readonly date: string;
  readonly passages: number;
  /** Whether the index was made to its end within the time given. */
  readonly isWhole: boolean;
  readonly idle: PacedLoad & Omit<LoopDelay, "questions">;
  readonly reindexing: PacedLoad & Omit<LoopDelay, "questions">;
}

const folder = await mkdtemp(join(tmpdir(), "reindex-load-"));
const settings = {
  DATA_DIR: join(folder, "data"),
  CORPUS_DIR: join(folder, "corpus"),
  RATE_LIMIT_PER_MINUTE: "1000000",
  RATE_LIMIT_BURST: "1000000",
};
await writeArticles(settings.CORPUS_DIR, passages);
const probe = join(import.meta.dirname, "../server-probe.ts");
const server = startServerProcess(settings, ["--import", probe]);
try {
  console.error(`${passages} passages are indexed for the first time`);
  const url = await server.ready(START_WITHIN_MS);
  await settle(url);
  const report = await measure(url);
  for (const [name, load] of [
    ["idle", report.idle] as const,
    ["indexing anew", report.reindexing] as const,
  ]) {
    const { milliseconds, failures } = load;
    console.log(
      `${name}: ${load.asked} questions in ${load.seconds.toFixed(0)} s, ${failures.length} failed, median ` +
        `${milliseconds.median.toFixed(1)} ms, p95 ${milliseconds.p95.toFixed(1)} ms; event-loop delay p99.9 ` +
        `${load.p999.toFixed(1)} ms, most ${load.max.toFixed(1)} ms`,
    );
    for (const failure of failures) console.log(`  ${failure}`);
  }
  if (!report.isWhole) console.log(`given up after ${minutes} minutes: the index was not finished`);
  if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
  if (report.reindexing.failures.length > 0) process.exitCode = 1;
} finally {
  await server.end("SIGTERM");
  await rm(folder, { recursive: true });
}

async function measure(url: string): Promise<ReindexReport> {
  const own = join(folder, "own");
  await cp(settings.DATA_DIR, own, { recursive: true });
  const indexAnew = await indexInServer(server, settings.CORPUS_DIR, own);
  console.error(`${CALLERS} callers ask, with nothing beside them`);
  const idle = await watched(url, () => delay(IDLE_MS));
  console.error(`${CALLERS} callers ask while all is indexed anew`);
  let isWhole = false;
  const reindexing = await watched(url, () =>
    Promise.race([
      indexAnew().then(() => {
        isWhole = true;
      }),
      delay(minutes * MINUTE_MS, undefined, { ref: false }),
    ]),
  );
  return { date: new Date().toISOString().slice(0, 10), passages, isWhole, idle, reindexing };
}

async function watched(
  url: string,
  work: () => Promise<unknown>,
): Promise<PacedLoad & Omit<LoopDelay, "questions">> {
  const callers = {
    callers: CALLERS,
    pause: PAUSE_MS,
    ask: (number: number): Promise<unknown> => ask(url, questionOf(number)),
  };
  const loads: PacedLoad[] = [];
  const delayed = await delayDuring(server, async () => {
    loads.push(await pacedLoad(work(), callers));
  });
  const [load] = loads;
  if (load === undefined) throw new Error("nothing was asked");
  return { ...load, ...delayed };
}
