import type { Answer, Source } from "../answer/answer.ts";
import { formatDay } from "../language/format-day.ts";

/** An answer with its sources, for reading in a terminal; ends with a line break. */
export function printedAnswer(answer: Answer): string {
  const { contact, sources, suggestions } = answer;
  const blocks = [
    answer.text,
    ...sources.map(printedSource),
    contact === null
      ? ""
      : [contact.name, contact.phone, contact.url].filter((part) => part !== null).join(" · "),
    suggestions.map((question) => `> ${question}`).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function printedSource({ n, title, publisher, publishedOn, language, quote, url }: Source): string {
  const day = publishedOn === null ? null : formatDay(publishedOn, language);
  const lines = [
    `[${n}] ${title}`,
    [publisher, day].filter((part) => part !== null).join(" · "),
    language === "en" ? `“${quote}”` : `「${quote}」`,
    url,
  ];
  return lines.filter((line) => line !== null).join("\n    ");
}
