import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { openStore, type Store } from "../../src/store/conversation-store.ts";
import { callJson, type Grant, type ReadActivity } from "../http/direct-line-client.ts";
import { chineseAnswer, englishAnswer } from "../http/fixtures.ts";
import { saidAnswer } from "../http/said-answer.ts";
import { type Service, type ServiceOptions, startService } from "../http/service.ts";
import { type FlakyLine, openFlakyLine } from "./flaky-line.ts";
import { FetchRequest } from "./xml-http-request.ts";

const QUESTIONS = { en: "How many memorandums were signed?", "zh-Hant": "簽了幾項備忘錄？" } as const;
const MINUTE = 60_000;

/** What of the client is used here; its own types need RxJS, which its bundle holds. */
interface Stream<T> {
  subscribe(next: (value: T) => void, failed?: (error: unknown) => void): { unsubscribe(): void };
}
interface DirectLine {
  readonly activity$: Stream<ReadActivity>;
  readonly connectionStatus$: Stream<number>;
  readonly conversationId: string;
  readonly token: string;
  postActivity(activity: unknown): Stream<string>;
  setUserId(id: string): void;
  reconnect(grant: Grant): void;
  end(): void;
}
interface DirectLineJs {
  readonly ConnectionStatus: { readonly ExpiredToken: number };
  readonly DirectLine: new (options: Readonly<Record<string, unknown>>) => DirectLine;
}

let client: DirectLineJs;
const cleanups: (() => unknown)[] = [];

