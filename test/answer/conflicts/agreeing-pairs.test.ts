import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ArticleRecord } from "../../../src/answer/article-records.ts";
import { compareValues } from "../../../src/answer/conflicts/compare-values.ts";
import { findConflicts } from "../../../src/answer/conflicts/find-conflicts.ts";
import { namedSeries, type NamedSeries } from "../../../src/answer/lists/series-names.ts";
import type { Article } from "../../../src/corpus/article.ts";
import { readCorpusFolder } from "../../../src/corpus/read-folder.ts";
import { hasHan } from "../../../src/language/han.ts";
import { type Glossary, loadGlossary } from "../../../src/language/glossary.ts";
import { recordsOf } from "../../../src/records/read-records.ts";
import type { Slot } from "../../../src/records/record.ts";

const CORPUS = join(import.meta.dirname, "../../../corpus");

/** Slots that are compared. */
const SLOTS = [
  "event.date",
  "event.place",
  "event.venue",
  "event.theme",
  "event.state",
  "document.count",
  "delegation.leader",
  "delegation.size",
  "relation.count",
] as const satisfies readonly Slot[];

/** Two values that mean the same by the articles themselves: one article renders the other in the other language. */
interface Pair {
  readonly slot: Slot;
  readonly a: ArticleRecord;
  readonly b: ArticleRecord;
}

let glossary: Glossary;
let pairs: Pair[];
let series: readonly NamedSeries[];

function only(records: readonly ArticleRecord[]): ArticleRecord | null {
  const values = new Set(records.map(({ record }) => record.value));
  return values.size === 1 ? (records[0] ?? null) : null;
}

/** Values of a slot and an event of which an article and its rendering state one each: they mean the same. */
function pairsOf(article: Article, rendering: Article): Pair[] {
  const read = (of: Article): ArticleRecord[] =>
    recordsOf(of, glossary).map((record) => ({ record, article: of }));
  const [own, other] = [read(article), read(rendering)];
  return SLOTS.flatMap((slot): Pair[] => {
    const groups = (records: readonly ArticleRecord[]): Map<string, ArticleRecord[]> =>
      Map.groupBy(
        records.filter(({ record }) => record.slot === slot),
        ({ record: { isTotal, kind, owner } }) =>
          [isTotal, slot === "document.count" ? kind : "", owner.edition, owner.year].join(),
      );
    const others = groups(other);
    return [...groups(own)].flatMap(([key, records]): Pair[] => {
      const a = only(records);
      const b = only(others.get(key) ?? []);
      return a === null || b === null ? [] : [{ slot, a, b }];
    });
  });
}

function words({ record: { span }, article: { body } }: ArticleRecord): string {
  return body.slice(span.start, span.end);
}

beforeAll(async () => {
  const { articles } = await readCorpusFolder(CORPUS);
  glossary = await loadGlossary([join(CORPUS, "glossary.yaml")]);
  series = namedSeries(articles, glossary);
  const byId = new Map(articles.map((article) => [article.id, article]));
  pairs = articles.flatMap((rendering) => {
    const article = byId.get(rendering.translationOf ?? "");
    return article === undefined ? [] : pairsOf(article, rendering);
  });
});

describe("values that an article and its rendering in the other language state", () => {
  it("are at least a hundred, written differently, in many slots", () => {
    const written = pairs.filter(({ a, b }) => words(a) !== words(b));
    expect(written.length).toBeGreaterThanOrEqual(100);
    expect(new Set(written.map(({ slot }) => slot)).size).toBeGreaterThanOrEqual(6);
    expect(written.filter(({ a, b }) => hasHan(words(a)) !== hasHan(words(b))).length).toBeGreaterThan(80);
  });

  it("never count as different", () => {
    const different = pairs.filter(
      ({ slot, a, b }) =>
        compareValues(slot, a.record.value, b.record.value, { glossary, hasChineseTheme: true }) ===
        "different",
    );
    expect(different.map(({ slot, a, b }) => [slot, a.article.id, a.record.value, b.record.value])).toEqual(
      [],
    );
  });

  it("raise no conflict, whichever of the two is said", () => {
    const raised = pairs.flatMap(({ slot, a, b }) => {
      const named = series.find(({ id }) => id === a.article.series) ?? null;
      return [a, b].flatMap((said) => {
        const { isTotal } = said.record;
        const pick = { asked: { slot, word: "date", isTotal }, question: "", series: named, glossary };
        const preference = { said: [{ article: said.article, ...said.record.sentence }], language: "en" };
        return findConflicts([a, b], pick, preference, null);
      });
    });
    expect(raised).toEqual([]);
  });
});
