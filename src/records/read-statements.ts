import { SURNAMES } from "../language/chinese-surnames.ts";
import { matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const SAID =
  "(?:said|says|noted|stressed|added|remarked|commented|mentioned|explained|pointed out|expressed|argued|suggested|promised|warned|recalled|emphasi[sz]ed|underlined|stated|believes?|hoped|hopes|thanked|called (?:for|on)|praised|urged|replied|declared|told|described|wished|looked forward|announced that|spoke of|considers?|proposed|asked)";

const ENGLISH: readonly RegExp[] = [
  // Ana Reis (…) said; Reis also pointed out; Reis, the mayor of Porto, said
  pattern(
    `(?<who>{person}|{name}){aka}(?:, [^,.;]{1,60},)?(?: (?:also|then|further|in turn|later|again|had|has))* ${SAID}(?!\\p{L})`,
    "dgu",
  ),
  // said Ana Reis; according to Ana Reis
  pattern("\\b(?:said|added|explained) (?:{role} )?(?<who>{who})", "dgu"),
  pattern("\\b(?:[Aa]ccording to|[Ii]n the words of) (?:{city} )?(?:{role} )?(?<who>{person})", "dgu"),
];

const SAID_CHINESE =
  "(?:表示|指出|強調|認為|說(?!明會)|提到|透露|坦言|直言|期許|期盼|盼望|希望|感謝|回應|重申|呼籲|建議|主張|說明|解釋|補充|宣示|肯定|致詞時|提及)";
const CHINESE: readonly RegExp[] = [
  // 王大明市長（…）表示; 王大明則在2021年5月3日說明; 王大明又一次提到
  pattern(
    `(?<who>{who}){aka}(?:{role})?{aka}(?:也|則|又|並|更|還|還是|今天|今日|昨天|日前|同時|再次|再度|又一次|特別|受訪時|會後)*(?:[在於][^，。；、]{1,24}?(?:上|中|時|期間)?)?(?:，)?(?:又一次|再次|也|則)?${SAID_CHINESE}`,
  ),
  // 王大明與李小華都提到
  pattern(`(?<who>{person})[與和]{person}(?:都|均|皆)${SAID_CHINESE}`),
  pattern(`{person}[與和](?<who>{person})(?:都|均|皆)${SAID_CHINESE}`),
  // 王市長表示
  pattern(`(?<who>(?<=^|[，。；、「」（）\\s])[${SURNAMES}]{role})(?:也|則|並|特別)*${SAID_CHINESE}`),
  // 王大明在5月31日結束行程，回到機場，表示
  pattern(`^(?<who>{person})(?:{role})?[^。；「」\uE004]{1,40}?，(?:並)?表示`),
];

/** A body or a city has no words of its own: only persons do. */
const NO_PERSON =
  /(?:Government|Council|Office|City|Department|News|Times|Post|Report|Police|Officials?|Organisers?|Organizers?)\b/u;

/** Persons whose words or opinions a sentence gives. */
export function readStatements({ tagged, text, article }: ReadSentence): Found[] {
  const patterns = article.language === "en" ? ENGLISH : CHINESE;
  return matchesOf(patterns, tagged).flatMap(({ groups: { who } }): Found[] =>
    who === undefined || NO_PERSON.test(text.slice(who.start, who.end))
      ? []
      : [{ slot: "statement.speaker", ...who, isPlan: false }],
  );
}
