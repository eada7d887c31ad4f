import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/store/conversation-store.ts";
import type { OwedTurn, TurnStore } from "../../src/store/turn-store.ts";
import { type Kind, kinds, open, type Place } from "./databases.ts";
import { hold, otherHold, turnOf } from "./turns.ts";

const reply = { answerId: "n1", messages: [{ text: "臺北 [1] 👩‍👩‍👧‍👦" }] };
const takenBack = {
  channel: "line",
  messageId: "m1",
  turnId: null,
  blank: { type: "message", text: "" },
  notedAs: "line:back:m1",
};

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(kind.title, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    let place: Place;
    let store: Store;
    let turns: TurnStore;

    beforeAll(async () => {
      running = await kind.start();
    });
    beforeEach(async () => {
      place = await running.newPlace();
      store = await open(place);
      ({ turns } = store);
    });
    afterEach(async () => {
      await store.close();
    });
    afterAll(async () => {
      await running.stop();
    });

    const ids = (owed: readonly OwedTurn[]): string[] => owed.map(({ id }) => id);

    describe("a turn", () => {
      test("is kept with its conversation and its message, and claimed as it was handed in", async () => {
        expect(await turns.isKnown(["line:t1"])).toBe(false);
        expect(await turns.accept(turnOf())).toBe("new");
        expect(await turns.isKnown(["another", "line:t1"])).toBe(true);
        expect(await store.find("c1")).toEqual(turnOf().conversation);
        expect(await store.after("c1", 0, 10)).toMatchObject([{ id: "m1", activity: turnOf().activity }]);
        expect(await turns.claim("line", hold, 2_000, 10)).toEqual([
          {
            ...{ id: "line:t1", channel: "line", conversationId: "c1", messageId: "m1" },
            ...{ activity: turnOf().activity, address: { replyToken: "r1" }, receivedAt: 1_000 },
            ...{ state: "waiting", messages: null, doubts: 0 },
          },
        ]);
      });

      test("is new once, of two who come at once too", async () => {
        const came = await Promise.all([
          turns.accept(turnOf()),
          turns.accept(turnOf({ address: "other" })),
          turns.accept(turnOf({ activity: "other" })),
        ]);
        expect(came.sort()).toEqual(["new", "seen", "seen"]);
        expect(await store.after("c1", 0, 10)).toHaveLength(1);
        expect(await turns.claim("line", hold, 0, 10)).toHaveLength(1);
      });

      test("of a conversation that belongs to another leaves nothing behind", async () => {
        await store.create({ id: "c1", channel: "line", person: "somebody else" });
        await expect(turns.accept(turnOf())).rejects.toMatchObject({ code: "conversation_taken" });
        expect(await turns.isKnown(["line:t1"])).toBe(false);
        expect(await turns.claim("line", hold, 0, 10)).toEqual([]);
      });

      test("that cannot be kept takes none of those along that come at the same moment", async () => {
        await store.create({ id: "c3", channel: "line", person: "somebody else" });
        const coming = Array.from({ length: 120 }, (_, index) =>
          turns.accept(
            turnOf({
              id: `line:t${index}`,
              messageId: `m${index}`,
              conversation: { ...turnOf().conversation, id: `c${index % 40}` },
            }),
          ),
        );
        const came = await Promise.allSettled(coming);
        const refused = came.flatMap(({ status }, index) => (status === "rejected" ? [index] : []));
        expect(refused).toEqual([3, 43, 83]);
        expect(came[3]).toMatchObject({ reason: { code: "conversation_taken" } });
        expect((await store.after("c4", 0, 10)).map(({ id }) => id)).toEqual(["m4", "m44", "m84"]);
        expect(await turns.claim("line", hold, 0, 1_000)).toHaveLength(117);
        expect(await Promise.all(["line:t2", "line:t3"].map((id) => turns.isKnown([id])))).toEqual([
          true,
          false,
        ]);
      });

      test("may have been answered on the spot", async () => {
        await turns.accept(turnOf({ messages: reply.messages }));
        expect(await turns.claim("line", hold, 0, 10)).toMatchObject([
          { state: "ready", messages: reply.messages },
        ]);
      });

      test("goes its way to the end, and is known afterwards without address and messages", async () => {
        await turns.accept(turnOf({ hold }));
        expect(await turns.keepMessages("line:t1", "first", reply)).toBe(true);
        expect(await turns.beginSending("line:t1", "first", 0)).toBe(true);
        const [sending] = await turns.claim("line", otherHold, 60_001, 10);
        expect(sending).toMatchObject({ state: "sending", messages: reply.messages, doubts: 0 });
        expect(await turns.beginSending("line:t1", "second", 1)).toBe(true);
        await turns.notSent("line:t1", "second");
        const [unsent] = await turns.claim("line", hold, 70_000, 10);
        expect(unsent).toMatchObject({ state: "ready", messages: reply.messages, doubts: 1 });
        await turns.done("line:t1");
        expect(await turns.claim("line", hold, 1_000_000, 10)).toEqual([]);
        expect(await turns.keepMessages("line:t1", "first", reply)).toBe(false);
        expect(await turns.beginSending("line:t1", "first", 0)).toBe(false);
        expect(await turns.accept(turnOf())).toBe("seen");
        expect(await place.query("select address, messages, holder, held_until from pending")).toEqual([
          { address: null, messages: null, holder: null, held_until: null },
        ]);
      });

      test("whose message is too old to be kept is claimed without it", async () => {
        await turns.accept(turnOf());
        await place.query("update activity set at = '1999-01-01T00:00:00.000Z'");
        await place.query("update pending set received_at = '2999-01-01T00:00:00.000Z'");
        await store.expire(new Date());
        expect(await turns.claim("line", hold, 0, 10)).toMatchObject([{ id: "line:t1", activity: null }]);
      });
    });

    describe("what is held", () => {
      test("is left alone by others until the hold ends, and goes on being held when it is renewed", async () => {
        await turns.accept(turnOf({ hold }));
        expect(await turns.claim("line", otherHold, 60_000, 10)).toEqual([]);
        await turns.renew(["line:t1", "none"], { ...hold, until: 90_000 });
        expect(await turns.claim("line", otherHold, 60_001, 10)).toEqual([]);
        expect(ids(await turns.claim("line", { ...otherHold, until: 99_000 }, 90_001, 10))).toEqual([
          "line:t1",
        ]);
        // Taken over: whoever held it before can do nothing with it any more.
        await turns.renew(["line:t1"], { ...hold, until: 999_000 });
        expect(await turns.beginSending("line:t1", "first", 0)).toBe(false);
        expect(await turns.keepMessages("line:t1", "first", reply)).toBe(false);
        await turns.notSent("line:t1", "first");
        await turns.release("first");
        expect(await turns.claim("line", hold, 98_000, 10)).toEqual([]);
        expect(await turns.beginSending("line:t1", "second", 0)).toBe(true);
      });

      test("can be claimed at once when it is released", async () => {
        await turns.accept(turnOf({ hold }));
        await turns.release("first");
        expect(ids(await turns.claim("line", otherHold, 0, 10))).toEqual(["line:t1"]);
      });

      test("is claimed in order of arrival, by channel, some at a time, and by one of two who come at once", async () => {
        // Opened first: the opening deletes what is as old as these turns.
        const second = await open(place);
        for (const number of [3, 1, 2, 4, 5]) {
          await turns.accept(
            turnOf({ id: `line:t${number}`, messageId: `m${number}`, receivedAt: number * 1_000 }),
          );
        }
        expect(await turns.claim("teams", hold, 0, 10)).toEqual([]);
        expect(ids(await turns.claim("line", hold, 0, 2))).toEqual(["line:t1", "line:t2"]);
        try {
          const claimed = await Promise.all([
            turns.claim("line", hold, 0, 10),
            second.turns.claim("line", otherHold, 0, 10),
          ]);
          expect(ids(claimed.flat()).sort()).toEqual(["line:t3", "line:t4", "line:t5"]);
        } finally {
          await second.close();
        }
      });
    });

    describe("a message that is taken back", () => {
      const answer = {
        ...{ answer: { id: "n1" }, question: "臺北市有哪些姊妹市？", evidence: [1], steps: {} },
        ...{ versions: { index: "i", prompt: "p", model: "m" }, channel: "line" },
      };

      test("is forgotten with its answer, before it is answered and afterwards", async () => {
        for (const isDone of [false, true]) {
          const turn = turnOf({ id: `line:${isDone}`, messageId: `m ${isDone}`, hold });
          await turns.accept(turn);
          await store.saveAnswer("c1", `n ${isDone}`, answer);
          await turns.keepMessages(turn.id, "first", { ...reply, answerId: `n ${isDone}` });
          if (isDone) await turns.done(turn.id);
          await turns.forget({ ...takenBack, messageId: turn.messageId, notedAs: "unused" });
          expect(await store.answer(`n ${isDone}`)).toBeNull();
          expect(await turns.beginSending(turn.id, "first", 0)).toBe(false);
          expect(await turns.accept(turn)).toBe("seen");
        }
        expect(await turns.claim("line", hold, 1_000_000, 10)).toEqual([]);
        const all = await store.after("c1", 0, 10);
        expect(all.map(({ activity }) => activity)).toEqual([takenBack.blank, takenBack.blank]);
        expect(await turns.isKnown(["unused"])).toBe(false);
      });

      test("is forgotten in what later questions were completed to, up to one that stands alone", async () => {
        const saved = async (id: string, askedAs: string | null, conversation = "c1"): Promise<void> => {
          const notices =
            askedAs === null ? [] : [{ code: "understood_as", text: `Understood as: ${askedAs}` }];
          const text = [...notices.map((notice) => notice.text), "In 2019 [1]."].join("\n");
          await store.saveAnswer(conversation, id, {
            ...answer,
            answer: { id, text, notices, sources: [] },
            evidence: { askedAs, understood: { years: [2019] } },
          });
          // Answers of one conversation come one after the other.
          await delay(2);
        };
        await turns.accept(turnOf({ hold }));
        await store.create({ ...turnOf().conversation, id: "c2" });
        await saved("before", "secret before");
        await saved("n1", null);
        await turns.keepMessages("line:t1", "first", reply);
        await saved("second", "secret and when");
        await saved("elsewhere", "secret of c2", "c2");
        await saved("third", "secret and where");
        await saved("alone", null);
        await saved("after", "secret after");
        await turns.forget(takenBack);
        expect(await store.answer("n1")).toBeNull();
        for (const id of ["second", "third"]) {
          expect(await store.answer(id)).toEqual({
            ...answer,
            answer: { id, text: "In 2019 [1].", notices: [], sources: [] },
            evidence: { askedAs: null, understood: { years: [2019] } },
          });
        }
        for (const id of ["before", "elsewhere", "after"]) {
          expect(await store.answer(id)).toMatchObject({
            evidence: { askedAs: expect.stringContaining("secret") as string },
          });
        }
      });

      test("is no other one, be it of another channel or of another conversation", async () => {
        await turns.accept(turnOf());
        await turns.accept(turnOf({ id: "line:t2", conversation: { ...turnOf().conversation, id: "c2" } }));
        await turns.forget({ ...takenBack, channel: "teams" });
        await turns.forget({ ...takenBack, turnId: "line:t2" });
        expect(ids(await turns.claim("line", hold, 0, 10))).toEqual(["line:t1"]);
        expect(await store.after("c1", 0, 1)).toMatchObject([{ activity: turnOf().activity }]);
        expect(await store.after("c2", 0, 1)).toMatchObject([{ activity: takenBack.blank }]);
      });

      test("is noted where it has not come yet", async () => {
        await turns.forget(takenBack);
        await turns.forget(takenBack);
        expect(await turns.isKnown([takenBack.notedAs])).toBe(true);
        expect(await turns.claim("line", hold, 0, 10)).toEqual([]);
        expect(await store.expire(new Date(Date.now() + 91 * 86_400_000))).toBe(1);
      });
    });

    test("an answer that nobody gets is dropped", async () => {
      const versions = { index: "i", prompt: "p", model: "m" };
      const stored = { answer: {}, question: "q", evidence: null, steps: null, versions, channel: "line" };
      await store.saveAnswer(null, "n1", stored);
      await turns.dropAnswer("n1");
      await turns.dropAnswer("n1");
      expect(await store.answer("n1")).toBeNull();
    });

    test("what an older version owed is brought along", async () => {
      // As the first version of the schema left it.
      await place.query(
        "insert into pending (id, channel, conversation_id, address, received_at) values ('line:old', 'line', 'c9', '{}', '2026-11-24T02:00:00.000Z')",
      );
      expect(await turns.claim("line", hold, 0, 10)).toMatchObject([
        { id: "line:old", state: "waiting", activity: null, doubts: 0, messages: null },
      ]);
    });
  });
}
