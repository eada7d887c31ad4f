import { matchesOf, withoutOverlaps } from "./matches.ts";
import { CHINESE_RANK, ENGLISH_HOLDER, ENGLISH_ORDINAL, ENGLISH_RANK } from "./ranks.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** Who or what wins: a person, a city, the team from a city, a team with a name. */
const ENGLISH_WINNER =
  "(?<winner>(?:[Tt]he |[Aa] )?(?:(?:[\\p{L}'’-]+|{city}|{name}) ){0,3}?(?:team|crew|club|squad|side|pair|duo|school|boat|paper|film|lantern|project)(?: (?:of|from) (?:the )?(?:{city}|{body}|{place}|{name}))?(?:,? (?:called |named )?[\"“'‘][^\"”'’]{1,30}[\"”'’])?|{who}|{city}|{body}|{place})";
const TOOK =
  "(?:won|win|wins|winning|took|takes|taking|claimed|secured|captured|earned|clinched|bagged|gained|received|picked up|landed|shared|retained|defended)";

const ENGLISH: readonly RegExp[] = [
  // The team from Porto won second place; Ana Reis took the gold medal in the sprint
  pattern(
    `${ENGLISH_WINNER}{aka}(?:, [^,.;]{1,60},)?(?: (?:also|then|again|jointly|had|has))* ${TOOK} (?:the |a |its (?:\\p{L}+ )?)?(?<rank>${ENGLISH_RANK})(?!\\p{L})`,
    "dgu",
  ),
  // Porto won the sixth Youth Cup, the Golden Anchor
  pattern(
    `${ENGLISH_WINNER}{aka}(?: (?:also|then|again|had|has))* (?:won|claimed|took) (?:the )?(?<rank>(?:\\p{L}+(?:th|st|nd|rd) )?{series}|{name}(?: (?:[Pp]rize|[Aa]ward|[Tt]rophy|[Mm]edal))?)(?=[,.;]| at | in | for | on |$)`,
    "dgu",
  ),
  pattern(
    `(?<rank>{name})(?: \\p{Ll}+ly| nevertheless)? (?:went|was awarded|fell) to (?:the )?${ENGLISH_WINNER}`,
    "dgu",
  ),
  // Porto finished third, came in second, was placed fifth
  pattern(
    `${ENGLISH_WINNER}{aka}(?: (?:also|then|again|had|has))* (?:finished|came(?: in)?|placed|was placed|ranked|was ranked|ended up)(?: in)? (?<rank>${ENGLISH_ORDINAL}(?: place)?)(?!\\p{L}| (?:to|time)\\b)`,
    "dgu",
  ),
  // , Porto second and Faro third
  pattern(
    `(?:,|,? and|;) (?<winner>{city}|{who}|{body}) (?<rank>second|third|fourth|fifth)(?=[,.;]| and |$)`,
    "dgu",
  ),
  // Porto was the champion, became runner-up
  pattern(
    `${ENGLISH_WINNER}{aka} (?:was|were|became|is|emerged as|was crowned|were crowned|was named|were named) (?:the )?(?<rank>${ENGLISH_HOLDER})(?!\\p{L})`,
    "dgu",
  ),
  // The first prize went to Porto; second place was taken by Faro; the winner was Ana Reis
  pattern(
    `(?<rank>${ENGLISH_RANK}|[Ff]irst|[Ss]econd|[Tt]hird)(?: (?:in|of|for) [^.;,]{1,50}?)? (?:went to|was (?:won|taken|claimed|shared) by|fell to|was awarded to) (?:the )?${ENGLISH_WINNER}`,
    "dgiu",
  ),
  pattern(`(?<rank>${ENGLISH_HOLDER})(?: of [^.;,]{1,50}?)? (?:was|were) (?:the )?${ENGLISH_WINNER}`, "dgiu"),
  pattern(`\\b(?<rank>won) by ${ENGLISH_WINNER}`, "dgu"),
];

const CHINESE_WINNER =
  "(?<winner>(?:來自)?(?:(?![在於以由將並也又則，。；、]|獲得|奪|拿下|榮獲|贏得|勇奪|分別){han}){2,16}?(?:「[^」]{1,12}」)?(?:{han}{0,3}隊)?)";
const TOOK_CHINESE =
  "(?:獲得|獲頒|獲|奪得|奪下|勇奪|奪|拿下|摘下|摘|榮獲|榮登|贏得|取得|拿到|抱回|抱走|名列|位居|得到|斬獲)";

const CHINESE_RESULTS: readonly RegExp[] = [
  // 波多隊獲得第三名; 王大明在百米奪下金牌
  pattern(
    `(?<=^|[，。；、「」由]|其中)${CHINESE_WINNER}{aka}(?:(?:[在於]|以(?={number}|成績))[^，。；]{1,20}?)?(?:也|則|並|又|再度|首度|分別|共同)*${TOOK_CHINESE}了?(?:[^，。；、]{0,12}?)(?<rank>${CHINESE_RANK})`,
  ),
  // 冠軍由波多隊奪得; 冠軍是波多隊; 亞軍則為法魯
  pattern(
    `(?<rank>${CHINESE_RANK})(?:則|分別)?(?:是|為|由|：|頒給|頒發給|歸)${CHINESE_WINNER}(?=奪得|奪下|獲得|拿下|摘下|抱回|摘得|包辦|[，。；、]|$)`,
  ),
  // 波多隊奪冠
  pattern(
    `(?<=^|[，。；、「」由]|其中)${CHINESE_WINNER}{aka}(?:(?:在|以(?={number}|成績))[^，。；]{1,16}?)?(?:再度|首度|順利|成功)?(?<rank>奪冠|封王|稱霸)`,
  ),
];

/** Nothing was won yet, or by nobody. */
const NOT_WON =
  /\b(?:hop(?:e|es|ed) to|aim\w* (?:to|for)|could|would|will|not|if)\b|希望|可望|爭奪|力拼|挑戰|將頒|未能/iu;
/** Winners that are none: who the sentence has named before. */
const NO_WINNER = /^(?:he|she|it|they|who|which|this|that|these|those|並|也|他|她|它|其中|同時)/iu;

/** Who won which rank in a contest: `WINNER = RANK`, both as written. */
export function readResults({ tagged, text, article }: ReadSentence): Found[] {
  if (NOT_WON.test(text)) return [];
  const matches = matchesOf(article.language === "en" ? ENGLISH : CHINESE_RESULTS, tagged);
  const found = matches.flatMap(({ groups: { winner, rank } }): Found[] => {
    if (winner === undefined || rank === undefined) return [];
    const name = withoutArticle(winner, text);
    const words = text.slice(name.start, name.end);
    if (NO_WINNER.test(words)) return [];
    const span = { start: Math.min(name.start, rank.start), end: Math.max(name.end, rank.end) };
    return [{ slot: "contest.result", ...span, value: `${words} = ${text.slice(rank.start, rank.end)}` }];
  });
  return withoutOverlaps(found);
}

function withoutArticle({ start, end }: BodySpan, text: string): BodySpan {
  const article = /^(?:the|an?) /iu.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + article, end };
}
