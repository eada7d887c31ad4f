import { getEventListeners } from "node:events";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { SendOutcome } from "../../../src/channels/delivery.ts";
import { said, ScriptedChannel } from "./scripted-channel.ts";
import { echo, ground, HeldDesk, QUICK, sorry } from "./turns-bench.ts";

describe("a message", () => {
  it("is answered where it came from, and nothing is left of the address afterwards", async () => {
    const { query, newProcess } = await ground();
    const { turns, asked, outcomes } = newProcess();
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    expect(await line.accept(said("Who signed?"))).toBe("accepted");
    await expect.poll(() => outcomes).toEqual([["sent", null]]);
    expect(channel.shown).toEqual([{ to: "reply Who signed?" }]);
    expect(channel.attempts).toEqual([
      {
        id: expect.stringMatching(/^line:[\w-]{43}$/u) as string,
        address: { to: "reply Who signed?" },
        messages: [{ text: "re: Who signed?" }],
        receivedAt: Date.UTC(2026, 10, 24),
        isInDoubt: false,
      },
    ]);
    expect(asked[0]).toMatchObject({ channel: "line", text: "Who signed?" });
    await expect
      .poll(() => query("select address, messages, holder from pending"))
      .toEqual([{ address: null, messages: null, holder: null }]);
  });

  it("is on disk before it is acknowledged, masked, and names neither person nor room", async () => {
    const { query, newProcess } = await ground();
    const { turns, asked } = newProcess({ desk: new HeldDesk() });
    const line = turns.register(new ScriptedChannel());
    await turns.resume();
    await line.accept(said("Call 0912345678", { id: "m1", conversationId: "U-1234", userId: "U-1234" }));
    const [conversation] = query("select * from conversation");
    expect(conversation).toMatchObject({
      channel: "line",
      person: expect.stringMatching(/^[\w-]{43}$/u) as string,
    });
    expect(JSON.parse(String(query("select content from activity")[0]?.["content"]))).toEqual({
      ...{ type: "message", role: "user", text: "Call [phone]", textFormat: "plain" },
      ...{ locale: null, channelData: {} },
    });
    for (const table of ["conversation", "activity", "pending"]) {
      expect(JSON.stringify(query(`select * from ${table}`))).not.toContain("U-1234");
    }
    // Asked as it was written, in the store's conversation, to which the answer belongs.
    await expect
      .poll(() => asked)
      .toMatchObject([{ text: "Call 0912345678", id: "m1", conversationId: conversation?.["id"] }]);
  });

  it("is answered once however often it comes, at the same moment, afterwards and in another process", async () => {
    const { newProcess } = await ground();
    const first = newProcess();
    const channel = new ScriptedChannel();
    const line = first.turns.register(channel);
    await first.turns.resume();
    const copies = await Promise.all([1, 2, 3, 4].map(() => line.accept(said("Who signed?"))));
    expect(copies.sort()).toEqual(["accepted", "seen", "seen", "seen"]);
    expect(await line.accept(said("Who signed?"))).toBe("seen");
    const second = newProcess();
    const again = second.turns.register(channel);
    await second.turns.resume();
    expect(await again.accept(said("Who signed?"))).toBe("seen");
    expect(await again.accept(said("And then?"))).toBe("accepted");
    await expect.poll(() => channel.texts).toEqual(["re: Who signed?", "re: And then?"]);
    expect([...first.asked, ...second.asked]).toHaveLength(2);
  });

  it("that came with others waits until all of them are kept: their platform waits for that", async () => {
    const { query, newProcess } = await ground();
    const kept: unknown[] = [];
    const { turns, outcomes } = newProcess({
      desk: {
        answer: (message) => {
          kept.push(query("select count(*) as number from pending")[0]?.["number"]);
          return Promise.resolve(echo(message));
        },
      },
    });
    const line = turns.register(new ScriptedChannel());
    await turns.resume();
    const together = Array.from({ length: 20 }, (_, number) => String(number));
    await Promise.all(together.map((id) => line.accept(said("Who?", { id, conversationId: id }))));
    await expect.poll(() => outcomes).toHaveLength(20);
    expect(new Set(kept)).toEqual(new Set([20]));
  });

  it("with the id of one in another conversation is another", async () => {
    const { newProcess } = await ground();
    const { turns } = newProcess();
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    for (const conversationId of ["a", "b"]) {
      expect(await line.accept(said("Who?", { id: "1", conversationId }))).toBe("accepted");
    }
    await expect.poll(() => channel.texts).toHaveLength(2);
  });

  it("that cannot be kept is not acknowledged, and may come again", async () => {
    const { store, newProcess } = await ground();
    const { turns } = newProcess();
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    const accept = store.turns.accept.bind(store.turns);
    store.turns.accept = () => Promise.reject(new Error("the disk is full"));
    const copies = [line.accept(said("Who?")), line.accept(said("Who?"))];
    for (const copy of copies) await expect(copy).rejects.toThrow("the disk is full");
    store.turns.accept = accept;
    expect(await line.accept(said("Who?"))).toBe("accepted");
    await expect.poll(() => channel.texts).toEqual(["re: Who?"]);
  });
});