beforeAll(() => {
  // What the bundle takes a browser to have.
  vi.stubGlobal("self", globalThis);
  vi.stubGlobal("XMLHttpRequest", FetchRequest);
  client = createRequire(import.meta.url)("botframework-directlinejs/dist/directline.js") as DirectLineJs;
  return () => {
    vi.unstubAllGlobals();
  };
});
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** A service behind a line, with a store that outlives it. */
async function start(
  options: ServiceOptions = {},
): Promise<{ service: Service; line: FlakyLine; store: Store }> {
  const dataDir = await mkdtemp(join(tmpdir(), "directlinejs-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  cleanups.push(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const service = await another({ store, ...options });
  const line = await openFlakyLine(service.url);
  cleanups.push(() => line.close());
  return { service, line, store };
}

async function another(options: ServiceOptions): Promise<Service> {
  const service = await startService({ answer: ({ question }) => answerTo(question), ...options });
  cleanups.push(() => service.stop());
  return service;
}

function answerTo(question: string): Answer {
  return { ...(/\p{Script=Han}/u.test(question) ? chineseAnswer : englishAnswer), id: crypto.randomUUID() };
}

/** A page's connection with everything that it was given. */
class Chat {
  readonly connection: DirectLine;
  readonly received: ReadActivity[] = [];
  readonly statuses: number[] = [];

  constructor(line: FlakyLine, token: string, webSocket: boolean) {
    this.connection = new client.DirectLine({
      token,
      domain: `${line.url}/v3/directline`,
      webSocket,
      pollingInterval: 200,
      // The shortest of its random waits.
      random: () => 0,
    });
    const activities = this.connection.activity$.subscribe((activity) => {
      this.received.push(activity);
    });
    const statuses = this.connection.connectionStatus$.subscribe((status: number) =>
      this.statuses.push(status),
    );
    cleanups.push(() => {
      activities.unsubscribe();
      statuses.unsubscribe();
      this.connection.end();
    });
  }

  get messages(): ReadActivity[] {
    return this.received.filter(({ type }) => type === "message");
  }

  /**
   * As Web Chat counts: by id. After a token has expired the client holds a second WebSocket of its own accord (each
   * change of its status opens one), and hands on what comes through either.
   */
  get distinctRoles(): string[] {
    return [...new Map(this.messages.map(({ id, from }) => [id, from.role])).values()];
  }

  get roles(): string[] {
    return this.messages.map(({ from }) => from.role);
  }

  /** Sends as Web Chat does; resolves with the id, or "retry". */
  say(text: string, clientActivityID: string = crypto.randomUUID()): Promise<string> {
    const activity = {
      type: "message",
      text,
      from: { id: "me" },
      locale: "en-US",
      channelData: { clientActivityID },
    };
    return new Promise((resolve, reject) => {
      this.connection.postActivity(activity).subscribe(resolve, reject);
    });
  }
}

async function openChat(line: FlakyLine, webSocket: boolean): Promise<Chat> {
  const { token } = await callJson<{ token: string }>(line, "POST", "/tokens/generate");
  return new Chat(line, token, webSocket);
}

describe.each([
  ["WebSocket", true],
  ["polling", false],
])("botframework-directlinejs over %s", (_, webSocket) => {
  it("asks in both languages and is given the cited answer", async () => {
    const { line } = await start();
    const chat = await openChat(line, webSocket);
    for (const [language, question] of Object.entries(QUESTIONS)) {
      const before = chat.messages.length;
      const id = await chat.say(question, `client-${language}`);
      await expect.poll(() => chat.messages.length).toBe(before + 2);
      const [asked, answered] = chat.messages.slice(before);
      expect(asked).toMatchObject({
        id,
        text: question,
        channelData: { clientActivityID: `client-${language}` },
      });
      expect(answered).toMatchObject({ replyToId: id, locale: language, from: { role: "bot" } });
      expect(answered?.channelData?.answer).toMatchObject({ status: "answered", language });
      expect(answered?.channelData?.answer?.sources.length).toBeGreaterThan(0);
    }
  });

  it("goes on after its token has expired, with a fresh one for the same conversation", async () => {
    let now = 0;
    const { service, line } = await start({ now: () => now });
    const chat = await openChat(line, webSocket);
    await chat.say(QUESTIONS.en);
    await expect.poll(() => chat.roles).toEqual(["user", "bot"]);

    now = 31 * MINUTE;
    const expired = client.ConnectionStatus.ExpiredToken;
    expect(await chat.say("And then?", "late")).toBe("retry");
    expect(chat.statuses).toContain(expired);
    // What the page around the client does: a fresh token, then the address of a fresh stream.
    const { token } = chat.connection;
    const fresh = await callJson<Grant>(line, "POST", "/tokens/refresh", { token });
    const grant = await callJson<Grant>(line, "GET", `/conversations/${fresh.conversationId}?watermark=2`, {
      token: fresh.token,
    });
    chat.connection.reconnect(grant);
    await chat.say("And then?", "late");
    await expect.poll(() => chat.distinctRoles).toEqual(["user", "bot", "user", "bot"]);
    expect(service.asked.map(({ question }) => question)).toEqual([QUESTIONS.en, "And then?"]);
  });

  it("goes on after a restart of the service in the middle of an answer: nothing lost, nothing doubled", async () => {
    const starting = {
      ready: false,
      index: { vectorIndex: "exact", passages: 0, articles: 0, leftOut: 0, snapshot: "" },
      model: "",
      database: "",
    } as const;
    const { service, line, store } = await start({ stopDeadlineMs: 300 });
    const chat = await openChat(line, webSocket);
    await chat.say("First");
    await expect.poll(() => chat.roles).toEqual(["user", "bot"]);
    // One more service on the same store, which never gets ready: what it is asked, it leaves behind.
    const never = await another({ store, stopDeadlineMs: 300, readiness: () => starting });
    line.leadTo(never.url);
    line.cut();
    await service.stop();
    await expect.poll(() => chat.say("Second", "second")).toMatch(/\|q-/u);
    line.leadTo(null);
    await never.stop();

    const after = await another({ store });
    line.leadTo(after.url);
    await expect.poll(() => chat.messages.length).toBe(4);
    await chat.say("Third");
    await expect.poll(() => chat.messages.length).toBe(6);
    expect(chat.messages.map(({ text }) => text?.slice(0, 6))).toEqual([
      "First",
      "One of",
      "Second",
      "One of",
      "Third",
      "One of",
    ]);
    expect(new Set(chat.messages.map(({ id }) => id)).size).toBe(6);
    expect(after.asked.map(({ question }) => question)).toEqual(["Second", "Third"]);
  });
});

describe("botframework-directlinejs", () => {
  it.each([
    ["WebSocket", true, ["typing", "typing", "message"]],
    ["polling", false, ["message"]],
  ])(
    "is brought what was said before the answer was whole, over %s, and the whole",
    async (_, webSocket, types) => {
      const said = saidAnswer(englishAnswer);
      const { line } = await start({ answer: said.answer });
      const chat = await openChat(line, webSocket);
      const id = await chat.say(QUESTIONS.en);
      const ofAnswer = (): ReadActivity[] => chat.received.filter(({ replyToId }) => replyToId === id);
      for (const count of webSocket ? [1, 2] : []) {
        said.next();
        await expect.poll(() => ofAnswer().length).toBe(count);
      }
      for (let steps = 0; steps < 3; steps++) said.next();
      await expect.poll(() => chat.roles).toEqual(["user", "bot"]);
      expect(ofAnswer().map(({ type }) => type)).toEqual(types);
      for (const { text } of ofAnswer()) expect(text).toContain(englishAnswer.sentences[0]?.text);
    },
  );

  it("is brought the answer after its line was cut in the middle of it, once", async () => {
    const gate = Promise.withResolvers<undefined>();
    const { service, line } = await start({
      answer: async ({ question }) => {
        if (question === "Slow") await gate.promise;
        return answerTo(question);
      },
    });
    const chat = await openChat(line, true);
    await chat.say("Slow");
    await expect.poll(() => chat.roles).toEqual(["user"]);
    await expect.poll(() => service.asked.length).toBe(1);
    line.cut();
    gate.resolve(undefined);
    await expect.poll(() => chat.roles).toEqual(["user", "bot"]);
    await chat.say("Quick");
    await expect.poll(() => chat.roles).toEqual(["user", "bot", "user", "bot"]);
    expect(new Set(chat.messages.map(({ id }) => id)).size).toBe(4);
    expect(service.asked).toHaveLength(2);
  });

  it("cannot say who it is: the server has made that up", async () => {
    const { line } = await start();
    const chat = await openChat(line, true);
    chat.connection.setUserId("mayor");
    await chat.say(QUESTIONS.en);
    await expect.poll(() => chat.messages.length).toBe(2);
    expect(chat.messages[0]?.from.id).toMatch(/^dl_[\w-]{22}$/u);
  });

  it("is told that the conversation has ended once it is deleted", async () => {
    const { line } = await start();
    const chat = await openChat(line, true);
    await chat.say(QUESTIONS.en);
    await expect.poll(() => chat.messages.length).toBe(2);
    const { token, conversationId } = chat.connection;
    await fetch(`${line.url}/v3/directline/conversations/${conversationId}`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${token}` },
    });
    await expect(chat.say("Still there?")).rejects.toMatchObject({ status: 404 });
  });
});
