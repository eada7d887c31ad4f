/** Full width forms of ASCII, as Chinese input methods write them: ！ to ～. */
const FULL_WIDTH = /[！-～]/gu;
/** From a full width form to the ASCII character that it shows, in Unicode. */
const OFFSET = 0xfee0;
/** Kinds of hyphen, dash and minus that people put into numbers. */
const DASH = /[‐‑‒–—―−﹣]/gu;
/** Kinds of space within a line. */
const SPACE = /[\t\u00a0\u2000-\u200a\u202f\u3000]/gu;

/**
 * ASCII letters, digits, marks, dashes and spaces in their plain form. An offset into the result is an offset into the
 * input.
 */
export function toOneWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - OFFSET))
    .replace(DASH, "-")
    .replace(SPACE, " ");
}
