import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/corpus/article.ts";
import { sourceCard } from "../../../src/http/page/source-card.ts";
import { chineseArticle, englishArticle, sourceOf } from "../fixtures.ts";

function cardOf(article: Article, language: "en" | "zh-Hant"): string {
  return sourceCard(sourceOf(1, article, article.body), () => article, language).markup;
}

describe("what the card says about a title that is not the source's own", () => {
  it("is that the source has none, where it has none", () => {
    expect(cardOf(chineseArticle, "en")).toContain("The source has no title; this one was given here.");
    expect(cardOf(chineseArticle, "zh-Hant")).toContain("原文沒有標題，此標題為本站所加。");
  });

  it("is that it was translated, where the article is a translation: the source may well have one", () => {
    const translation = { ...chineseArticle, translationOf: englishArticle.id };
    expect(cardOf(translation, "en")).toContain("The title was translated here.");
    expect(cardOf(translation, "zh-Hant")).toContain("此標題為本站所譯。");
    expect(cardOf(translation, "en")).not.toContain("has no title");
    expect(cardOf(translation, "zh-Hant")).not.toContain("沒有標題");
  });

  it("is nothing, where it is the source's own", () => {
    expect(cardOf(englishArticle, "en")).not.toContain('class="fine"');
  });
});
