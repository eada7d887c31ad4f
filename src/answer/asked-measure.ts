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
const ASKED = new RegExp(`(?:(?<![第好十哪這那近前每])幾|多少)([${ALIKE.join("")}])(?!民幣)`, "u");
/** English nouns that Chinese counts as persons, right behind "how many" but for what kind of them. */
const PERSONS =
  /\bhow many (?:(?:young|foreign|local|international|official|other|school|university|[a-z]+(?:ese|ean|ian)) ){0,2}(?:people|persons|participants|visitors|spectators|delegates|members|guests|students|pupils|teachers|athletes|runners|players|volunteers|residents|citizens|children|officials|mayors|councill?ors|entrepreneurs|artists|performers|musicians)\b/iu;
const PERSON = "人";
const NUMBER = "[\\d０-９〇零一二兩三四五六七八九十百千萬億數]";
/** Persons counted otherwise: 參觀人次達21萬, 20個孩子. */
const COUNTED_PERSONS = new RegExp(
  `人[數次][^，。；]{0,8}?${NUMBER}|${NUMBER}[多餘余來幾]?\\s?個?(?:孩子|小朋友|學生|代表|選手|團員|志工|老師|市民|民眾|市長|官員|隊員|居民|遊客|旅客|觀眾)`,
  "u",
);
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
  if (alike.includes(PERSON) && COUNTED_PERSONS.test(sentence)) return false;
  return !new RegExp(`${NUMBER}[多餘余來幾]?\\s?個?[${alike}]`, "u").test(sentence);
}
