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
  return withAndWithout(WITHIN.exec(chinese)?.[1] ?? chinese, CHINESE_UNIT);
}

/** A Chinese name without and with what fits at its end; by itself where too little would be left, or a country: 墨西哥市. */
export function withAndWithout(chinese: string, unit: RegExp): string[] {
  const bare = chinese.replace(unit, "");
  return bare === chinese || bare.length < SHORTEST || isCountry(bare) ? [chinese] : [bare, chinese];
}

/** By the last character of a Chinese name, what English calls such a place. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  市: ["City", "Municipality"],
  縣: ["County"],
  郡: ["County"],
  町: ["Town"],
  鎮: ["Town", "Township"],
  鄉: ["Township"],
  村: ["Village"],
  省: ["Province"],
};

/** Whether two names say what the place is, and say different things: Chiayi County is not 嘉義市. */
export function areOtherUnits(latin: string, chinese: string): boolean {
  const english = ENGLISH_UNIT.exec(latin)?.[0].trim();
  const fitting = CALLED[chinese.at(-1) ?? ""];
  return (
    english !== undefined && fitting !== undefined && chinese.length > SHORTEST && !fitting.includes(english)
  );
}
