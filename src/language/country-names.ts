import { fold } from "./fold.ts";

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
/** What the runtime calls the countries and territories of ISO 3166 in English and Chinese, folded. */
const NAMES: ReadonlySet<string> = new Set(["en", "zh-Hant"].flatMap(namesIn));

function namesIn(language: string): string[] {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  return LETTERS.flatMap((one) =>
    LETTERS.flatMap((other) => {
      const name = names.of(one + other);
      return name === undefined ? [] : [fold(name)];
    }),
  );
}

/** Whether a name is that of a country. A city that bears its country's name (Singapore) is one too. */
export function isCountry(name: string): boolean {
  return NAMES.has(fold(name));
}
