import { describe, expect, it } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { eventFamilies } from "../../src/answer/event-family.ts";
import type { QuestionKind } from "../../src/answer/question-kind.ts";
import { inReadersLanguage } from "../../src/answer/readers-language.ts";
import type { ScoredSentence } from "../../src/answer/score-sentence.ts";
import type { Understood } from "../../src/answer/understood.ts";
import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";
import { READER } from "./reading.ts";

const VIEWS = new ArticleViews(READER);
const ENGLISH = articleOf({
  id: "visit-en",
  body: "Two pangolins reached Prague on April 14, 2022, more than 24 hours later. Prague paid for the flight.",
});
const CHINESE = articleOf({
  id: "visit-zh",
  language: "zh-Hant",
  translationOf: "visit-en",
  body: "兩隻穿山甲於2022年4月14日抵達布拉格。布拉格動物園在4月20日開放參觀。",
});
const ELSEWHERE = articleOf({
  id: "other-zh",
  language: "zh-Hant",
  body: "兩隻穿山甲於2022年4月14日抵達布拉格。",
});

function scored(article: Article, place: number, score: number): ScoredSentence {
  const view = VIEWS.of(article);
  const sentence = view.sentences[place];
  if (sentence === undefined) throw new Error(`${article.id} has no sentence ${place}`);
  return { view, sentence, score, measures: {}, support: {}, facts: {} } as unknown as ScoredSentence;
}

/** What is left for a Chinese question, with what it counts for. */
function kept(kind: QuestionKind, ...weighed: readonly ScoredSentence[]): (readonly [string, number])[] {
  const understood = { language: "zh-Hant", asked: { kind, entries: new Set<string>() } } as unknown as Pick<
    Understood,
    "language" | "asked"
  >;
  const families = eventFamilies([ENGLISH, CHINESE, ELSEWHERE]);
  return inReadersLanguage(weighed, understood, families).map(({ view, score }) => [view.article.id, score]);
}

describe("sentences in the reader's language", () => {
  it("stand for one in the other that is little better", () => {
    expect(kept("what", scored(ENGLISH, 1, 3), scored(CHINESE, 1, 1.5))).toEqual([["visit-zh", 1.5]]);
    expect(kept("what", scored(ENGLISH, 1, 3), scored(CHINESE, 1, 0.5))).toEqual([
      ["visit-en", 3],
      ["visit-zh", 0.5],
    ]);
  });

  it("stand for a much better one that tells the same, and count as much", () => {
    expect(kept("when", scored(ENGLISH, 0, 5), scored(CHINESE, 0, -1))).toEqual([["visit-zh", 5]]);
  });

  it("do so in an article that nothing else ties to it, where both name what was asked about", () => {
    const named = new Set(["cities:Brackwater"]);
    const [english, chinese] = [
      "The choir reached Brackwater on May 3, 2022.",
      "合唱團於2022年5月3日抵達白溪。",
    ];
    const one = articleOf({ id: "choir-en", body: english });
    const other = articleOf({ id: "choir-zh", language: "zh-Hant", body: chinese });
    const weighed = [scored(one, 0, 5), scored(other, 0, 1)];
    const asked = { kind: "when", entries: named } as unknown as Understood["asked"];
    const left = inReadersLanguage(weighed, { language: "zh-Hant", asked }, eventFamilies([one, other]));
    expect(left.map(({ view }) => view.article.id)).toEqual(["choir-zh"]);
  });

  it("do not where they tell of another day, or of another event as far as anybody knows", () => {
    expect(kept("when", scored(ENGLISH, 0, 5), scored(CHINESE, 1, -1))).toHaveLength(2);
    expect(kept("when", scored(ENGLISH, 0, 5), scored(ELSEWHERE, 0, -1))).toHaveLength(2);
  });

  it("do not where the day is of another year, nor below no answer", () => {
    const english = articleOf({ id: "fair-en", body: "The fair in Brackwater opened on May 3, 2022." });
    const chinese = articleOf({
      id: "fair-zh",
      language: "zh-Hant",
      translationOf: "fair-en",
      body: "2019年5月3日，白溪市集開幕。",
    });
    expect(kept("when", scored(english, 0, 5), scored(chinese, 0, 1))).toHaveLength(2);
    expect(kept("what", scored(ENGLISH, 1, 1.2), scored(CHINESE, 1, -0.7))).toHaveLength(2);
  });

  it("do not where another number is the one in common", () => {
    const english = articleOf({
      id: "pupils-en",
      body: "In Brackwater, 18 pupils from Vestervik stayed for 5 days.",
    });
    const body = "韋斯特維克的學生在白溪停留5天。韋斯特維克的18名學生在白溪停留5天。";
    const chinese = articleOf({ id: "pupils-zh", language: "zh-Hant", translationOf: "pupils-en", body });
    expect(kept("how-many", scored(english, 0, 5), scored(chinese, 0, 1))).toHaveLength(2);
    expect(kept("how-many", scored(english, 0, 5), scored(chinese, 1, 1))).toEqual([["pupils-zh", 5]]);
  });

  it("leave everything as it is where there are none", () => {
    expect(kept("when", scored(ENGLISH, 0, 5), scored(ENGLISH, 1, 4))).toHaveLength(2);
    expect(kept("when")).toEqual([]);
  });
});
