import { expect, it } from "vitest";
import type { Article } from "../../../src/corpus/article.ts";
import { articlesAsStored, type OwnArticles } from "../../../src/staff/faq/articles-as-stored.ts";
import { articleOfStored } from "../../../src/staff/faq/official-articles.ts";
import type { StoredOfficialArticle } from "../../../src/store/official-article-store.ts";
import { articleOf } from "../../article-of.ts";

const stored = (id: string, status: StoredOfficialArticle["status"]): StoredOfficialArticle => ({
  ...{ id, status, title: "Desk", body: "The desk opens at nine.", language: "en", department: "City" },
  ...{ signer: "Chen", date: "2026-11-30", reason: "asked", author: "ann", withdrawal: null },
  publishedAt: "2026-11-30T00:00:00.000Z",
});

const inIndex = (...articles: readonly Article[]): OwnArticles["index"] => ({
  article: (id, version) =>
    articles.find((one) => one.id === id && (version === undefined || one.version === version)) ?? null,
});

it("an official article is what the store says, any other what the index says", async () => {
  const file = articleOf({ id: "file", body: "A file." });
  const sameId = articleOf({ id: "official-c", body: "A file that has the id." });
  const stale = articleOfStored(stored("official-b", "current"));
  const own = { index: inIndex(file, sameId, stale), hasFiles: true };
  const list = ["a:current", "b:withdrawn", "c:current"].map((written) => {
    const [id = "", status] = written.split(":");
    return stored(`official-${id}`, status as StoredOfficialArticle["status"]);
  });
  const { articleOf: now } = await articlesAsStored(own, { list: () => Promise.resolve(list) });
  expect(now("file")).toBe(file);
  expect(now("official-a")).toMatchObject({ status: "current", version: stale.version });
  expect(now("official-b")).toMatchObject({ status: "withdrawn", version: stale.version });
  expect(now("official-c")).toBe(sameId);
  expect(now("official-d")).toBeNull();
});

it("knows the versions of files that the index has had, where files were read, and official articles always", async () => {
  const before = articleOf({ id: "file", body: "A file.", status: "superseded" });
  const file = articleOf({ id: "file", body: "A file, changed." });
  const official = stored("official-a", "withdrawn");
  const { version } = articleOfStored(official);
  const list = (): Promise<StoredOfficialArticle[]> => Promise.resolve([official]);
  for (const hasFiles of [true, false]) {
    const { isKnown } = await articlesAsStored({ index: inIndex(file, before), hasFiles }, { list });
    expect([isKnown("file", before.version), isKnown("file", file.version)]).toEqual([hasFiles, hasFiles]);
    expect([isKnown("file", "other"), isKnown("another", file.version)]).toEqual([false, false]);
    expect([isKnown("official-a", version), isKnown("official-a", "other")]).toEqual([true, false]);
  }
});
