/** Measure words that count the same things: 幾位 is answered by 24名 as well. */
const ALIKE: readonly string[] = [
  "位名人員",
  "場次",
  "隊支組",
  "隻頭只匹",
  "株棵",
  "艘條",
  "輛部臺台",
  "間所家座棟處",
  "項份件個種紙",
  "國",
  "屆",
  "張幅",
  "本冊",
  "盞",
];
const ASKED = new RegExp(`(?:(?<![第好十哪這那近前每])幾|多少)([${ALIKE.join("")}])`, "u");
/** English nouns that Chinese counts as persons. */
const PERSONS =
  /\bhow many (?:[\p{L}-]+ ){0,2}(?:people|persons|participants|visitors|spectators|delegates|members|guests|students|pupils|teachers|athletes|runners|players|volunteers|residents|citizens|children|officials|mayors|councill?ors|entrepreneurs|artists|performers|musicians)\b/iu;
const PERSON = "人";
/** Without a measure word of its own that all would use: 幾個 counts anything. */
const ANYTHING = "個";

/**
 * Whether a question counts by a Chinese measure word (幾株, 多少人), or persons in English, and a sentence in Chinese has no number with it or one
 * like it: 5萬片口罩 is no number of trees.
 */
export function lacksMeasure(question: string, sentence: string, language: string): boolean {
  const asked = ASKED.exec(question)?.[1] ?? (PERSONS.test(question) ? PERSON : undefined);
  if (asked === undefined || asked === ANYTHING || language === "en") return false;
  const alike = ALIKE.find((measures) => measures.includes(asked)) ?? asked;
  return !new RegExp(
    `[\\d０-９〇零一二兩三四五六七八九十百千萬億數][多餘余來幾]?\\s?個?[${alike}]`,
    "u",
  ).test(sentence);
}
