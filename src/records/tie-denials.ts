import type { BodySpan } from "./record.ts";
import { BOND } from "./ties.ts";

/** Says that something is not so, is refused or is over. "The visit ended with an agreement" ends no tie. */
const DENIAL =
  /\b(?:not(?! only)|\p{L}+n['’]t|never|no longer|no (?:\p{L}+ )?(?=sister|twin|partner|friend)|without|(?:reject|refus|declin|terminat|cancel|dissolv|suspend|revok)\p{L}+|severed|severs|severing|ended(?! (?:with|in|on|by|at)\b)|end(?:s|ing)?(?= (?:its|their|the|all)\b)|call(?:s|ed|ing)? off|(?:broke|breaks?|breaking) off|former(?:ly)? (?=(?:sister|twin|partner|friend)))|(?<![日目以之先])前(?=[姊姐]妹|友[誼好]城?市)|未(?![來婚名知]|成年)|並[無非]|沒有|不是|不再|終止|解除|中止|取消|廢止|撤銷|否決|拒絕/iu;
/** The same behind the words for the tie. */
const ENDED_BEHIND =
  /^,? (?:(?:was|were|is|are|has been|have been|had been) (?:\p{L}+ )?(?:not|never|ended|terminated|cancell?ed|called off|broken off|dissolved|severed|suspended|revoked|rejected|refused)|(?:has |had |have )?ended)\b/iu;
/** "had been sister cities until 2019". */
const UNTIL_BEHIND = /^ until (?:\p{L}+ )?(?:19|20)\d{2}\b/iu;
const ENDED_BEHIND_CHINESE =
  /^(?:關係|協議|協定|盟約|情誼|之誼)[^，。；、]{0,6}?(?:終止|解除|中止|取消|廢止|撤銷|否決)/u;
const NAMES_BOND = new RegExp(`\\b${BOND}\\b`, "iu");

/** UTF-16 units before the words for a tie in which what denies it may stand, as far as their clause goes. */
const BEFORE = 30;
const CLAUSE_END = /[.,;:，。；：]/u;

/** Whether a text says of anything in it that it is not so or is over. */
export function hasDenial(text: string): boolean {
  return DENIAL.test(text);
}

/** Whether words that tell of a tie deny it, or those around them do: "ended its sister city agreement with Porto". */
export function isDenied({ start, end }: BodySpan, text: string): boolean {
  const words = text.slice(start, end);
  const before = text.slice(Math.max(0, start - BEFORE), start).split(CLAUSE_END);
  if (DENIAL.test(`${before.at(-1) ?? ""}${words}`)) return true;
  const behind = text.slice(end);
  return (
    ENDED_BEHIND_CHINESE.test(behind) ||
    UNTIL_BEHIND.test(behind) ||
    (NAMES_BOND.test(words) && ENDED_BEHIND.test(behind))
  );
}

/** Words by which a sentence says that there is a tie; without them it takes one as known: "our sister city Porto". */
const ASSERTS = new RegExp(
  `\\b(?:${BOND}|is|are|was|were|been|remain|(?:call|describ|nam|count)\\p{L}*)\\b|[是為]|締結`,
  "iu",
);

/** Whether words that may take a tie as known say that there is one. */
export function assertsTie({ start, end }: BodySpan, text: string): boolean {
  return ASSERTS.test(text.slice(start, end));
}
