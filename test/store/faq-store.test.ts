import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { appendAudit } from "../../src/store/audit-log.ts";
import type { AuditNote } from "../../src/store/audit-note.ts";
import type { Store } from "../../src/store/conversation-store.ts";
import type { FaqChange } from "../../src/store/faq-store.ts";
import { type Kind, kinds, open, type Place } from "./databases.ts";

vi.mock("../../src/store/audit-log.ts");

const change: FaqChange = {
  questions: [{ language: "en", text: "What was the theme?", variants: ["Which theme?"] }],
  answers: [
    {
      language: "zh-Hant",
      sentences: [
        {
          text: "主題是<script>alert(1)</script>「循環經濟」\0。",
          citations: [{ articleId: "a", articleVersion: "v", start: 0, end: 2, quote: "主題" }],
        },
      ],
    },
  ],
  owner: "ann",
  validFrom: null,
  validUntil: "2027-01-01",
  reviewOn: null,
  state: "draft",
  editor: "ann",
  approvedBy: null,
  reason: null,
  action: "created",
  by: "ann",
};
const article = {
  id: "official-2026-11-30-0a1b2c3d",
  title: "Opening hours",
  body: "The office opens at nine.",
  language: "en",
  department: "Secretariat",
  signer: "Chen",
  date: "2026-11-30",
  reason: "Asked often",
  author: "ann",
} as const;

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
      vi.mocked(appendAudit).mockReset().mockResolvedValue();
    });
    afterEach(async () => {
      await store.close();
    });
    afterAll(async () => {
      await running.stop();
    });

    const notes = (): AuditNote[] => vi.mocked(appendAudit).mock.calls.map(([, note]) => note);

    test("a FAQ is kept as it was written, with every revision of it", async () => {
      const made = await store.faqs.create(change);
      expect(made).toMatchObject({ revision: 1, state: "draft", answers: change.answers });
      const edited = { ...change, questions: [], action: "edited", by: "ben", editor: "ben" };
      const outcome = await store.faqs.change(made.id, 1, edited);
      expect(outcome).toMatchObject({ kind: "changed", faq: { revision: 2, questions: [], editor: "ben" } });
      const found = await store.faqs.find(made.id);
      expect(found).toMatchObject({ revision: 2, createdAt: made.createdAt });
      expect(await store.faqs.history(made.id)).toEqual([
        { action: "created", by: "ann", faq: made },
        { action: "edited", by: "ben", faq: found },
      ]);
    });

    test("of two who change one revision, one is told what stands now, and nothing of it is lost", async () => {
      const { id } = await store.faqs.create(change);
      const second = await open(place);
      try {
        const by = (name: string, among: Store) =>
          among.faqs.change(id, 1, { ...change, owner: name, action: "edited", by: name });
        const outcomes = await Promise.all([by("ben", store), by("eva", second)]);
        const won = outcomes.find((outcome) => outcome.kind === "changed");
        const lost = outcomes.find((outcome) => outcome.kind === "conflict");
        expect(lost?.faq).toEqual(won?.faq);
        expect(await store.faqs.find(id)).toEqual(won?.faq);
        expect(await store.faqs.history(id)).toHaveLength(2);
      } finally {
        await second.close();
      }
    });

    test("FAQs are listed by state, the last changed first", async () => {
      const first = await store.faqs.create(change);
      const published = await store.faqs.create({ ...change, state: "published" });
      expect((await store.faqs.list("published")).map(({ id }) => id)).toEqual([published.id]);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1000 });
      await store.faqs.change(first.id, 1, change).finally(() => vi.useRealTimers());
      expect((await store.faqs.list(null)).map(({ id }) => id)).toEqual([first.id, published.id]);
    });

    test("ids and revisions are told alone, and some FAQs by their ids", async () => {
      const [one, two, draft] = [
        await store.faqs.create({ ...change, state: "published" }),
        await store.faqs.create({ ...change, state: "published" }),
        await store.faqs.create(change),
      ];
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1000 });
      const changed = { ...change, state: "published", action: "edited" } as const;
      await store.faqs.change(two.id, 1, changed).finally(() => vi.useRealTimers());
      expect(await store.faqs.heads("published")).toEqual([
        { id: two.id, revision: 2 },
        { id: one.id, revision: 1 },
      ]);
      const found = await store.faqs.some([one.id, draft.id, "none", "\0"]);
      expect(new Set(found)).toEqual(new Set([one, draft]));
      expect(await store.faqs.some([])).toEqual([]);
    });

    test("what there is not is told so", async () => {
      expect(await store.faqs.find("x")).toBeNull();
      expect(await store.faqs.change("x", 1, change)).toEqual({ kind: "unknown" });
      expect(await store.faqs.history("x")).toEqual([]);
      expect(await store.officialArticles.find("x")).toBeNull();
      expect(await store.officialArticles.withdraw("x", { by: "ann", reason: "" })).toBeNull();
    });

    test("every change is noted with what stood before, and what cannot be noted is not done", async () => {
      const made = await store.faqs.create(change);
      await store.faqs.change(made.id, 1, { ...change, action: "submitted", by: "ben", state: "review" });
      await store.faqs.change(made.id, 1, { ...change, action: "edited" });
      await store.officialArticles.publish(article);
      await store.officialArticles.withdraw(article.id, { by: "ben", reason: "wrong" });
      await store.officialArticles.withdraw(article.id, { by: "eva", reason: "again" });
      expect(notes().map(({ by, action, object }) => [by, action, object])).toEqual([
        ["ann", "faq.created", `faq:${made.id}`],
        ["ben", "faq.submitted", `faq:${made.id}`],
        ["ann", "article.published", `article:${article.id}`],
        ["ben", "article.withdrawn", `article:${article.id}`],
      ]);
      expect(notes()[1]).toMatchObject({ before: { state: "draft" }, after: { state: "review" } });
      vi.mocked(appendAudit).mockRejectedValue(new Error("no audit"));
      await expect(store.faqs.create(change)).rejects.toThrow();
      await expect(store.faqs.change(made.id, 2, change)).rejects.toThrow();
      await expect(store.officialArticles.publish({ ...article, id: "b" })).rejects.toThrow();
      vi.mocked(appendAudit).mockResolvedValue();
      expect(await store.faqs.list(null)).toHaveLength(1);
      expect((await store.faqs.find(made.id))?.revision).toBe(2);
      expect(await store.officialArticles.find("b")).toBeNull();
    });

    test("an official article stands until it is withdrawn, by whoever was first", async () => {
      const published = await store.officialArticles.publish(article);
      expect(published).toMatchObject({ ...article, status: "current", withdrawal: null });
      await store.officialArticles.withdraw(article.id, { by: "ben", reason: "wrong" });
      await store.officialArticles.withdraw(article.id, { by: "eva", reason: "again" });
      const [kept] = await store.officialArticles.list();
      expect(kept).toMatchObject({
        ...article,
        status: "withdrawn",
        withdrawal: { by: "ben", reason: "wrong" },
      });
    });
  });
}
