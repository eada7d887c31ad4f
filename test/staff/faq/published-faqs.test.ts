import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FaqBook } from "../../../src/staff/faq/faq-book.ts";
import { PublishedFaqs } from "../../../src/staff/faq/published-faqs.ts";
import { openStore, type Store } from "../../../src/store/conversation-store.ts";
import type { FaqChange } from "../../../src/store/faq-store.ts";

const change: FaqChange = {
  questions: [{ language: "en", text: "What was the theme?", variants: ["Which theme?"] }],
  answers: [],
  ...{ owner: "ann", validFrom: null, validUntil: null, reviewOn: null, state: "published", editor: "ann" },
  ...{ approvedBy: "ben", reason: null, action: "published", by: "ben" },
};

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "published-"));
  store = await openStore({ dataDir: folder, databaseUrl: null, retentionDays: 90 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

it("what has not changed is not read again, and is the same object", async () => {
  const first = await store.faqs.create(change);
  const second = await store.faqs.create(change);
  const third = await store.faqs.create(change);
  const some = vi.spyOn(store.faqs, "some");
  const published = new PublishedFaqs(store.faqs);
  const before = await published.list();
  expect(new Set(before)).toEqual(new Set([first, second, third]));
  expect(await published.list()).toBe(before);
  expect(some).toHaveBeenCalledTimes(1);

  const edited = { ...change, questions: [] };
  await store.faqs.change(first.id, 1, edited);
  await store.faqs.change(second.id, 1, { ...change, state: "withdrawn" });
  const after = await published.list();
  expect(some.mock.calls.slice(1)).toEqual([[[first.id]]]);
  expect(after.map(({ id, revision }) => [id, revision])).toEqual(
    expect.arrayContaining([
      [first.id, 2],
      [third.id, 1],
    ]),
  );
  expect(after).toHaveLength(2);
  expect(after.find(({ id }) => id === third.id)).toBe(before.find(({ id }) => id === third.id));
});

it("wordings that are known are embedded once, and what could not be embedded is tried again", async () => {
  const made = await store.faqs.create(change);
  const embedded: string[] = [];
  let isDown = true;
  const book = new FaqBook({
    store: store.faqs,
    published: new PublishedFaqs(store.faqs),
    embedAll: (texts) => {
      if (isDown) return Promise.reject(new Error("no embedding"));
      embedded.push(...texts);
      return Promise.resolve(texts.map(() => Float32Array.of(1, 0)));
    },
    reading: {
      matching: () => {
        throw new Error("nothing is matched here");
      },
    },
    today: () => "2026-11-30",
    now: () => 0,
    onUnproved: () => Promise.resolve(),
    onStale: () => undefined,
    onWarning: () => undefined,
  });
  await expect(book.refresh()).rejects.toThrow("no embedding");
  isDown = false;
  await book.refresh();
  await book.refresh();
  expect(embedded).toEqual(["What was the theme?", "Which theme?"]);
  expect((await book.near("theme"))[0]?.id).toBe(made.id);
  const questions = [{ language: "en", text: "What was the topic?", variants: ["Which theme?"] }] as const;
  await store.faqs.change(made.id, 1, { ...change, questions });
  await book.refresh();
  expect(embedded).toEqual(["What was the theme?", "Which theme?", "theme", "What was the topic?"]);
  expect((await book.near("theme"))[0]?.revision).toBe(2);
});
