import { type GroupMatch, matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { sideOf } from "./sides.ts";
import { numberIn } from "./values.ts";
import { pattern, tagUnits } from "./tags.ts";

const [PERSON] = tagUnits("person");
const [NAME] = tagUnits("name");

const GROUP = "(?:delegations?|mission|group|team|party|entourage|contingent)";
/** Who may be led where no word for a group stands. */
const MEMBERS =
  "(?:officials|councill?ors|representatives|entrepreneurs|executives|delegates|athletes|students)";
/** Between a name and its verb no other name stands. */
const GAP = `[^.;${PERSON}${NAME}]`;
const LED = "(?:led|leads|lead|leading|headed|heads|head|heading|brought|bringing|took|taking)";
const OF_CITY = "(?:(?:{where}|{body})(?:['’]s)? )?";
const DELEGATION = `(?:the |a |its |his |her |their )?${OF_CITY}(?:[\\p{Ll}-]+ ){0,2}(?:delegation|mission|group|contingent)(?: (?:from|of) {where})?`;

const ENGLISH: readonly RegExp[] = [
  // Mayor Ana Reis led a delegation to Porto; Vice Mayor Ana Reis led Lisbon's 120-member delegation
  pattern(
    `(?<leader>{who}){aka}(?: of {where})?(?:,? (?:who|personally|also|then|himself|herself))*(?: will| is to| was to| would| had| has| was| is)?,? ${LED} ${GAP}{0,60}?\\b${GROUP}\\b(?! stage| match| phase)`,
    "dgiu",
  ),
  // Ana Reis returned on Friday after leading a delegation to Porto
  pattern(
    `(?<leader>{who}){aka}${GAP}{0,60}? (?:after|before|while) (?:leading|heading) ${GAP}{0,40}?\\b${GROUP}\\b`,
    "dgiu",
  ),
  // Ana Reis took 20 officials to Porto
  pattern(
    `(?<leader>{who}){aka}(?: will| had| has)? (?:led|leads|brought|took) (?:{number} )?(?:{city} )?(?:\\p{Ll}+ (?:and \\p{Ll}+ )?)?${MEMBERS} (?:to|on a)\\b`,
    "dgiu",
  ),
  // Mayor Ana Reis led for Lisbon and Mayor Rui Moreira for Porto
  pattern("(?<leader>{who}){aka} (?:led|leads|headed) for (?<side>{where})", "dgiu"),
  pattern(
    "\\b(?:led|leads|headed) for {where} and (?:{role} )?(?<leader>{who}){aka} for (?<side>{where})",
    "dgiu",
  ),
  // Ana Reis arrived at Porto airport at the head of a delegation; set out with a delegation
  pattern(`(?<leader>{who}){aka}${GAP}{0,120}? at the head of\\b`, "dgiu"),
  pattern(
    `(?<leader>{who}){aka}(?:,? (?:(?:along|together) with|accompanied by|with)|${GAP}{0,80}? (?:with|accompanied by|together with)) (?:a|an|her|his|their) (?:[\\p{Ll}-]+ |{number}[- ]|{city} ){0,3}(?:delegation|entourage|contingent|(?:party|group) of {number})`,
    "dgiu",
  ),
  // the delegation, led by Vice Mayor Ana Reis; a delegation under Ana Reis; with Ana Reis at its head
  pattern(
    `\\b${GROUP}\\b${GAP}{0,80}?\\b(?:led|headed|under|leader|head)\\b(?: by|,| was| is)? (?:the )?(?:leadership of )?(?:${OF_CITY}|\\p{Ll}+['’]s )(?:{role},? )?(?<leader>{who})`,
    "dgiu",
  ),
  pattern(
    `\\b${GROUP}\\b${GAP}{0,80}?\\bwith (?:{city} )?(?:{role} )?(?<leader>{who}){aka} (?:at (?:its|the) head|as (?:its |the )?(?:head|leader))`,
    "dgiu",
  ),
  // led by Ana Reis, the delegation …
  pattern(
    `\\b(?:[Ll]ed|[Hh]eaded) by ${OF_CITY}(?:{role} )?(?<leader>{who}){aka},[^.;]{0,30}?\\b${GROUP}\\b`,
    "dgu",
  ),
  // the head of the delegation, Ana Reis; Ana Reis, head of the delegation; its leader was Ana Reis
  pattern(
    `\\b(?:delegation (?:head|leader|chief)|(?:head|leader|chief) of ${DELEGATION}),? (?:was |is |{role} )?(?<leader>{who})`,
    "dgiu",
  ),
  pattern(
    `(?<leader>{who}){aka},? (?:the |who (?:is|was) (?:the )?|(?:is|was|as) (?:the )?)?(?:delegation (?:head|leader|chief)|(?:head|leader|chief) of ${DELEGATION})`,
    "dgiu",
  ),
  pattern(`\\bdelegation['’]s (?:head|leader)(?: was|,) ${OF_CITY}(?:{role} )?(?<leader>{who})`, "dgiu"),
  pattern(
    `\\b(?:[Ll]eading|[Hh]eading) (?:the|its|a) [^.;,]{0,40}?(?:delegation|group)(?: was| is|,) ${OF_CITY}(?:{role} )?(?<leader>{who})`,
    "dgu",
  ),
  // Ana Reis's delegation; the delegation of Mayor Ana Reis
  pattern(`(?<whole>{who})(?:['’]s?) (?:{number}[- ](?:member|person|strong) )?delegation\\b`, "dgu"),
  pattern(`\\bdelegation of (?:{city} )?{role} (?<leader>{who})`, "dgiu"),
];

const GAP_CHINESE = `[^，。；、${PERSON}]`;
const GROUP_CHINESE = "(?:一行|團隊|團員|代表隊|隊伍|{han}{0,8}?(?<![審唱樂劇舞財社集])團)";
const LED_CHINESE = "(?:率團|率隊|帶隊|帶團|領軍|領隊|領團|組團)";
/** Not the one who is invited. */
const NOT_INVITED = "(?![)）]|之?邀)";

const CHINESE: readonly RegExp[] = [
  // 市長王大明將在3月率團前往; 王大明曾帶隊到里斯本
  pattern(
    `(?<leader>{person})${NOT_INVITED}{aka}(?!之?邀)(?:{role})?(?:應[^，。；]{1,40}?之?邀)?${GAP_CHINESE}{0,30}?${LED_CHINESE}`,
  ),
  // 市長王大明今日上午，率團抵達; 王大明出席，並率團
  pattern(
    `(?<leader>{person})${NOT_INVITED}{aka}(?!之?邀)(?:{role})?[^。；、${PERSON}]{1,24}?，(?:並|親自)?${LED_CHINESE}`,
  ),
  // 王大明率領200人的代表團; 王大明率市府團隊
  pattern(
    `(?<leader>{person})${NOT_INVITED}{aka}(?!之?邀)(?:{role})?${GAP_CHINESE}{0,30}?(?:率領|率同|率|帶領|帶著|偕同|偕)${GAP_CHINESE}{0,20}?${GROUP_CHINESE}`,
  ),
  pattern("(?<leader>{person}){aka}(?:{role})?率(?:領)?{number}\\s?[人位名]"),
  // 王大明率市府官員前往; 王大明帶領12名議員拜訪
  pattern(
    `(?<leader>{person})${NOT_INVITED}{aka}(?:{role})?${GAP_CHINESE}{0,16}?(?:率領|率|帶領)[^，。；${PERSON}]{1,24}?(?:官員|首長|主管|代表|議員|企業|業者|師生|學生|選手|成員|人員)[^，。；]{0,8}?(?:前往|訪|赴|抵達|參訪|拜會|拜訪|出席|參加|與會|考察)`,
  ),
  // 市長王大明一行30人
  pattern("(?<leader>{person}){aka}(?:{role})?等?(?:{number}人)?一行"),
  // 由副市長王大明率領; 在王大明帶領下
  pattern(
    `[由在]${GAP_CHINESE}{0,14}(?<leader>{person}){aka}(?:{role})?(?:親自)?(?:率團|率隊|帶隊|帶團|領隊|領團|(?<loose>率領|領軍|帶領))`,
  ),
  // 團長王大明, 團長由王大明擔任, 王大明擔任團長
  pattern("(?<title>{role})(?:為|是|由)?(?:{city}(?:市)?)?(?:{role})?(?<leader>{person})"),
  pattern(
    `(?<leader>{person})${NOT_INVITED}{aka}(?!之?邀)(?:{role})?(?:擔任|為|任)(?:{han}{0,8}?)(?<title>{role})`,
  ),
];

const SOME = "(?:about |over |some |more than |around |nearly |almost |up to )?";
const COMPANIONS =
  "(?:people|persons|members|delegates|officials|representatives|guests|visitors|councill?ors|students|athletes|entrepreneurs|companions)";

/** Numbers of members: a delegation of 30, a 120-member delegation, nine visitors from Lisbon; 200人的代表團. */
const ENGLISH_SIZES: readonly RegExp[] = [
  pattern(`(?<size>{number})[- ](?:member|person|strong|people)\\b[^.;,]{0,20}?\\b${GROUP}\\b`, "dgiu"),
  pattern(`\\b${GROUP} of ${SOME}(?<size>{number})(?! (?:years|days|cities|countries))`, "dgiu"),
  // a delegation made up of 30 people; the delegation numbered 40; the delegation, 30 strong
  pattern(
    `\\b(?:delegation|mission|group|contingent|entourage)\\b,?[^.;,]{0,40}?\\b(?:made up of|consist(?:s|ed|ing) of|compris(?:es|ed|ing)|composed of|numbered|numbering|totalled|totalling|had|has|with) ${SOME}(?<size>{number})(?: (?:\\p{Ll}+ )?${COMPANIONS}\\b|(?=[,.;]|$))`,
    "dgiu",
  ),
  pattern(`\\b(?:delegation|group|contingent),? (?<size>{number}) strong\\b`, "dgiu"),
  pattern(
    `(?<size>{number}) (?:\\p{Ll}+ )?${COMPANIONS} (?:made up|formed|were in) (?:the|his|her|its) (?:delegation|group)\\b`,
    "dgiu",
  ),
  pattern("\\b(?:received|welcomed|hosted) (?<size>{number}) (?:visitors|guests|members) from\\b", "dgiu"),
];
const CHINESE_SIZES: readonly RegExp[] = [
  pattern(
    `(?<size>{number})(?:多|餘)?\\s?[人名位](?:成員|團員)?(?:組成)?(?:的|規模的)?(?:大型)?${GROUP_CHINESE}`,
  ),
  // 率36人與會; 一行30人
  pattern("(?:率(?:領)?|一行)(?:約|共)?(?<size>{number})(?:多|餘)?\\s?[人名位]"),
  pattern(
    "(?:代表團|訪問團|訪團|參訪團|考察團|團員|成員)(?:一行|成員|團員|人數)?(?:共有?|共計|總計|約|有|為|達)*(?<size>{number})(?:多|餘)?\\s?[人名位]",
  ),
];

/** Teams of sportsmen are counted, but they are no delegations. */
const IN_A_CONTEST = /\b(?:rac(?:e|ed|ing)|compet\w+|champion\w*|tournament|match|teams)\b/iu;
const IS_TEAM = /\bteam\b/iu;

/** Offices of who leads a delegation: other ones say nothing about it. */
const LEADER_TITLE = /^(?:團長|領隊)$/u;

const OF_A_DELEGATION = /(?<![審唱樂劇舞財社集])團|一行|訪|代表|成員/u;

/** Who leads a delegation, whose side it is, and how many members it has. */
export function readDelegations(sentence: ReadSentence): Found[] {
  const { tagged, article } = sentence;
  const isEnglish = article.language === "en";
  const leaders = matchesOf(isEnglish ? ENGLISH : CHINESE, tagged).flatMap((match) =>
    leaderIn(match, sentence),
  );
  const sizes = matchesOf(isEnglish ? ENGLISH_SIZES : CHINESE_SIZES, tagged).flatMap((match) =>
    sizeIn(match, sentence),
  );
  return [...leaders, ...sizes];
}

function leaderIn({ groups }: GroupMatch, sentence: ReadSentence): Found[] {
  const { title, side, whole, loose } = groups;
  const leader = groups["leader"] ?? whole;
  if (leader === undefined) return [];
  // A boat or a choir is led as well.
  if (loose !== undefined && !OF_A_DELEGATION.test(sentence.text)) return [];
  // "Reis's delegation" takes up what has been told of her, as a rule.
  if (whole !== undefined && !/\s/u.test(sentence.text.slice(whole.start, whole.end))) return [];
  if (title !== undefined && !LEADER_TITLE.test(sentence.text.slice(title.start, title.end))) return [];
  const stated = side === undefined ? null : sentence.text.slice(side.start, side.end);
  return [{ slot: "delegation.leader", ...leader, side: stated ?? sideOf(leader, sentence) }];
}

function sizeIn({ start, end, groups: { size } }: GroupMatch, sentence: ReadSentence): Found[] {
  const { text } = sentence;
  if (size === undefined) return [];
  if (IS_TEAM.test(text.slice(start, end)) && IN_A_CONTEST.test(text)) return [];
  return [{ slot: "delegation.size", ...size, value: numberIn(sentence, size) }];
}
