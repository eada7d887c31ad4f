import { isMasked } from "../language/mask-personal-data.ts";

/** After a mark that ends a clause; a full stop only before a space, since it stands in names and numbers. */
const BETWEEN_CLAUSES = /(?<=[，。！？；,;!?])|(?<=\.)(?= )/u;
const MASK = /\[(?:id_number|phone|email|card)\]/gu;

/**
 * What a masked question asks: without the clauses that give personal data (「我的電話是[phone]，」), which no article has
 * anything to say to. Where nothing else is left, all but the masks, or the masks
 * themselves.
 */
export function withoutMasked(question: string): string {
  if (!isMasked(question)) return question;
  const others = question.split(BETWEEN_CLAUSES).filter((clause) => !isMasked(clause));
  const rest = others.join("").trim();
  const bare = question.replaceAll(MASK, "").replaceAll(/ {2,}/gu, " ").trim();
  return [rest, bare].find((text) => /\p{L}/u.test(text)) ?? question;
}
