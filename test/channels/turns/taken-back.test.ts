import { describe, expect, it } from "vitest";
import { said, ScriptedChannel, unheard } from "./scripted-channel.ts";
import { echo, ground, HeldDesk } from "./turns-bench.ts";

const SECRET = "the secret of the mayor";

describe("a message that is taken back", () => {
  it("is neither asked nor answered where it waits, and its text is nowhere", async () => {
    const { query, newProcess } = await ground();
    const desk = new HeldDesk();
    const { turns, asked } = newProcess({ desk });
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said("first"));
    const waiting = line.accept(said(SECRET, { id: "m2" }));
    // At the same moment as it comes.
    await Promise.all([waiting, line.forget("m2", "room")]);
    await line.accept(said("last"));
    desk.release("first");
    desk.release("last");
    await expect.poll(() => channel.texts).toEqual(["re: first", "re: last"]);
    expect(asked.map(({ text }) => text)).toEqual(["first", "last"]);
    for (const table of ["activity", "pending"]) {
      expect(JSON.stringify(query(`select * from ${table}`))).not.toContain("secret");
    }
    expect(await line.accept(said(SECRET, { id: "m2" }))).toBe("seen");
  });

  it("is not answered where it is being asked, and the answer is not kept", async () => {
    const { store, query, newProcess } = await ground();
    const gate = Promise.withResolvers<undefined>();
    const { turns, asked, outcomes } = newProcess({
      desk: {
        async answer(message) {
          await gate.promise;
          const answer = echo(message);
          const versions = { index: "i", prompt: "p", model: "m" };
          const kept = {
            answer,
            question: message.text,
            evidence: null,
            steps: {},
            versions,
            channel: "line",
          };
          await store.saveAnswer(message.conversationId, answer.id, kept);
          return answer;
        },
      },
    });
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    await line.accept(said(SECRET, { id: "m1" }));
    await line.accept(said("next"));
    await expect.poll(() => asked).toHaveLength(1);
    await line.forget("m1");
    gate.resolve(undefined);
    await expect.poll(() => outcomes).toEqual([["sent", null]]);
    expect(channel.texts).toEqual(["re: next"]);
    expect(query("select question from answer")).toEqual([{ question: "next" }]);
  });

  it("is not sent again where its sending failed", async () => {
    const { newProcess } = await ground();
    const { turns, outcomes } = newProcess();
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    channel.sending = () => Promise.resolve({ kind: "later", retryAfterMs: 40_000 });
    await line.accept(said(SECRET, { id: "m1" }));
    await expect.poll(() => channel.attempts).toHaveLength(1);
    await line.forget("m1", "room");
    channel.sending = () => Promise.resolve({ kind: "sent" });
    await line.accept(said("next"));
    await expect.poll(() => outcomes).toEqual([["sent", null]]);
    expect(channel.texts).toEqual([`re: ${SECRET}`, "re: next"]);
  });

  it("is forgotten with its answer after it was answered", async () => {
    const { store, query, newProcess } = await ground();
    const { turns, outcomes } = newProcess({
      desk: {
        async answer(message) {
          const answer = echo(message);
          const versions = { index: "i", prompt: "p", model: "m" };
          const kept = {
            answer,
            question: message.text,
            evidence: null,
            steps: {},
            versions,
            channel: "line",
          };
          await store.saveAnswer(message.conversationId, answer.id, kept);
          return answer;
        },
      },
    });
    const line = turns.register(new ScriptedChannel());
    await turns.resume();
    await line.accept(said(SECRET, { id: "m1" }));
    await expect.poll(() => outcomes).toHaveLength(1);
    expect(JSON.stringify(query("select * from activity"))).toContain("secret");
    await line.forget("m1", "room");
    for (const table of ["activity", "pending", "answer"]) {
      expect(JSON.stringify(query(`select * from ${table}`))).not.toContain("secret");
    }
  });

  it("before it has come is not answered when it does", async () => {
    const { newProcess } = await ground();
    const { turns } = newProcess();
    const channel = new ScriptedChannel();
    const line = turns.register(channel);
    await turns.resume();
    await line.forget("m1");
    await line.forget("m2", "room");
    expect(await line.accept(said(SECRET, { id: "m1" }))).toBe("seen");
    expect(await line.accept(said(SECRET, { id: "m2" }))).toBe("seen");
    expect(await line.accept(said("in another room", { id: "m2", conversationId: "elsewhere" }))).toBe(
      "accepted",
    );
    await expect.poll(() => channel.texts).toEqual(["re: in another room"]);
  });

  it("by another id than the one it came with is the same one: waiting, answered, left over a restart, not come yet", async () => {
    const { query, newProcess } = await ground();
    const desk = new HeldDesk();
    const first = newProcess({ desk });
    const channel = new ScriptedChannel();
    const line = first.turns.register(channel);
    await first.turns.resume();
    await line.accept(said(`${SECRET} answered`, { id: "event-1", withdrawnAs: "m1" }));
    desk.release(`${SECRET} answered`);
    await expect.poll(() => first.outcomes).toHaveLength(1);
    await line.accept(said("first", { id: "event-2", withdrawnAs: "m2" }));
    await line.accept(said(`${SECRET} waiting`, { id: "event-3", withdrawnAs: "m3" }));
    await line.accept(said(`${SECRET} over a restart`, { id: "event-4", withdrawnAs: "m4" }));
    for (const id of ["m1", "m3", "m5"]) await line.forget(id);
    await first.turns.stop(0);
    const second = newProcess();
    const again = second.turns.register(channel);
    await again.forget("m4");
    await second.turns.resume();
    expect(await again.accept(said(SECRET, { id: "event-5", withdrawnAs: "m5" }))).toBe("seen");
    expect(await again.accept(said("first", { id: "event-2", withdrawnAs: "m2" }))).toBe("seen");
    await expect.poll(() => second.outcomes).toEqual([["sent", null]]);
    expect(channel.texts).toEqual([`re: ${SECRET} answered`, "re: first"]);
    for (const table of ["activity", "pending"]) {
      expect(JSON.stringify(query(`select * from ${table}`))).not.toContain("secret");
    }
  });

  it("by another process while this one sends it is not sent again", async () => {
    const { newProcess } = await ground();
    const channel = new ScriptedChannel();
    channel.sending = unheard;
    const first = newProcess();
    const line = first.turns.register(channel);
    await first.turns.resume();
    await line.accept(said(SECRET, { id: "m1" }));
    await expect.poll(() => channel.attempts).toHaveLength(1);
    await newProcess().turns.register(channel).forget("m1", "room");
    await first.turns.stop(0);
    const after = newProcess();
    channel.sending = () => Promise.resolve({ kind: "sent" });
    const again = after.turns.register(channel);
    await after.turns.resume();
    await again.accept(said("next"));
    await expect.poll(() => after.outcomes).toEqual([["sent", null]]);
    expect(channel.texts).toEqual([`re: ${SECRET}`, "re: next"]);
  });
});
