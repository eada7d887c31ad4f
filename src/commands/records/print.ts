import type { Article } from "../../corpus/article.ts";
import { type RecordOwner, type RecordValue, SLOTS } from "../../records/record.ts";
import { percentage, table } from "../eval/text-table.ts";
import type { Difference, Score, Scores } from "./score.ts";

/** An article with what it states. */
export interface ReadRecords {
  readonly article: Article;
  readonly values: readonly RecordValue[];
}

/** Columns of the widest name of a slot and two spaces. */
const SLOT_WIDTH = Math.max(...SLOTS.map(({ length }) => length)) + 2;

/** The values article by article, under the sentences that they stand in. */
export function printedRecords(records: readonly ReadRecords[]): string {
  return records.map(({ article, values }) => printedArticle(article, values)).join("\n");
}

function printedArticle(article: Article, values: readonly RecordValue[]): string {
  const { id, title, series, edition, eventOn } = article;
  const own = ownerText({ series, edition, year: eventOn === null ? null : Number(eventOn.slice(0, 4)) });
  const bySentence = Map.groupBy(values, ({ sentence }) => sentence.start);
  const lines = [...bySentence.values()].flatMap((stated) => {
    const { start, end } = stated[0]?.sentence ?? { start: 0, end: 0 };
    return [`  “${article.body.slice(start, end)}”`, ...stated.map((value) => printedValue(value, own))];
  });
  const nothing = values.length === 0 ? ["  Nothing was read."] : [];
  return [`${id} (${title})${own === "" ? "" : `, ${own}`}`, ...lines, ...nothing, ""].join("\n");
}

function printedValue(record: RecordValue, own: string): string {
  const { slot, value, owner, isPlan, isTotal, side, kind } = record;
  const of = ownerText(owner);
  const notes = [
    of === own ? "" : `of ${of === "" ? "no known event" : of}`,
    isPlan ? "plan" : "",
    isTotal ? "all by then" : "",
    side === null ? "" : `side ${side}`,
    kind ?? "",
  ].filter((note) => note !== "");
  return `    ${slot.padEnd(SLOT_WIDTH)}${value}${notes.length === 0 ? "" : `  [${notes.join(", ")}]`}`;
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
