import { matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const ENGLISH: readonly RegExp[] = [
  // Lisbon presented a blue vase; Lisbon gave Porto 400 masks; Ana Reis gave her guest a model ship
  pattern(
    "(?:{city}|{person}|{name}|{body}){aka} (?:presented|gave|donated|gives)(?: (?:{city}|{person}|{name}|{role}|{body}))? (?:a |an |the )?(?<gift>(?![^.;,]{0,30}(?:speech|address|lecture|talk|keynote|reception|dinner|presentation|principles|report|overview|briefing|interview|thanks|award|prize|certificate|name|views?|plans?|proposals?|experiences?)(?:s|es)?\\b)[^.;,:]{3,60}?)(?=,| to | as |[.;]|$)",
    "dgu",
  ),
  pattern(
    "\\b(?:received|was given|were given) (?:a |an |the )?(?<gift>[^.;,:]{3,60}?) as (?:a )?(?:gifts?|presents?|souvenirs?)\\b",
    "dgiu",
  ),
];
const CHINESE: readonly RegExp[] = [
  // 致贈「望海」瓷瓶; 獲贈瓷瓶
  pattern(
    "(?:致贈|回贈|獲贈|贈送|贈予|捐贈|捐了|互贈)(?:給)?(?:{city}|{person}|{role}|{body}|市)*(?:了)?(?<gift>[^，。；、]{2,24}?)(?=給|[，。；、]|$)",
  ),
];

/** Names of single animals. */
const ANIMALS: readonly RegExp[] = [
  // Two pangolins, named Ana (…) and Rui (…); an elephant called Ana
  pattern(
    "{animal}[^.;]{0,60}?\\b(?:named|called) (?<a>{who}|{animal}){aka}(?:(?:,? and|,) (?<b>{who}|{animal}))?",
    "dgiu",
  ),
  // 穿山甲命名為Ana與Rui; 名叫安娜
  pattern(
    "{animal}[^。；]{0,16}?(?:命名為|取名為?|名叫|名為)(?<a>{who}|{animal}|「[^」]{1,8}」)(?:[與和及、](?<b>{who}|{animal}|「[^」]{1,8}」))?",
  ),
];

const MONEY: readonly RegExp[] = [
  pattern("(?<money>(?:NT\\$|US\\$|A\\$|HK\\$|\\$|€|£|¥)\\s?{number})(?!\\p{L})", "dgu"),
  pattern(
    "(?<money>{number} (?:US dollars|NT dollars|dollars|euros|yen|yuan|crowns|kronor|pesos|baht))",
    "dgiu",
  ),
  pattern(
    "(?<money>(?:新[臺台]幣|美金|約)?{number}\\s?(?:美元|歐元|日圓|日元|韓元|克朗|披索|人民幣|元(?![旦宵月])))",
  ),
];

/** Gifts, names of animals and sums of money. */
export function readGifts({ tagged, article }: ReadSentence): Found[] {
  const gifts = matchesOf(article.language === "en" ? ENGLISH : CHINESE, tagged).flatMap(
    ({ groups: { gift } }): Found[] => (gift === undefined ? [] : [{ slot: "gift.item", ...gift }]),
  );
  const animals = matchesOf(ANIMALS, tagged).flatMap(({ groups: { a, b } }) =>
    [a, b].flatMap((name): Found[] => (name === undefined ? [] : [{ slot: "animal.name", ...name }])),
  );
  const money = matchesOf(MONEY, tagged).flatMap(({ groups: { money: sum } }): Found[] =>
    sum === undefined ? [] : [{ slot: "money.amount", ...sum }],
  );
  return [...gifts, ...animals, ...money];
}