describe("a conversation", () => {
  it("is answered one question at a time in order of arrival, others meanwhile", async () => {
    const { newProcess } = await ground();
    const desk = new HeldDesk();
    const { turns, asked } = newProcess({ desk });
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    await Promise.all(["one", "two", "three"].map((text) => line.accept(said(text))));
    await line.accept(said("other", { conversationId: "elsewhere" }));
    desk.release("three");
    desk.release("other");
    await expect.poll(() => channel.texts).toEqual(["re: other"]);
    expect(asked.map(({ text }) => text).sort()).toEqual(["one", "other"]);
    desk.release("one");
    await expect.poll(() => channel.texts).toEqual(["re: other", "re: one"]);
    desk.release("two");
    await expect.poll(() => channel.texts).toEqual(["re: other", "re: one", "re: two", "re: three"]);
  });

  it("in a group is each person's own", async () => {
    const { query, newProcess } = await ground();
    const { turns } = newProcess();
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    await Promise.all(["U-1", "U-2"].map((userId) => line.accept(said(`I am ${userId}`, { userId }))));
    await expect.poll(() => channel.texts.sort()).toEqual(["re: I am U-1", "re: I am U-2"]);
    expect(query("select distinct person from conversation")).toHaveLength(2);
  });

  it("with too many waiting questions is asked to wait, at once and for each of them", async () => {
    const { newProcess } = await ground();
    const desk = new HeldDesk();
    const { turns, asked, outcomes } = newProcess({ desk });
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    for (let number = 1; number <= 7; number++) await line.accept(said(`q${number}`));
    await expect.poll(() => channel.texts).toEqual(["sorry: too_many_waiting", "sorry: too_many_waiting"]);
    expect(channel.attempts.map(({ address }) => address.to)).toEqual(["reply q6", "reply q7"]);
    for (let number = 1; number <= 5; number++) desk.release(`q${number}`);
    await expect
      .poll(() => channel.texts.slice(2))
      .toEqual([1, 2, 3, 4, 5].map((number) => `re: q${number}`));
    await expect.poll(() => outcomes).toHaveLength(7);
    // There is room again.
    desk.release("q8");
    await line.accept(said("q8"));
    await expect.poll(() => channel.texts.at(-1)).toBe("re: q8");
    expect(asked).toHaveLength(6);
  });
});

describe("a person who asks too fast", () => {
  it("is told so and not answered; a copy does not count", async () => {
    const { newProcess } = await ground();
    const people: string[] = [];
    const { turns, asked } = newProcess({
      courtesy: {
        tooFast: (person, message) => {
          people.push(person);
          return people.length > 2 ? sorry(message, "rate_limited") : null;
        },
        tooMany: echo,
        late: echo,
        fault: echo,
      },
    });
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    for (const text of ["a", "a", "b", "b", "c"]) await line.accept(said(text, { conversationId: text }));
    await expect.poll(() => channel.texts).toEqual(["re: a", "re: b", "sorry: rate_limited"]);
    expect(asked).toHaveLength(2);
    expect(new Set(people).size).toBe(1);
  });
});

