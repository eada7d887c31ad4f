import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store, StoredAnswer } from "../../src/store/conversation-store.ts";
import { type Kind, kinds, open, type Place } from "./databases.ts";
import { hold, turnOf } from "./turns.ts";

const DAY_MS = 86_400_000;
const conversation = { id: "c1", channel: "web", person: "ab12" };
const other = { id: "c2", channel: "web", person: "cd34" };
const stored: StoredAnswer = {
  answer: { id: "n1", text: "臺北與上海 [1]", sentences: [] },
  question: "臺北市有哪些姊妹市？",
  evidence: [{ passage: "p1", score: 0.9 }],
  steps: { retrieve: { ms: 3 } },
  versions: { index: "snapshot-000001", prompt: "p-1", model: "none" },
  channel: "web",
};
const helpful = { person: "ab12", helpful: true, reason: null, comment: null };

const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const says = (text: string) => ({ id: text, activity: { type: "message", text } });

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(kind.title, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    let place: Place;
    let store: Store;

    beforeAll(async () => {
      running = await kind.start();
    });
    beforeEach(async () => {
      place = await running.newPlace();
      store = await open(place);
    });
    afterEach(async () => {
      await store.close();
    });
    afterAll(async () => {
      await running.stop();
    });

    const count = async (table: string): Promise<number> =>
      Number((await place.query(`select count(*) as n from ${table}`))[0]?.["n"]);

    test("says which database it is", () => {
      expect(store.database).toBe(kind.name);
    });

    describe("what a language model takes a day", () => {
      const most = { tokens: 100, millionths: 1000 };

      test("is counted up to the limits of either kind, each day anew", async () => {
        const { modelSpending } = store;
        expect(await modelSpending.spent("2026-03-02")).toEqual({ tokens: 0, millionths: 0 });
        expect(await modelSpending.reserve("2026-03-02", { tokens: 60, millionths: 10 }, most)).toBe(true);
        expect(await modelSpending.reserve("2026-03-02", { tokens: 41, millionths: 10 }, most)).toBe(false);
        expect(await modelSpending.reserve("2026-03-02", { tokens: 1, millionths: 991 }, most)).toBe(false);
        expect(await modelSpending.reserve("2026-03-02", { tokens: 40, millionths: 990 }, most)).toBe(true);
        expect(await modelSpending.reserve("2026-03-03", { tokens: 100, millionths: 0 }, most)).toBe(true);
        await modelSpending.correct("2026-03-02", { tokens: -30, millionths: -900 });
        expect(await modelSpending.spent("2026-03-02")).toEqual({ tokens: 70, millionths: 100 });
      });

      test("stays within them when two processes reserve at once", async () => {
        const second = await open(place);
        try {
          const amount = { tokens: 10, millionths: 1 };
          const reserved = await Promise.all(
            Array.from({ length: 20 }, (_, turn) =>
              (turn % 2 === 0 ? store : second).modelSpending.reserve("2026-03-02", amount, most),
            ),
          );
          expect(reserved.filter((isReserved) => isReserved)).toHaveLength(10);
          expect(await second.modelSpending.spent("2026-03-02")).toEqual({ tokens: 100, millionths: 10 });
        } finally {
          await second.close();
        }
      });

      test("takes the largest sums that are counted", async () => {
        const large = { tokens: 1, millionths: 5_000_000_000_000 };
        const bound = { tokens: 10, millionths: Number.MAX_SAFE_INTEGER };
        expect(await store.modelSpending.reserve("2026-03-02", large, bound)).toBe(true);
        expect(await store.modelSpending.spent("2026-03-02")).toEqual(large);
      });
    });

    describe("a conversation", () => {
      test("is found until it is deleted", async () => {
        expect(await store.find("c1")).toBeNull();
        await store.create(conversation);
        expect(await store.find("c1")).toEqual(conversation);
        await store.delete("c1");
        expect(await store.find("c1")).toBeNull();
        await store.delete("c1");
      });

      test("is made once, and its id is nobody else's", async () => {
        await store.create(conversation);
        await store.append("c1", says("hello"));
        await store.create(conversation);
        expect(await store.after("c1", 0, 10)).toHaveLength(1);
        await expect(store.create({ ...conversation, person: "cd34" })).rejects.toMatchObject({
          code: "conversation_taken",
        });
        await expect(store.create({ ...conversation, channel: "line" })).rejects.toMatchObject({
          code: "conversation_taken",
        });
        expect(await store.find("c1")).toEqual(conversation);
      });

      test("gives its activities after a watermark, in order, and no other's", async () => {
        await store.create(conversation);
        await store.create(other);
        for (const text of ["a", "b", "c", "d"]) await store.append("c1", says(text));
        expect(await store.append("c2", says("a"))).toBe(1);
        const activities = await store.after("c1", 1, 2);
        expect(activities).toEqual([
          { sequence: 2, ...says("b"), at: expect.any(String) as string },
          { sequence: 3, ...says("c"), at: expect.any(String) as string },
        ]);
        expect(new Date(activities[0]?.at ?? "").toISOString()).toBe(activities[0]?.at);
        expect(await store.after("c1", 4, 10)).toEqual([]);
        expect(await store.after("none", 0, 10)).toEqual([]);
      });

      test("numbers an activity that comes twice once, even when both come at the same time", async () => {
        await store.create(conversation);
        const numbers = await Promise.all([
          store.append("c1", says("a")),
          store.append("c1", says("a")),
          store.append("c1", says("b")),
          store.append("c1", says("a")),
        ]);
        expect(new Set(numbers)).toEqual(new Set([1, 2]));
        expect(await store.append("c1", { id: "a", activity: "other" })).toBe(numbers[0]);
        expect(await store.append("c1", says("c"))).toBe(3);
        expect((await store.after("c1", 0, 10)).map(({ id }) => id).sort()).toEqual(["a", "b", "c"]);
      });

      test("numbers what comes at once one by one, through two stores too", async () => {
        await store.create(conversation);
        const second = await open(place);
        try {
          const texts = Array.from({ length: 60 }, (_, index) => `t${index}`);
          const numbers = await Promise.all(
            texts.map((text, index) => (index % 2 === 0 ? store : second).append("c1", says(text))),
          );
          expect([...numbers].sort((a, b) => a - b)).toEqual(texts.map((_, index) => index + 1));
          const read = await second.after("c1", 0, 100);
          expect(read.map(({ id }) => numbers[texts.indexOf(id)])).toEqual(
            read.map(({ sequence }) => sequence),
          );
        } finally {
          await second.close();
        }
      });

      test("takes nothing when it is not there", async () => {
        const unknown = { name: "StoreError", code: "unknown_conversation" };
        await expect(store.append("c1", says("a"))).rejects.toMatchObject(unknown);
        await expect(store.saveAnswer("c1", "n1", stored)).rejects.toMatchObject(unknown);
        expect(await store.answer("n1")).toBeNull();
        // A refused transaction leaves the connection usable.
        await store.create(conversation);
        expect(await store.append("c1", says("a"))).toBe(1);
      });

      test("goes with all that belongs to it, and nothing of another", async () => {
        for (const { id, channel, person } of [conversation, other]) {
          await store.create({ id, channel, person });
          await store.append(id, says("a"));
          await store.saveAnswer(id, `answer of ${id}`, stored);
          await store.saveFeedback(`answer of ${id}`, helpful);
          await store.turns.accept(turnOf({ id: `turn in ${id}`, conversation: { id, channel, person } }));
        }
        await store.delete("c1");
        expect(await store.answer("answer of c1")).toBeNull();
        expect(await store.after("c1", 0, 10)).toEqual([]);
        expect((await store.turns.claim("web", hold, 0, 10)).map(({ id }) => id)).toEqual(["turn in c2"]);
        for (const [table, rows] of Object.entries({
          conversation: 1,
          activity: 2,
          answer: 1,
          feedback: 1,
        })) {
          expect([table, await count(table)]).toEqual([table, rows]);
        }
        // Begun anew under the same id, as LINE's and Teams's are, it is empty.
        await store.create(conversation);
        expect(await store.append("c1", says("a"))).toBe(1);
      });
    });

    describe("an answer", () => {
      test("is given back as it was stored", async () => {
        await store.create(conversation);
        await store.saveAnswer("c1", "n1", stored);
        await store.saveAnswer(null, "n2", { ...stored, evidence: null, channel: "api" });
        await store.saveAnswer(null, "n2", { ...stored, question: "another" });
        expect(await store.answer("n1")).toEqual(stored);
        expect(await store.answer("n2")).toEqual({ ...stored, evidence: null, channel: "api" });
        expect(await store.answer("n3")).toBeNull();
      });

      test("is found among the last of its conversation, oldest first", async () => {
        await store.create(conversation);
        for (const id of ["n1", "n2", "n3"]) {
          await store.saveAnswer("c1", id, { ...stored, question: id });
          // Answers are told apart by the millisecond they were stored in.
          const at = Date.now();
          while (Date.now() === at);
        }
        await store.saveAnswer(null, "n4", stored);
        expect((await store.lastAnswers("c1", 2)).map(({ question }) => question)).toEqual(["n2", "n3"]);
        expect(await store.lastAnswers("c2", 2)).toEqual([]);
      });

      test("keeps the last word of each person", async () => {
        await store.saveAnswer(null, "n1", stored);
        expect(await store.saveFeedback("n1", helpful)).toBe("saved");
        const second = { person: "ab12", helpful: false, reason: "wrong", comment: "不對" };
        expect(await store.saveFeedback("n1", second)).toBe("saved");
        expect(await store.saveFeedback("n1", { ...helpful, person: "cd34" })).toBe("saved");
        expect(
          await place.query("select person, helpful, reason, comment from feedback order by person"),
        ).toEqual([
          { person: "ab12", helpful: 0, reason: "wrong", comment: "不對" },
          { person: "cd34", helpful: 1, reason: null, comment: null },
        ]);
      });

      test("that is not there takes no feedback", async () => {
        expect(await store.saveFeedback("n1", helpful)).toBe("unknown_answer");
        expect(await count("feedback")).toBe(0);
      });
    });

    describe("a message that was sent", () => {
      test("is noted once, with the answer that it carries", async () => {
        expect(await store.noteSent("k1", "n1")).toBe("new");
        expect(await store.noteSent("k1", "n2")).toBe("seen");
        expect(await store.noteSent("k2", null)).toBe("new");
        expect([
          await store.sentAnswer("k1"),
          await store.sentAnswer("k2"),
          await store.sentAnswer("k3"),
        ]).toEqual(["n1", null, null]);
      });

      test("is noted by one of two at the same moment", async () => {
        const notes = await Promise.all([store.noteSent("k1", "n1"), store.noteSent("k1", "n2")]);
        expect(notes.sort()).toEqual(["new", "seen"]);
      });
    });

    describe("the retention", () => {
      test("deletes what is older, with all that belongs to it", async () => {
        await store.create(conversation);
        for (let index = 0; index < 120; index++) await store.append("c1", says(`t${index}`));
        await store.saveAnswer("c1", "n1", stored);
        await store.saveAnswer(null, "n2", stored);
        await store.saveFeedback("n1", helpful);
        await store.saveFeedback("n2", helpful);
        await store.turns.accept(turnOf({ conversation, receivedAt: Date.now() }));
        await store.noteSent("k1", "n1");
        expect(await store.expire(inDays(89))).toBe(0);
        expect(await store.after("c1", 0, 200)).toHaveLength(121);
        expect(await store.expire(inDays(91))).toBe(1 + 121 + 2 + 2 + 1 + 1);
        for (const table of ["conversation", "activity", "answer", "feedback", "pending", "sent_message"]) {
          expect([table, await count(table)]).toEqual([table, 0]);
        }
      });

      test("deletes old words of a conversation that goes on, whose numbers go on too", async () => {
        await store.create(conversation);
        await store.append("c1", says("old"));
        await store.append("c1", says("also old"));
        await place.query("update activity set at = '2020-01-01T00:00:00.000Z'");
        await store.append("c1", says("new"));
        await store.saveAnswer("c1", "n1", stored);
        expect(await store.expire(new Date())).toBe(2);
        expect((await store.after("c1", 0, 10)).map(({ sequence, id }) => [sequence, id])).toEqual([
          [3, "new"],
        ]);
        expect(await store.append("c1", says("newer"))).toBe(4);
        expect(await store.answer("n1")).toEqual(stored);
      });

      test("runs when the store is opened", async () => {
        await store.create(conversation);
        await place.query("update conversation set last_at = '2020-01-01T00:00:00.000Z'");
        await store.close();
        store = await open(place);
        expect(await store.find("c1")).toBeNull();
      });

      test("can run in two processes at once", async () => {
        await store.create(conversation);
        for (let index = 0; index < 200; index++) await store.append("c1", says(`t${index}`));
        const second = await open(place);
        try {
          const deleted = await Promise.all([store.expire(inDays(91)), second.expire(inDays(91))]);
          expect(deleted[0] + deleted[1]).toBe(201);
        } finally {
          await second.close();
        }
      });
    });

    test("what was said is there after a restart, and numbers go on", async () => {
      await store.create(conversation);
      await store.append("c1", says("before"));
      await store.saveAnswer("c1", "n1", stored);
      await store.close();
      store = await open(place);
      expect(await store.find("c1")).toEqual(conversation);
      expect(await store.append("c1", says("after"))).toBe(2);
      expect((await store.after("c1", 0, 10)).map(({ id }) => id)).toEqual(["before", "after"]);
      expect(await store.answer("n1")).toEqual(stored);
    });

    test("two starts at once make one schema", async () => {
      const fresh = await running.newPlace();
      const [first, second] = await Promise.all([open(fresh), open(fresh)]);
      await first.create(conversation);
      expect(await second.find("c1")).toEqual(conversation);
      await first.close();
      await second.close();
    });

    test("a database of a newer version stops the start and stays as it is", async () => {
      await store.create(conversation);
      await store.close();
      await place.query("insert into kysely_migration values ('0999-from-a-newer-version', '2030-01-01')");
      await expect(open(place)).rejects.toMatchObject({
        name: "StoreError",
        code: "newer_schema",
        message: expect.stringMatching(/newer version.*"0999-from-a-newer-version"/) as string,
      });
      expect(await count("conversation")).toBe(1);
    });

    test("a migration that cannot run stops the start and leaves nothing half made", async () => {
      const fresh = await running.newPlace();
      await (await open(fresh)).close();
      // As if another program had made a table of that name, the last but one of the migration.
      const later = ["gap_question", "gap_group", "answer_citation", "answer_outcome"];
      for (const table of [
        ...later,
        ...["activity", "feedback", "answer", "conversation", "kysely_migration"],
      ]) {
        await fresh.query(`drop table ${table}`);
      }
      await expect(open(fresh)).rejects.toMatchObject({
        code: "migration",
        message: expect.stringContaining("0001-conversations") as string,
      });
      await expect(fresh.query("select * from conversation")).rejects.toThrow(/conversation/);
    });

    test("after close everything is refused, and what was asked before is done", async () => {
      await store.create(conversation);
      const asked = store.append("c1", says("last"));
      await store.close();
      expect(await asked).toBe(1);
      await expect(store.find("c1")).rejects.toMatchObject({ code: "closed" });
      await store.close();
      store = await open(place);
      expect(await store.after("c1", 0, 10)).toHaveLength(1);
    });

    test("whatever is stored as JSON comes back, and no text breaks a statement", async () => {
      await store.create(conversation);
      let watermark = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.jsonValue({ noUnicodeString: false, stringUnit: "binary" }),
          fc.string({ unit: "binary", maxLength: 50 }),
          async (value, text) => {
            const sequence = await store.append("c1", { id: `id ${watermark}`, activity: { value, text } });
            expect(sequence).toBe(++watermark);
            const [activity] = await store.after("c1", watermark - 1, 1);
            const expected: unknown = JSON.parse(JSON.stringify({ value, text }));
            expect(activity?.activity).toEqual(expected);
            const id = `answer ${watermark}${text}`;
            await store.saveAnswer("c1", id, { ...stored, question: text });
            const answer = await store.answer(id);
            expect(answer?.question).toBe(text.toWellFormed().replaceAll("\0", "\uFFFD"));
            expect(await store.find(text)).toBeNull();
          },
        ),
        { numRuns: 60 },
      );
    });
  });
}
