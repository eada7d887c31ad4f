/** Takes personal data out of a text. */
export type Mask = (text: string) => { readonly text: string };

/** Of a text that is too long to be answered, what is kept to show the citizen which one it was; in code points. */
const MOST_KEPT = 1_000;

/** A citizen's text as it may be kept and shown again: masked, whole characters only, not endless. */
export function keptText(text: string, mask: Mask): string {
  // PostgreSQL takes no NUL in JSON; half characters are not UTF-8 anywhere.
  const characters = Array.from(text.toWellFormed().replaceAll("\0", ""));
  const isLong = characters.length > MOST_KEPT;
  return mask(isLong ? `${characters.slice(0, MOST_KEPT).join("")}…` : characters.join("")).text;
}
