import { questionKind } from "../question-kind.ts";
import { questionTerms, type QuestionTerm, type TermStatistics } from "../question-terms.ts";
import type { FeatureReader } from "../text-features.ts";
import {
  EVENT_PRONOUN,
  NEXT_CLAUSE,
  PART_HAN,
  PART_STEMS,
  PERSON_PRONOUN,
  PLACE_PRONOUN,
  SECOND_CLAUSE,
  type TimeShift,
  timeShift,
  withoutLead,
} from "./markers.ts";
import { type Pronoun, pronounIn, replaced } from "./pronouns.ts";
import { type PartKind, type QuestionPart, questionParts } from "./question-parts.ts";

/** What completing a question needs to know beside it. */
export interface FollowUpContext {
  readonly reader: FeatureReader;
  readonly statistics: TermStatistics;
  /** ISO day that "last year" is counted from. */
  readonly today: string;
}

/** A question read as one that may follow another. */
export interface FollowUp {
  /** Without what leads over. */
  readonly text: string;
  readonly parts: readonly QuestionPart[];
  readonly shift: TimeShift | null;
  /** What it says beside names, times and what points back. */
  readonly words: readonly QuestionTerm[];
  /** Names something else, or another time, and says nothing more: what was asked before is asked of it. */
  readonly isNameAlone: boolean;
  readonly pointsBack: boolean;
  /** The pronoun in `text` that means a person spoken of before; null where none does. */
  readonly person: Pronoun | null;
  readonly isFollowUp: boolean;
}

export function readFollowUp(question: string, context: FollowUpContext): FollowUp {
  const { rest, hasLead } = withoutLead(question, context.reader);
  const parts = questionParts(rest, context.reader);
  const shift = timeShift(rest);
  const has = (kind: PartKind): boolean => parts.some((part) => part.kind === kind);
  const words = wordsBeside(rest, parts, shift, context);
  const places = parts.filter(({ kind }) => kind === "place").length;
  const isNewSubject = has("event") || places > 1 || (has("time") && places > 0);
  const points = (pattern: RegExp): boolean => pronounIn(rest, pattern, context.reader) !== null;
  const person = has("person") ? null : personMeant(rest, parts, context);
  const pointsBack =
    person !== null ||
    (points(PLACE_PRONOUN) && !has("place")) ||
    (points(EVENT_PRONOUN) && !isNewSubject && !meansItself(rest, context));
  const asksAnything = words.length > 0 || questionKind(rest) !== "open";
  const isPart = parts.length === 0 && asksAnything && words.every(isPartOfEvent);
  const isNameAlone = words.length === 0 && (parts.length > 0 || shift !== null) && !pointsBack;
  return {
    text: rest,
    parts,
    shift,
    words,
    isNameAlone,
    pointsBack,
    person,
    isFollowUp:
      (hasLead && !(isNewSubject && words.length > 0)) ||
      pointsBack ||
      isPart ||
      isNameAlone ||
      (shift !== null && !has("event")),
  };
}

/** The pronoun that means a person spoken of before: not one whom the clause before it names, as "the governor of Vestervik". */
function personMeant(
  text: string,
  parts: readonly QuestionPart[],
  { reader }: FollowUpContext,
): Pronoun | null {
  const pronoun = pronounIn(text, PERSON_PRONOUN, reader);
  if (pronoun === null) return null;
  const clause = Array.from(text.matchAll(NEXT_CLAUSE), ({ index }) => index).findLast(
    (index) => index > 0 && index < pronoun.start,
  );
  if (clause === undefined) return pronoun;
  const isRoleNamed = reader.glossary
    .mentionsIn(text.slice(0, clause))
    .some(({ entry }) => entry.kind === "roles");
  // A role alone may be that of the person spoken of; whose it is makes somebody else of it.
  const isSomebodyElse = isRoleNamed && parts.some(({ kind, end }) => kind !== "time" && end <= clause);
  return isSomebodyElse ? null : pronoun;
}

/** Whether a pronoun of the question's second clause means what its first one names. */
function meansItself(text: string, context: FollowUpContext): boolean {
  return Array.from(text.matchAll(SECOND_CLAUSE)).some(({ index }) => {
    const head = questionTerms(text.slice(0, index), context.reader, context.statistics);
    return !head.every(isPartOfEvent);
  });
}

/** The content words of a question outside of its names and times. */
function wordsBeside(
  text: string,
  parts: readonly { start: number; end: number }[],
  shift: TimeShift | null,
  { reader, statistics }: FollowUpContext,
): readonly QuestionTerm[] {
  let rest = text;
  for (const { start, end } of [...parts, ...(shift === null ? [] : [shift])]) {
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  for (const pattern of [PERSON_PRONOUN, PLACE_PRONOUN, EVENT_PRONOUN]) {
    const pronoun = pronounIn(rest, pattern, reader);
    if (pronoun !== null) rest = replaced(rest, pronoun, " ".repeat(pronoun.text.length));
  }
  return questionTerms(rest, reader, statistics);
}

export function isPartOfEvent({ text, stems }: QuestionTerm): boolean {
  return PART_HAN.has(text) || stems.some((way) => way.every((word) => PART_STEMS.has(word)));
}
