import type { Answer, RelatedPassage } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { originOf, originsOf } from "../../language/messages/claim-origins.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import type { Entry } from "../conversation/entry.ts";
import { webAddress } from "./web-address.ts";
import type { Say } from "./words.ts";

/** A question, its answer and its sources as plain text, for copying, sharing and keeping. */
export function entryText(entry: Entry, say: Say, language: InterfaceLanguage): string {
  const { question, answer, reply } = entry;
  const parts = [`${say("chat.you")}: ${question}`];
  if (answer !== null) parts.push(...answerParts(answer, say, language));
  else if (reply !== null) parts.push(reply);
  else parts.push(say("chat.failure.titleAnswer"));
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The whole conversation as plain text. */
export function conversationText(
  title: string,
  entries: readonly Entry[],
  say: Say,
  language: InterfaceLanguage,
): string {
  const rule = "—".repeat(20);
  return [title, say("chat.automatic"), ...entries.map((entry) => entryText(entry, say, language))].join(
    `\n\n${rule}\n\n`,
  );
}

function answerParts(answer: Answer, say: Say, language: InterfaceLanguage): string[] {
  const { table, conflicts, notices, sentences, sources, asOf, contact, status, related = [] } = answer;
  return [
    say(`result.${status}`),
    ...notices.map(({ text }) => text),
    ...related.map((passage) => `${articleLine(passage, language)}\n${passage.quote}`),
    ...sentences.map(cited),
    ...(table === null
      ? []
      : [[table.columns.join(" | "), ...table.rows.map((row) => row.map(cited).join(" | "))].join("\n")]),
    ...(conflicts.length === 0 ? [] : [say("result.conflicts")]),
    ...conflicts.map(({ about, claims }) =>
      [
        about,
        ...claims.map((claim) => `- ${cited(claim)} ${originsOf(claim, sources, language)}`.trimEnd()),
      ].join("\n"),
    ),
    asOf === null ? "" : say("result.asOf", { day: readableDay(asOf, language) }),
    sources.length === 0
      ? ""
      : [
          say("sources.title"),
          ...sources.map((source) => `[${source.n}] ${articleLine(source, language)}`),
        ].join("\n"),
    contact === null || status === "answered"
      ? ""
      : [
          `${say("chat.person")}: ${contact.name} ${contact.phone}`,
          ...(contact.morePhones ?? []).map(({ label, phone }) => `${label} ${phone}`),
        ].join("\n"),
  ];
}

function cited({ text, citations }: { text: string; citations: readonly number[] }): string {
  return citations.length === 0 ? text : `${text} ${citations.map((n) => `[${n}]`).join("")}`;
}

function articleLine(article: RelatedPassage, language: InterfaceLanguage): string {
  const { title, url } = article;
  return `${title} ${originOf(article, language)} ${webAddress(url)?.href ?? ""}`.trimEnd();
}
