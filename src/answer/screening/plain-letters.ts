import { toTraditional, writtenLanguage } from "../../language/script.ts";

/**
 * A question as the patterns are written: compatibility forms (full width, circled, mathematical letters) as plain ones
 * (Unicode, NFKC), straight apostrophes and quotation marks, small letters, Simplified Chinese in
 * Traditional.
 */
export function plainText(question: string): string {
  const plain = question
    .normalize("NFKC")
    .replaceAll(/[\u2018\u2019\u02BC]/gu, "'")
    .replaceAll(/[\u201C\u201D]/gu, '"')
    .toLowerCase();
  return writtenLanguage(plain) === "zh-Hans" ? toTraditional(plain) : plain;
}

/** Cyrillic and Greek letters that look like Latin ones, each before the one it passes for. */
const LOOKALIKES = new Map(
  "аa вb еe зe іi јj кk мm нh оo рp сc тt уy хx ѕs ԁd ɡg αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw ɩi ı i"
    .split(" ")
    .flatMap((pair) => {
      const [like = "", letter = ""] = Array.from(pair);
      return letter === "" ? [] : [[like, letter] as const];
    }),
);

/** Small Latin letters without marks on them, look-alikes from other scripts among them. */
export function bareLetters(text: string): string {
  return Array.from(text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, ""), (character) => {
    return LOOKALIKES.get(character) ?? character;
  }).join("");
}
