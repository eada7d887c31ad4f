import { SURNAMES } from "../language/chinese-surnames.ts";
import { matchesOf } from "./matches.ts";
import { CHINESE_SAID, ENGLISH_SAID } from "./saying-verbs.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** Whose a person is: Ana Reis of the Port Office, Ana Reis, the mayor of Porto, */
const WHOSE =
  "(?: (?:of|from) (?:the )?(?:{city}|{body}|{place}|{name})(?:(?:['’]s| of| in) (?:{city}|{body}|{place}|{name}))*)?";

const ENGLISH: readonly RegExp[] = [
  // Ana Reis (…) said; Reis also pointed out; Reis, the mayor of Porto, said
  pattern(
    `(?<who>{person}|{name}){aka}${WHOSE}(?:, [^.;]{1,80}?,)?(?: (?:also|then|further|in turn|later|again|had|has|once more|\\p{Ll}+ly))* ${ENGLISH_SAID}(?!\\p{L}| (?:by|as) )`,
    "dgu",
  ),
  // said Ana Reis; according to Ana Reis; remarks by Ana Reis
  pattern("\\b(?:said|says|added|explained|noted) (?:{city} )?(?:{role} )?(?<who>{who})(?!['’]s)", "dgu"),
  pattern(
    "\\b(?:said|says|added|explained|noted) (?:the )?(?:{city}|{body}|{name})['’]s {role}, (?<who>{who})",
    "dgu",
  ),
  pattern(
    "\\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of|remarks (?:by|of)|words of) (?:{city} )?(?:{role} )?(?<who>{person})",
    "dgu",
  ),
];

const CHINESE: readonly RegExp[] = [
  // 王大明市長（…）表示; 王大明則在2021年5月3日說明; 王大明又一次提到
  pattern(
    `(?<![與和跟及])(?<who>{who}){aka}(?:{role})?{aka}(?:也|則|又|並|更|還|還是|今天|今日|昨天|昨日|今[（(]\\d{1,2}[)）]日|日前|隨後|同時|再次|再度|又一次|特別|受訪時|受訪|會後|對此|進一步|公開|對外)*(?:[在於][^，。；、]{1,24}?(?:上|中|時|期間)?)?(?:，)?(?:又一次|再次|也|則)?${CHINESE_SAID}`,
  ),
  // 王大明與李小華都提到
  pattern(`(?<who>{person})[與和]{person}(?:都|均|皆)${CHINESE_SAID}`),
  pattern(`{person}[與和](?<who>{person})(?:都|均|皆)${CHINESE_SAID}`),
  // 王市長表示
  pattern(
    `(?<who>(?<=^|[，。；、「」（）\\s])[${SURNAMES}]{role})(?:也|則|並|更|特別|致詞時)*${CHINESE_SAID}`,
  ),
  // 王大明在5月31日結束行程，回到機場，表示
  pattern(`^(?<who>{person})(?:{role})?[^。；「」\uE004]{1,40}?，(?:並)?表示`),
  // 「…，」王大明說
  pattern(`」(?:，)?(?<who>{person})(?:{role})?${CHINESE_SAID}`),
];

/** A body or a city has no words of its own: only persons do. */
const NO_PERSON =
  /(?:Government|Council|Office|City|Department|News|Times|Post|Report|Police|Officials?|Organisers?|Organizers?|Wikipedia|Herald|Daily|Agency)\b/u;

/** Persons whose words or opinions a sentence gives. */
export function readStatements({ tagged, text, article }: ReadSentence): Found[] {
  const patterns = article.language === "en" ? ENGLISH : CHINESE;
  return matchesOf(patterns, tagged).flatMap(({ groups: { who } }): Found[] =>
    who === undefined || NO_PERSON.test(text.slice(who.start, who.end))
      ? []
      : [{ slot: "statement.speaker", ...who, isPlan: false }],
  );
}
