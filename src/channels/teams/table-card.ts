import type { Answer } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import {
  adaptiveCard,
  type AdaptiveCard,
  block,
  bold,
  claimRun,
  plain,
  sourceBlock,
  type Table,
  type TextRun,
} from "./card-parts.ts";

/**
 * An answer's table with its first `rows` rows and the sources that they cite; null where there is none to show. What is
 * left out is said.
 */
export function tableCard(answer: Answer, language: InterfaceLanguage, rows: number): AdaptiveCard | null {
  const { table, sources } = answer;
  if (table === null || table.rows.length === 0 || rows === 0) return null;
  const shown = table.rows.slice(0, rows);
  const cited = new Set(shown.flat().flatMap(({ citations }) => citations));
  const left = table.rows.length - shown.length;
  return adaptiveCard(answer.language, [
    block(bold(message(language, "result.table"))),
    {
      type: "Table",
      firstRowAsHeaders: true,
      columns: table.columns.map(() => ({ width: 1 })),
      rows: [row(table.columns.map((text) => bold(text))), ...shown.map((cells) => row(cells.map(claimRun)))],
    },
    ...(left === 0 ? [] : [block(plain(message(language, "teams.tableMore", { count: left })))]),
    ...sources.filter(({ n }) => cited.has(n)).map(sourceBlock),
  ]);
}

function row(runs: readonly TextRun[]): Table["rows"][number] {
  return { type: "TableRow", cells: runs.map((run) => ({ type: "TableCell", items: [block(run)] })) };
}
