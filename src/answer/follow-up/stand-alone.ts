import { editionMentions } from "../../language/editions.ts";
import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { toSimplified, toTraditional, writtenLanguage } from "../../language/script.ts";
import { questionTerms, type QuestionTerm, type TermStatistics } from "../question-terms.ts";
import { questionKind } from "../question-kind.ts";
import { questionTime } from "../question-time.ts";
import type { FeatureReader } from "../text-features.ts";
import {
  EVENT_PRONOUN,
  ONE_TIME,
  PART_HAN,
  PART_STEMS,
  PERSON_PRONOUN,
  PLACE_PRONOUN,
  SECOND_CLAUSE,
  type TimeShift,
  timeShift,
  withoutLead,
} from "./markers.ts";
import { type PartKind, type QuestionPart, questionParts } from "./question-parts.ts";
import type { Turn } from "./turn.ts";

/** What completing a question needs to know beside it. */
export interface FollowUpContext {
  readonly reader: FeatureReader;
  readonly statistics: TermStatistics;
  /** ISO day that "last year" is counted from. */
  readonly today: string;
}

/** A question as it is answered. */
export interface StandAlone {
  /** In the script of the question. */
  readonly text: string;
  readonly isCompleted: boolean;
  /** Points at something that was never spoken of: nobody can tell what is meant. */
  readonly isUnclear: boolean;
}

/**
 * Completes a follow-up ("And how many memorandums?", 「那主題呢？」, "what about Prague?", 「他呢？」) from the question
 * before it and its answer, so that it stands alone. A question that stands alone already, a new subject above all,
 * comes back as it is. `question` is clean text.
 */
export function standAlone(question: string, turns: readonly Turn[], context: FollowUpContext): StandAlone {
  const isSimplified = writtenLanguage(question) === "zh-Hans";
  const asked = readFollowUp(isSimplified ? toTraditional(question) : question, context);
  const turn = turns.at(-1);
  if (turn === undefined) {
    const saysNothingElse = asked.parts.length === 0 && asked.words.every(isPartOfEvent);
    return { text: question, isCompleted: false, isUnclear: asked.pointsBack && saysNothingElse };
  }
  if (!asked.isFollowUp) return { text: question, isCompleted: false, isUnclear: false };
  const earlier = readEarlier(turn, context);
  const text = asked.isNameAlone ? swapped(asked, earlier) : carried(asked, earlier);
  if (text === null) return { text: question, isCompleted: false, isUnclear: false };
  return { text: isSimplified ? toSimplified(text) : text, isCompleted: true, isUnclear: false };
}

/** A question read as one that may follow another. */
interface FollowUp {
  /** Without what leads over. */
  readonly text: string;
  readonly parts: readonly QuestionPart[];
  readonly shift: TimeShift | null;
  /** What it says beside names, times and what points back. */
  readonly words: readonly QuestionTerm[];
  /** Names something else, or another time, and says nothing more: what was asked before is asked of it. */
  readonly isNameAlone: boolean;
  readonly pointsBack: boolean;
  readonly isFollowUp: boolean;
}

function readFollowUp(question: string, context: FollowUpContext): FollowUp {
  const { rest, hasLead } = withoutLead(question);
  const parts = questionParts(rest, context.reader);
  const shift = timeShift(rest);
  const has = (kind: PartKind): boolean => parts.some((part) => part.kind === kind);
  const words = wordsBeside(rest, parts, shift, context);
  const places = parts.filter(({ kind }) => kind === "place").length;
  const isNewSubject = has("event") || places > 1 || (has("time") && places > 0);
  const pointsBack =
    (PERSON_PRONOUN.test(rest) && !has("person")) ||
    (PLACE_PRONOUN.test(rest) && !has("place")) ||
    (EVENT_PRONOUN.test(rest) && !isNewSubject && !meansItself(rest, context));
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
    isFollowUp:
      (hasLead && !(isNewSubject && words.length > 0)) ||
      pointsBack ||
      isPart ||
      isNameAlone ||
      (shift !== null && !has("event")),
  };
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
  for (const pronoun of [PERSON_PRONOUN, PLACE_PRONOUN, EVENT_PRONOUN]) {
    rest = rest.replace(pronoun, (words) => " ".repeat(words.length));
  }
  return questionTerms(rest, reader, statistics);
}

function isPartOfEvent({ text, stems }: QuestionTerm): boolean {
  return PART_HAN.has(text) || stems.some((way) => way.every((word) => PART_STEMS.has(word)));
}

