import { message } from "../../language/messages/index.ts";
import type { Brief } from "./brief.ts";
import { BRIEF_COLUMNS, type BriefColumn } from "./brief-rows.ts";
import { columnTitle, sectionTitle } from "./brief-words.ts";
import { csvFile } from "./csv.ts";

/** Columns of all parts, each once, in the order in which they first stand. */
const COLUMNS: readonly BriefColumn[] = [...new Set(Object.values(BRIEF_COLUMNS).flat())];

/** All rows of a brief as one table to sort and filter, each with its quote and its source. */
export function briefCsv({ language, sections, sources }: Brief): string {
  const byNumber = new Map(sources.map((source) => [source.n, source]));
  const head = [
    message(language, "brief.section"),
    ...COLUMNS.map((column) => columnTitle(column, language)),
    message(language, "brief.quote"),
    message(language, "brief.source"),
    message(language, "brief.column.title"),
    message(language, "brief.column.publisher"),
    message(language, "brief.column.published"),
    message(language, "brief.column.url"),
    message(language, "brief.column.article"),
  ];
  const rows = sections.flatMap(({ id, rows: own }) =>
    own.map(({ cells, quote, source }) => {
      const from = byNumber.get(source);
      return [
        sectionTitle(id, language),
        ...COLUMNS.map((column) => cells[column] ?? ""),
        quote,
        String(source),
        from?.title ?? "",
        from?.publisher ?? "",
        from?.publishedOn ?? "",
        from?.url ?? "",
        from?.articleId ?? "",
      ];
    }),
  );
  return csvFile([head, ...rows]);
}
