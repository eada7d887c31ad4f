import { mandarinSyllable } from "../language/mandarin-syllables.ts";
import { soundLikeness, soundOfChinese, soundOfLatin } from "../language/name-sounds.ts";
import { formsOfPlace, withoutUnit } from "./place-units.ts";

/** How alike two names have to sound to be one city's: of names of the same few partner cities, which are seldom alike. */
export const LEAST_LIKENESS = 0.7;

/** As English spells what Pinyin writes otherwise, so that Xi sounds like Hsi and Shi. */
const PINYIN_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^x/u, "sh"],
  [/^q/u, "ch"],
  [/^zh/u, "j"],
  [/^[cz](?!h)/u, "s"],
];

/**
 * How alike a city's name in Latin letters and one in Chinese sound, 1 for the same down to 0 and below: as the characters
 * are read (Liuxi, 柳溪), or as they are used to write foreign names (Kilbrannagh, 基爾布蘭納).
 */
export function cityLikeness(latin: string, chinese: string): number {
  const sound = soundOfLatin(withoutUnit(latin));
  const bare = formsOfPlace(chinese)[0] ?? chinese;
  return Math.max(
    ...[soundOfChinese(bare), soundInMandarin(bare)].map((one) =>
      one === "" ? 0 : soundLikeness(sound, one),
    ),
  );
}

/** How a name sounds when its characters are read one by one; "" where one has no reading. */
function soundInMandarin(name: string): string {
  const syllables = Array.from(name, mandarinSyllable);
  if (syllables.includes(null)) return "";
  return soundOfLatin(syllables.map((syllable) => spelledOut(syllable ?? "")).join(""));
}

function spelledOut(pinyin: string): string {
  return PINYIN_SPELLINGS.reduce((spelled, [from, to]) => spelled.replace(from, to), pinyin);
}
