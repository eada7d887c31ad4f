import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import type { AnswerDesk, ChannelMessage } from "../../../src/channels/channel.ts";
import { errorAnswer } from "../../../src/channels/error-answer.ts";
import { DurableTurns } from "../../../src/channels/turns/durable-turns.ts";
import type { TurnOutcome, TurnParts } from "../../../src/channels/turns/turn-parts.ts";
import { maskPersonalData } from "../../../src/language/mask-personal-data.ts";
import { openStore, type Store } from "../../../src/store/conversation-store.ts";
import { englishAnswer } from "../../http/fixtures.ts";

/** Turns over a real store, with what was asked, how turns ended and which faults were heard of. */
export interface Bench {
  readonly turns: DurableTurns;
  readonly asked: ChannelMessage[];
  readonly outcomes: [TurnOutcome, string | null][];
  readonly faults: unknown[];
}

/** A store and a clock that the processes of a test share. */
export interface Ground {
  readonly store: Store;
  /** What the clock shows, ms since 1970; a test moves it. */
  readonly clock: { now: number };
  /** Runs a statement beside the store. */
  readonly query: (sql: string) => readonly Record<string, unknown>[];
  /** Turns as another process would have them. */
  readonly newProcess: (parts?: Partial<TurnParts>) => Bench;
}

/** An answer that says what was asked. */
export function echo({ text, conversationId }: ChannelMessage): Answer {
  return { ...englishAnswer, id: crypto.randomUUID(), conversationId, text: `re: ${text}` };
}

/** Looks and retries at once; leases are over only when a test moves the clock. */
export const QUICK = {
  leaseMs: 10_000,
  lookEveryMs: 5,
  firstRetryMs: 1,
  mostRetryMs: 4,
  sayBeforeMs: 10_000,
};

/** Until the end of the test. */
export async function ground(): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), "turns-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  const clock = { now: Date.UTC(2026, 10, 24) };
  const running: DurableTurns[] = [];
  onTestFinished(async () => {
    await Promise.all(running.map((turns) => turns.stop(0)));
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  return {
    store,
    clock,
    query: (sql) => {
      const db = new DatabaseSync(join(dataDir, "store.sqlite"));
      try {
        return db.prepare(sql).all();
      } finally {
        db.close();
      }
    },
    newProcess(parts = {}) {
      const asked: ChannelMessage[] = [];
      const outcomes: [TurnOutcome, string | null][] = [];
      const faults: unknown[] = [];
      const desk: AnswerDesk = parts.desk ?? { answer: (message) => Promise.resolve(echo(message)) };
      const turns = new DurableTurns({
        store: store.turns,
        courtesy: {
          tooFast: () => null,
          tooMany: (message) => sorry(message, "too_many_waiting"),
          late: (message) => sorry(message, "busy"),
          fault: (message) => sorry(message, "internal_error"),
        },
        mask: maskPersonalData,
        personKey: new Uint8Array(32).fill(2),
        now: () => clock.now,
        times: QUICK,
        onOutcome: (_channel, outcome, code) => outcomes.push([outcome, code]),
        onFault: (_channel, error) => faults.push(error),
        ...parts,
        desk: {
          answer: (message, signal) => {
            asked.push(message);
            return desk.answer(message, signal);
          },
        },
      });
      running.push(turns);
      return { turns, asked, outcomes, faults };
    },
  };
}

/** Words instead of an answer. */
export function sorry({ conversationId }: ChannelMessage, code: string): Answer {
  return errorAnswer(conversationId, { code, language: "en", text: `sorry: ${code}`, contact: null });
}

/** A desk that answers a question when it is told to. */
export class HeldDesk implements AnswerDesk {
  readonly #gates = new Map<string, PromiseWithResolvers<undefined>>();

  async answer(message: ChannelMessage): Promise<Answer> {
    await this.#gateOf(message.text).promise;
    return echo(message);
  }

  release(text: string): void {
    this.#gateOf(text).resolve(undefined);
  }

  #gateOf(text: string): PromiseWithResolvers<undefined> {
    let gate = this.#gates.get(text);
    if (gate === undefined) {
      gate = Promise.withResolvers();
      this.#gates.set(text, gate);
    }
    return gate;
  }
}
