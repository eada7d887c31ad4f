/** Takes personal data out of a text. */
export type Mask = (text: string) => { readonly text: string };

/** Of a text that is too long to be answered, what is kept to show the citizen which one it was; in code points. */
const MOST_KEPT = 1_000;
/** The beginning of what a mask puts in the place of what it found. */
const HALF_A_MASK = /\[[a-z_]*$/u;

/** A citizen's text as it may be kept and shown again: masked, whole characters only, not endless. */
export function keptText(text: string, mask: Mask): string {
  // PostgreSQL takes no NUL in JSON; half characters are not UTF-8 anywhere.
  const masked = mask(text.toWellFormed().replaceAll("\0", "")).text;
  const characters = Array.from(masked);
  if (characters.length <= MOST_KEPT) return masked;
  // Cut only now: a number cut in two would no longer be known for one.
  return `${characters.slice(0, MOST_KEPT).join("").replace(HALF_A_MASK, "")}…`;
}
