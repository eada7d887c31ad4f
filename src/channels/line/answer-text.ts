import { contactTexts } from "../contact-text.ts";
import type { messagingApi } from "@line/bot-sdk";
import type { Answer, Claim, Contact, RelatedPassage, Source } from "../../answer/answer.ts";
import { originOf, originsOf } from "../../language/messages/claim-origins.ts";
import { type InterfaceLanguage, message } from "../../language/messages/index.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { quoted } from "../../language/messages/quoted.ts";
import { webUrl } from "../source-url.ts";
import { textPieces } from "./cut-text.ts";
import { LINE_LIMITS } from "./line-limits.ts";
import { markedText } from "./line-words.ts";

/** Between two paragraphs: a line left free. */
const GAP = "\n\n";

/** What an answer says, apart from its table and its sources, in paragraphs. LINE knows no markup. */
export function answerParagraphs(answer: Answer, language: InterfaceLanguage): string[] {
  const {
    notices,
    sentences,
    conflicts,
    choices,
    contact,
    asOf,
    text,
    status,
    sources,
    related = [],
  } = answer;
  const said = [
    ...notices.map((notice) => notice.text),
    ...sentences.map(markedText),
    ...(conflicts.length === 0 ? [] : [message(language, "result.conflicts")]),
    ...conflicts.map(({ about, claims }) =>
      [about, ...claims.map((claim) => listItem(withOrigins(claim, sources, language)))].join("\n"),
    ),
    // Quick replies show the beginning of each only.
    ...(choices.length === 0
      ? []
      : [[message(language, "result.choices"), ...choices.map(listItem)].join("\n")]),
    ...related.map((passage) => relatedLines(passage, language)),
    ...(asOf === null ? [] : [message(language, "result.asOf", { day: readableDay(asOf, language) })]),
    ...(contact === null ? [] : [contactLines(contact, language)]),
  ].filter((paragraph) => paragraph.trim() !== "");
  if (said.length > 0) return said;
  return [text.trim() === "" ? message(language, `result.${status}`) : text];
}

/** A claim with who published it, which helps to choose between claims. */
function withOrigins(claim: Claim, sources: readonly Source[], language: InterfaceLanguage): string {
  return `${markedText(claim)} ${originsOf(claim, sources, language)}`.trimEnd();
}

/** A passage to read, with the address of its article, which LINE makes a link. */
function relatedLines(passage: RelatedPassage, language: InterfaceLanguage): string {
  const named = listItem(`${passage.title} ${originOf(passage, language)}`);
  const address = webUrl(passage.url);
  const words = quoted(passage.quote, passage.language);
  return [named, words, ...(address === null ? [] : [address])].join("\n");
}

export function listItem(text: string): string {
  return `・${text}`;
}

/** Paragraphs as text messages, at most so many; where that is too few, the last one says that something is left out. */
export function textMessages(
  paragraphs: readonly string[],
  most: number,
  language: InterfaceLanguage,
): messagingApi.TextMessage[] {
  const texts: string[] = [];
  for (const paragraph of paragraphs.flatMap((one) =>
    textPieces(one.toWellFormed(), LINE_LIMITS.textUnits),
  )) {
    const joined = texts.length === 0 ? paragraph : `${texts.at(-1) ?? ""}${GAP}${paragraph}`;
    if (texts.length > 0 && joined.length <= LINE_LIMITS.textUnits) texts[texts.length - 1] = joined;
    else texts.push(paragraph);
  }
  return withinCount(texts, most, language).map((text) => ({ type: "text", text }));
}

function withinCount(texts: readonly string[], most: number, language: InterfaceLanguage): readonly string[] {
  if (texts.length <= most) return texts;
  const note = GAP + message(language, "line.cut");
  const [last = ""] = textPieces(texts[most - 1] ?? "", LINE_LIMITS.textUnits - note.length);
  return [...texts.slice(0, most - 1), last + note];
}

function contactLines(contact: Contact, language: InterfaceLanguage): string {
  const { url } = contact;
  const [who, ...more] = contactTexts(contact);
  const colon = language === "en" ? ": " : "：";
  const first = `${message(language, "result.contact")}${colon}${who}`;
  return [first, ...more, ...(url === null ? [] : [url])].join("\n");
}
