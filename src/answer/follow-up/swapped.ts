import { dateMentions } from "../../language/dates.ts";
import { hasHan } from "../../language/han.ts";
import { questionTime } from "../question-time.ts";
import type { PartKind, QuestionPart } from "./question-parts.ts";
import { byRarity, type Earlier, shiftedTime } from "./read-earlier.ts";
import type { FollowUp } from "./read-follow-up.ts";
import { englishPhrase, inWords, isRangeInWords, type SaidPart } from "./said-part.ts";

/** The question before with the new names and times in the place of the old; null where there is nothing new. */
export function swapped(asked: FollowUp, earlier: Earlier): string | null {
  let text = earlier.text;
  const news = newParts(asked, earlier);
  if (news.length === 0) return null;
  const left = [...earlier.parts];
  const changes: { start: number; end: number; by: string }[] = [];
  for (const part of news) {
    const old = replaced(part, left, earlier);
    const by = inWords(part, text);
    if (old === null) {
      changes.push(appended(text, part.kind, by));
    } else {
      left.splice(left.indexOf(old), 1);
      changes.push(...(part.kind === "time" ? inTime(text, old, by) : [{ ...placeOf(old), by }]));
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

function newParts(asked: FollowUp, earlier: Earlier): SaidPart[] {
  const named = asked.parts
    .filter(({ start, end }) => asked.shift === null || end <= asked.shift.start || start >= asked.shift.end)
    .map(({ kind, start, end, entries }) => ({
      kind,
      text: kind === "time" ? inFigures(asked.text.slice(start, end), earlier) : asked.text.slice(start, end),
      entries,
    }));
  const shifted = asked.shift === null ? null : shiftedTime(asked.shift, earlier);
  return shifted === null ? named : [...named, { kind: "time", text: shifted, entries: [] }];
}

/** "The year before last" as its year, which fits wherever one stood: "the 2021 forum". */
function inFigures(words: string, { context }: Earlier): string {
  if (dateMentions(words).length > 0) return words;
  const [year, ...more] = questionTime(words, context.today).years;
  return year === undefined || more.length > 0 ? words : hasHan(words) ? `${year}年` : String(year);
}

/** The part of the question before that a new one takes the place of: of the same section, the rarest. */
function replaced(part: SaidPart, left: readonly QuestionPart[], { terms }: Earlier): QuestionPart | null {
  const sections = new Set(part.entries.map(({ kind }) => kind));
  const alike = left.filter(({ kind }) => kind === part.kind);
  const closest = alike.filter(({ entries }) => entries.some(({ kind }) => sections.has(kind)));
  return byRarity(closest.length > 0 ? closest : alike, terms)[0] ?? null;
}

function placeOf({ start, end }: QuestionPart): { start: number; end: number } {
  return { start, end };
}

/** Another time in the place of an old one; in English either may bring its own preposition: "since 2015". */
function inTime(text: string, old: QuestionPart, by: string): { start: number; end: number; by: string }[] {
  const isRange = isRangeInWords(text.slice(old.start, old.end));
  if (!isRangeInWords(by)) return [{ ...placeOf(old), by: isRange && /^\d{4}$/u.test(by) ? `in ${by}` : by }];
  if (isRange) return [{ ...placeOf(old), by }];
  const preposition = /\b(?:in|during|of) $/iu.exec(text.slice(0, old.start))?.[0].length ?? 0;
  return [{ start: old.start - preposition, end: old.end, by: "" }, appended(text, "time", by)];
}

/** What is added to a question to say of whom, where or when it is asked. */
function appended(text: string, kind: PartKind, by: string): { start: number; end: number; by: string } {
  if (hasHan(text)) return { start: 0, end: 0, by: kind === "time" ? by : `${by}，` };
  const end = text.search(/[\s?.!]*$/u);
  return { start: end, end, by: englishPhrase(kind, by) };
}
