import type { Token, Tokens } from "marked";
import { lexMarkdown } from "./markdown-lexer.ts";

/**
 * Plain text of Markdown: headings, emphasis, links (their words), images (their alternative text), code and tables
 * lose their marks; paragraphs are set apart by an empty line, list items and table rows by a line break. A paragraph
 * that an editor wrapped is one line again. Raw HTML loses its tags, and scripts and styles altogether. Numbers stay as
 * they are written. The result has LF line ends and no white space at either end.
 */
export function markdownToText(markdown: string): string {
  return blocksText(lexMarkdown(markdown), "\n\n");
}

function blocksText(tokens: readonly Token[], separator: string): string {
  return tokens
    .map((token) => blockText(token).trim())
    .filter((text) => text !== "")
    .join(separator);
}

function blockText(token: Token): string {
  switch (token.type) {
    case "space":
    case "hr":
    case "def":
    case "checkbox":
      return "";
    case "code":
      return (token as Tokens.Code).text;
    case "html":
      return withoutTags((token as Tokens.HTML).text);
    case "list":
      return listText(token as Tokens.List);
    case "blockquote":
      return blocksText((token as Tokens.Blockquote).tokens, "\n\n");
    case "table": {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows]
        .map((cells) => cells.map((cell) => inlineText(cell.tokens)).join(" | "))
        .join("\n");
    }
    default:
      return inlineText("tokens" in token ? token.tokens : [token]);
  }
}

/**
 * The items, a line each. Numbers that only count them, 1, 2, 3, go like other marks of a list. Any other number says
 * something: "2019. It was held" is a list for Markdown alone.
 */
function listText({ items, start }: Tokens.List): string {
  const isCounted = start === 1 && items.length > 1;
  return items
    .map((item, index) => {
      const text = blocksText(item.tokens, "\n");
      const [number] = /^\d+[.)]/.exec(item.raw.trimStart()) ?? [];
      if (number === undefined) return text;
      const isCount = isCounted && [1, index + 1].includes(parseInt(number, 10));
      return isCount ? text : `${number} ${text}`.trimEnd();
    })
    .join("\n");
}

function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case "br":
          return "\n";
        case "checkbox":
          return "";
        case "html":
          return withoutTags((token as Tokens.Tag).text);
        case "image":
          return decodeEntities((token as Tokens.Image).text);
        case "codespan":
          return (token as Tokens.Codespan).text;
        default:
          return "tokens" in token && token.tokens.length > 0
            ? inlineText(token.tokens)
            : decodeEntities(unwrapped("text" in token ? String(token.text) : token.raw));
      }
    })
    .join("");
}

/** Undoes an editor's line wrapping: a break is a space, and nothing between Han characters or their marks. */
function unwrapped(text: string): string {
  return text
    .replaceAll(
      /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uff60])[ \t]*\n[ \t]*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uff60])/gu,
      "",
    )
    .replaceAll(/[ \t]*\n[ \t]*/g, " ");
}

function withoutTags(html: string): string {
  const text = html
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replaceAll(/<br\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote)\s*>/gi, "\n")
    .replaceAll(/<\/?[a-z][^>]*>/gi, "");
  return decodeEntities(text);
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", ndash: "–", mdash: "—", hellip: "…",
}; // prettier-ignore

/** Markdown keeps HTML's entities; the few that news texts use are resolved, others stay as they are written. */
function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : whole;
    },
  );
}
