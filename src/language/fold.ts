import { toSimplified } from "./to-simplified.ts";

/** Latin letters with a stroke, which Unicode does not take apart into a letter and a mark. */
const STROKED = new Map(Object.entries({ đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o" }));

/** Folded form of each UTF-16 unit met so far, 0 of others: the alphabet in use is small, the conversion is not cheap. */
const foldedUnits = new Uint16Array(2 ** 16);

function foldUnit(unit: string): string {
  const compatible = unit.normalize("NFKC");
  let folded = compatible.length === 1 ? compatible : unit;
  const base = folded.normalize("NFD").charAt(0);
  if (/\p{Script=Latin}/u.test(base)) folded = base;
  const lower = folded.toLowerCase();
  if (lower.length === 1) folded = STROKED.get(lower) ?? lower;
  if (/\p{Pd}|·|‧|・/u.test(folded)) return " ";
  if (/[‘’ʼ]/u.test(folded)) return "'";
  if (/\s/u.test(folded)) return " ";
  if (/\p{Script=Han}/u.test(folded)) {
    // Twice, since the table takes 麼 to 么 and 么 to 幺: both scripts must arrive at one.
    const simplified = toSimplified(toSimplified(folded));
    return simplified.length === 1 ? simplified : folded;
  }
  return folded;
}

/**
 * Folds away what does not change which word it is: width, case, Latin diacritics, Traditional against Simplified,
 * and the kinds of dash and space (all become a space). The result has the length of the input in UTF-16 units, so
 * an offset into one is an offset into the other; characters outside the Basic Multilingual Plane stay as they are.
 */
export function fold(text: string): string {
  let at = 0;
  // Most texts that are folded are so already.
  while (at < text.length && foldedAt(text, at) === text.charCodeAt(at)) at++;
  if (at === text.length) return text;
  let result = text.slice(0, at);
  for (; at < text.length; at++) result += String.fromCharCode(foldedAt(text, at));
  return result;
}

function foldedAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = foldedUnits[unit] ?? 0;
  if (known !== 0) return known;
  const folded = foldUnit(text.charAt(at)).charCodeAt(0);
  foldedUnits[unit] = folded;
  return folded;
}
