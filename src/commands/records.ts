import "../no-tracing.ts";
import { loadConfig } from "../config.ts";
import { readSources, type Sources } from "../read-sources.ts";
import { recordsOf } from "../records/read-records.ts";
import { chosenArticles } from "./records/choose.ts";
import { readMarks } from "./records/marks.ts";
import { differencesList, printedRecords, scoresTable } from "./records/print.ts";
import { scoreMarks } from "./records/score.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run records -- ARTICLE | --city NAME | --series ID [--edition N] | --marks FILE [--list] [--corpus DIR] [--json]

Prints what articles state as values (date, place, theme, number of memorandums …), sentence by sentence. Behind a value
stands whose it is, where it is not the article's own event: its series, edition or year; a plan; a total; a side.

  ARTICLE    id of an article
  --city     articles about a city, by any of its names
  --series   articles of a recurring event, as their front matter names it
  --edition  of these only the ones of this edition
  --marks    compare what is read with values marked by hand (test/records/README.md) and print precision and recall
  --list     with --marks: list every value that is missing or not marked too. Leave it out for held-out marks: who has
             seen them tunes on them, and their figures mean nothing any more
  --corpus   folder of articles; without it CORPUS_DIR
  --json     print as JSON`;

await runCommand(
  {
    help: HELP,
    allowPositionals: true,
    options: {
      city: { type: "string" },
      series: { type: "string" },
      edition: { type: "string" },
      marks: { type: "string" },
      list: { type: "boolean", default: false },
      corpus: { type: "string" },
      json: { type: "boolean", default: false },
    },
  },
  async ({ values, positionals }) => {
    const [id, ...more] = positionals;
    const asked = [id, values.city, values.series, values.marks].filter((one) => one !== undefined);
    if (asked.length !== 1 || more.length > 0) {
      throw new UsageError("Name one article, or one of --city, --series and --marks.");
    }
    const edition = editionOf(values.edition, values.series);
    const sources = await readSources(values.corpus ?? loadConfig().corpusDir, new AbortController().signal);
    if (values.marks !== undefined) {
      await score(sources, values.marks, values);
      return;
    }
    const chosen = chosenArticles(sources.articles, sources.glossary, { id, ...values, edition });
    const records = chosen.map((article) => ({ article, values: recordsOf(article, sources.glossary) }));
    process.stdout.write(
      values.json ? asJson(records.flatMap(({ values: found }) => found)) : printedRecords(records),
    );
  },
);

function editionOf(edition: string | undefined, series: string | undefined): number | null {
  if (edition === undefined) return null;
  if (series === undefined || !/^[1-9]\d*$/.test(edition)) {
    throw new UsageError("--edition takes a whole number and stands with --series.");
  }
  return Number(edition);
}

async function score(
  { articles, glossary }: Sources,
  file: string,
  options: { readonly json: boolean; readonly list: boolean },
): Promise<void> {
  const marks = await readMarks(file);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const missing = marks.filter(({ article }) => !byId.has(article)).map(({ article }) => article);
  if (missing.length > 0) throw new UsageError(`The corpus has no ${missing.join(", ")}.`);
  const scores = scoreMarks(marks, (id) => {
    const article = byId.get(id);
    return article === undefined ? [] : recordsOf(article, glossary);
  });
  if (options.json) {
    process.stdout.write(asJson({ all: scores.all, bySlot: Object.fromEntries(scores.bySlot) }));
    return;
  }
  process.stdout.write(scoresTable(scores));
  if (options.list) process.stdout.write(`\n${differencesList(scores.differences)}`);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
