/** Adjectives and peoples of countries, with the English name of the country; what is "Finnish" is of Finland. */
const PAIRS =
  "chinese=china taiwanese=taiwan japanese=japan korean=south_korea american=united_states british=united_kingdom english=united_kingdom french=france " +
  "german=germany dutch=netherlands czech=czech_republic polish=poland italian=italy spanish=spain portuguese=portugal russian=russia turkish=turkey " +
  "thai=thailand vietnamese=vietnam indonesian=indonesia malaysian=malaysia philippine=philippines filipino=philippines indian=india mongolian=mongolia " +
  "canadian=canada australian=australia finnish=finland swedish=sweden norwegian=norway danish=denmark latvian=latvia lithuanian=lithuania " +
  "estonian=estonia hungarian=hungary slovak=slovakia austrian=austria swiss=switzerland belgian=belgium greek=greece israeli=israel egyptian=egypt " +
  "mexican=mexico brazilian=brazil singaporean=singapore ukrainian=ukraine irish=ireland";

const COUNTRIES: ReadonlyMap<string, string> = new Map(
  PAIRS.split(" ").map((pair) => {
    const [adjective = "", country = ""] = pair.split("=");
    return [adjective, country.replaceAll("_", " ")];
  }),
);

/** English names of the countries whose adjectives a text has, in small letters: "South Koreans" is South Korea. */
export function countriesOfAdjectives(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.flatMap((word) => COUNTRIES.get(word) ?? COUNTRIES.get(word.replace(/s$/u, "")) ?? []);
}
