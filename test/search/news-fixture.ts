import type { Article } from "../../src/corpus/article.ts";
import { Glossary, type GlossaryEntry } from "../../src/language/glossary.ts";
import { sentenceSpans } from "../../src/language/sentences.ts";
import { splitPassages } from "../../src/search/split-passages.ts";
import { articleOf } from "../article-of.ts";

/** An article of the tests, with whatever a test needs of it. */
export function article(id: string, body: string, fields: Partial<Article> = {}): Article {
  return articleOf({ id, title: id.replaceAll("-", " "), body, ...fields });
}

export const NEWS: readonly Article[] = [
  article("memoranda", "Taipei and Shanghai signed three memoranda. They cover smart cities and e-sports.", {
    eventOn: "2019-07-04",
  }),
  article("pandas", "The zoo received two giant pandas. Visitors queued for hours to see them.", {
    eventOn: "2008-12-23",
  }),
  article("marathon", "臺北市長率團訪問東京，並出席東京馬拉松。代表團停留六天。", { title: "市長訪問東京" }),
  article("lanterns", "燈會在河濱公園舉行，吸引許多市民觀賞花燈。", { title: "元宵燈會" }),
];

const entries: readonly GlossaryEntry[] = [
  { id: "cities:Taipei", kind: "cities", en: ["Taipei"], zh: ["臺北", "台北"] },
  { id: "cities:Tokyo", kind: "cities", en: ["Tokyo"], zh: ["東京"] },
  { id: "cities:Shanghai", kind: "cities", en: ["Shanghai"], zh: ["上海"] },
  { id: "people:Ko Wen-je", kind: "people", en: ["Ko Wen-je"], zh: ["柯文哲"] },
  { id: "people:陳雪", kind: "people", en: [], zh: ["陳雪"] },
];

export const GLOSSARY = new Glossary(entries);

/** How many texts an index of these articles embeds: their passages, and their sentences once more one by one. */
export function embeddedTexts(articles: readonly Article[]): number {
  return articles.reduce(
    (sum, source) => sum + splitPassages(source).length + sentenceSpans(source.body).length,
    0,
  );
}
