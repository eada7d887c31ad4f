import { type GroupMatch, matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { sideOf } from "./sides.ts";
import { numberIn } from "./values.ts";
import { pattern, tagUnits } from "./tags.ts";

const [PERSON] = tagUnits("person");
const [NAME] = tagUnits("name");

const GROUP = "(?:delegations?|mission|group|team|party|entourage)";
/** Between a name and its verb no other name stands. */
const GAP = `[^.;${PERSON}${NAME}]`;

const ENGLISH: readonly RegExp[] = [
  // Mayor Ana Reis led a delegation to Porto; Vice Mayor Ana Reis led Lisbon's 120-member delegation
  pattern(
    `(?<leader>{who}){aka}(?: of {where})?(?:,? (?:who|personally|also|himself|herself))*(?: will| is to| was to| had| has| was| is)? (?:led|leads|lead|leading|headed|heads|head|brought) ${GAP}{0,60}?\\b${GROUP}\\b`,
    "dgiu",
  ),
  // Mayor Ana Reis led for Lisbon and Mayor Rui Moreira for Porto
  pattern("(?<leader>{who}){aka} (?:led|leads|headed) for (?<side>{where})", "dgiu"),
  pattern(
    "\\b(?:led|leads|headed) for {where} and (?:{role} )?(?<leader>{who}){aka} for (?<side>{where})",
    "dgiu",
  ),
  // Ana Reis arrived at Porto airport at the head of a delegation
  pattern(`(?<leader>{who}){aka}${GAP}{0,120}? at the head of\\b`, "dgiu"),
  // the delegation, led by Vice Mayor Ana Reis
  pattern(
    `\\b${GROUP}\\b${GAP}{0,80}?\\b(?:led|headed|under)\\b(?: by)? (?:the )?(?:(?:{where}|{body})(?:['’]s)? )?(?:{role} )?(?<leader>{who})`,
    "dgiu",
  ),
];

const GAP_CHINESE = `[^，。；、${PERSON}]`;
const GROUP_CHINESE = "(?:一行|團隊|團員|代表隊|隊伍|{han}{0,8}?(?<![審唱樂劇舞財社集])團)";

const CHINESE: readonly RegExp[] = [
  // 市長王大明將在3月率團前往; 王大明曾帶隊到里斯本
  pattern(
    `(?<leader>{person})(?![)）]|之?邀){aka}(?!之?邀)(?:{role})?(?:應[^，。；]{1,40}?之?邀)?${GAP_CHINESE}{0,30}?(?:率團|率隊|帶隊|帶團|領軍|領隊)`,
  ),
  // 王大明率領200人的代表團; 王大明率市府團隊
  pattern(
    `(?<leader>{person})(?![)）]|之?邀){aka}(?!之?邀)(?:{role})?${GAP_CHINESE}{0,30}?(?:率領|率同|率|帶領)${GAP_CHINESE}{0,14}?${GROUP_CHINESE}`,
  ),
  pattern(`(?<leader>{person}){aka}(?:{role})?率(?:領)?{number}\\s?[人位名]`),
  // 由副市長王大明率領
  pattern(`由${GAP_CHINESE}{0,14}(?<leader>{person}){aka}(?:{role})?(?:率領|率團|帶隊|帶團|領軍|帶領)`),
  // 團長王大明, 王大明擔任團長
  pattern("(?<title>{role})(?<leader>{person})"),
  pattern("(?<leader>{person})(?![)）]|之?邀){aka}(?!之?邀)(?:{role})?擔任(?:{han}{0,8}?)(?<title>{role})"),
];

/** Numbers of members: a delegation of 30, a 120-member delegation, nine visitors from Lisbon; 200人的代表團. */
const ENGLISH_SIZES: readonly RegExp[] = [
  pattern(`(?<size>{number})[- ](?:member|person|strong|people)\\b[^.;,]{0,20}?\\b${GROUP}\\b`, "dgiu"),
  pattern(
    `\\b${GROUP} of (?:about |over |some |more than |around )?(?<size>{number})(?! (?:years|days|cities|countries))`,
    "dgiu",
  ),
  pattern("\\b(?:received|welcomed|hosted) (?<size>{number}) (?:visitors|guests|members) from\\b", "dgiu"),
];
const CHINESE_SIZES: readonly RegExp[] = [
  pattern(`(?<size>{number})(?:多|餘)?\\s?[人名位](?:成員|團員)?(?:的|規模的)?${GROUP_CHINESE}`),
  // 率36人與會
  pattern("率(?:領)?(?<size>{number})(?:多|餘)?\\s?人"),
  pattern(
    "(?:代表團|訪問團|訪團|參訪團|一行)(?:一行)?(?:共有?|總計|約|有)?(?<size>{number})(?:多|餘)?\\s?人",
  ),
];

/** Offices of who leads a delegation: other ones say nothing about it. */
const LEADER_TITLE = /^(?:團長|領隊)$/u;

/** Who leads a delegation, whose side it is, and how many members it has. */
export function readDelegations(sentence: ReadSentence): Found[] {
  const { tagged, article } = sentence;
  const isEnglish = article.language === "en";
  const leaders = matchesOf(isEnglish ? ENGLISH : CHINESE, tagged).flatMap((match) =>
    leaderIn(match, sentence),
  );
  const sizes = matchesOf(isEnglish ? ENGLISH_SIZES : CHINESE_SIZES, tagged).flatMap(
    ({ groups: { size } }): Found[] =>
      size === undefined ? [] : [{ slot: "delegation.size", ...size, value: numberIn(sentence, size) }],
  );
  return [...leaders, ...sizes];
}

function leaderIn({ groups: { leader, title, side } }: GroupMatch, sentence: ReadSentence): Found[] {
  if (leader === undefined) return [];
  if (title !== undefined && !LEADER_TITLE.test(sentence.text.slice(title.start, title.end))) return [];
  const stated = side === undefined ? null : sentence.text.slice(side.start, side.end);
  return [{ slot: "delegation.leader", ...leader, side: stated ?? sideOf(leader, sentence) }];
}
