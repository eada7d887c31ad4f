/** Places in a contest that both languages name, the first one first: how a question asks who has it, and how a sentence tells of it. */
const RANKS: readonly { readonly asked: RegExp; readonly told: RegExp }[] = [
  rank("gold", "first", "champions?", "金[牌獎]|冠軍|第一名|首獎|奪冠"),
  rank("silver", "second", "runners?-up", "銀[牌獎]|亞軍|第二名"),
  rank("bronze", "third", "third-placed", "銅[牌獎]|季軍|第三名"),
];
/** Whether a question asks who has a place, rather than whether somebody has it or what else the one who has it did. */
const ASKS_WHO = /^\W*(?:who|which|what)\b|誰|哪/iu;

function rank(
  metal: string,
  ordinal: string,
  holder: string,
  chinese: string,
): { asked: RegExp; told: RegExp } {
  const won = `\\b(?:won|win|wins|took|take|takes|got|gets|earned|received)(?: the| a)? ${metal}\\b`;
  const medal = `\\b${metal} (?:medals?|prize|award)\\b`;
  const place = `\\b${ordinal}[- ](?:place|prize)\\b|\\b(?:came|come|finished|placed|ranked) (?:in )?${ordinal}\\b`;
  return {
    asked: new RegExp(`${won}|${medal}|${place}|${chinese}`, "iu"),
    told: new RegExp(`${won}|${medal}|${place}|\\b${metal}\\b|\\b${holder}\\b|${chinese}`, "iu"),
  };
}

/** Whether a question asks who has one place in a contest, and a sentence tells of others alone: who won gold did not win silver. */
export function tellsOtherRank(question: string, sentence: string): boolean {
  if (!ASKS_WHO.test(question)) return false;
  const [one, ...more] = RANKS.filter(({ told }) => told.test(question));
  if (one === undefined || more.length > 0 || !one.asked.test(question)) return false;
  return !one.told.test(sentence) && RANKS.some(({ told }) => told.test(sentence));
}
