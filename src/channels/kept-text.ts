/** Takes personal data out of a text. */
export type Mask = (text: string) => { readonly text: string };

/** Of a text that is too long to be answered, what is kept to show the citizen which one it was; in code points. */
const MOST_KEPT = 1_000;
/**
 * What is read of it, in UTF-16 units: far more than is kept, and little to mask, which a channel has to do with whatever it
 * is sent before it can say that this is too long.
 */
const MOST_READ = 8_000;
/** What may be cut in two where reading ends, in code points: longer than any number, name and domain of an address. */
const LONGEST_MASKED = 400;
/** The beginning of what a mask puts in the place of what it found. */
const HALF_A_MASK = /\[[a-z_]*$/u;

/** A citizen's text as it may be kept and shown again: masked, whole characters only, not endless. */
export function keptText(text: string, mask: Mask): string {
  // PostgreSQL takes no NUL in JSON; half characters are not UTF-8 anywhere.
  const whole = text.toWellFormed().replaceAll("\0", "");
  const isReadWhole = whole.length <= MOST_READ;
  const masked = mask(whole.slice(0, MOST_READ)).text;
  const characters = Array.from(masked);
  if (isReadWhole && characters.length <= MOST_KEPT) return masked;
  // Cut only now, and never near the end of what was read: a number cut in two would not be known for one.
  const known = isReadWhole ? characters : characters.slice(0, -LONGEST_MASKED);
  return `${known.slice(0, MOST_KEPT).join("").replace(HALF_A_MASK, "")}…`;
}
