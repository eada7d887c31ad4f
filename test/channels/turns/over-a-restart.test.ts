import { describe, expect, it } from "vitest";
import { said, ScriptedChannel, unheard } from "./scripted-channel.ts";
import { ground, HeldDesk } from "./turns-bench.ts";

/** Looks for nothing and speaks up for nothing until the test is over: as a process that has died. */
const DEAD = {
  leaseMs: 10_000,
  lookEveryMs: 3_600_000,
  firstRetryMs: 1,
  mostRetryMs: 4,
  sayBeforeMs: 10_000,
};

describe("a stop", () => {
  it("finishes what is in hand, begins nothing, and leaves the rest and what still comes to the next start", async () => {
    const { newProcess } = await ground();
    const desk = new HeldDesk();
    const channel = new ScriptedChannel();
    const before = newProcess({ desk });
    const line = before.turns.register(channel);
    await before.turns.resume();
    await line.accept(said("in hand"));
    await line.accept(said("waiting"));
    await expect.poll(() => before.asked).toHaveLength(1);
    const stopped = before.turns.stop(60_000);
    expect(await line.accept(said("late", { conversationId: "elsewhere" }))).toBe("accepted");
    desk.release("in hand");
    await stopped;
    expect(channel.texts).toEqual(["re: in hand"]);

    const after = newProcess();
    const again = after.turns.register(channel);
    expect(await again.accept(said("before the start is over", { conversationId: "third" }))).toBe(
      "accepted",
    );
    expect(after.asked).toEqual([]);
    await after.turns.resume();
    await expect
      .poll(() => channel.texts.slice(1).sort())
      .toEqual(["re: before the start is over", "re: late", "re: waiting"]);
    expect(after.asked.every(({ locale }) => locale === null)).toBe(true);
  });

  it("is not held up by a desk that does not answer, nor by a sending that does not end", async () => {
    const { newProcess } = await ground();
    const desk = new HeldDesk();
    const channel = new ScriptedChannel();
    channel.sending = unheard;
    const { turns, asked } = newProcess({ desk });
    const line = turns.register(channel);
    await turns.resume();
    desk.release("sent unheard");
    await line.accept(said("sent unheard"));
    await line.accept(said("unanswered", { conversationId: "elsewhere" }));
    await expect.poll(() => [asked.length, channel.attempts.length]).toEqual([2, 1]);
    await turns.stop(0);
  });

  it("is not held up by a database that does not answer", async () => {
    const { store, newProcess } = await ground();
    const { turns } = newProcess();
    turns.register(new ScriptedChannel());
    await turns.resume();
    store.turns.release = () => new Promise(() => undefined);
    await turns.stop(20);
  }, 10_000);
});

describe("a process that ended while it was sending", () => {
  it("has the next one send the same again, in doubt, without asking anew", async () => {
    const { newProcess } = await ground();
    const channel = new ScriptedChannel();
    const before = newProcess();
    const line = before.turns.register(channel);
    await before.turns.resume();
    channel.sending = unheard;
    await line.accept(said("Who?"));
    await expect.poll(() => channel.attempts).toHaveLength(1);
    await before.turns.stop(0);

    channel.sending = () => Promise.resolve({ kind: "sent" });
    channel.rendering = () => [{ text: "another answer" }];
    const after = newProcess();
    after.turns.register(channel);
    await after.turns.resume();
    await expect.poll(() => after.outcomes).toEqual([["sent", null]]);
    const [first, second] = channel.attempts;
    expect(second).toEqual({ ...first, isInDoubt: true });
    expect(after.asked).toEqual([]);
  });

  it("after it was told that nothing was heard back is no less in doubt", async () => {
    const { newProcess } = await ground();
    const channel = new ScriptedChannel();
    const before = newProcess();
    const line = before.turns.register(channel);
    await before.turns.resume();
    channel.sending = () => Promise.resolve({ kind: "later", retryAfterMs: 40_000, mayHaveArrived: true });
    await line.accept(said("Who?", { id: "1" }));
    await expect.poll(() => channel.attempts).toHaveLength(1);
    await before.turns.stop(0);

    channel.sending = () => Promise.resolve({ kind: "later", retryAfterMs: null, mayHaveArrived: true });
    const after = newProcess();
    after.turns.register(channel);
    await after.turns.resume();
    await expect.poll(() => after.outcomes).toEqual([["in_doubt", null]]);
    expect(channel.attempts.map(({ isInDoubt }) => isInDoubt)).toEqual([false, true]);
  });

  it("has it sent again once, and where the platform refuses copies as often as it takes", async () => {
    for (const refusesCopies of [false, true]) {
      const { newProcess } = await ground();
      const channel = new ScriptedChannel({ refusesCopies });
      channel.sending = unheard;
      const before = newProcess();
      const line = before.turns.register(channel);
      await before.turns.resume();
      await line.accept(said("Who?"));
      await expect.poll(() => channel.attempts).toHaveLength(1);
      await before.turns.stop(0);

      const second = newProcess();
      second.turns.register(channel);
      await second.turns.resume();
      await expect.poll(() => channel.attempts).toHaveLength(2);
      await second.turns.stop(0);

      channel.sending = () => Promise.resolve({ kind: "sent" });
      const third = newProcess();
      third.turns.register(channel);
      await third.turns.resume();
      await expect.poll(() => third.outcomes).toEqual([[refusesCopies ? "sent" : "in_doubt", null]]);
      expect(channel.attempts.map(({ isInDoubt }) => isInDoubt)).toEqual(
        refusesCopies ? [false, true, true] : [false, true],
      );
    }
  });

  it("stays in doubt though the next attempt is heard to have failed, and is then tried on", async () => {
    const { newProcess } = await ground();
    const channel = new ScriptedChannel();
    channel.sending = unheard;
    const before = newProcess();
    const line = before.turns.register(channel);
    await before.turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => channel.attempts).toHaveLength(1);
    await before.turns.stop(0);

    let failures = 3;
    channel.sending = () =>
      Promise.resolve(failures-- > 0 ? { kind: "later", retryAfterMs: null } : { kind: "sent" });
    const after = newProcess();
    after.turns.register(channel);
    await after.turns.resume();
    await expect.poll(() => after.outcomes).toEqual([["sent", null]]);
    expect(channel.attempts.map(({ isInDoubt }) => isInDoubt)).toEqual([false, true, true, true, true]);
  });

  it("has what is too late reported instead", async () => {
    const { clock, newProcess } = await ground();
    const channel = new ScriptedChannel({ answerWithinMs: 50_000 });
    const before = newProcess({ desk: new HeldDesk() });
    const line = before.turns.register(channel);
    await before.turns.resume();
    await line.accept(said("Who?"));
    await before.turns.stop(0);
    clock.now += 50_000;
    const after = newProcess();
    after.turns.register(channel);
    await after.turns.resume();
    await expect.poll(() => after.outcomes).toEqual([["out_of_time", null]]);
    expect([channel.attempts, after.asked]).toEqual([[], []]);
  });
});

