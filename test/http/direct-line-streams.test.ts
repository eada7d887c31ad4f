import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { openStore, type Store } from "../../src/store/conversation-store.ts";
import {
  call,
  callJson,
  type Grant,
  openConversation,
  poll,
  refusedWith,
  say,
  Stream,
} from "./direct-line-client.ts";
import { englishAnswer } from "./fixtures.ts";
import { type Service, type ServiceOptions, startService } from "./service.ts";

const QUESTION = "How many memorandums were signed?";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function start(options: ServiceOptions = {}): Promise<Service> {
  const service = await startService({ answer: anAnswer, ...options });
  cleanups.push(() => service.stop());
  return service;
}

/** A store that outlives services. */
async function lastingStore(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), "streams-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  cleanups.push(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  return store;
}

async function connect(url: string, headers: Record<string, string> = {}): Promise<Stream> {
  const stream = await Stream.open(url, headers);
  cleanups.push(() => {
    stream.socket.terminate();
    return stream.closed;
  });
  return stream;
}

/** The address of a stream that goes on after what the client has. */
async function reconnect(service: Service, grant: Grant, watermark: string): Promise<Grant> {
  const path = `/conversations/${grant.conversationId}?watermark=${watermark}`;
  return callJson<Grant>(service, "GET", path, { token: grant.token });
}

function anAnswer(): Answer {
  return { ...englishAnswer, id: crypto.randomUUID() };
}

/** An answer that is held back until it is let go. */
function heldAnswer(): { answer: () => Promise<Answer>; letGo: () => void; asked: Promise<void> } {
  const gate = Promise.withResolvers<undefined>();
  const asked = Promise.withResolvers<undefined>();
  return {
    asked: asked.promise,
    letGo: () => {
      gate.resolve(undefined);
    },
    answer: async () => {
      asked.resolve(undefined);
      await gate.promise;
      return anAnswer();
    },
  };
}

const roles = (stream: Stream): string[] => stream.messages.map(({ from }) => from.role);

