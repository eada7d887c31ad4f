import { expect, test } from "vitest";
import { sameEvent } from "../../../../src/http/staff/look-up/same-event.ts";
import { articleOf } from "../../../article-of.ts";

const forum = articleOf({ id: "forum", series: "forum", edition: 9, cities: ["Taipei", "Shanghai"] });
const visit = articleOf({ id: "visit", eventOn: "2019-05-01/2019-05-03", cities: ["Taipei", "Prague"] });
const idsFor = (article: typeof forum, others: readonly (typeof forum)[]): string[] =>
  sameEvent(article, [article, ...others]).map(({ id }) => id);

test("articles on the same time of a series are on the same event, those on another time are not", () => {
  const same = { ...forum, id: "same" };
  const next = { ...forum, id: "next", edition: 10 };
  expect(idsFor(forum, [same, next, { ...same, id: "other", series: "congress" }])).toEqual(["same"]);
});

test("articles on one day are, where they have a city in common besides the one whose news they are", () => {
  const within = { ...visit, id: "within", eventOn: "2019-05-02" };
  const after = { ...visit, id: "after", eventOn: "2019-05-04" };
  const elsewhere = { ...visit, id: "elsewhere", cities: ["Taipei", "Seoul"] };
  expect(idsFor(visit, [within, after, elsewhere, { ...within, id: "undated", eventOn: null }])).toEqual([
    "within",
  ]);
});

test("a translation is, and stands behind those in the language of the article", () => {
  const translated = articleOf({ id: "a-translation", body: "布拉格市長來訪。", translationOf: "visit" });
  const within = { ...visit, id: "within", eventOn: "2019-05-02" };
  expect(idsFor(visit, [translated, within])).toEqual(["within", "a-translation"]);
  expect(idsFor(translated, [visit])).toEqual(["visit"]);
});