describe("sending", () => {
  it("is tried again with the same messages until the platform has it", async () => {
    const { query, newProcess } = await ground();
    const { turns, asked, outcomes } = newProcess();
    const channel = new ScriptedChannel();
    const later: SendOutcome = { kind: "later", retryAfterMs: null };
    const answers: SendOutcome[] = [later, { kind: "later", retryAfterMs: 20 }, later, { kind: "sent" }];
    const states: unknown[] = [];
    channel.sending = () => {
      states.push(query("select state from pending")[0]?.["state"]);
      return Promise.resolve(answers.shift() ?? { kind: "sent" });
    };
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => outcomes).toEqual([["sent", null]]);
    expect(states).toEqual(["sending", "sending", "sending", "sending"]);
    expect(new Set(channel.attempts.map((turn) => JSON.stringify(turn))).size).toBe(1);
    expect(channel.attempts[3]?.isInDoubt).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it("ends with a refusal, whose code is told", async () => {
    const { query, newProcess } = await ground();
    const { turns, outcomes } = newProcess();
    const channel = new ScriptedChannel();
    channel.sending = () => Promise.resolve({ kind: "refused", code: "blocked_by_user" });
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => outcomes).toEqual([["refused", "blocked_by_user"]]);
    await expect.poll(() => query("select address from pending")).toEqual([{ address: null }]);
  });

  it("ends when the time is over, be it before an answer, before a sending or before the next one", async () => {
    const { clock, newProcess } = await ground();
    const desk = new HeldDesk();
    const { turns, outcomes } = newProcess({ desk });
    const channel = new ScriptedChannel({ answerWithinMs: 50_000 });
    const line = turns.register(channel);
    await turns.resume();
    // Before the next one: what the platform asks to wait for is longer than there is time.
    channel.sending = () => Promise.resolve({ kind: "later", retryAfterMs: 50_000 });
    desk.release("first");
    await line.accept(said("first"));
    await expect.poll(() => outcomes).toEqual([["out_of_time", null]]);
    expect(channel.texts).toEqual(["re: first"]);
    // Waiting behind one that is answered too late.
    channel.sending = () => Promise.resolve({ kind: "sent" });
    await line.accept(said("second"));
    await line.accept(said("third"));
    clock.now += 49_999;
    await line.accept(said("fourth"));
    clock.now += 1;
    for (const text of ["second", "third", "fourth"]) desk.release(text);
    // The second was begun in time, and then sent: a platform that does not want it any more says so.
    await expect
      .poll(() => outcomes.slice(1))
      .toEqual([
        ["sent", null],
        ["out_of_time", null],
        ["sent", null],
      ]);
    expect(channel.texts).toEqual(["re: first", "re: second", "re: fourth"]);
  });

  it("gets a kind word while one can still be sent, where no answer has come", async () => {
    const { query, newProcess } = await ground();
    const desk = new HeldDesk();
    const { turns, outcomes } = newProcess({ desk });
    const channel = new ScriptedChannel({ answerWithinMs: QUICK.sayBeforeMs + 50 });
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => outcomes).toEqual([["sent", null]]);
    expect(channel.texts).toEqual(["sorry: busy"]);
    // What comes after all is not sent.
    desk.release("Who?");
    await expect.poll(() => query("select address from pending")).toEqual([{ address: null }]);
    expect(channel.texts).toEqual(["sorry: busy"]);
  });

  it.each([50_000, QUICK.sayBeforeMs])(
    "leaves nobody listening to its time, of %s ms",
    async (answerWithinMs) => {
      const { newProcess } = await ground();
      const { turns, outcomes } = newProcess();
      const line = turns.register(new ScriptedChannel({ answerWithinMs }));
      await turns.resume();
      const signals = new Set<AbortSignal>();
      const any = AbortSignal.any.bind(AbortSignal);
      vi.spyOn(AbortSignal, "any").mockImplementation((parts) => {
        for (const signal of parts) signals.add(signal);
        return any(parts);
      });
      onTestFinished(() => {
        vi.restoreAllMocks();
      });
      await line.accept(said("Who?"));
      await expect.poll(() => outcomes).toEqual([["sent", null]]);
      expect(signals.size).toBeGreaterThan(3);
      await expect
        .poll(() => [...signals].flatMap((signal) => getEventListeners(signal, "abort")))
        .toEqual([]);
    },
  );

  it("goes on after faults of ours, of which somebody hears", async () => {
    const { store, newProcess } = await ground();
    const { turns, outcomes, faults } = newProcess();
    const channel = new ScriptedChannel();
    const broken = new Error("broken");
    const failOnce = (name: "keepMessages" | "beginSending" | "done"): void => {
      const method = store.turns[name].bind(store.turns) as (...args: unknown[]) => Promise<unknown>;
      let failures = 1;
      const failing = (...args: unknown[]) => (failures-- > 0 ? Promise.reject(broken) : method(...args));
      Object.assign(store.turns, { [name]: failing });
    };
    failOnce("keepMessages");
    failOnce("beginSending");
    failOnce("done");
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => faults).toEqual([broken, broken, broken]);
    await expect
      .poll(async () => (await line.accept(said("Who?"))) === "seen" && channel.texts)
      .toEqual(["re: Who?"]);
    expect(outcomes).toEqual([["sent", null]]);
  });

  it("says that something is wrong where an answer cannot be shown", async () => {
    const { newProcess } = await ground();
    const { turns, outcomes } = newProcess();
    const channel = new ScriptedChannel();
    channel.rendering = ({ status, text }) => {
      if (status !== "error") throw new Error("cannot be shown");
      return [{ text }];
    };
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said("Who?"));
    await expect.poll(() => outcomes).toEqual([["sent", null]]);
    expect(channel.texts).toEqual(["sorry: internal_error"]);
  });
});

it("a channel is registered once, and without one there is nothing to do", async () => {
  const { newProcess } = await ground();
  const { turns, faults } = newProcess();
  await turns.resume();
  await turns.stop(0);
  expect(faults).toEqual([]);
  const twice = newProcess().turns;
  twice.register(new ScriptedChannel());
  expect(() => twice.register(new ScriptedChannel())).toThrow("the channel line is registered twice");
});
