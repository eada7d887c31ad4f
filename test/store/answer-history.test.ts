import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store, StoredAnswer } from "../../src/store/conversation-store.ts";
import type { GapGroup } from "../../src/store/gap-store.ts";
import { type Kind, kinds, open, type Place } from "./databases.ts";

const DAY_MS = 86_400_000;

interface Kept {
  readonly status?: string;
  readonly cites?: readonly (readonly [id: string, version: string])[];
  readonly score?: number;
  readonly saidIn?: string | null;
  readonly question?: string;
}

function storedOf({
  status = "answered",
  cites = [],
  score = 3,
  saidIn = null,
  question = "?",
}: Kept): StoredAnswer {
  return {
    answer: {
      status,
      conversationId: saidIn,
      composer: "extractive",
      table: null,
      sources: cites.map(([articleId, articleVersion]) => ({ articleId, articleVersion })),
    },
    question,
    evidence: { understood: { asks: [] }, sentences: [{ score }, { score: 0 }] },
    steps: { retrieve: 3 },
    versions: { index: "i", prompt: "p", model: "m" },
    channel: "web",
  };
}

const person = { person: "ab12", reason: null, comment: null };

const group: GapGroup = {
  id: "g1",
  model: "m",
  names: ["cities:Prague", "2019"],
  asked: { kind: "how_many", frames: ["cost"], concepts: ["price-cost"] },
  vector: new Float32Array([0.5, -0.25]),
  size: 1,
  state: "open",
  changedAt: "2020-01-01T00:00:00.000Z",
};
const asked = (answerId: string) =>
  ({
    answerId,
    groupId: "g1",
    kind: "no_answer",
    channel: "web",
    at: "2026-03-02T01:00:00.000Z",
  }) as const;

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
    afterEach(() => store.close());
    afterAll(() => running.stop());

    const keep = (id: string, kept: Kept = {}, conversationId: string | null = null): Promise<void> =>
      store.saveAnswer(conversationId, id, storedOf(kept));
    const count = async (table: string): Promise<number> =>
      Number((await place.query(`select count(*) as n from ${table}`))[0]?.["n"]);

    describe("answers that cite an article", () => {
      test("are found by it, and by one version, page by page", async () => {
        await keep("n1", {
          cites: [
            ["a", "1"],
            ["b", "1"],
            ["a", "1"],
          ],
        });
        await keep("n2", {
          cites: [
            ["a", "2"],
            ["a", "1"],
          ],
        });
        await keep("n3", { cites: [["b", "1"]] });
        await keep("n1", { cites: [["c", "1"]] });
        const all = await store.history.citing("a", { version: null, after: null, limit: 10 });
        expect(all.map(({ id, articleVersion }) => `${id} ${articleVersion}`).sort()).toEqual([
          "n1 1",
          "n2 1",
          "n2 2",
        ]);
        expect(await store.history.citing("a", { version: "2", after: null, limit: 10 })).toMatchObject([
          { id: "n2", channel: "web", status: "answered", question: "?" },
        ]);
        const paged = [];
        for (let after = null as (typeof all)[number] | null; ;) {
          const [next] = await store.history.citing("a", { version: null, after, limit: 1 });
          if (next === undefined) break;
          paged.push(next);
          after = next;
        }
        expect(paged).toEqual(all);
        expect(await store.history.citedVersions()).toEqual([
          { articleId: "a", articleVersion: "1", answers: 2 },
          { articleId: "a", articleVersion: "2", answers: 1 },
          { articleId: "b", articleVersion: "1", answers: 2 },
        ]);
      });

      test("go with their answer", async () => {
        await store.create({ id: "c1", channel: "web", person: "ab12" });
        await keep("n1", { cites: [["a", "1"]] }, "c1");
        await store.delete("c1");
        expect(await count("answer_citation")).toBe(0);
        expect(await count("answer_outcome")).toBe(0);
      });

      test("are noted for answers that were kept before there was such a note", async () => {
        await keep("n1", { cites: [["a", "1"]], status: "no_information", saidIn: "s1" });
        await keep("n2", { cites: [["b", "1"]], score: 0.25 });
        await store.close();
        // What came later goes too: migrations run in their order.
        for (const table of [
          "teams_link",
          "gap_question",
          "gap_group",
          "answer_citation",
          "answer_outcome",
        ]) {
          await place.query(`drop table ${table}`);
        }
        await place.query("drop index conversation_by_person");
        await place.query("drop index feedback_by_person");
        await place.query("delete from kysely_migration where name >= '0007-answer-history'");
        store = await open(place);
        expect(await store.history.citedVersions()).toHaveLength(2);
        const outcomes = await place.query(
          "select answer_id, status, said_in, best_score from answer_outcome order by answer_id",
        );
        expect(outcomes.map((row) => ({ ...row }))).toEqual([
          { answer_id: "n1", status: "no_information", said_in: "s1", best_score: 3 },
          { answer_id: "n2", status: "answered", said_in: null, best_score: 0.25 },
        ]);
      });
    });

    test("an answer comes with what was thought of it, but not by whom", async () => {
      await keep("n1", { question: "臺北？" });
      await store.saveFeedback("n1", { ...person, helpful: false, reason: "wrong", comment: "no" });
      const record = await store.history.answer("n1");
      expect(record).toMatchObject({
        id: "n1",
        question: "臺北？",
        versions: { index: "i" },
        feedback: [{ helpful: false, reason: "wrong", comment: "no" }],
      });
      expect(JSON.stringify(record)).not.toContain("ab12");
      expect(await store.history.answer("nobody")).toBeNull();
    });

    describe("gaps", () => {
      test("are what found nothing, did not help or was close, until they are in a group", async () => {
        await keep("fine", { score: 3 });
        await keep("close", { score: 1 });
        await keep("nothing", { status: "no_information", score: 0 });
        await keep("disliked", { score: 3 });
        await keep("liked", { score: 3 });
        await keep("declined", { status: "declined", score: 0 });
        await store.saveFeedback("disliked", { ...person, helpful: false });
        await store.saveFeedback("liked", { ...person, helpful: true });
        const found = await store.gaps.ungrouped(2, 10);
        expect(new Map(found.map(({ answerId, kind: why }) => [answerId, why]))).toEqual(
          new Map([
            ["close", "low_margin"],
            ["nothing", "no_answer"],
            ["disliked", "thumbs_down"],
          ]),
        );
        await store.gaps.put(asked("close"), group);
        await store.gaps.put(asked("close"), group);
        expect(await store.gaps.ungrouped(2, 10)).toHaveLength(2);
        expect(await store.gaps.questions(null, null)).toEqual([asked("close")]);
        expect(await store.gaps.questions("2026-03-03T00:00:00.000Z", null)).toEqual([]);
      });

      test("keep their vectors and states, and the words of their questions", async () => {
        await keep("n1", { question: "How much did it cost?" });
        await store.gaps.put(asked("n1"), group);
        const vector = new Float32Array([1.5, 0.125]);
        await store.gaps.put(asked("n1"), { ...group, vector, size: 2, state: "out_of_scope" });
        expect(await store.gaps.groupsNaming(group.names, "m")).toEqual([{ ...group, vector, size: 2 }]);
        expect(await store.gaps.groupsNaming(group.names, "another")).toEqual([]);
        expect(await store.gaps.setState("g1", "out_of_scope", "member-1")).toBe("changed");
        expect(await store.gaps.group("g1")).toMatchObject({ state: "out_of_scope" });
        expect(await store.gaps.setState("g2", "open", "member-1")).toBe("unknown_group");
        expect(await store.gaps.samples("g1", 5)).toMatchObject([
          { answerId: "n1", question: "How much did it cost?" },
        ]);
      });

      test("go once their answers are too old, and no question of a deleted answer comes in", async () => {
        await keep("n1");
        await store.gaps.put(asked("n1"), group);
        await store.gaps.put({ ...asked("gone"), groupId: "g2" }, { ...group, id: "g2" });
        expect(await store.gaps.groups()).toHaveLength(1);
        await store.expire(new Date(Date.now() + 91 * DAY_MS));
        expect(await store.gaps.groups()).toEqual([]);
        expect(await count("gap_question")).toBe(0);
      });

      test("go with their last question, however lately they were changed, and not before", async () => {
        await store.create({ id: "c1", channel: "web", person: "ab12" });
        await keep("n1", {}, "c1");
        await keep("n2");
        await store.gaps.put(asked("n1"), group);
        await store.gaps.put(asked("n2"), { ...group, size: 2 });
        await store.gaps.setState("g1", "out_of_scope", "member-1");
        await store.delete("c1");
        await store.expire(new Date());
        expect(await store.gaps.groups()).toHaveLength(1);
        await place.query("delete from answer");
        await store.expire(new Date());
        expect(await store.gaps.groups()).toEqual([]);
      });
    });

    describe("what is held of a citizen", () => {
      beforeEach(async () => {
        await store.create({ id: "c1", channel: "web", person: "ab12" });
        await store.create({ id: "c2", channel: "line", person: "ab12" });
        await store.create({ id: "c3", channel: "web", person: "cd34" });
        for (const id of ["c1", "c2", "c3"]) {
          await store.append(id, { id: "m1", activity: { text: `said in ${id}` } });
          await keep(`answer-${id}`, {}, id);
        }
        await keep("answer-page", { saidIn: "page-1" });
        await store.saveFeedback("answer-c3", { ...person, helpful: true });
        await store.saveFeedback("answer-c1", { ...person, helpful: false });
      });

      test("is given by conversation and by person", async () => {
        const one = await store.citizens.held({ kind: "conversation", id: "c1" });
        expect(one.conversations).toMatchObject([
          { id: "c1", channel: "web", activities: [{ activity: { text: "said in c1" } }] },
        ]);
        expect(one.answers).toMatchObject([{ id: "answer-c1", feedback: [{ helpful: false }] }]);
        const all = await store.citizens.held({ kind: "person", person: "ab12" });
        expect(all.conversations.map(({ id }) => id).sort()).toEqual(["c1", "c2"]);
        expect(all.opinions).toMatchObject([{ answerId: "answer-c3", helpful: true }]);
        const page = await store.citizens.held({ kind: "conversation", id: "page-1" });
        expect(page).toMatchObject({ conversations: [], answers: [{ id: "answer-page" }] });
      });

      test("is deleted as a whole, and nothing of anybody else", async () => {
        const later = { ...group, changedAt: new Date().toISOString() };
        await store.gaps.put(asked("answer-c1"), later);
        await store.gaps.put({ ...asked("answer-c2"), groupId: "g2" }, { ...later, id: "g2" });
        await store.gaps.put({ ...asked("answer-c3"), groupId: "g2" }, { ...later, id: "g2", size: 2 });
        expect(await store.citizens.erase({ kind: "person", person: "ab12" })).toEqual({
          conversations: 2,
          answers: 2,
          opinions: 1,
          messages: 0,
        });
        expect(await count("conversation")).toBe(1);
        expect(await count("activity")).toBe(1);
        expect(await count("answer")).toBe(2);
        expect(await count("feedback")).toBe(0);
        expect((await store.gaps.groups()).map(({ id }) => id)).toEqual(["g2"]);
        expect(await store.citizens.erase({ kind: "conversation", id: "page-1" })).toMatchObject({
          answers: 1,
        });
        expect(await store.citizens.erase({ kind: "conversation", id: "page-1" })).toEqual({
          conversations: 0,
          answers: 0,
          opinions: 0,
          messages: 0,
        });
      });
    });
  });
}
