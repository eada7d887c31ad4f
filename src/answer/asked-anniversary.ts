import { type NumberMention, numberMentions } from "../language/numbers.ts";

const ANNIVERSARY = /anniversar|[週周]年/iu;
/** Behind the number of one; what a park or a hall is named after is none that is kept. */
const AFTER_NUMBER =
  /^(?:[ -]years?)?[ -]anniversar(?:y|ies)\b|^ ?[週周]年(?!級|(?:紀念)?(?:公園|廣場|館|花園|碑))/iu;

/**
 * Whether a question asks of one anniversary, the 20th, and a sentence tells of others alone, the 25th. In "the 10th and 20th
 * anniversaries" any number of the sentence may be the one asked for.
 */
export function tellsOtherAnniversary(question: string, sentence: string): boolean {
  if (!ANNIVERSARY.test(sentence) || !ANNIVERSARY.test(question)) return false;
  const [one, ...more] = new Set(anniversaries(question, numberMentions(question)));
  if (one === undefined || more.length > 0) return false;
  const numbers = numberMentions(sentence);
  return anniversaries(sentence, numbers).length > 0 && numbers.every(({ value }) => value !== one);
}

function anniversaries(text: string, numbers: readonly NumberMention[]): number[] {
  return numbers.filter(({ end }) => AFTER_NUMBER.test(text.slice(end))).map(({ value }) => value);
}
