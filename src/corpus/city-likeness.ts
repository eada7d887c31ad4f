import { mandarinSyllable } from "../language/mandarin-syllables.ts";
import { soundLikeness, soundOfChinese, soundOfLatin } from "../language/name-sounds.ts";
import { areOtherUnits, formsOfPlace, withoutUnit } from "./place-units.ts";

/** How alike two names have to sound to be one city's: of names of the same few partner cities, which are seldom alike. */
export const LEAST_LIKENESS = 0.7;

/** As English spells what Pinyin writes otherwise, so that Xi sounds like Hsi and Shi. */
const PINYIN_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/x(?=[iu])/gu, "sh"],
  [/q(?=[iu])/gu, "ch"],
  [/zh/gu, "j"],
  [/[cz](?=[aeiou])/gu, "s"],
];

/** How alike they have to sound when the characters are read in Mandarin: Taitung is .87 like 臺中. */
const LEAST_AS_READ = 0.9;

/**
 * How alike a city's name in Latin letters and one in Chinese sound, 1 for the same down to 0: as the characters are read
 * (Liuxi, 柳溪), where that is nearly the same, or as they are used to write foreign names (Kilbrannagh, 基爾布蘭納). 0 where
 * either says that the place is of another kind.
 */
export function cityLikeness(latin: string, chinese: string): number {
  if (areOtherUnits(latin, chinese)) return 0;
  const name = withoutUnit(latin);
  const bare = formsOfPlace(chinese)[0] ?? chinese;
  const written = soundOfChinese(bare);
  const read = soundInMandarin(bare);
  const asWritten = written === "" ? 0 : soundLikeness(soundOfLatin(name), written);
  // The name may be in Pinyin or in an older spelling.
  const asRead =
    read === ""
      ? 0
      : Math.max(...[name, spelledOut(name)].map((one) => soundLikeness(soundOfLatin(one), read)));
  return Math.max(0, asWritten, asRead >= LEAST_AS_READ ? asRead : 0);
}

/** How a name sounds when its characters are read one by one; "" where one has no reading. */
function soundInMandarin(name: string): string {
  const syllables = Array.from(name, mandarinSyllable);
  return syllables.includes(null) ? "" : soundOfLatin(spelledOut(syllables.join(" ")));
}

/** Pinyin as English would spell it. */
function spelledOut(pinyin: string): string {
  return PINYIN_SPELLINGS.reduce((spelled, [from, to]) => spelled.replace(from, to), pinyin.toLowerCase());
}
