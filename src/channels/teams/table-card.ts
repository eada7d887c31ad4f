import type { Answer, Claim, Source } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { cut } from "../cut-text.ts";
import { webUrl } from "../source-url.ts";

/** Cells are read side by side; in UTF-16 units. */
const MOST_CELL = 1_000;
const MOST_QUOTE = 400;

interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "Bolder";
  readonly selectAction?: { readonly type: "Action.OpenUrl"; readonly url: string };
}

/** Text that is shown as it stands: of all elements, only this one reads no Markdown. */
interface RichTextBlock {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
}

interface Table {
  readonly type: "Table";
  readonly firstRowAsHeaders: true;
  readonly columns: readonly { readonly width: 1 }[];
  readonly rows: readonly {
    readonly type: "TableRow";
    readonly cells: readonly { readonly type: "TableCell"; readonly items: readonly RichTextBlock[] }[];
  }[];
}

/** A table as an Adaptive Card (https://adaptivecards.io/schemas/adaptive-card.json; tables since 1.5). */
export interface TableCard {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang: string;
  readonly msteams: { readonly width: "Full" };
  readonly body: readonly (RichTextBlock | Table)[];
}

/**
 * An answer's table with its first `rows` rows and the sources that they cite, since `[n]` becomes no badge in a card;
 * null where there is none to show. What is left out is said.
 */
export function tableCard(answer: Answer, language: InterfaceLanguage, rows: number): TableCard | null {
  const { table, sources } = answer;
  if (table === null || table.rows.length === 0 || rows === 0) return null;
  const shown = table.rows.slice(0, rows);
  const cited = new Set(shown.flat().flatMap(({ citations }) => citations));
  const left = table.rows.length - shown.length;
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: answer.language,
    msteams: { width: "Full" },
    body: [
      block(bold(message(language, "result.table"))),
      {
        type: "Table",
        firstRowAsHeaders: true,
        columns: table.columns.map(() => ({ width: 1 })),
        rows: [row(table.columns.map((text) => bold(text))), ...shown.map((cells) => row(cells.map(cell)))],
      },
      ...(left === 0 ? [] : [block(plain(message(language, "teams.tableMore", { count: left })))]),
      ...sources.filter(({ n }) => cited.has(n)).map(sourceBlock),
    ],
  };
}

function row(runs: readonly TextRun[]): Table["rows"][number] {
  return { type: "TableRow", cells: runs.map((run) => ({ type: "TableCell", items: [block(run)] })) };
}

function cell({ text, citations }: Claim): TextRun {
  return plain([cut(text, MOST_CELL), ...citations.map((n) => `[${n}]`)].join(" "));
}

function sourceBlock({ n, title, url, publisher, publishedOn, quote }: Source): RichTextBlock {
  const address = webUrl(url);
  const name = plain(cut(title, MOST_QUOTE));
  const from = [publisher, publishedOn ?? ""].filter((part) => part !== "").join(", ");
  return block(
    plain(`[${n}] `),
    address === null ? name : { ...name, selectAction: { type: "Action.OpenUrl", url: address } },
    plain(` (${cut(from, MOST_QUOTE)}): ${cut(quote, MOST_QUOTE)}`),
  );
}

function block(...inlines: readonly TextRun[]): RichTextBlock {
  return { type: "RichTextBlock", inlines };
}

function bold(text: string): TextRun {
  return { ...plain(cut(text, MOST_CELL)), weight: "Bolder" };
}

function plain(text: string): TextRun {
  return { type: "TextRun", text };
}
