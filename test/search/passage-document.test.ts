import { expect, test } from "vitest";
import { passageDocument } from "../../src/search/passage-document.ts";
import { PassageVectorStore } from "../../src/search/passage-vector-store.ts";
import { splitPassages } from "../../src/search/split-passages.ts";
import { MadeEmbeddings } from "./made-embeddings.ts";
import { article } from "./news-fixture.ts";

const forum = article("forum", "The forum was held in Shanghai. Three memoranda were signed.", {
  eventOn: "2018-12-30/2020-01-02",
  series: "twin-city-forum",
  cities: ["Taipei", "Shanghai"],
});
const visit = article("visit", "市長訪問東京。", {
  language: "zh-Hant",
  eventOn: null,
  publishedOn: "2019-05-01",
  series: null,
  cities: ["Taipei", "Tokyo"],
});

test("passages are found by language, by each year of the event, by each city, by series, and leave with their article", async () => {
  const documents = [forum, visit].flatMap(splitPassages).map(passageDocument);
  const store = await PassageVectorStore.fromDocuments(documents, new MadeEmbeddings(), { modelId: "made" });
  const found = async (filter: PassageVectorStore["FilterType"]) =>
    (await store.similaritySearch("forum", 9, filter)).map(({ id }) => id).sort();
  expect(await found({ year: 2019 })).toEqual(["forum:0", "visit:0"]);
  expect(await found({ year: [2020, 2021] })).toEqual(["forum:0"]);
  expect(await found({ language: "zh-Hant" })).toEqual(["visit:0"]);
  expect(await found({ city: ["Tokyo", "Shanghai"] })).toEqual(["forum:0", "visit:0"]);
  expect(await found({ city: "Taipei", series: "twin-city-forum" })).toEqual(["forum:0"]);
  expect(await found({ city: "Tokyo", series: "twin-city-forum" })).toEqual([]);
  await store.delete({ articleIds: ["forum"] });
  expect(await found({})).toEqual(["visit:0"]);
});

test("a passage of an article without a day is of no year", () => {
  const [passage = expect.unreachable()] = splitPassages(article("undated", "It rained.", { eventOn: null, publishedOn: null })); // prettier-ignore
  expect(passageDocument(passage).metadata).toMatchObject({ articleId: "undated", start: 0, year: [] });
});
