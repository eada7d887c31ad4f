import fc from "fast-check";
import { marked, type Token } from "marked";
import { describe, expect, it, test } from "vitest";
import { csvCell, csvFile } from "../../../src/staff/brief/csv.ts";
import { markdownTable, markdownText } from "../../../src/staff/brief/markdown.ts";
import { webAddressOf } from "../../../src/staff/brief/web-address.ts";

/** Text as it may stand in an article, rich in what has a meaning somewhere. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from("=+-@\t\r\n\"',;|<>&`*_[](){}#!\\~$:./^1a臺 "),
      "www.",
      "https://",
      "<b>",
      "\n1. ",
      "＝",
      "&amp;",
    ),
  }),
);

/** Reads a file of RFC 4180 as a spreadsheet does. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < file.length; at++) {
    const unit = file.charAt(at);
    if (isQuoted) {
      if (unit !== '"') cell += unit;
      else if (file.charAt(at + 1) === '"') cell += file.charAt(at++);
      else isQuoted = false;
    } else if (unit === '"') isQuoted = true;
    else if (unit === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (file.startsWith("\r\n", at)) {
      rows.at(-1)?.push(cell);
      cell = "";
      rows.push([]);
      at++;
    } else throw new Error(`a ${JSON.stringify(unit)} outside of quotes`);
  }
  return rows.slice(0, -1);
}

describe("a spreadsheet", () => {
  it("reads back every cell, none of which is a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const file = csvFile(rows);
        expect(file.startsWith("\uFEFF")).toBe(true);
        const read = readCsv(file.slice(1));
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        for (const [line, row] of read.entries()) {
          for (const [at, cell] of row.entries()) {
            expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
            const given = rows[line]?.[at] ?? "";
            expect([given, `'${given}`]).toContain(cell);
          }
        }
      }),
    );
  });

  test.each(['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
    "is given %j behind an apostrophe",
    (formula) => {
      expect(csvCell(formula).startsWith(`"'`)).toBe(true);
    },
  );

  test("is given all else as it is", () => {
    expect(csvCell('The "2019" forum, 臺北')).toBe('"The ""2019"" forum, 臺北"');
  });
});

/** Every kind of token that marked finds in a text. */
function kindsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    const { tokens: inner = [] } = token as { tokens?: Token[] };
    return [token.type, ...kindsIn(inner)];
  });
}

/** What a reader sees of HTML. */
function shown(markup: string): string {
  return markup
    .replace(/<\/?p>\n?/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

describe("Markdown", () => {
  it("shows the text and nothing else: no markup, no link, no table, no list", () => {
    fc.assert(
      fc.property(text, (given) => {
        const written = markdownText(given);
        const tokens = marked.lexer(`Text: ${written}`, { gfm: true });
        const kinds = new Set(kindsIn(tokens));
        expect([...kinds].filter((kind) => !["paragraph", "text", "escape", "space"].includes(kind))).toEqual(
          [],
        );
        const html = marked.parser(tokens);
        expect(shown(html).trim()).toBe(`Text: ${given.replace(/\s+/gu, " ").trim()}`.trim());
      }),
    );
  });

  it("keeps the columns of a table", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const table = markdownTable(["a", "b"], [[one, other].map(markdownText)]);
        const [token] = marked.lexer(table) as { type: string; rows?: unknown[][] }[];
        expect(token?.type).toBe("table");
        expect(token?.rows?.map((row) => row.length)).toEqual([2]);
      }),
    );
  });
});

test("an address that could run code is none", () => {
  expect(webAddressOf("javascript:alert(1)")).toBeNull();
  expect(webAddressOf("data:text/html,<script>1</script>")).toBeNull();
  expect(webAddressOf("not an address")).toBeNull();
  expect(webAddressOf("https://news.example/a b>")).toBe("https://news.example/a%20b%3E");
});
