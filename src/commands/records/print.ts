import type { Article } from "../../corpus/article.ts";
import type { RecordOwner, RecordValue } from "../../records/record.ts";
import { percentage, table } from "../eval/text-table.ts";
import type { Difference, Score, Scores } from "./score.ts";

/** An article with what it states. */
export interface ReadRecords {
  readonly article: Article;
  readonly values: readonly RecordValue[];
}

/** The values article by article, each with its owner and the sentence that it stands in. */
export function printedRecords(records: readonly ReadRecords[]): string {
  return records.map(({ article, values }) => printedArticle(article, values)).join("\n");
}

function printedArticle(article: Article, values: readonly RecordValue[]): string {
  const lines = values.map((value) => {
    const quote = article.body.slice(value.sentence.start, value.sentence.end);
    return `  ${value.slot}: ${value.value}${notesOf(value)}\n    “${quote}”`;
  });
  return [`${article.id} (${article.title})`, ...lines, ""].join("\n");
}

function notesOf({ owner, isPlan, isTotal, side, kind }: RecordValue): string {
  const notes = [
    ownerText(owner),
    isPlan ? "plan" : "",
    isTotal ? "all by then" : "",
    side ?? "",
    kind ?? "",
  ];
  return ` [${notes.filter((note) => note !== "").join(", ")}]`;
}

function ownerText({ series, edition, year }: RecordOwner): string {
  const event = series === null ? "" : `${series}${edition === null ? "" : ` ${edition}`}`;
  return [event, year === null ? "" : String(year)].filter((part) => part !== "").join(" ");
}

/** Precision and recall by slot and in all. */
export function scoresTable({ bySlot, all }: Scores): string {
  const rows = [...bySlot].filter(([, { marked, read }]) => marked + read > 0);
  return table(
    ["slot", "", "marked", "found", "recall", "read", "right", "precision"],
    [...rows.map(([slot, score]) => row(slot, score)), row("all", all)],
  );
}

function row(name: string, { marked, found, read, right }: Score): string[] {
  return [
    name,
    "",
    String(marked),
    String(found),
    percentage(found, marked),
    String(read),
    String(right),
    percentage(right, read),
  ];
}

/** One line for each value that is missing or not marked. */
export function differencesList(differences: readonly Difference[]): string {
  return differences
    .map(
      ({ article, slot, value, isMissing }) =>
        `${isMissing ? "missing" : "not marked"}  ${article}  ${slot}: ${value}\n`,
    )
    .join("");
}
