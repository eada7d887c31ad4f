import { editionMentions } from "../../language/editions.ts";
import { hasHan } from "../../language/han.ts";
import { toTraditional } from "../../language/script.ts";
import { questionTerms, type QuestionTerm } from "../question-terms.ts";
import { questionTime } from "../question-time.ts";
import type { TimeShift } from "./markers.ts";
import { type QuestionPart, questionParts } from "./question-parts.ts";
import type { FollowUpContext } from "./read-follow-up.ts";
import type { Turn } from "./turn.ts";

/** The question before, with what it names. */
export interface Earlier {
  readonly text: string;
  readonly parts: readonly QuestionPart[];
  readonly terms: readonly QuestionTerm[];
  readonly turn: Turn;
  readonly context: FollowUpContext;
}

export function readEarlier(turn: Turn, context: FollowUpContext): Earlier {
  const { reader, statistics } = context;
  const text = toTraditional(turn.question);
  return {
    text,
    parts: questionParts(text, reader),
    terms: questionTerms(text, reader, statistics),
    turn,
    context,
  };
}

/** The year or edition that lies so far from the one of the question before; null where that has none. */
export function shiftedTime({ by, of }: TimeShift, { text, turn, context }: Earlier): string | null {
  const [edition] = editionMentions(text);
  if (of === "edition" && edition !== undefined) {
    const value = edition.edition + by;
    if (value < 1) return null;
    return hasHan(text) ? `第${value}屆` : ordinal(value);
  }
  const [year] = questionTime(text, context.today).years;
  const from = year ?? (turn.eventOn === null ? null : Number(turn.eventOn.slice(0, 4)));
  if (from === null) return null;
  return hasHan(text) ? `${from + by}年` : String(from + by);
}

function ordinal(value: number): string {
  const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${value}${endings[new Intl.PluralRules("en", { type: "ordinal" }).select(value)] ?? "th"}`;
}

/** Rarest first: the city of the service stands in more articles than any other. */
export function byRarity(parts: readonly QuestionPart[], terms: readonly QuestionTerm[]): QuestionPart[] {
  const weight = ({ entries }: QuestionPart): number =>
    terms.find((term) => term.entries.some((entry) => entries.includes(entry)))?.weight ?? 0;
  return [...parts].sort((a, b) => weight(b) - weight(a));
}