describe("a stream", () => {
  it("brings the question, that somebody types, and the answer, each once, with watermarks", async () => {
    const service = await start();
    const grant = await openConversation(service);
    const stream = await connect(grant.streamUrl);
    stream.socket.send("");
    const id = await say(service, grant, QUESTION, { channelData: { clientActivityID: "1" } });
    await expect.poll(() => roles(stream)).toEqual(["user", "bot"]);
    expect(stream.messages[0]).toMatchObject({ id, channelData: { clientActivityID: "1" } });
    const typing = stream.frames.filter(({ activities }) => activities[0]?.type === "typing");
    expect(typing).toHaveLength(1);
    expect(typing[0]?.watermark).toBeUndefined();
    expect(stream.watermark).toBe("2");
    const kept = await poll(service, grant);
    expect(kept.activities.map(({ type }) => type)).toEqual(["message", "message"]);
  });

  it("that drops in the middle of an answer goes on where it was: nothing lost, nothing doubled", async () => {
    const held = heldAnswer();
    const service = await start({ answer: held.answer });
    const grant = await openConversation(service);
    const first = await connect(grant.streamUrl);
    await say(service, grant, QUESTION);
    await held.asked;
    await expect.poll(() => roles(first)).toEqual(["user"]);
    first.socket.terminate();
    await first.closed;
    held.letGo();
    await expect.poll(async () => (await poll(service, grant)).activities.length).toBe(2);
    const again = await reconnect(service, grant, first.watermark);
    const second = await connect(again.streamUrl);
    await expect.poll(() => roles(second)).toEqual(["bot"]);
    await say(service, { ...grant, token: again.token }, "And then?");
    await expect.poll(() => roles(second)).toEqual(["bot", "user", "bot"]);
    expect(new Set(second.messages.map(({ id }) => id)).size).toBe(3);
  });

  it("brings everything in order while questions come faster than frames go", async () => {
    const service = await start();
    const grant = await openConversation(service);
    const early = await connect(grant.streamUrl);
    for (let index = 0; index < 5; index++) {
      await say(service, grant, `Question ${index}`, { channelData: { clientActivityID: String(index) } });
      // Each arrives in the middle of what is going on.
      const late = await connect((await reconnect(service, grant, "")).streamUrl);
      await expect.poll(() => late.messages.length).toBeGreaterThan(index);
      late.socket.terminate();
    }
    await expect.poll(() => early.messages.length).toBe(10);
    const ids = early.messages.map(({ id }) => id);
    expect(ids).toEqual((await poll(service, grant)).activities.map(({ id }) => id));
    expect(new Set(ids).size).toBe(10);
  });

  it("is closed when its conversation is deleted, and not opened again", async () => {
    const service = await start();
    const grant = await openConversation(service);
    const stream = await connect(grant.streamUrl);
    await call(service, "DELETE", `/conversations/${grant.conversationId}`, { token: grant.token });
    expect(await stream.closed).toBe(1000);
    expect(await refusedWith(grant.streamUrl)).toBe(404);
  });

  it("says nothing to those whose conversation was deleted while they were being answered", async () => {
    const held = heldAnswer();
    const service = await start({ answer: held.answer });
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    await held.asked;
    await call(service, "DELETE", `/conversations/${grant.conversationId}`, { token: grant.token });
    held.letGo();
    await service.stop();
    expect(service.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it("is refused to a forged, a foreign, an expired and a conversation's token, and to pages not allowed", async () => {
    let now = 0;
    const service = await start({ now: () => now, embedOrigins: ["https://www.city.example"] });
    const grant = await openConversation(service);
    const other = await openConversation(service);
    const url = (changes: Record<string, string>): string => {
      const changed = new URL(grant.streamUrl);
      for (const [name, value] of Object.entries(changes)) changed.searchParams.set(name, value);
      return changed.href;
    };
    expect(await refusedWith(url({ t: "forged" }))).toBe(404);
    expect(await refusedWith(url({ t: grant.token }))).toBe(404);
    expect(await refusedWith(url({ t: new URL(other.streamUrl).searchParams.get("t") ?? "" }))).toBe(404);
    expect(await refusedWith(url({ watermark: "x" }))).toBe(400);
    expect(await refusedWith(url({ watermark: "2147483648" }))).toBe(400);
    expect(await refusedWith(`${service.url.replace("http", "ws")}/elsewhere`)).toBe(404);
    expect(await refusedWith(grant.streamUrl, { Origin: "https://evil.example" })).toBe(403);
    now = 61_000;
    expect(await refusedWith(grant.streamUrl)).toBe(403);
    now = 0;
    for (const Origin of [service.url, "https://www.city.example"]) {
      const stream = new Stream(grant.streamUrl, { Origin });
      await expect.poll(() => stream.socket.readyState).toBe(1);
      stream.socket.terminate();
    }
    expect(service.logText()).not.toContain(grant.conversationId);
  });

  it("is the only thing that a connection leaves HTTP for", async () => {
    const service = await start();
    const offering = get(`${service.url}/healthz`, { headers: { Connection: "Upgrade", Upgrade: "h2c" } });
    const [response] = (await once(offering, "response")) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(200);
  });

  it("is cut off when it sends more than keeps it alive", async () => {
    const service = await start();
    const stream = await connect((await openConversation(service)).streamUrl);
    stream.socket.send("x".repeat(5_000));
    expect(await stream.closed).toBe(1009);
  });

  it("gives way when its conversation is opened too often", async () => {
    const service = await start();
    const grant = await openConversation(service);
    const first = await connect(grant.streamUrl);
    for (let index = 0; index < 5; index++) await connect(grant.streamUrl);
    expect(await first.closed).toBe(1008);
  });
});

describe("one address", () => {
  it("leaves places to others, however many conversations it opens", async () => {
    const service = await start({ trustProxy: 1 });
    const grants = await Promise.all(Array.from({ length: 52 }, () => openConversation(service)));
    const [last, ...others] = grants.reverse();
    const from = (address: string): Record<string, string> => ({ "X-Forwarded-For": address });
    // All at once: who is let in is counted when it is let in.
    const streams = others.flatMap(({ streamUrl }) =>
      Array.from({ length: 5 }, () => new Stream(streamUrl, from("192.0.2.1"))),
    );
    cleanups.push(async () => {
      for (const { socket } of streams) socket.terminate();
      await Promise.all(streams.map(({ closed }) => closed));
    });
    const settled = (): number[] =>
      streams.map(({ socket }) => socket.readyState).filter((state) => state !== 0);
    await expect.poll(() => settled().length, { timeout: 60_000 }).toBe(streams.length);
    expect(settled().filter((state) => state === 1)).toHaveLength(250);
    expect(await refusedWith(last?.streamUrl ?? "", from("192.0.2.1"))).toBe(429);
    await connect(last?.streamUrl ?? "", from("192.0.2.2"));
    // A place that becomes free is given again.
    streams.find(({ socket }) => socket.readyState === 1)?.socket.terminate();
    await expect
      .poll(async () => {
        const again = new Stream(last?.streamUrl ?? "", from("192.0.2.1"));
        cleanups.push(() => {
          again.socket.terminate();
          return again.closed;
        });
        return Promise.race([once(again.socket, "open").then(() => "open"), again.closed]);
      })
      .toBe("open");
  }, 120_000);
});

describe("a service that stops", () => {
  it("sends the answer in hand, closes streams with 1012, and the next one goes on", async () => {
    const held = heldAnswer();
    const store = await lastingStore();
    const before = await start({ answer: held.answer, store });
    const grant = await openConversation(before);
    const stream = await connect(grant.streamUrl);
    await say(before, grant, QUESTION);
    await held.asked;
    const stopped = before.stop();
    held.letGo();
    expect(await stream.closed).toBe(1012);
    expect(roles(stream)).toEqual(["user", "bot"]);
    await stopped;

    const after = await start({ store });
    const again = await reconnect(after, grant, stream.watermark);
    const next = await connect(again.streamUrl);
    await say(after, grant, "And then?");
    await expect.poll(() => roles(next)).toEqual(["user", "bot"]);
  });

  it("leaves a question that it cannot answer in time to the next start, which answers it once", async () => {
    const store = await lastingStore();
    // The bot never gets ready: the question waits in line.
    const starting = {
      ready: false,
      index: { vectorIndex: "exact", passages: 0, articles: 0, leftOut: 0, snapshot: "" },
      model: "",
      database: "",
    } as const;
    const before = await start({ store, readiness: () => starting, stopDeadlineMs: 300 });
    const grant = await openConversation(before);
    await say(before, grant, QUESTION, { channelData: { clientActivityID: "owed" } });
    await before.stop();
    expect(before.asked).toEqual([]);

    const after = await start({ store });
    const [first, second] = await Promise.all([reconnect(after, grant, "1"), reconnect(after, grant, "1")]);
    const streams = await Promise.all([connect(first.streamUrl), connect(second.streamUrl)]);
    for (const stream of streams) await expect.poll(() => roles(stream)).toEqual(["bot"]);
    await say(after, grant, QUESTION, { channelData: { clientActivityID: "owed" } });
    expect((await poll(after, grant)).activities).toHaveLength(2);
    expect(after.asked).toHaveLength(1);
  });
});

describe("what an earlier process owes", () => {
  /** A store with a conversation in which a question has no answer. */
  async function storeWithDebt(): Promise<{ store: Store; grant: Grant }> {
    const store = await lastingStore();
    const before = await start({ store, answer: heldAnswer().answer, stopDeadlineMs: 100 });
    const grant = await openConversation(before);
    await say(before, grant, "The first question");
    await before.stop();
    return { store, grant };
  }

  it("is looked for again where the store failed at the first look", async () => {
    const { store, grant } = await storeWithDebt();
    const look = store.after.bind(store);
    let failures = 1;
    store.after = (...args) =>
      failures-- > 0 ? Promise.reject(new Error("the database is away")) : look(...args);
    const service = await start({ store });
    const path = `/conversations/${grant.conversationId}/activities`;
    expect((await call(service, "GET", path, { token: grant.token })).status).toBe(500);
    await expect.poll(async () => (await poll(service, grant)).activities.length).toBe(2);
  });
});

describe("a service that stops in the middle of an answer", () => {
  it("keeps its bound though the answer does not end, which the next start gives in its place", async () => {
    const held = heldAnswer();
    const store = await lastingStore();
    const before = await start({ answer: held.answer, store, stopDeadlineMs: 500 });
    const grant = await openConversation(before);
    const stream = await connect(grant.streamUrl);
    await say(before, grant, QUESTION);
    await held.asked;
    await before.stop();
    expect(await stream.closed).toBe(1012);

    const after = await start({ store });
    const next = await connect((await reconnect(after, grant, "")).streamUrl);
    await expect.poll(() => roles(next)).toEqual(["user", "bot"]);
    // Of two that answered the same question, one answer is kept.
    held.letGo();
    await say(after, grant, "And then?");
    await expect.poll(() => roles(next)).toEqual(["user", "bot", "user", "bot"]);
    expect(before.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe("a slow reader", () => {
  it("is sent no more than a frame ahead of what it takes, and loses nothing", async () => {
    const service = await start({
      // So large that a few of them fill what the kernel holds for a connection, 10 MB at most.
      answer: () => ({ ...anAnswer(), text: "x".repeat(2_500_000) }),
      limits: { requestsPerMinute: 100_000, burst: 100_000, questionsInHand: 32 },
    });
    let read = 0;
    const after = service.store.after.bind(service.store);
    service.store.after = async (...args) => {
      const rows = await after(...args);
      if (args[2] === 10) read += rows.length;
      return rows;
    };
    const grant = await openConversation(service);
    const slow = await connect(grant.streamUrl);
    slow.socket.pause();
    for (let index = 0; index < 10; index++) {
      await say(service, grant, `Question ${index}`);
      await expect
        .poll(async () => (await poll(service, grant, String(2 * index))).activities.length)
        .toBe(2);
    }
    // 25 MB are kept for it; what has been read for it is what fits the connection and one frame more.
    const readWhilePaused = read;
    slow.socket.resume();
    await expect.poll(() => slow.messages.length).toBe(20);
    expect(readWhilePaused).toBeLessThan(20);
    expect(new Set(slow.messages.map(({ id }) => id)).size).toBe(20);
  });
});
