import { toSimplified } from "../../language/script.ts";
import type { Slot } from "../../records/record.ts";
import type { Replies } from "../replies.ts";
import type { Ask } from "./asks.ts";
import type { ValueAnswer } from "./value-answer.ts";

/** What the articles tell of an event and what not, as `column-NAME` replies call it. */
export interface EventGap {
  readonly year: number;
  /** Names of the event in both languages, the usual one first. */
  readonly names: { readonly en: readonly string[]; readonly zh: readonly string[] };
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

const COLUMN_OF_SLOT: Readonly<Partial<Record<Slot, string>>> = {
  "event.date": "date",
  "event.place": "place",
  "event.venue": "venue",
  "event.theme": "theme",
  "document.count": "documents",
  "document.area": "areas",
  "delegation.leader": "leader",
  "delegation.size": "size",
};
/** Gifts are asked for of single events alone. */
const COLUMN_OF_ASK: Readonly<Record<Exclude<Ask["name"], "gift">, string>> = {
  theme: "theme",
  venue: "venue",
  city: "place",
  where: "place",
  documents: "documents",
  areas: "areas",
  leader: "leader",
  size: "size",
  attendance: "attendance",
  edition: "edition",
  date: "date",
};

/** What to say of an event of which not all is told that was asked; null where all is, or nothing at all,
 * or where it was elsewhere than the question says. */
export function eventGap({ request, missing, slots, isElsewhere }: ValueAnswer): EventGap | null {
  if (missing.length === 0 || isElsewhere) return null;
  const lacks = new Set(missing.flatMap(({ name }) => (name === "gift" ? [] : [COLUMN_OF_ASK[name]])));
  const has = Object.entries(COLUMN_OF_SLOT).flatMap(([slot, column]) =>
    slots.has(slot as Slot) && !lacks.has(column) ? [column] : [],
  );
  const { en, zh } = request.series.entry;
  return has.length === 0 ? null : { year: request.time.year, names: { en, zh }, has, lacks: [...lacks] };
}

/** The gap in the reader's words. */
export function gapText({ year, names, has, lacks }: EventGap, language: string, replies: Replies): string {
  const isEnglish = language === "en";
  const listed = (columns: readonly string[]): string =>
    columns.map((column) => replies.text(`column-${column}`, language)).join(isEnglish ? ", " : "、");
  const chinese = language === "zh-Hans" ? names.zh.map(toSimplified) : names.zh;
  const own = isEnglish ? names.en : chinese;
  return replies.text("event-gap", language, {
    year: String(year),
    event: own[0] ?? names.en[0] ?? names.zh[0] ?? "",
    has: listed(has),
    lacks: listed(lacks),
  });
}
