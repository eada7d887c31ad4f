import { type InterfaceLanguage, message, type MessageKey } from "../../language/messages/index.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import type { Brief, BriefSource } from "./brief.ts";
import type { BriefColumn, BriefSectionId } from "./brief-rows.ts";

/** What a brief is about, in one line. */
export function briefTitle({ about, language }: Pick<Brief, "about" | "language">): string {
  const { city, series, topic, from, to } = about;
  const parts = [
    city?.name,
    series,
    topic,
    from === null ? null : message(language, "brief.from", { day: readableDay(from, language) }),
    to === null ? null : message(language, "brief.to", { day: readableDay(to, language) }),
  ].filter((part) => part != null);
  const separator = language === "en" ? ", " : "、";
  const named = parts.length === 0 ? message(language, "brief.everything") : parts.join(separator);
  return message(language, "brief.title", { about: named });
}

/** What is said of a brief as a whole. */
export function briefNotices({ language, articlesHeld, sources, dropped }: Brief): string[] {
  return [
    message(language, "brief.held", { articles: articlesHeld, sources: sources.length }),
    ...(dropped === 0 ? [] : [message(language, "brief.dropped", { count: dropped })]),
  ];
}

export function sectionTitle(id: BriefSectionId, language: InterfaceLanguage): string {
  return message(language, `brief.${id}`);
}

/** What is said of a part: what it shows, and how many rows it does not. */
export function sectionNotes(id: BriefSectionId, leftOut: number, language: InterfaceLanguage): string[] {
  const note: MessageKey = `brief.${id}.note`;
  const more = leftOut === 0 ? [] : [message(language, "brief.leftOut", { count: leftOut })];
  return [message(language, note), ...more];
}

export function columnTitle(column: BriefColumn, language: InterfaceLanguage): string {
  return message(language, `brief.column.${column}`);
}

/** Publisher, kind of publisher and days of a source, in one line. */
export function sourceOrigin(source: BriefSource, language: InterfaceLanguage): string {
  const { publisher, official, publishedOn, eventOn } = source;
  const parts = [
    publisher,
    message(language, official ? "brief.official" : "brief.press"),
    publishedOn === null
      ? null
      : message(language, "brief.published", { day: readableDay(publishedOn, language) }),
    eventOn === null ? null : message(language, "brief.ofEvent", { day: readableDay(eventOn, language) }),
  ];
  return parts.filter((part) => part !== null).join(language === "en" ? ", " : "，");
}
