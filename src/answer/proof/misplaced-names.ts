import type { Span } from "../../language/sentences.ts";
import { type ContentWord, isSameWord } from "./content-words.ts";
import type { ProofText } from "./proof-text.ts";

/** What joins names that share what stands beside them: "Naples and Bangkok", 拿坡里與曼谷. */
const JOINED = /^\s?(?:[、與和及跟–]|,? and|&|[- ])?\s?$/u;
/** UTF-16 units within which a word stands beside a name. */
const BESIDE = 12;

/** A person or place with the words beside it. */
interface Placed extends Span {
  readonly name: ContentWord;
  readonly beside: readonly ContentWord[];
}

/**
 * Names that stand beside words which in the evidence stand beside another name of their kind alone: 「前往大邱」 where
 * the way to another city is told. Within one language, since the other one orders words in its own way.
 */
export function misplacedNames(told: ProofText, evidence: ProofText): Span[] {
  if (told.isChinese !== evidence.isChinese) return [];
  const carried = placedNames(evidence);
  return placedNames(told).filter(({ name, beside }) => {
    const own = carried.filter((other) => isSameWord(other.name, name));
    const others = carried.filter(
      (other) => kindOf(other.name) === kindOf(name) && !isSameWord(other.name, name),
    );
    const standsBeside = (word: ContentWord, list: readonly Placed[]): boolean =>
      list.some((placed) => placed.beside.some((other) => isSameWord(other, word)));
    if (own.length === 0 || beside.some((word) => standsBeside(word, own))) return false;
    return beside.some((word) => standsBeside(word, others));
  });
}

function kindOf({ keys }: ContentWord): "person" | "place" | null {
  const all = [...keys];
  if (all.some((key) => key.startsWith("e:people:"))) return "person";
  return all.some((key) => /^e:(?:cities|countries):/u.test(key)) ? "place" : null;
}

function placedNames({ text, words, dates }: ProofText): Placed[] {
  const isOffice = ({ keys }: ContentWord): boolean => [...keys].some((key) => key.startsWith("e:roles:"));
  const counts = (word: ContentWord): boolean =>
    kindOf(word) === null && !isOffice(word) && (!word.isLight || isMotion(word));
  const isNear = (from: number, to: number): boolean => {
    const within = dates.filter(({ start, end }) => from <= start && end <= to);
    const distance = to - from - within.reduce((sum, { start, end }) => sum + end - start, 0);
    return distance <= BESIDE && !/[，。；;.:：]|,(?! \d{4})/u.test(text.slice(from, to));
  };
  return words.flatMap((name, at): Placed[] => {
    if (kindOf(name) === null) return [];
    // What stands before the first and behind the last of joined names stands beside each.
    let first = at;
    let last = at;
    const isJoined = (a: ContentWord | undefined, b: ContentWord | undefined): boolean =>
      a !== undefined &&
      b !== undefined &&
      kindOf(a) !== null &&
      kindOf(b) !== null &&
      JOINED.test(text.slice(a.end, b.start));
    while (isJoined(words[first - 1], words[first])) first--;
    while (isJoined(words[last], words[last + 1])) last++;
    const start = words[first]?.start ?? name.start;
    const end = words[last]?.end ?? name.end;
    const before = words.slice(0, first).findLast(counts);
    const after = words.slice(last + 1).find(counts);
    const beside = [
      ...(before !== undefined && isNear(before.end, start) ? [before] : []),
      ...(after !== undefined && isNear(end, after.start) ? [after] : []),
    ];
    return [{ start: name.start, end: name.end, name, beside }];
  });
}

/** Words of going claim nothing alone, but whereto one goes is claimed. */
function isMotion({ keys }: ContentWord): boolean {
  return ["c:visit-place", "c:visit-us", "c:arrive", "c:depart"].some((key) => keys.has(key));
}
