import { mandarinSyllable } from "./mandarin-syllables.ts";

/** Family names whose character is mostly read otherwise. */
const READ_AS_SURNAME: ReadonlyMap<string, string> = new Map([
  ["曾", "zeng"],
  ["葉", "ye"],
  ["沈", "shen"],
  ["任", "ren"],
  ["柏", "bo"],
  ["仇", "qiu"],
  ["單", "shan"],
  ["解", "xie"],
]);
/** As families write their names beside what a system of spelling gives. */
const FAMILY_SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["李", ["lee"]],
  ["周", ["chow"]],
  ["呂", ["lyu"]],
  ["蕭", ["shiao"]],
  ["徐", ["shu"]],
]);

/** Syllables that Wade-Giles writes by no rule below. Without apostrophes, as names in Taiwan are written. */
const WADE_GILES_SYLLABLES: Readonly<Record<string, string>> = {
  zhi: "chih", chi: "chih", shi: "shih", ri: "jih", zi: "tzu", ci: "tzu", si: "szu", er: "erh", you: "yu", ye: "yeh", yan: "yen",
  yue: "yueh", yong: "yung", ju: "chu", qu: "chu", xu: "hsu", ge: "ko", ke: "ko", he: "ho", e: "o", gui: "kuei", kui: "kuei",
  duo: "to", tuo: "to", nuo: "no", luo: "lo", zuo: "tso", cuo: "tso", suo: "so", zhuo: "cho", chuo: "cho", ruo: "jo",
}; // prettier-ignore
const INITIALS: Readonly<Record<string, string>> = {
  b: "p", d: "t", g: "k", j: "ch", q: "ch", x: "hs", zh: "ch", r: "j", z: "ts", c: "ts",
}; // prettier-ignore
const FINALS: readonly (readonly [RegExp, string])[] = [
  [/ong$/u, "ung"],
  [/ian$/u, "ien"],
  [/([iu])e$/u, "$1eh"],
];

/** A syllable of Pinyin in Wade-Giles. */
function wadeGiles(syllable: string): string {
  const whole = WADE_GILES_SYLLABLES[syllable];
  if (whole !== undefined) return whole;
  const initial = /^(?:zh|ch|sh|[b-df-hj-np-tw-z])?/u.exec(syllable)?.[0] ?? "";
  let final = syllable.slice(initial.length);
  for (const [pattern, written] of FINALS) final = final.replace(pattern, written);
  return (INITIALS[initial] ?? initial) + final;
}

/** A character of a name in Pinyin, and in every way that its syllable is spelled, Wade-Giles first. */
interface SpelledCharacter {
  readonly pinyin: string;
  readonly spellings: readonly [string, ...string[]];
}

/** A name of a family name and two characters, character by character; null for another one, and where one has no reading. */
function spelled(name: string): readonly [SpelledCharacter, SpelledCharacter, SpelledCharacter] | null {
  const [family, first, second, ...more] = Array.from(name).map((character, at): SpelledCharacter | null => {
    const surname = at === 0 ? READ_AS_SURNAME.get(character) : undefined;
    const pinyin = surname ?? mandarinSyllable(character);
    if (pinyin === null) return null;
    const others = [pinyin, ...(at === 0 ? (FAMILY_SPELLINGS.get(character) ?? []) : [])];
    return { pinyin, spellings: [wadeGiles(pinyin), ...others, ...(pinyin === "yi" ? ["i"] : [])] };
  });
  if (family == null || first == null || second == null || more.length > 0) return null;
  return [family, first, second];
}

/**
 * A Chinese name of three characters as Latin letters write it, the likeliest first: Kuo Li-an and Guo Lian for 郭禮安. Empty for a name
 * of another length, and where a character has no reading.
 */
export function romanisedName(name: string): string[] {
  const characters = spelled(name);
  if (characters === null) return [];
  const [family, first, second] = characters;
  const inWadeGiles = `${capital(family.spellings[0])} ${capital(first.spellings[0])}-${second.spellings[0]}`;
  return [inWadeGiles, `${capital(family.pinyin)} ${capital(first.pinyin)}${second.pinyin}`];
}

/** Letters of every way to spell a Chinese name of three characters, the family name first or last, as `nameLetters` gives them. */
export function nameKeys(name: string): string[] {
  const characters = spelled(name);
  if (characters === null) return [];
  const [family, first, second] = characters;
  const given = first.spellings.flatMap((one) => second.spellings.map((two) => one + two));
  return family.spellings.flatMap((own) => given.flatMap((other) => [own + other, other + own]));
}

/** The letters of a name in Latin script alone, small: kuolian for Kuo Li-an. */
export function nameLetters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/gu, "");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
