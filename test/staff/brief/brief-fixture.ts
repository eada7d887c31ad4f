import { FeatureReader } from "../../../src/answer/text-features.ts";
import type { Article } from "../../../src/corpus/article.ts";
import { Glossary } from "../../../src/language/glossary.ts";
import type { BriefGround } from "../../../src/staff/brief/told-sentences.ts";
import { READER } from "../../answer/reading.ts";
import { articleOf } from "../../article-of.ts";
import { recordsIn } from "../../records-in.ts";

export const GLOSSARY = new Glossary([
  ...READER.glossary.entries,
  { id: "cities:Salmere", kind: "cities", en: ["Salmere"], zh: ["薩爾梅爾"] },
]);

/** Invented news of Brackwater, whose partner is Vestervik. */
export const ARTICLES: readonly Article[] = [
  articleOf({
    id: "2019-visit",
    title: "Mayor of Vestervik visits",
    publishedOn: "2019-05-04",
    eventOn: "2019-05-03",
    cities: ["Brackwater", "Vestervik"],
    topics: ["harbours"],
    url: "https://news.example/2019-visit",
    body: "Mayor Tseng Po-an met Vestervik Mayor Marta Lindholm at the Salt House on May 3, 2019. Brackwater and Vestervik signed a memorandum on harbour safety. The two cities had signed four memorandums by then. A second memorandum is to be signed in Vestervik in June 2020.",
  }),
  articleOf({
    id: "2019-visit-zh",
    title: "韋斯特維克市長來訪",
    translationOf: "2019-visit",
    publishedOn: "2019-05-04",
    eventOn: "2019-05-03",
    cities: ["Brackwater", "Vestervik"],
    body: "市長曾柏安2019年5月3日在鹽屋會見韋斯特維克市長林霍姆。",
  }),
  articleOf({
    id: "1997-tie",
    title: "Sister cities since 1997",
    publishedOn: "1997-09-02",
    eventOn: "1997-09-01",
    cities: ["Brackwater", "Vestervik"],
    body: "Brackwater and Vestervik became sister cities on September 1, 1997.",
  }),
  articleOf({
    id: "2021-salmere",
    title: "A delegation in Salmere",
    publishedOn: "2021-03-09",
    eventOn: "2021-03-08",
    cities: ["Brackwater", "Salmere"],
    body: "A delegation from Brackwater visited Salmere on March 8, 2021. Brackwater and Salmere signed an agreement on rowing.",
  }),
];

/** A ground of these articles, read as the service reads its own. */
export function groundOf(articles: readonly Article[]): BriefGround {
  const reader = new FeatureReader(GLOSSARY, READER.dictionary, READER.lexicon);
  return { articles, recordsOf: recordsIn(articles, GLOSSARY), reader };
}
