import { setImmediate as allSettled } from "node:timers/promises";
import { expect, it } from "vitest";
import { Conversations } from "../../../src/channels/direct-line/conversations.ts";
import type { ConversationStore, StoredActivity } from "../../../src/store/conversation-store.ts";
import { englishAnswer } from "../../http/fixtures.ts";

const PARTICIPANT = { conversationId: "c", userId: "u" };

/** As much of a store as one conversation needs; it answers without ever leaving the thread. */
class MemoryStore {
  readonly activities: StoredActivity[] = [];
  person = "";
  /** What a look at the activities waits for. */
  gate: Promise<unknown> = Promise.resolve();
  /** Whose next activity cannot be kept. */
  failOnce: "user" | "bot" | null = null;

  create({ person }: { person: string }): Promise<void> {
    this.person = person;
    return Promise.resolve();
  }

  find(id: string): Promise<{ id: string; channel: string; person: string }> {
    return Promise.resolve({ id, channel: "web", person: this.person });
  }

  async after(_: string, watermark: number): Promise<readonly StoredActivity[]> {
    const found = this.activities.slice(watermark);
    await this.gate;
    return found;
  }

  append(_: string, { id, activity }: { id: string; activity: { role?: unknown } }): Promise<number> {
    if (this.failOnce === activity.role) {
      this.failOnce = null;
      return Promise.reject(new Error("the database is away"));
    }
    const sequence = this.activities.length + 1;
    this.activities.push({ sequence, id, activity, at: new Date(0).toISOString() });
    return Promise.resolve(sequence);
  }
}

it("answers what an earlier process owes before what comes while somebody else has begun to look", async () => {
  const store = new MemoryStore();
  const asked: string[] = [];
  const process = (answers: boolean): Conversations =>
    new Conversations({
      store: store as unknown as ConversationStore,
      desk: {
        answer: ({ text }) => {
          if (!answers) return new Promise(() => undefined);
          asked.push(text);
          return Promise.resolve(englishAnswer);
        },
      },
      mask: (text) => ({ text }),
      personKey: new Uint8Array(32),
      now: () => 0,
      onFault: (error) => {
        throw error;
      },
    });
  const before = process(false);
  await before.begin(PARTICIPANT);
  await before.post(PARTICIPANT, { type: "message", text: "The first question" });
  await before.stop(0);

  const after = process(true);
  const gate = Promise.withResolvers<undefined>();
  store.gate = gate.promise;
  const first = after.answerWhatIsOwed("c");
  const second = after.post(PARTICIPANT, { type: "message", text: "The second question" });
  // The second question has come as far as it can while the look goes on.
  await allSettled();
  gate.resolve(undefined);
  await Promise.all([first, second]);
  await allSettled();
  expect(asked).toEqual(["The first question", "The second question"]);
});

it("answers at the next look a question whose answer could not be kept, and once what is in hand", async () => {
  const store = new MemoryStore();
  const asked: string[] = [];
  const faults: unknown[] = [];
  const posted = Promise.withResolvers<undefined>();
  const answering = Promise.withResolvers<undefined>();
  const conversations = new Conversations({
    store: store as unknown as ConversationStore,
    desk: {
      answer: async ({ text }) => {
        asked.push(text);
        await (text === "The first question" ? posted.promise : answering.promise);
        return englishAnswer;
      },
    },
    mask: (text) => ({ text }),
    personKey: new Uint8Array(32),
    now: () => 0,
    onFault: (error) => faults.push(error),
  });
  await conversations.begin(PARTICIPANT);
  store.failOnce = "bot";
  await conversations.post(PARTICIPANT, { type: "message", text: "The first question" });
  await conversations.post(PARTICIPANT, { type: "message", text: "The second question" });
  posted.resolve(undefined);
  await allSettled();
  expect(faults).toHaveLength(1);

  // The second question is answered after the look has read that it is not, and before it goes on.
  const gate = Promise.withResolvers<undefined>();
  store.gate = gate.promise;
  const looking = conversations.answerWhatIsOwed("c");
  answering.resolve(undefined);
  await allSettled();
  gate.resolve(undefined);
  await looking;
  await allSettled();
  expect(asked).toEqual(["The first question", "The second question", "The first question"]);
  expect(store.activities).toHaveLength(4);
  expect(faults).toHaveLength(1);
});
