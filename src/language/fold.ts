import { toSimplified } from "./to-simplified.ts";

/** Latin letters with a stroke, which Unicode does not take apart into a letter and a mark. */
const STROKED = new Map(Object.entries({ đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o" }));

/** Folded form of each UTF-16 unit met so far: the alphabet in use is small, the conversion is not cheap. */
const foldedUnits = new Map<string, string>();

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
  let result = "";
  for (const unit of text.split("")) {
    let folded = foldedUnits.get(unit);
    if (folded === undefined) {
      folded = foldUnit(unit);
      foldedUnits.set(unit, folded);
    }
    result += folded;
  }
  return result;
}
