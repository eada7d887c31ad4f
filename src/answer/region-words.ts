/** UN M49 codes of the continents and of parts of them: CLDR has names for these beside the countries'. */
const REGIONS =
  "001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 143 145 150 151 154 155 419";

const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/**
 * Words of the English names of continents and their parts, in small letters: news tells of countries and cities where a
 * question has "America" or "Latin America".
 */
export const REGION_WORDS: ReadonlySet<string> = new Set([
  ...REGIONS.split(" ").flatMap((code) => (names.of(code) ?? "").toLowerCase().match(/[a-z]{3,}/gu) ?? []),
  "america",
]);
