import { matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const ENGLISH: readonly RegExp[] = [
  // Lisbon presented a blue vase; Lisbon gave Porto 400 masks; Ana Reis gave her guest a model ship
  pattern(
    "(?:{city}|{person}|{name}|{body}){aka} (?:presented|gave|donated|gives)(?: (?:{city}|{person}|{name}|{role}|{body}))? (?:a |an |the )?(?<gift>(?![^.;,]{0,30}(?:speech|address|lecture|talk|keynote|reception|dinner|presentation|principles|report|overview|briefing|interview|thanks|award|prize|certificate|name|views?|plans?|proposals?|experiences?)(?:s|es)?\\b)[^.;,:]{3,60}?)(?=,| to | as a (?:gift|present|souvenir)|[.;]|$)",
    "dgu",
  ),
  pattern(
    "\\b(?:received|was given|were given|brought|exchanged|handed over) (?:a |an |the )?(?<gift>[^.;,:]{3,60}?) as (?:a )?(?:gifts?|presents?|souvenirs?|mementos?)\\b",
    "dgiu",
  ),
  // presented her guest with a bronze bell
  pattern(
    "\\b(?:presented|honou?red) (?:{person}|{name}|{city}|{role}|(?:her|his|its|the) \\p{Ll}+)(?: {who})? with (?:a |an |the )?(?<gift>[^.;,:]{3,60}?)(?=,| by | from | at | on |[.;]|$)",
    "dgu",
  ),
  // was presented with a bronze bell; a gift of 400 masks; his gift was a vase; received the key to the city
  pattern(
    "\\b(?:was|were|been) presented with (?:a |an |the )?(?<gift>[^.;,:]{3,60}?)(?=,| by | from | at | on |[.;]|$)",
    "dgiu",
  ),
  pattern("\\bgifts? of (?:a |an |the )?(?<gift>[^.;,:]{3,60}?)(?=,| from | to | for |[.;]|$)", "dgiu"),
  pattern(
    "\\bgifts?(?: (?:from|for|to) (?:{city}|{who}))? (?:was|were|included) (?:a |an |the )?(?<gift>[^.;,:]{3,60}?)(?=,| from | to | for |[.;]|$)",
    "dgiu",
  ),
  pattern(
    "\\b(?:received|was given|given) (?:a |the )?(?<gift>(?:symbolic |golden |honorary )?keys? to (?:the|its|his|her) city|(?:symbolic |honorary )?city key)",
    "dgiu",
  ),
];
const CHINESE: readonly RegExp[] = [
  // 致贈「望海」瓷瓶; 獲贈瓷瓶
  pattern(
    "(?:致贈|回贈|獲贈|贈送|贈予|贈與|轉贈|餽贈|捐贈|捐出(?!來)|捐了|互贈|送出|送上)(?:給)?(?:{city}|{person}|{role}|{body}|市)*(?:了)?(?<gift>[^，。；、：]{2,24}?)(?=給|[，。；、]|$)",
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
    "{animal}[^。；]{0,40}?(?:命名為|取名為?|名叫|名為|名字(?:分別)?[是叫為])(?<a>{who}|{animal}|「[^」]{1,8}」){aka}(?:[與和及、](?<b>{who}|{animal}|「[^」]{1,8}」))?",
  ),
  pattern(
    "{animal}[^。；]{0,40}?(?:命名為|取名為?|名叫|名為|名字(?:分別)?[是叫為])「?(?<a>(?:(?![與和及、])\\p{Script=Han}){2,5})」?{aka}(?:[與和及、]「?(?<b>\\p{Script=Han}{2,5})」?)?(?={aka}(?:[，。；]|$))",
  ),
  // its pangolin Ana; Ana and Rui are the names of the pangolins
  pattern("{animal} (?<a>{name})(?! {animal})", "dgu"),
  pattern("(?<a>{who}|{animal}) and (?<b>{who}|{animal}) (?:are|were) the names\\b", "dgu"),
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
