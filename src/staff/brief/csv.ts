/**
 * What a spreadsheet may take for a formula or run: `=`, `+`, `-`, `@`, tab and line breaks at the beginning of a cell
 * (https://owasp.org/www-community/attacks/CSV_Injection), and their full-width forms, which some read alike.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/u;

/** UTF-8's byte order mark, without which Excel takes the file for one in the system's own encoding. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A cell: quoted as RFC 4180 has it, behind an apostrophe where it could be taken for a formula. */
export function csvCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A file of rows, UTF-8 with a byte order mark, lines ended by CR LF. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
