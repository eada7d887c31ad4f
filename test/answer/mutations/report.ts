import { parseArgs } from "node:util";
import { allCases, BY_HAND, BY_OTHER_HANDS, FALSE_TWIN } from "./cases.ts";
import { LATER_OPERATORS } from "./later-operators.ts";
import { measure, type Measured, sumOf } from "./measure.ts";
import { shippedReader } from "./shipped-reader.ts";

const LANGUAGES = ["en", "zh-Hant", "across"] as const;

function cell(measured: readonly Measured[]): string {
  const { cases, refused } = sumOf(measured);
  return cases === 0 ? "–" : `${refused} of ${cases} (${((100 * refused) / cases).toFixed(1)} %)`;
}

function row(name: string, measured: readonly Measured[]): string {
  const cells = LANGUAGES.map((language) => cell(measured.filter((one) => one.language === language)));
  return `| ${[name, ...cells].join(" | ")} |`;
}

/** Prints how many sentences of each operator the verifier refuses: `npm run verifier-report -- [--split heldout]`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { split: { type: "string", default: "dev" } } });
  if (values.split !== "dev" && values.split !== "heldout") throw new Error("--split is dev or heldout");
  const side = values.split;
  const cases = (await allCases()).filter((one) => one.side === side);
  const measured = measure(cases, await shippedReader());
  const isLater = ({ operator }: Measured): boolean => LATER_OPERATORS.some(({ name }) => name === operator);
  for (const isFaithful of [false, true]) {
    const ofKind = measured.filter((one) => one.isFaithful === isFaithful);
    const developed = ofKind.filter((one) => !isLater(one));
    console.log(`\n${isFaithful ? "Faithful sentences" : "Mutants"}, ${side}, refused:\n`);
    console.log("| operator | English | Chinese | across |");
    console.log("| --- | ---: | ---: | ---: |");
    for (const [operator, list] of Map.groupBy(ofKind, (one) => one.operator))
      console.log(row(operator, list));
    const written = [BY_HAND, BY_OTHER_HANDS, FALSE_TWIN];
    const generated = developed.filter(({ operator }) => !written.includes(operator));
    console.log(row("**all but those written by hand**", generated));
    console.log(row("**all**", developed));
    console.log(
      `\nAll languages together: ${cell(developed.filter((one) => isFaithful || one.language !== "across"))}${isFaithful ? "" : " without those across languages"}.`,
    );
  }
}

await main();
