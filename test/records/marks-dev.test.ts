import { join } from "node:path";
import { expect, test } from "vitest";
import { readMarks } from "../../src/commands/records/marks.ts";
import { type Score, scoreMarks } from "../../src/commands/records/score.ts";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";
import { loadGlossary } from "../../src/language/glossary.ts";
import { recordsOf } from "../../src/records/read-records.ts";
import type { Slot } from "../../src/records/record.ts";

const CORPUS = join(import.meta.dirname, "..", "..", "corpus");

/** Of the slots that tables of a series rest on, those of which all was read: nothing of them may be wrong or missing. */
const SURE: readonly Slot[] = [
  "event.theme",
  "event.place",
  "event.venue",
  "document.count",
  "delegation.leader",
];

test("what is read of the articles marked for development does not get worse", async () => {
  const { articles } = await readCorpusFolder(CORPUS);
  const glossary = await loadGlossary([join(CORPUS, "glossary.yaml")]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const marks = await readMarks(join(import.meta.dirname, "marks-dev.yaml"));
  const { all, bySlot } = scoreMarks(marks, (id) => {
    const article = byId.get(id);
    if (article === undefined) throw new Error(`no article ${id}`);
    return recordsOf(article, glossary);
  });
  expect(precision(all)).toBeGreaterThanOrEqual(0.985);
  expect(recall(all)).toBeGreaterThanOrEqual(0.95);
  for (const slot of SURE) {
    const score = bySlot.get(slot);
    expect(score === undefined ? [] : [precision(score), recall(score)], slot).toEqual([1, 1]);
  }
});

function precision({ right, read }: Score): number {
  return right / read;
}

function recall({ found, marked }: Score): number {
  return found / marked;
}
