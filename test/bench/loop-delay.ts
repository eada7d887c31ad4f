import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { ServerProcess } from "../server-process.ts";
import { ask } from "../soak/check-answer.ts";
import type { ProbeReply, ProbeRequest } from "./server-probe.ts";

/** Questions at a time meanwhile: the server is never idle, and the machine's cores are contested. */
const CALLERS = 4;

/** Event-loop delay of the server while something ran beside the questions, in milliseconds. */
export interface LoopDelay {
  readonly p999: number;
  readonly max: number;
  readonly seconds: number;
  readonly questions: number;
}

/** Asks without a pause while `work` runs, and reads the server's event-loop delay over that time. */
export async function loopDelayDuring(
  server: ServerProcess,
  url: string,
  questions: readonly string[],
  work: () => Promise<unknown>,
): Promise<LoopDelay> {
  let isOver = false;
  let asked = 0;
  const caller = async (): Promise<void> => {
    while (!isOver) await ask(url, questions[asked++ % questions.length] ?? "");
  };
  const delayed = await delayDuring(server, async () => {
    const working = work().finally(() => {
      isOver = true;
    });
    await Promise.all([working, ...Array.from({ length: CALLERS }, caller)]);
  });
  return { ...delayed, questions: asked };
}

/** Reads the server's event-loop delay over the time that something takes. */
export async function delayDuring(
  server: ServerProcess,
  work: () => Promise<unknown>,
): Promise<Omit<LoopDelay, "questions">> {
  await sendToProbe(server, { kind: "watch" });
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const reply = await sendToProbe(server, { kind: "read" });
  if (reply.kind !== "delays") throw new Error(`the probe answered ${reply.kind}`);
  return { p999: reply.p999, max: reply.max, seconds };
}

/** Opens an index in the server's process, and gives what makes the whole of it anew there. */
export async function indexInServer(
  server: ServerProcess,
  corpusDir: string,
  dataDir: string,
): Promise<() => Promise<unknown>> {
  await sendToProbe(server, { kind: "open", corpusDir, dataDir });
  return () => sendToProbe(server, { kind: "reindex" });
}

/** A process that only counts, in the indexer's place: what the machine's scheduler alone does to the server. */
export async function busyProcess(seconds: number): Promise<void> {
  const busy = spawn(process.execPath, ["--eval", "for (;;);"], { stdio: "ignore" });
  const ended = once(busy, "close");
  await delay(seconds * 1000);
  busy.kill("SIGKILL");
  await ended;
}

async function sendToProbe({ child }: ServerProcess, request: ProbeRequest): Promise<ProbeReply> {
  const answered = once(child, "message");
  child.send(request);
  const [reply] = (await answered) as [ProbeReply];
  if (reply.kind === "failed") throw new Error(`in the server's process: ${reply.message}`);
  return reply;
}
