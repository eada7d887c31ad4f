import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { LineSettings } from "../../../src/channels/line/line-settings.ts";
import { addLine, LINE_PATH } from "../../../src/http/line.ts";
import { openStore } from "../../../src/store/conversation-store.ts";
import { chineseAnswer, englishAnswer } from "../../http/fixtures.ts";
import { type Service, type ServiceOptions, startService } from "../../http/service.ts";
import { callOf, signatureOf } from "./line-events.ts";
import { LineServer } from "./line-server.ts";

export const SECRET = "test_secret";

/** The service with its real store and turns, and LINE's API beside it, until the end of the test. */
export interface LineService {
  readonly line: LineServer;
  readonly service: Service;
  /** What the service takes for the time, ms since 1970; a test moves it. */
  readonly clock: { now: number };
  /** Delivers events as LINE does, signed. */
  readonly deliver: (...events: readonly unknown[]) => Promise<Response>;
  /** Delivers a body, signed as LINE does unless the headers say otherwise. */
  readonly post: (body: string | Buffer, headers?: Record<string, string | null>) => Promise<Response>;
  /** Runs a statement beside the store. */
  readonly query: (sql: string) => readonly Record<string, unknown>[];
  /** Resolves when nothing is owed any more. */
  readonly settled: () => Promise<void>;
}

/** Starts it; `settings` are those of LINE. */
export async function startLine(
  options: ServiceOptions = {},
  settings: Partial<LineSettings> = {},
): Promise<LineService> {
  const line = new LineServer();
  await line.start();
  const dataDir = await mkdtemp(join(tmpdir(), "line-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  const clock = { now: Date.UTC(2026, 10, 24) };
  const service = await startService({
    answer: ({ question }) => ({
      ...(/\p{Script=Han}/u.test(question) ? chineseAnswer : englishAnswer),
      id: crypto.randomUUID(),
    }),
    store,
    calledBack: [
      addLine({
        channelSecret: SECRET,
        channelAccessToken: "access-token",
        apiBase: line.origin,
        pushFallback: false,
        ...settings,
      }),
    ],
    now: () => clock.now,
    ...options,
  });
  onTestFinished(async () => {
    await service.stop();
    await store.close();
    await line.stop();
    await rm(dataDir, { recursive: true });
    expect(line.violations).toEqual([]);
  });
  const query: LineService["query"] = (sql) => {
    const database = new DatabaseSync(join(dataDir, "store.sqlite"));
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  };
  const post: LineService["post"] = (body, headers = {}) => {
    const sent: Record<string, string | null> = {
      "Content-Type": "application/json; charset=utf-8",
      "x-line-signature": signatureOf(SECRET, body),
      ...headers,
    };
    return fetch(`${service.url}${LINE_PATH}`, {
      method: "POST",
      headers: Object.entries(sent).filter((header): header is [string, string] => header[1] !== null),
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
  };
  return {
    ...{ line, service, clock, query, post },
    deliver: (...events) => post(callOf(...events)),
    settled: async () => {
      await expect
        .poll(() => query("select id from pending where address is not null"), { timeout: 10_000 })
        .toEqual([]);
    },
  };
}
