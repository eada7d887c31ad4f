import { contactTexts } from "../contact-text.ts";
import type { Answer, Claim, Source } from "../../answer/answer.ts";
import type { SaidSoFar } from "../../answer/answerer.ts";
import { originOf, originsOf } from "../../language/messages/claim-origins.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { quoted } from "../../language/messages/quoted.ts";
import { cut } from "../cut-text.ts";
import { webUrl } from "../source-url.ts";
import type { StaffPassage } from "../staff-look-up.ts";

/**
 * One piece of text, in UTF-16 units: with every one of them a character reference it still leaves room in a message of
 * 80 KB. A sentence of an article has some hundred.
 */
const MOST_PIECE = 4_000;

/** Links that are longer open hardly anywhere (the manifest's own limit for addresses). In UTF-16 units. */
const MOST_URL = 2_048;
/** Of a passage, in UTF-16 units: enough to see whether the article is the one that is looked for. */
const MOST_PASSAGE = 600;

/** What Teams takes for markup anywhere in a line, `[1]` as it stands in an article among it. */
const MARKUP = /[\\`*_~[\]<>&|]/gu;
/** What starts a heading, a list or a rule at the beginning of a line. */
const LINE_START = /^([#+=-]|\d+[.)])/u;

/**
 * Text that Teams shows as it is, on one line: what could be markup is written as a character reference, which Teams,
 * making HTML of it, shows as the character.
 */
export function escapeForTeams(text: string): string {
  return cut(text.trim().replace(/\s+/gu, " "), MOST_PIECE)
    .replace(MARKUP, references)
    .replace(LINE_START, (start) => start.replace(/.$/u, references));
}

function references(characters: string): string {
  return Array.from(characters, (character) => `&#${character.codePointAt(0) ?? 0};`).join("");
}

/**
 * An answer's text in pieces, each a paragraph: notices, sentences, contradictions, choices, passages to
 * read, sources that have no badge, contact. `[n]` becomes a badge where `badges` has it; lists are written without Markdown's, in which none does. Of the
 * notices only the first `leading` stand before the sentences; all without it.
 */
export function answerText(
  answer: Answer,
  language: InterfaceLanguage,
  badges: number,
  leading = answer.notices.length,
): readonly [string, ...string[]] {
  const { notices, sentences, conflicts, choices, contact, sources, related = [] } = answer;
  const listed = sources.slice(badges);
  const noted = notices.map(({ text }) => markedNotice(text, sources));
  const pieces = [
    ...noted.slice(0, leading),
    ...sentences.map(markedClaim),
    ...noted.slice(leading),
    ...(conflicts.length === 0 ? [] : [heading(message(language, "result.conflicts"))]),
    ...conflicts.flatMap(({ about, claims }) => [
      escapeForTeams(about),
      ...claims.map((claim) => {
        const origins = escapeForTeams(originsOf(claim, sources, language));
        return item(`${markedClaim(claim)} ${origins}`.trimEnd());
      }),
    ]),
    ...choices.map(escapeForTeams).map(item),
    ...related.map((passage) => {
      const said = `${originOf(passage, language)} ${quoted(passage.quote, passage.language)}`;
      return item(`${link(passage.title, passage.url)} ${escapeForTeams(said)}`);
    }),
    ...(listed.length === 0 ? [] : [heading(message(language, "sources.title"))]),
    ...listed.map(sourceLine),
    ...(contact === null ? [] : [contactLine(contact)]),
  ].filter((piece) => piece !== "");
  const [first = escapeForTeams(message(language, `result.${answer.status}`)), ...others] = pieces;
  return [first, ...others];
}

/** What an answer has said before it is whole; the text of the whole begins with it. */
export function saidText({ notices, sentences, sources }: SaidSoFar): string {
  return [...notices.map(({ text }) => markedNotice(text, sources)), ...sentences.map(markedClaim)].join(
    "\n\n",
  );
}

/** Words of articles under a heading, each with what it stands in. */
export function passagesText(passages: readonly StaffPassage[], title: string): string {
  const items = passages.map(({ text, article: { title: name, url, publisher, publishedOn } }) => {
    const from = [publisher, publishedOn ?? ""].filter((part) => part !== "").join(", ");
    const words = escapeForTeams(cut(text, MOST_PASSAGE));
    return item(`${link(name, usableUrl(url))} (${escapeForTeams(from)}): ${words}`);
  });
  return [heading(title), ...items].join("\n\n");
}

/** An address, unless it is too long to be opened. */
export function usableUrl(url: string | null): string | null {
  return (url?.length ?? 0) > MOST_URL ? null : url;
}

/** Our own words name sources too: their markers count as those of claims, which stand apart. */
function markedNotice(text: string, sources: readonly Source[]): string {
  return escapeForTeams(text).replace(
    /&#91;(\d+)&#93;/gu,
    (escaped, digits: string, at: number, all: string) => {
      if (!sources.some(({ n }) => String(n) === digits)) return escaped;
      return all[at - 1] === ";" ? ` [${digits}]` : `[${digits}]`;
    },
  );
}

/** Markers stand apart, so that no two of them are a link. */
function markedClaim({ text, citations }: Claim): string {
  return [escapeForTeams(text), ...citations.map((n) => `[${n}]`)].join(" ");
}

function heading(text: string): string {
  return `**${escapeForTeams(text)}**`;
}

function item(text: string): string {
  return `• ${text}`;
}

function sourceLine({ n, title, url, publisher, publishedOn, quote }: Source): string {
  const from = [publisher, publishedOn ?? ""].filter((part) => part !== "").join(", ");
  return `[${n}] ${link(title, url)} (${escapeForTeams(from)}): ${escapeForTeams(quote)}`;
}

function contactLine(contact: NonNullable<Answer["contact"]>): string {
  const [who, ...more] = contactTexts(contact);
  return [link(who, contact.url), ...more.map(escapeForTeams)].join(" · ");
}

function link(text: string, url: string | null): string {
  const address = webUrl(url);
  if (address === null) return escapeForTeams(text);
  // A bracket would end the link.
  const target = address.replaceAll("(", "%28").replaceAll(")", "%29");
  return `[${escapeForTeams(text)}](${target})`;
}
