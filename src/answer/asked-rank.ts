/** Places in a contest that both languages name, the first one first. */
const RANKS: readonly RegExp[] = [
  /\bgold\b(?! coast)|\bfirst[- ](?:place|prize)\b|\b(?:came|finished|placed|ranked) (?:in )?first\b|\bchampions?\b|金[牌獎]|冠軍|第一名|首獎|奪冠/iu,
  /\bsilver\b|\bsecond[- ](?:place|prize)\b|\b(?:came|finished|placed|ranked) (?:in )?second\b|\brunners?-up\b|銀[牌獎]|亞軍|第二名/iu,
  /\bbronze\b|\bthird[- ](?:place|prize)\b|\b(?:came|finished|placed|ranked) (?:in )?third\b|銅[牌獎]|季軍|第三名/iu,
];

/** Whether a question asks for one place in a contest, and a sentence tells of others alone: who won gold did not win silver. */
export function tellsOtherRank(question: string, sentence: string): boolean {
  const asked = RANKS.filter((rank) => rank.test(question));
  const [rank] = asked;
  if (rank === undefined || asked.length > 1) return false;
  return !rank.test(sentence) && RANKS.some((other) => other.test(sentence));
}
