import type { messagingApi } from "@line/bot-sdk";
import type { Answer } from "../../answer/answer.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { cutText } from "./cut-text.ts";
import { jsonBytes } from "./json-bytes.ts";
import { LINE_LIMITS } from "./line-limits.ts";
import { markedText } from "./line-words.ts";

type Table = NonNullable<Answer["table"]>;

/** Side by side on a telephone; more columns would have two characters a line. */
const MOST_COLUMNS = 3;
/** Of a cell's words; the numbers of its sources stand whole behind them. */
const CELL = { characters: 80, units: 160 };
/** For what is said after the last row, and the box around it. */
const ROOM_FOR_THE_REST = 1_500;

/** Whether a table can be read as one on a telephone. */
export function isNarrow({ columns }: Table): boolean {
  return columns.length > 0 && columns.length <= MOST_COLUMNS;
}

/** A narrow table as a Flex message; what does not fit is counted below it. */
export function tableMessage(table: Table, language: InterfaceLanguage): messagingApi.FlexMessage {
  const rows: messagingApi.FlexBox[] = [];
  const heading = line(table.columns.map(cellWords), "bold");
  let bytes = ROOM_FOR_THE_REST + jsonBytes(heading);
  for (const row of table.rows) {
    const cells = row.map(({ text, citations }) => markedText({ text: cellWords(text), citations }));
    const next = line(cells, "regular");
    // The comma between two rows.
    bytes += jsonBytes(next) + 1;
    if (bytes > LINE_LIMITS.bubbleBytes) break;
    rows.push(next);
  }
  const left = table.rows.length - rows.length;
  return {
    type: "flex",
    altText: message(language, "result.table"),
    contents: {
      type: "bubble",
      size: "giga",
      body: {
        type: "box",
        layout: "vertical",
        spacing: "md",
        contents: [
          heading,
          { type: "separator" },
          ...rows,
          ...(left === 0
            ? []
            : [
                {
                  type: "text" as const,
                  text: message(language, "line.rowsCut", { count: left }),
                  size: "xs",
                  wrap: true,
                },
              ]),
        ],
      },
    },
  };
}

/** A wide table as paragraphs, one a row: each cell with the name of its column. */
export function tableParagraphs({ columns, rows }: Table, language: InterfaceLanguage): string[] {
  const colon = language === "en" ? ": " : "：";
  return rows.map((row) =>
    row.map((cell, at) => `${columns[at] ?? ""}${colon}${markedText(cell)}`).join("\n"),
  );
}

/** What a cell shows, in one line; LINE refuses a text component without text. */
function cellWords(text: string): string {
  const words = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return cutText(words || "–", CELL);
}

function line(texts: readonly string[], weight: messagingApi.FlexText.WeightEnum): messagingApi.FlexBox {
  return {
    type: "box",
    layout: "horizontal",
    spacing: "md",
    contents: texts.map((text) => ({ type: "text", text, size: "sm", weight, wrap: true, flex: 1 })),
  };
}
