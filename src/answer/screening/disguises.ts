import { plainText, bareLetters } from "./plain-letters.ts";

/** What figures and signs stand for in words that are written with them (1gn0r3). */
const SIGNS = new Map(
  Object.entries({ 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t", "@": "a", $: "s", "!": "i" }),
);
/** A word with signs among its letters, or a sign alone. */
const WORD_WITH_SIGNS = /[a-z0134579@$!]*[a-z][a-z0134579@$!]*|(?<![^ ])[014](?![^ ])/gu;
/** Small English words: a text with two of them is neither moved nor written backwards. */
const ENGLISH =
  /\b(?:the|of|is|was|are|were|and|to|in|on|for|with|did|do|does|what|who|when|where|which|how|you|your|me|my|this|that)\b/gu;

/** Letters one by one, or more of them in one piece than words have: what has to be read without its spaces. */
const SPELLED_OUT = /(?<![a-z])[a-z](?:[^a-z]+[a-z](?![a-z])){4}|[a-z]{16}/u;
/** Signs that take the place of spaces between words. */
const BETWEEN_WORDS = /(?<=[a-z])[._*|/~+-]+(?=[a-z])/gu;
/** A space, a dot or a stroke between two Chinese characters. */
const BETWEEN_HAN = /(?<=\p{Script=Han})[ .*_·|/~+-]+(?=\p{Script=Han})/gu;

/**
 * Other readings of a question that somebody may have disguised: marks and look-alikes taken off its letters, figures
 * read as letters, letters moved by thirteen, backwards, Chinese characters drawn together. `plain` comes out of
 * `plainText`. An innocent question reads as nonsense in them.
 */
export function disguisedReadings(plain: string): readonly string[] {
  const bare = bareLetters(plain).replaceAll(BETWEEN_WORDS, " ");
  const isMoved = /[a-z]{3}/u.test(bare) && (bare.match(ENGLISH)?.length ?? 0) < 2;
  const readings = [
    bare,
    withoutSigns(bare),
    ...(isMoved ? [rotated(bare), Array.from(bare).reverse().join("")] : []),
    plain.replaceAll(BETWEEN_HAN, ""),
  ];
  return [...new Set(readings)].filter((reading) => reading !== plain);
}

/** The letters of a question that is spelled out or run together, with nothing between them; none of any other. */
export function lettersAlone(plain: string): readonly string[] {
  const bare = bareLetters(plain);
  return [...new Set([bare, withoutSigns(bare)])]
    .filter((text) => SPELLED_OUT.test(text))
    .map((text) => text.replaceAll(/[^\p{L}]/gu, ""));
}

/** A hidden text as patterns read it. */
export function revealed(hidden: string): string {
  return plainText(hidden).replaceAll(/\s+/gu, " ");
}

function withoutSigns(text: string): string {
  return text.replaceAll(WORD_WITH_SIGNS, (word) =>
    Array.from(word, (sign) => SIGNS.get(sign) ?? sign).join(""),
  );
}

/** ROT13: every Latin letter changed for the one half an alphabet on. */
function rotated(text: string): string {
  const half = 13;
  return text.replaceAll(/[a-z]/gu, (letter) => {
    const place = letter.charCodeAt(0) - "a".charCodeAt(0);
    return String.fromCharCode("a".charCodeAt(0) + ((place + half) % (2 * half)));
  });
}
