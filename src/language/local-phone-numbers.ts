import type { Span } from "./mask-personal-data.ts";
import { beginsWithDay, isAmount, isInWord, isYear } from "./number-runs.ts";

/**
 * Numbers as dialled without the area code: 7 or 8 digits, the first from 2 to 9 (numbering plan of the National
 * Communications Commission). So many digits are a telephone's only where the words before say so.
 */
const AFTER_CUE = new RegExp(
  [
    // What is dialled: 電話, 專線 or 手機, with up to a few characters of "is" and "number" between; or the verb itself.
    String.raw`(?:(?:電話|电话|專線|专线|分機|手機|手机|市話|市话|家裡|家里|聯絡我|联络我|聯繫我|联系我)[^\d\n，。；]{0,6}?`,
    String.raw`|[打撥拨][^\d\n，。；]{0,4}?`,
    String.raw`|(?<![a-z[])(?:tel|phone|fax|landline|call|dial|ring|reach)(?![a-z])[^\d\n,.;]{0,20}?)`,
    String.raw`(?<number>[2-9]\d{2,3}[ -]?\d{4})(?!\d)`,
  ].join(""),
  "dgi",
);

/** Telephone numbers without their area code in a text of one width, where the words before name a telephone. */
export function localPhoneNumbers(text: string): Span[] {
  return [...text.matchAll(AFTER_CUE)].flatMap((found): Span[] => {
    const [start, end] = found.indices?.groups?.["number"] ?? [0, 0];
    const digits = text.slice(start, end).replace(/\D/gu, "");
    const isTime = beginsWithDay(digits) || (isYear(digits.slice(0, 4)) && isYear(digits.slice(4)));
    const isPart = /[\d.-]$/u.test(text.slice(0, start)) || /^(?:[.-]?\d|-)/u.test(text.slice(end));
    if (isTime || isPart || isInWord(text, start, end) || isAmount(text, start, end)) return [];
    return [{ start, end, kind: "phone" }];
  });
}
