import { isCountry } from "../language/country-names.ts";

/** What a place is, behind its name in English. */
const ENGLISH_UNIT = / (?:City|County|Town|Township|Province|Municipality|Borough|Village)$/u;
/** The same in Chinese, one character. */
const CHINESE_UNITS = "市縣郡町村鎮鄉省州";
const CHINESE_UNIT = new RegExp(`[${CHINESE_UNITS}]$`, "u");
/** What a place lies in, before its name: 高知縣 of 高知縣潮見町. */
const WITHIN = new RegExp(`^.{2,4}[縣州省道府]([^縣州省道府]{2,}[${CHINESE_UNITS}])$`, "u");
/** Shorter names are none. */
const SHORTEST = 2;

/** States and provinces that a city is called after; countries are known by `isCountry`. */
const LARGER_PLACES: ReadonlySet<string> = new Set(
  "Quebec|Québec|Kansas|Oklahoma|Iowa|Missouri|Nevada|Oregon|Michigan|Virginia|Texas".split("|"),
);

/**
 * A name in Latin letters without the word for what it is: Harlow of "Harlow County". Mexico City stays what it is, since
 * Mexico is another place.
 */
export function withoutUnit(latin: string): string {
  const bare = latin.replace(ENGLISH_UNIT, "");
  return isCountry(bare) || LARGER_PLACES.has(bare) ? latin : bare;
}

/** The forms of a Chinese name: without the place that it lies in, with and without the character for what it is. */
export function formsOfPlace(chinese: string): string[] {
  const own = WITHIN.exec(chinese)?.[1] ?? chinese;
  const bare = own.replace(CHINESE_UNIT, "");
  return bare === own || bare.length < SHORTEST ? [own] : [bare, own];
}
