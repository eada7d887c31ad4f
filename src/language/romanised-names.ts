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

/** Ways to spell a character of a name. */
type Spellings = readonly string[];

/** A name of a family name and two characters, character by character; null for another one, and where one has no reading. */
function spelled(name: string): readonly [Spellings, Spellings, Spellings] | null {
  const [family, first, second, ...more] = Array.from(name).map((character, at): Spellings | null => {
    const surname = at === 0 ? READ_AS_SURNAME.get(character) : undefined;
    const pinyin = surname ?? mandarinSyllable(character);
    if (pinyin === null) return null;
    const others = [pinyin, ...(at === 0 ? (FAMILY_SPELLINGS.get(character) ?? []) : [])];
    return [...new Set([wadeGiles(pinyin), ...others, ...(pinyin === "yi" ? ["i"] : [])])];
  });
  if (family == null || first == null || second == null || more.length > 0) return null;
  return [family, first, second];
}

/** Letters of every way to spell a Chinese name of three characters, the family name first or last, as `nameLetters` gives them. */
export function nameKeys(name: string): string[] {
  const characters = spelled(name);
  if (characters === null) return [];
  const [family, first, second] = characters;
  const given = first.flatMap((one) => second.map((two) => one + two));
  return family.flatMap((own) => given.flatMap((other) => [own + other, other + own]));
}

/** The letters of a name in Latin script alone, small: kuolian for Kuo Li-an. */
export function nameLetters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/gu, "");
}
