import type { Answer, Source } from "../answer/answer.ts";
import { type InterfaceLanguage, message } from "../language/messages/index.ts";
import { quoted } from "../language/messages/quoted.ts";
import { readableDay } from "../language/messages/readable-day.ts";

/** An answer with its sources, for reading in a terminal; ends with a line break. */
export function printedAnswer(answer: Answer): string {
  const { contact, sources, suggestions, related = [] } = answer;
  const reader: InterfaceLanguage = answer.language.startsWith("zh") ? "zh-Hant" : "en";
  const blocks = [
    answer.text,
    ...sources.map((source) => printedSource(source, reader)),
    // Their titles and words stand in the text.
    related.flatMap(({ url }) => url ?? []).join("\n"),
    contact === null
      ? ""
      : [
          contact.name,
          contact.phone,
          ...(contact.morePhones ?? []).map(({ label, phone }) => `${label} ${phone}`),
          contact.url,
        ]
          .filter((part) => part !== null)
          .join(" · "),
    suggestions.map((question) => `> ${question}`).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function printedSource(source: Source, reader: InterfaceLanguage): string {
  const { n, title, language, quote, url } = source;
  const lines = [`[${n}] ${title}`, origin(source, reader), quoted(quote, language), url];
  return lines.filter((line) => line !== null).join("\n    ");
}

/** From whom a source is, and of when. */
function origin({ publisher, official, publishedOn, eventOn }: Source, reader: InterfaceLanguage): string {
  const whose = message(reader, official ? "sources.official" : "sources.press");
  const dated = (key: "sources.published" | "sources.event", day: string | null): string | null =>
    day === null
      ? null
      : `${message(reader, key)}${reader === "en" ? ": " : "："}${readableDay(day, reader)}`;
  const parts = [
    reader === "en" ? `${publisher} (${whose})` : `${publisher}（${whose}）`,
    dated("sources.published", publishedOn),
    dated("sources.event", eventOn),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
