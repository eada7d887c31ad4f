import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startServerProcess } from "../server-process.ts";
import { ask, checkQuotes } from "./check-answer.ts";

/** A first start reads and embeds the whole corpus; the issue of speed is measured elsewhere. */
const FIRST_START_MS = 180_000;
/** Articles that change before each round, so that there is something to embed while the kill falls. */
const CHANGED_ARTICLES = 40;

/** What the kill rounds did. */
export interface KillReport {
  readonly rounds: number;
  /** Kills that fell before the server was ready, in the middle of its indexing. */
  readonly duringStart: number;
  readonly answered: number;
  readonly quotesChecked: number;
  /** Longest start after a kill until ready, in milliseconds. */
  readonly slowestStart: number;
}

/**
 * Starts a server on a corpus that changes every round and kills it at a random moment, in every other round while it
 * indexes; then starts it again, which must come up, answer the question with quotes that stand, and stop with 0 when
 * asked. Runs until `endsAt` (of `performance.now()`), three rounds at least. Throws on the first failure.
 */
export async function killRounds(options: {
  readonly folder: string;
  readonly corpus: string;
  readonly question: string;
  readonly endsAt: number;
  readonly random: () => number;
}): Promise<KillReport> {
  const { folder, question, random } = options;
  const corpus = join(folder, "corpus");
  await cp(options.corpus, corpus, { recursive: true });
  const settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR: corpus, LOG_LEVEL: "info" };
  const report = { rounds: 0, duringStart: 0, answered: 0, quotesChecked: 0, slowestStart: 0 };
  let startMs = 4_000;
  while (report.rounds < 3 || performance.now() < options.endsAt) {
    await changeArticles(corpus, report.rounds);
    const victim = startServerProcess(settings);
    if (report.rounds % 2 === 0) {
      await delay(random() * startMs);
      report.duringStart += 1;
    } else {
      const url = await victim.ready(FIRST_START_MS);
      const inFlight = Array.from({ length: 4 }, () => ask(url, question).catch(() => null));
      await delay(random() * 200);
      void Promise.all(inFlight);
    }
    await victim.end("SIGKILL");

    const began = performance.now();
    const server = startServerProcess(settings);
    const url = await server.ready(FIRST_START_MS);
    startMs = Math.round(performance.now() - began);
    const answer = await ask(url, question);
    if (answer.status !== "answered")
      throw new Error(`after a kill the answer was ${answer.status}:\n${server.output()}`);
    report.quotesChecked += await checkQuotes(url, answer);
    const ending = await server.end("SIGTERM");
    if (ending.code !== 0)
      throw new Error(`asked to stop, the server ended with ${JSON.stringify(ending)}:\n${server.output()}`);
    report.answered += 1;
    report.rounds += 1;
    report.slowestStart = Math.max(report.slowestStart, startMs);
  }
  return report;
}

/** Adds a line to some articles, other ones every round. */
async function changeArticles(corpus: string, round: number): Promise<void> {
  const files = (await readdir(corpus)).filter((name) => name.endsWith(".md") && name !== "README.md").sort();
  for (let index = 0; index < CHANGED_ARTICLES; index++) {
    const file = join(corpus, files[(round * CHANGED_ARTICLES + index) % files.length] ?? "");
    await writeFile(file, `${await readFile(file, "utf8")}\nThis line was added in round ${round}.\n`);
  }
}
