import type { Article } from "../../src/corpus/article.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { recordsOf } from "../../src/records/read-records.ts";
import type { RecordValue, Slot } from "../../src/records/record.ts";
import { articleOf } from "../article-of.ts";

/** Invented cities and persons, with the office that parts 蓮湖市長 into 蓮湖 and 市長. */
export const GLOSSARY = new Glossary([
  { id: "cities:Norrhaven", kind: "cities", en: ["Norrhaven"], zh: ["諾港", "諾港市"] },
  { id: "cities:Lianhu", kind: "cities", en: ["Lianhu"], zh: ["蓮湖", "蓮湖市"] },
  { id: "series:Two Harbours Forum", kind: "series", en: ["Two Harbours Forum"], zh: ["雙港論壇"] },
  { id: "roles:mayor", kind: "roles", en: ["mayor"], zh: ["市長"] },
  { id: "people:Lo Mei-yun", kind: "people", en: ["Lo Mei-yun"], zh: ["羅美雲"] },
]);

/** The values that a text states, as an article about the 7th forum of May 2021 would. */
export function read(body: string, fields: Partial<Article> = {}): RecordValue[] {
  const language = /^[\p{Script=Latin}\p{N}“"「]+[ ']/u.test(body) ? "en" : "zh-Hant";
  const article = articleOf({
    body,
    language,
    series: "two-harbours",
    edition: 7,
    eventOn: "2021-05-03",
    ...fields,
  });
  return recordsOf(article, GLOSSARY);
}

/** The values of one slot. */
export function valuesOf(slot: Slot, body: string, fields: Partial<Article> = {}): string[] {
  return read(body, fields)
    .filter((value) => value.slot === slot)
    .map(({ value }) => value);
}
