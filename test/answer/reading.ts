import { fileURLToPath } from "node:url";
import { ArticleViews, type SentenceView } from "../../src/answer/article-view.ts";
import { FeatureReader } from "../../src/answer/text-features.ts";
import { understand } from "../../src/answer/understand.ts";
import type { Understood } from "../../src/answer/understood.ts";
import { Concepts, loadConcepts } from "../../src/language/concepts.ts";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { fold } from "../../src/language/fold.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { articleOf } from "../article-of.ts";

const CONCEPTS = fileURLToPath(new URL("../../src/language/concepts", import.meta.url));

/** Invented names, one and more of a section. */
export const GLOSSARY = new Glossary([
  { id: "people:Tseng Po-an", kind: "people", en: ["Tseng Po-an"], zh: ["曾柏安"] },
  { id: "people:Marta Lindholm", kind: "people", en: ["Marta Lindholm"], zh: ["林霍姆"] },
  { id: "people:Miyeon", kind: "people", en: ["Miyeon"], zh: ["(女孩)美延"] },
  { id: "cities:Brackwater", kind: "cities", en: ["Brackwater"], zh: ["白溪"] },
  { id: "cities:Vestervik", kind: "cities", en: ["Vestervik"], zh: ["韋斯特維克"] },
  { id: "countries:Norway", kind: "countries", en: ["Norway"], zh: ["挪威"] },
  { id: "districts:Old Quay", kind: "districts", en: ["Old Quay"], zh: ["舊埠區"] },
  { id: "series:Tide Forum", kind: "series", en: ["Tide Forum"], zh: ["潮汐論壇"] },
  { id: "organisations:Harbour Office", kind: "organisations", en: ["Harbour Office"], zh: ["港務局"] },
  {
    id: "organisations:Vestervik Zoo",
    kind: "organisations",
    en: ["Vestervik Zoo"],
    zh: ["韋斯特維克動物園"],
  },
  { id: "places:Salt House", kind: "places", en: ["Salt House"], zh: ["鹽屋"] },
  { id: "animals:Biscuit", kind: "animals", en: ["Biscuit"], zh: ["餅乾"] },
  { id: "roles:mayor", kind: "roles", en: ["mayor"], zh: ["市長"] },
  { id: "terms:sister city", kind: "terms", en: ["sister city"], zh: ["姊妹市"] },
]);

const SENSES: Readonly<Record<string, string[]>> = {
  市長: ["mayor"], 合唱團: ["choir"], 隊伍: ["team"], 參加: ["participate", "join"], 簽署: ["sign"], 停留: ["stay"],
  主題: ["theme"], 比賽: ["race", "competition"], 歡迎: ["welcome"], 指揮: ["conductor", "to conduct"], 划船: ["rowing"],
}; // prettier-ignore

const dictionary = decodeDictionary(
  encodeDictionary(new Map(Object.entries(SENSES).map(([word, list]) => [fold(word), list]))),
);

const concepts = Concepts.of(await loadConcepts(CONCEPTS));

/** Reads texts with the shipped lexicon, the dictionary of the tests and a glossary. */
export function readerWith(glossary: Glossary): FeatureReader {
  return new FeatureReader(glossary, dictionary, concepts);
}

/** Reads texts with the glossary of the tests. */
export const READER = readerWith(GLOSSARY);

/** A text of one sentence, read as those of articles are. */
export function sentenceOf(text: string): SentenceView {
  const [sentence, ...more] = new ArticleViews(READER).of(articleOf({ body: text })).sentences;
  if (sentence === undefined || more.length > 0) throw new Error(`not one sentence: ${text}`);
  return sentence;
}

/** A question as the chain understands it, every word of it rare. */
export function understoodOf(question: string, reader = READER): Understood {
  const statistics = { passageCount: 1000, documentFrequency: () => 3 };
  return understand(question, null, { reader, statistics, today: "2026-03-02" });
}
