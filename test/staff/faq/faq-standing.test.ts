import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/corpus/article.ts";
import type { JudgedBy } from "../../../src/staff/faq/articles-as-stored.ts";
import {
  isDue,
  isOver,
  isValidOn,
  knownFailures,
  reasonOf,
  unsettledBy,
} from "../../../src/staff/faq/faq-standing.ts";
import { articleOf } from "../../article-of.ts";

const article = articleOf({ id: "a", title: "Of old", body: "The hall is old." });
const citation = { articleId: "a", articleVersion: article.version, start: 0, end: 16, quote: article.body };
const faq = {
  answers: [{ language: "en" as const, sentences: [{ text: "The hall is old.", citations: [citation] }] }],
};

const by = (now: Article | null, isKnown = true): JudgedBy => ({
  articleOf: () => now,
  isKnown: () => isKnown,
});

describe("what a FAQ rests on", () => {
  it("holds it while it is what it was, and is named where it is not", () => {
    expect(unsettledBy(faq, by(article))).toBeNull();
    expect(unsettledBy(faq, by(null))).toEqual({ code: "article_missing", articleId: "a", text: null });
    expect(unsettledBy(faq, by({ ...article, status: "withdrawn" }))?.code).toBe("article_withdrawn");
    const changed = articleOf({ id: "a", body: "The hall is new." });
    expect(unsettledBy(faq, by(changed))?.code).toBe("article_changed");
  });

  it("is for nobody to say who never had it", () => {
    expect(unsettledBy(faq, by(null, false))).toBeNull();
    expect(unsettledBy(faq, by(articleOf({ id: "a", body: "Another." }), false))).toBeNull();
    const failed = { language: "en", sentence: 0, text: "It is old.", what: "old" } as const;
    const failures = [
      { ...failed, kind: "article_changed", articleId: "a" },
      { ...failed, kind: "claim", articleId: null },
    ] as const;
    expect(knownFailures(faq, failures, by(null, false))).toEqual([failures[1]]);
    expect(knownFailures(faq, failures, by(null))).toEqual(failures);
  });

  it("is told to the owner by what failed when a citizen asked", () => {
    const failed = { language: "en", sentence: 0, text: "It is old.", what: "old" } as const;
    expect(reasonOf([{ ...failed, kind: "claim", articleId: null }])).toEqual({
      code: "not_proved",
      articleId: null,
      text: "It is old.",
    });
    expect(reasonOf([{ ...failed, kind: "article_changed", articleId: "a" }]).code).toBe("article_changed");
  });
});

it("the days of a FAQ are both included", () => {
  const days = { validFrom: "2026-12-01", validUntil: "2026-12-31" };
  const valid = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"].map((day) => isValidOn(day, days));
  expect(valid).toEqual([false, true, true, false]);
  const due = ["2026-11-30", "2026-12-01", "2027-01-01"].map((day) =>
    isDue(day, { state: "published", reviewOn: "2026-12-01" }),
  );
  expect(due).toEqual([false, true, true]);
  expect(isDue("2027-01-01", { state: "published", reviewOn: null })).toBe(false);
  expect(isDue("2027-01-01", { state: "withdrawn", reviewOn: "2026-12-01" })).toBe(false);
  expect(isOver("2026-12-31", days)).toBe(false);
  expect(isOver("2027-01-01", days)).toBe(true);
  expect(isOver("2027-01-01", { validUntil: null })).toBe(false);
});
