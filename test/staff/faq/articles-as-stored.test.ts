import { expect, it } from "vitest";
import { articlesAsStored } from "../../../src/staff/faq/articles-as-stored.ts";
import { articleOfStored } from "../../../src/staff/faq/official-articles.ts";
import type { StoredOfficialArticle } from "../../../src/store/official-article-store.ts";
import { articleOf } from "../../article-of.ts";

const stored = (id: string, status: StoredOfficialArticle["status"]): StoredOfficialArticle => ({
  ...{ id, status, title: "Desk", body: "The desk opens at nine.", language: "en", department: "City" },
  ...{ signer: "Chen", date: "2026-11-30", reason: "asked", author: "ann", withdrawal: null },
  publishedAt: "2026-11-30T00:00:00.000Z",
});

it("an official article is what the store says, any other what the index says", async () => {
  const file = articleOf({ id: "file", body: "A file." });
  const sameId = articleOf({ id: "official-c", body: "A file that has the id." });
  const stale = articleOfStored(stored("official-b", "current"));
  const inIndex = new Map([file, sameId, stale].map((article) => [article.id, article]));
  const list = ["a:current", "b:withdrawn", "c:current"].map((written) => {
    const [id = "", status] = written.split(":");
    return stored(`official-${id}`, status as StoredOfficialArticle["status"]);
  });
  const now = await articlesAsStored((id) => inIndex.get(id) ?? null, { list: () => Promise.resolve(list) });
  expect(now("file")).toBe(file);
  expect(now("official-a")).toMatchObject({ status: "current", version: stale.version });
  expect(now("official-b")).toMatchObject({ status: "withdrawn", version: stale.version });
  expect(now("official-c")).toBe(sameId);
  expect(now("official-d")).toBeNull();
});
