import { contactTexts } from "../contact-text.ts";
import type { Answer, Claim, RelatedPassage, Source } from "../../answer/answer.ts";
import { originOf, originsOf } from "../../language/messages/claim-origins.ts";
import { quoted } from "../../language/messages/quoted.ts";
import { citationUrl, webUrl } from "../source-url.ts";

/**
 * What can start markup in CommonMark, GFM or TeX maths, addresses that would be taken for links with what follows them,
 * and what Web Chat would make prettier: a quotation is to stand there character for character. All are written as
 * character references, which never are markup (CommonMark 2.5); a backslash would turn `[` into the `\[` that opens a
 * formula.
 */
const MARKUP = /[\\`*_[\]<>&|~#$^{}!"'(+@]|[-.,?]{2,}|:(?=\/\/)|(?<=www)\./giu;
/** What starts a list, a heading's underline or a rule at the beginning of a line. */
const LINE_START = /^(\s*)([-=]|\d+[.)])/u;

/** Text as Markdown that shows exactly this text, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(MARKUP, references)
    .replace(LINE_START, (_, space: string, start: string) => space + start.replace(/.$/u, references));
}

/** Each character as a reference to itself. */
function references(characters: string): string {
  return Array.from(characters, (character) => `&#${character.codePointAt(0) ?? 0};`).join("");
}

/**
 * An answer as Markdown for Web Chat: notices, sentences, table, contradictions, passages to read and contact, with `[n]` as reference
 * links whose definitions stand at the end. Web Chat shows citations only where it finds these definitions. Of the notices
 * only the first `leading` stand before the sentences; all without it.
 */
export function markdownText(answer: Answer, leading = answer.notices.length): string {
  const { notices, sentences, table, conflicts, contact, sources, related = [], language } = answer;
  const noted = notices.map(({ text }) => escapeMarkdown(text));
  const blocks = [
    ...noted.slice(0, leading),
    ...sentences.map(markedClaim),
    ...noted.slice(leading),
    ...(table === null ? [] : [markdownTable(table)]),
    ...conflicts.flatMap(({ about, claims }) => [
      escapeMarkdown(about),
      claims.map((claim) => listItem(claim, originsOf(claim, sources, language))).join("\n"),
    ]),
    ...(related.length === 0 ? [] : [related.map((passage) => relatedItem(passage, language)).join("\n")]),
    ...(contact === null ? [] : [contactLine(contact)]),
  ];
  const definitions = sources.map(definition).join("\n");
  return [...blocks, ...(definitions === "" ? [] : [definitions])].join("\n\n");
}

/** `[1][2]` would be one link, so that markers stand apart. */
function markedClaim({ text, citations }: Claim): string {
  return [escapeMarkdown(text), ...citations.map((n) => `[${n}]`)].join(" ");
}

function listItem(claim: Claim, origins: string): string {
  return `- ${markedClaim(claim)} ${escapeMarkdown(origins)}`.trimEnd();
}

function markdownTable({ columns, rows }: NonNullable<Answer["table"]>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(escapeMarkdown)),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(row.map(markedClaim))),
  ].join("\n");
}

function relatedItem(passage: RelatedPassage, language: string): string {
  const { title, url, quote } = passage;
  const said = `${originOf(passage, language)} ${quoted(quote, passage.language)}`;
  return `- ${link(title, url)} ${escapeMarkdown(said)}`;
}

function contactLine(contact: NonNullable<Answer["contact"]>): string {
  const [who, ...more] = contactTexts(contact);
  return [link(who, contact.url), ...more.map(escapeMarkdown)].join(" · ");
}

function link(text: string, url: string | null): string {
  const address = webUrl(url);
  return address === null ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](<${address}>)`;
}

function definition(source: Source): string {
  const title = source.title.replace(/\s+/gu, " ").replace(/[\\"&]/gu, references);
  return `[${source.n}]: <${citationUrl(source)}> "${title}"`;
}