/** The question before, with what it names. */
interface Earlier {
  readonly text: string;
  readonly parts: readonly QuestionPart[];
  readonly terms: readonly QuestionTerm[];
  readonly turn: Turn;
  readonly context: FollowUpContext;
}

function readEarlier(turn: Turn, context: FollowUpContext): Earlier {
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

/** The question before with the new names and times in the place of the old; null where there is nothing new. */
function swapped(asked: FollowUp, earlier: Earlier): string | null {
  let text = earlier.text;
  const news = newParts(asked, earlier);
  if (news.length === 0) return null;
  const left = [...earlier.parts];
  const changes: { start: number; end: number; by: string }[] = [];
  for (const part of news) {
    const old = replaced(part, left, earlier);
    const by = inWords(part, text);
    if (old === null) {
      changes.push({ start: text.length, end: text.length, by: "" }, appended(text, part.kind, by));
    } else {
      left.splice(left.indexOf(old), 1);
      changes.push({ start: old.start, end: old.end, by });
      // Another year: the day and the edition of the one before go with it.
      if (part.kind === "time") {
        for (const other of left.filter(({ kind }) => kind === "time")) {
          left.splice(left.indexOf(other), 1);
          changes.push({ start: other.start, end: other.end, by: "" });
        }
      }
    }
  }
  // From the end, so that offsets hold; what is put before a name comes after the name has changed.
  for (const { start, end, by } of changes.sort((a, b) => b.start - a.start || b.end - a.end)) {
    text = text.slice(0, start) + by + text.slice(end);
  }
  return text.replace(/ {2,}/gu, " ").trim();
}

/** A name or a time of the follow-up, as it is said. */
interface NewPart {
  readonly kind: PartKind;
  readonly text: string;
  readonly entries: QuestionPart["entries"];
}

function newParts(asked: FollowUp, earlier: Earlier): NewPart[] {
  const named = asked.parts
    .filter(({ start, end }) => asked.shift === null || end <= asked.shift.start || start >= asked.shift.end)
    .map(({ kind, start, end, entries }) => ({ kind, text: asked.text.slice(start, end), entries }));
  const shifted = asked.shift === null ? null : shiftedTime(asked.shift, earlier);
  return shifted === null ? named : [...named, { kind: "time", text: shifted, entries: [] }];
}

/** The year or edition that lies so far from the one of the question before; null where that has none. */
function shiftedTime({ by, of }: TimeShift, { text, turn, context }: Earlier): string | null {
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

/** The part of the question before that a new one takes the place of: of the same section, the rarest. */
function replaced(part: NewPart, left: readonly QuestionPart[], { terms }: Earlier): QuestionPart | null {
  const sections = new Set(part.entries.map(({ kind }) => kind));
  const alike = left.filter(({ kind }) => kind === part.kind);
  const closest = alike.filter(({ entries }) => entries.some(({ kind }) => sections.has(kind)));
  return byRarity(closest.length > 0 ? closest : alike, terms)[0] ?? null;
}

/** Rarest first: the city of the service stands in more articles than any other. */
function byRarity(parts: readonly QuestionPart[], terms: readonly QuestionTerm[]): QuestionPart[] {
  const weight = ({ entries }: QuestionPart): number =>
    terms.find((term) => term.entries.some((entry) => entries.includes(entry)))?.weight ?? 0;
  return [...parts].sort((a, b) => weight(b) - weight(a));
}

/** A part in the language of a text: by the glossary where it is written in the other one. */
function inWords({ text, entries }: NewPart, into: string): string {
  if (hasHan(into) === hasHan(text)) return text;
  const [entry] = entries;
  return (hasHan(into) ? entry?.zh[0] : entry?.en[0]) ?? text;
}

/** What is added to a question to say of whom, where or when it is asked. */
function appended(text: string, kind: PartKind, by: string): { start: number; end: number; by: string } {
  if (hasHan(text)) return { start: 0, end: 0, by: kind === "time" ? by : `${by}，` };
  const end = text.search(/[\s?.!]*$/u);
  return { start: end, end, by: phrase(kind, by) };
}

function phrase(kind: PartKind, words: string): string {
  if (kind === "time") return /^\d{4}$/u.test(words) ? ` in ${words}` : `, ${words}`;
  if (kind === "place") return ` in ${words}`;
  return kind === "event" ? ` at the ${words}` : `, ${words}`;
}

/** The follow-up with what it leaves unsaid; null where nothing is. */
function carried(asked: FollowUp, earlier: Earlier): string | null {
  const kinds = new Set(asked.parts.map(({ kind }) => kind));
  let text = asked.text;
  const person = PERSON_PRONOUN.test(text) && !kinds.has("person") ? personBefore(earlier) : null;
  if (person !== null) {
    const name = inWords(person, text);
    text = text.replace(PERSON_PRONOUN, (pronoun) =>
      /^(?:his|hers?)$/iu.test(pronoun) ? `${name}'s` : name,
    );
  }
  const shifted = asked.shift === null || kinds.has("time") ? null : shiftedTime(asked.shift, earlier);
  if (shifted !== null && asked.shift !== null) {
    const { start, end } = timeShift(text) ?? asked.shift;
    text = text.slice(0, start) + (hasHan(text) ? shifted : `in ${shifted}`) + text.slice(end);
  }
  const isTold = (kind: PartKind): boolean =>
    kinds.has(kind) || kind === "person" || (kind === "time" && (shifted !== null || kinds.has("event")));
  const places = byRarity(
    earlier.parts.filter(({ kind }) => kind === "place"),
    earlier.terms,
  );
  // Of an event with a name, the other city says where; the city's own says nothing.
  const unsaid = earlier.parts.some(({ kind }) => kind === "event") ? places.slice(1) : [];
  const added = earlier.parts
    .filter((part) => !isTold(part.kind) && !unsaid.includes(part))
    .map(({ kind, start, end, entries }) => ({ kind, text: earlier.text.slice(start, end), entries }));
  const year = earlier.turn.eventOn?.slice(0, 4);
  if (
    ONE_TIME.test(text) &&
    year !== undefined &&
    !isTold("time") &&
    !added.some(({ kind }) => kind === "time")
  ) {
    added.unshift({ kind: "time", text: hasHan(earlier.text) ? `${year}年` : year, entries: [] });
  }
  const words = added.length + (person === null ? 0 : 1) < 2 ? contentBefore(asked, earlier) : [];
  if (added.length === 0 && words.length === 0 && person === null && shifted === null) return null;
  return withContext(text, added, words);
}

/** The person spoken of: the only one of the question before, else the first one of its answer. */
function personBefore({ text, parts, turn, context }: Earlier): NewPart | null {
  const told = parts.filter(({ kind }) => kind === "person");
  const [only] = told;
  if (only !== undefined && told.length === 1) {
    return { kind: "person", text: text.slice(only.start, only.end), entries: only.entries };
  }
  const answer = toTraditional(turn.answer);
  const first = questionParts(answer, context.reader).find(({ kind }) => kind === "person");
  return first === undefined
    ? null
    : { kind: "person", text: answer.slice(first.start, first.end), entries: first.entries };
}

/** What the question before was about where names and times say too little: its words, but for what it asked. */
function contentBefore(asked: FollowUp, { terms }: Earlier): string[] {
  const said = new Set(asked.words.map(({ text }) => fold(text)));
  return terms
    .filter((term) => !term.isName && !isPartOfEvent(term) && !said.has(fold(term.text)))
    .map(({ text }) => text);
}

function withContext(text: string, added: readonly NewPart[], words: readonly string[]): string {
  if (hasHan(text)) {
    const rest = text
      .replace(EVENT_PRONOUN, "")
      .replace(PLACE_PRONOUN, "")
      .replace(/^[，,、的\s]+/u, "");
    const context = [...added.map((part) => inWords(part, text)), ...words.filter(hasHan)].join("");
    return context === "" ? rest : `${context}，${rest}`;
  }
  const end = text.search(/[\s?.!？]*$/u);
  const place = PLACE_PRONOUN.test(text) ? added.find(({ kind }) => kind === "place") : undefined;
  const others = added.filter((part) => part !== place);
  const phrases = ORDER.flatMap((kind) => {
    const told = others.filter((part) => part.kind === kind).map((part) => inWords(part, text));
    return told.length === 0 ? [] : [phrase(kind, told.join(" and "))];
  });
  const about = words.filter((word) => !hasHan(word)).join(" ");
  const asked = `${text.slice(0, end)}${about === "" ? "" : `, ${about},`}${phrases.join("")}?`;
  return place === undefined ? asked : asked.replace(PLACE_PRONOUN, `in ${inWords(place, text)}`);
}

const ORDER: readonly PartKind[] = ["person", "event", "place", "time"];
