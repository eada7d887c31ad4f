import type { Span } from "../../language/sentences.ts";
import { type ContentWord, isSameWord } from "./content-words.ts";
import type { ProofText } from "./proof-text.ts";

/** Whose something is: "Shanghai's zoo", 「臺北的黑腳企鵝」. */
interface Belonging extends Span {
  readonly owner: ContentWord;
  readonly thing: ContentWord;
}

function belongingsIn({ text, words }: ProofText): Belonging[] {
  return words.flatMap((owner, at): Belonging[] => {
    if (!owner.isName || owner.isLight) return [];
    const mark =
      /^(?:['’]s? |的)/u.exec(text.slice(owner.end)) ??
      /^s? (?=\p{Ll})/u.exec(text.slice(owner.end - 2).replace(/^['’]/u, ""));
    if (mark === null || !/['’]s?\s|的/u.test(text.slice(owner.end - 2, owner.end + 3))) return [];
    const thing = words
      .slice(at + 1, at + 4)
      .find(
        (word) =>
          !word.isLight && ![...word.keys].some((key) => /^e:(?:people|cities|countries):/u.test(key)),
      );
    return thing === undefined || thing.start - owner.end > 14
      ? []
      : [{ start: owner.start, end: thing.end, owner, thing }];
  });
}

/** Things that the evidence gives to somebody else alone. */
export function misplacedBelongings(told: ProofText, evidence: ProofText): Span[] {
  const carried = belongingsIn(evidence);
  return belongingsIn(told).filter(({ owner, thing }) => {
    const same = carried.filter((other) => isSameWord(other.thing, thing));
    return same.length > 0 && !same.some((other) => isSameWord(other.owner, owner));
  });
}
