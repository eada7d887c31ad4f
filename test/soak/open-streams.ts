import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import { type ServerProcess, startServerProcess } from "../server-process.ts";
import type { MemoryReading } from "./memory-probe.ts";

const STREAMS = 200;
/** All ask at once, then wait: fewer messages of one conversation than are refused. */
const ROUND_EVERY_MS = 10_000;
/** An answer that has not come by then is lost. */
const ANSWER_WITHIN_MS = 60_000;
/** Nothing is asked for this share of the run at its end, so that the cost of being open shows. */
const IDLE_SHARE = 0.2;
/** Rounds in which what is remembered once gets remembered. */
const SETTLING_ROUNDS = 2;
/** What the server holds may grow this much from then on; it is read after a collection, so only what stays counts. */
const GROWTH_ALLOWED = 24 * 2 ** 20;

/** What the streams did. */
export interface StreamReport {
  readonly streams: number;
  /** Bytes that the server's main thread gives back for each stream that is closed. */
  readonly heldAStream: number;
  /** Share of one core that all streams at rest take. */
  readonly idleLoad: number;
  readonly rounds: number;
  readonly answers: number;
  /** Longest wait for an answer when all ask at once, in milliseconds. */
  readonly slowestAnswer: number;
  readonly settled: MemoryReading;
  readonly end: MemoryReading;
}

/** A conversation with its stream. */
interface Talk {
  readonly conversationId: string;
  readonly token: string;
  readonly socket: WebSocket;
  /** Ids of all messages that came, in order. */
  readonly ids: string[];
  /** Called with the id of the message that an answer replies to. */
  onAnswer: (replyToId: string) => void;
}

/** Holds many streams open at one server, at rest and with all of them asking at once. Throws on the first failure. */
export async function openStreams(options: {
  readonly dataDir: string;
  readonly questions: readonly string[];
  readonly milliseconds: number;
}): Promise<StreamReport> {
  const limits = { RATE_LIMIT_PER_MINUTE: "1000000", RATE_LIMIT_BURST: "1000000" };
  const probe = ["--expose-gc", "--import", join(import.meta.dirname, "memory-probe.ts")];
  const server = startServerProcess({ DATA_DIR: options.dataDir, ...limits }, probe);
  try {
    const url = await server.ready(180_000);
    const endsAt = performance.now() + options.milliseconds * (1 - IDLE_SHARE);
    const talks: Talk[] = [];
    for (let index = 0; index < STREAMS; index++) talks.push(await openTalk(url));
    const done = { rounds: 0, slowestAnswer: 0 };
    let settled = await memoryOf(server);
    while (done.rounds <= SETTLING_ROUNDS || performance.now() < endsAt) {
      const next = performance.now() + ROUND_EVERY_MS;
      const waits = await Promise.all(
        talks.map((talk, index) => {
          const question =
            options.questions[(done.rounds * STREAMS + index) % options.questions.length] ?? "";
          return askOnce(url, talk, question, `${done.rounds}`);
        }),
      );
      done.slowestAnswer = Math.max(done.slowestAnswer, ...waits);
      done.rounds += 1;
      if (done.rounds === SETTLING_ROUNDS) settled = await memoryOf(server);
      if (next < endsAt || done.rounds <= SETTLING_ROUNDS) await delay(Math.max(0, next - performance.now()));
    }
    const { memory: end, load: idleLoad } = await atRest(server, options.milliseconds * IDLE_SHARE);
    for (const { ids } of talks) {
      if (ids.length !== 2 * done.rounds || new Set(ids).size !== ids.length)
        throw new Error(`a stream brought ${ids.length} messages in ${done.rounds} rounds`);
    }
    if (end.held - settled.held > GROWTH_ALLOWED)
      throw new Error(`held memory grew from ${settled.held} to ${end.held} bytes`);
    const left = talks.splice(STREAMS / 2);
    await closeAll(left);
    const withHalf = await memoryOf(server);
    const codes = Promise.all(talks.map(async ({ socket }) => (await once(socket, "close"))[0] as number));
    const ending = await server.end("SIGTERM");
    if (ending.code !== 0)
      throw new Error(`asked to stop, the server ended with ${JSON.stringify(ending)}:\n${server.output()}`);
    if ((await codes).some((code) => code !== 1012)) throw new Error(`closed with ${String(await codes)}`);
    return {
      streams: STREAMS,
      heldAStream: Math.round((end.held - withHalf.held) / left.length),
      idleLoad,
      rounds: done.rounds,
      answers: done.rounds * STREAMS,
      slowestAnswer: Math.round(done.slowestAnswer),
      settled,
      end,
    };
  } finally {
    await server.end("SIGKILL");
  }
}

async function openTalk(url: string): Promise<Talk> {
  const response = await fetch(`${url}/v3/directline/conversations`, { method: "POST" });
  if (response.status !== 201) throw new Error(`a conversation was refused: ${response.status}`);
  const grant = (await response.json()) as { conversationId: string; token: string; streamUrl: string };
  const socket = new WebSocket(grant.streamUrl);
  const talk: Talk = { ...grant, socket, ids: [], onAnswer: () => undefined };
  socket.on("message", (data: Buffer) => {
    const { activities } = JSON.parse(data.toString()) as {
      activities: { type: string; id: string; replyToId?: string }[];
    };
    for (const { type, id, replyToId } of activities) {
      if (type === "message") talk.ids.push(id);
      if (replyToId !== undefined) talk.onAnswer(replyToId);
    }
  });
  await once(socket, "open");
  return talk;
}

/** Asks and waits for the answer; how long it took, in milliseconds. */
async function askOnce(url: string, talk: Talk, text: string, round: string): Promise<number> {
  const startedAt = performance.now();
  const answered = new Set<string>();
  let hear: () => void = () => undefined;
  talk.onAnswer = (id) => {
    answered.add(id);
    hear();
  };
  const response = await fetch(`${url}/v3/directline/conversations/${talk.conversationId}/activities`, {
    method: "POST",
    headers: { Authorization: `Bearer ${talk.token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ type: "message", text, channelData: { clientActivityID: round } }),
  });
  if (response.status !== 200) throw new Error(`a question got ${response.status}: ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`no answer to "${text}" within ${ANSWER_WITHIN_MS} ms`));
    }, ANSWER_WITHIN_MS);
    hear = () => {
      if (!answered.has(id)) return;
      clearTimeout(late);
      resolve();
    };
    hear();
  });
  return performance.now() - startedAt;
}

async function closeAll(talks: readonly Talk[]): Promise<void> {
  await Promise.all(
    talks.map(async ({ socket }) => {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    }),
  );
}

/** Memory after a while in which nothing was asked, and the share of a core that was used meanwhile. */
async function atRest(
  server: ServerProcess,
  milliseconds: number,
): Promise<{ memory: MemoryReading; load: number }> {
  const first = await memoryOf(server);
  const startedAt = performance.now();
  await delay(milliseconds);
  const memory = await memoryOf(server);
  const load = (memory.cpuMs - first.cpuMs) / (performance.now() - startedAt);
  return { memory, load: Math.round(load * 1000) / 1000 };
}

async function memoryOf({ child }: ServerProcess): Promise<MemoryReading> {
  const answered = once(child, "message");
  child.send("memory");
  const [reading] = (await answered) as [MemoryReading];
  return reading;
}
