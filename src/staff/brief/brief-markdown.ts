import { message } from "../../language/messages/index.ts";
import { webAddressOf } from "./web-address.ts";
import type { Brief, BriefSource } from "./brief.ts";
import {
  briefNotices,
  briefTitle,
  columnTitle,
  sectionNotes,
  sectionTitle,
  sourceOrigin,
} from "./brief-words.ts";
import { markdownTable, markdownText } from "./markdown.ts";

/** A brief as Markdown: a table for each part, the sources numbered behind them. */
export function briefMarkdown(brief: Brief): string {
  const { language, sections, sources } = brief;
  const parts = sections.map(({ id, columns, rows, leftOut }) => {
    const title = `## ${markdownText(sectionTitle(id, language))}\n\n`;
    if (rows.length === 0) return `${title}${markdownText(message(language, "brief.none"))}\n`;
    const notes = sectionNotes(id, leftOut, language).map(markdownText).join(" ");
    const head = [
      ...columns.map((column) => columnTitle(column, language)),
      message(language, "brief.quote"),
      message(language, "brief.source"),
    ].map(markdownText);
    const lines = rows.map(({ cells, quote, source }) => [
      ...columns.map((column) => markdownText(cells[column] ?? "–")),
      markdownText(quote),
      `\\[${source}\\]`,
    ]);
    return `${title}${notes}\n\n${markdownTable(head, lines)}`;
  });
  return [
    `# ${markdownText(briefTitle(brief))}\n`,
    `${briefNotices(brief).map(markdownText).join(" ")}\n`,
    ...parts,
    `## ${markdownText(message(language, "brief.sources"))}\n\n${sources.map((source) => sourceLine(source, language)).join("")}`,
  ].join("\n");
}

function sourceLine(source: BriefSource, language: Brief["language"]): string {
  const address = webAddressOf(source.url);
  const title = markdownText(source.title);
  // The parsed address has no white space and no angle brackets of its own.
  const shown = address === null ? title : `[${title}](<${address}>)`;
  return `- \\[${source.n}\\] ${shown} – ${markdownText(sourceOrigin(source, language))}\n`;
}
