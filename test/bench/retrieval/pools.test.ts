import { expect, test } from "vitest";
import type { ArticleLanguage } from "../../../src/corpus/article.ts";
import { articleOf } from "../../article-of.ts";
import { poolsOf } from "./pools.ts";

function set(name: string, language: ArticleLanguage, ids: readonly string[]) {
  return {
    name,
    articles: ids.map((id) => articleOf({ id, language, body: `${id} ${language}` })),
    questions: ids.map((id) => ({ text: `${id}?`, gold: [id], askedOn: null, half: "dev" as const })),
  };
}

test("mixed, each paragraph is told in one language alone, and every question is asked once in each", () => {
  const ids = ["p-0", "p-1", "p-a", "p-b"];
  const pools = poolsOf([
    set("XQuAD en", "en", ids),
    set("XQuAD zh", "zh-Hant", ids),
    set("DRCD", "zh-Hant", ["p-5"]),
  ]);
  expect(pools.map(({ name, asking }) => [name, asking.map((one) => one.name)])).toEqual([
    ["XQuAD en", ["XQuAD en", "XQuAD zh"]],
    ["XQuAD zh", ["XQuAD en", "XQuAD zh"]],
    ["DRCD", ["DRCD"]],
    [
      "XQuAD mixed",
      [
        "XQuAD en, told in English",
        "XQuAD en, told in Chinese",
        "XQuAD zh, told in English",
        "XQuAD zh, told in Chinese",
      ],
    ],
  ]);
  const mixed = pools.at(-1);
  expect(mixed?.articles.map(({ body }) => body)).toEqual(["p-0 en", "p-1 zh-Hant", "p-a en", "p-b zh-Hant"]);
  expect(mixed?.asking.map(({ questions }) => questions.map(({ text }) => text))).toEqual([
    ["p-0?", "p-a?"],
    ["p-1?", "p-b?"],
    ["p-0?", "p-a?"],
    ["p-1?", "p-b?"],
  ]);
});

test("nothing is mixed where one language is not measured", () => {
  expect(poolsOf([set("XQuAD en", "en", ["p-0"])]).map(({ name }) => name)).toEqual(["XQuAD en"]);
});
