import type { DateMention } from "../../language/dates.ts";
import type { Span } from "../../language/sentences.ts";
import { overlaps } from "./clauses.ts";
import type { ProofText } from "./proof-text.ts";

/** Something that one clause of a text may have once, so that what else it tells belongs to that. */
export interface Anchor extends Span {
  readonly kind: "person" | "place" | "date" | "number";
  readonly keys: readonly string[];
  readonly date: DateMention | null;
}

export function anchorsIn({ text, mentions, dates, numbers, words }: ProofText): Anchor[] {
  const names = mentions.flatMap(({ start, end, entry: { kind, id } }): Anchor[] => {
    if (kind === "people") return [{ start, end, kind: "person", keys: [id], date: null }];
    return kind === "cities" || kind === "countries"
      ? [{ start, end, kind: "place", keys: [id], date: null }]
      : [];
  });
  const surnames = words.flatMap((word): Anchor[] => {
    const keys = [...word.keys]
      .filter((key) => key.startsWith("e:people:"))
      .map((key) => key.slice("e:".length));
    const isKnown = names.some((name) => overlaps(name, word));
    return keys.length === 0 || isKnown
      ? []
      : [{ start: word.start, end: word.end, kind: "person", keys, date: null }];
  });
  return [
    ...names,
    ...surnames,
    ...dates.map((date): Anchor => ({
      start: date.start,
      end: date.end,
      kind: "date",
      keys: [],
      date,
    })),
    ...numbers
      // "one on culture", 其中一項: most ones in words count nothing.
      .filter(
        ({ ordinal, value, start, end }) => !ordinal && (value !== 1 || /\d/u.test(text.slice(start, end))),
      )
      .map((number): Anchor => ({
        start: number.start,
        end: number.end,
        kind: "number",
        keys: [String(number.value)],
        date: null,
      })),
  ];
}

export function isSameAnchor(a: Anchor, b: Anchor): boolean {
  if (a.date !== null && b.date !== null) return !isOtherDate(a.date, b.date);
  return a.kind === b.kind && a.keys.some((key) => b.keys.includes(key));
}

/** "2019" and "July 4, 2019" may be one time, "July 4" and "July 5" may not. */
function isOtherDate(a: DateMention, b: DateMention): boolean {
  const differs = (one: number | null, other: number | null): boolean =>
    one !== null && other !== null && one !== other;
  return differs(a.year, b.year) || differs(a.month, b.month) || differs(a.day, b.day);
}
