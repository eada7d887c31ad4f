import { dateMentions } from "../../language/dates.ts";
import { editionMentions } from "../../language/editions.ts";
import type { GlossaryEntry, GlossaryKind } from "../../language/glossary.ts";
import { personNames } from "../person-names.ts";
import { relativeYears } from "../question-time.ts";
import { type FeatureReader, NAME_KINDS } from "../text-features.ts";
import { rangeMention } from "../year-range.ts";

/** What a part of a question names: parts of one kind take each other's place in a follow-up. */
export type PartKind = "time" | "place" | "person" | "event";

/** A name or a time in a question. */
export interface QuestionPart {
  readonly kind: PartKind;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What the glossary says of it; empty for times and for names that it lacks. */
  readonly entries: readonly GlossaryEntry[];
}

const PLACES: ReadonlySet<GlossaryKind> = new Set<GlossaryKind>([
  "cities",
  "countries",
  "districts",
  "regions",
]);

/** The names and times of a question in order of place, none over another; Chinese in Traditional. */
export function questionParts(question: string, { glossary, lexicon }: FeatureReader): QuestionPart[] {
  const mentions = glossary.mentionsIn(question);
  const names = mentions.filter(({ entry }) => NAME_KINDS.has(entry.kind));
  const range = rangeMention(question);
  const times = [
    ...(range === null ? [] : [range]),
    ...dateMentions(question),
    ...relativeYears(question),
    ...editionMentions(question),
  ];
  const parts = [
    ...times.map(({ start, end }): QuestionPart => ({ kind: "time", start, end, entries: [] })),
    ...[...Map.groupBy(names, ({ start }) => start).values()].flatMap((group): QuestionPart[] => {
      const [first] = group;
      if (first === undefined) return [];
      const entries = group.map(({ entry }) => entry);
      return [{ kind: kindOf(entries), start: first.start, end: first.end, entries }];
    }),
    ...personNames(question, mentions, lexicon).map(({ start, end }): QuestionPart => ({
      kind: "person",
      start,
      end,
      entries: [],
    })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  return parts.filter((part, at) => !parts.slice(0, at).some((other) => part.start < other.end));
}

function kindOf(entries: readonly GlossaryEntry[]): PartKind {
  if (entries.some(({ kind }) => PLACES.has(kind))) return "place";
  return entries.some(({ kind }) => kind === "people") ? "person" : "event";
}