describe("two processes", () => {
  it("leave each other's turns alone while they live; what a dead one had is taken over", async () => {
    const { store, clock, query, newProcess } = await ground();
    const desk = new HeldDesk();
    const channel = new ScriptedChannel();
    const dying = newProcess({
      times: DEAD,
      desk: {
        async answer(message) {
          const answer = await desk.answer(message);
          const versions = { index: "i", prompt: "p", model: "m" };
          const kept = { answer, question: "q", evidence: null, steps: {}, versions, channel: "line" };
          await store.saveAnswer(message.conversationId, answer.id, kept);
          return answer;
        },
      },
    });
    const line = dying.turns.register(channel);
    await dying.turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => dying.asked).toHaveLength(1);
    const living = newProcess();
    const looked = Promise.withResolvers<undefined>();
    const claim = store.turns.claim.bind(store.turns);
    let looks = 0;
    store.turns.claim = (...args) => {
      if (++looks === 5) looked.resolve(undefined);
      return claim(...args);
    };
    living.turns.register(channel);
    await living.turns.resume();
    await looked.promise;
    expect(living.asked).toEqual([]);
    clock.now += 10_001;
    await expect.poll(() => living.outcomes).toEqual([["sent", null]]);
    // It was not dead after all, and answers late: that is neither sent nor kept.
    desk.release("Who?");
    await expect.poll(() => query("select * from answer")).toEqual([]);
    await dying.turns.stop(60_000);
    expect(query("select * from answer")).toEqual([]);
    expect(channel.texts).toEqual(["re: Who?"]);
    expect(dying.outcomes).toEqual([]);
  });

  it("keep what they speak up for", async () => {
    const { clock, query, newProcess } = await ground();
    const desk = new HeldDesk();
    const channel = new ScriptedChannel();
    const first = newProcess({ desk });
    const line = first.turns.register(channel);
    await first.turns.resume();
    await line.accept(said("Who?"));
    for (let step = 0; step < 3; step++) {
      clock.now += 9_000;
      const until = new Date(clock.now + 10_000).toISOString();
      await expect.poll(() => query("select held_until from pending")).toEqual([{ held_until: until }]);
    }
    const second = newProcess();
    second.turns.register(channel);
    await second.turns.resume();
    desk.release("Who?");
    await expect.poll(() => first.outcomes).toEqual([["sent", null]]);
    expect(second.asked).toEqual([]);
  });

  it("look again where the store failed", async () => {
    const { store, newProcess } = await ground();
    const channel = new ScriptedChannel();
    const before = newProcess();
    await before.turns.register(channel).accept(said("Who?"));
    const claim = store.turns.claim.bind(store.turns);
    let failures = 3;
    store.turns.claim = (...args) => (failures-- > 0 ? Promise.reject(new Error("away")) : claim(...args));
    const after = newProcess();
    after.turns.register(channel);
    await after.turns.resume();
    await expect.poll(() => after.outcomes).toEqual([["sent", null]]);
    expect(after.faults).toHaveLength(3);
  });
});
