import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { runCommand, UsageError } from "../../../src/commands/run-command.ts";
import { readCorpusFolder } from "../../../src/corpus/read-folder.ts";
import { allCases, BY_HAND, BY_OTHER_HANDS, casesOfArticles, FALSE_TWIN } from "./cases.ts";
import { LATER_OPERATORS } from "./later-operators.ts";
import { isRefused, measure, type Measured, sumOf } from "./measure.ts";
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

const HELP = `npm run verifier-report -- [--split dev|heldout] | --articles FOLDER ... [--list]

Makes false and faithful sentences of the articles' own and prints how many of each kind the verifier refuses.

  --split     the half of the shipped articles to make them of; dev without it
  --articles  another folder of articles, with its glossary.yaml where it has one; may be given more than once. Of every
              sentence each operator makes what it can
  --list      with --articles: list the false ones that pass and the faithful ones that are refused`;

/** A table of each kind by operator, with their totals. */
function print(measured: readonly Measured[], side: string): void {
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

/** Cases made of every sentence of a folder, and the counts; lists what went wrong where that is asked for. */
async function ofFolder(folder: string, isListed: boolean): Promise<Measured[]> {
  const { articles } = await readCorpusFolder(resolve(folder));
  const own = join(resolve(folder), "glossary.yaml");
  const reader = await shippedReader(existsSync(own) ? [own] : []);
  const cases = casesOfArticles({ articles, glossary: reader.glossary });
  if (isListed) {
    for (const one of cases.filter((one) => isRefused(one, reader) === one.isFaithful))
      console.log(
        `\n${one.operator}${one.isFaithful ? ", refused" : ", passed"}\n  ${one.text}\n  of: ${one.evidence}`,
      );
  }
  return measure(cases, reader);
}

await runCommand(
  {
    help: HELP,
    options: {
      split: { type: "string" },
      articles: { type: "string", multiple: true, default: [] },
      list: { type: "boolean", default: false },
    },
  },
  async ({ values: { split, articles, list } }) => {
    const side = split ?? "dev";
    if (side !== "dev" && side !== "heldout") throw new UsageError("--split is dev or heldout.");
    if (articles.length === 0) {
      if (list)
        throw new UsageError(
          "--list goes with --articles: whoever has seen held-out sentences tunes on them.",
        );
      const cases = (await allCases()).filter((one) => one.side === side);
      print(measure(cases, await shippedReader()), side);
      return;
    }
    if (split !== undefined)
      throw new UsageError("--split is of the shipped articles: leave it out with --articles.");
    const measured: Measured[] = [];
    for (const [at, folder] of articles.entries()) {
      process.stderr.write(`Reading ${folder} (${at + 1} of ${articles.length})\n`);
      measured.push(...(await ofFolder(folder, list)));
    }
    print(measured, "other articles");
  },
);
