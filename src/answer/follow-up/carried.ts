import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { toTraditional } from "../../language/script.ts";
import { EVENT_PRONOUN, ONE_TIME, PLACE_PRONOUN, timeShift } from "./markers.ts";
import { pronounIn, replaced } from "./pronouns.ts";
import { type PartKind, questionParts } from "./question-parts.ts";
import { byRarity, type Earlier, shiftedTime } from "./read-earlier.ts";
import { type FollowUp, isPartOfEvent } from "./read-follow-up.ts";
import { englishPhrase, inWords, type SaidPart } from "./said-part.ts";
import type { FeatureReader } from "../text-features.ts";

/** The follow-up with what it leaves unsaid; null where nothing is. */
export function carried(asked: FollowUp, earlier: Earlier): string | null {
  const kinds = new Set(asked.parts.map(({ kind }) => kind));
  let text = asked.text;
  const person = asked.person === null ? null : personBefore(earlier);
  if (asked.person !== null && person !== null) {
    const name = inWords(person, text);
    text = replaced(text, asked.person, /^(?:his|hers?)$/iu.test(asked.person.text) ? `${name}'s` : name);
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
    pronounIn(text, ONE_TIME, earlier.context.reader) !== null &&
    year !== undefined &&
    !isTold("time") &&
    !added.some(({ kind }) => kind === "time")
  ) {
    added.unshift({ kind: "time", text: hasHan(earlier.text) ? `${year}年` : year, entries: [] });
  }
  const words = added.length + (person === null ? 0 : 1) < 2 ? contentBefore(asked, earlier) : [];
  if (added.length === 0 && words.length === 0 && person === null && shifted === null) return null;
  return withContext(text, added, words, earlier.context.reader);
}

/** The person spoken of: the only one of the question before, else the first one of its answer. */
function personBefore({ text, parts, turn, context }: Earlier): SaidPart | null {
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

function withContext(
  text: string,
  added: readonly SaidPart[],
  words: readonly string[],
  reader: FeatureReader,
): string {
  if (hasHan(text)) {
    const rest = [EVENT_PRONOUN, PLACE_PRONOUN]
      .reduce((left, pattern) => {
        const pronoun = pronounIn(left, pattern, reader);
        return pronoun === null ? left : replaced(left, pronoun, "");
      }, text)
      .replace(/^[，,、的\s]+/u, "");
    const context = [...added.map((part) => inWords(part, text)), ...words.filter(hasHan)].join("");
    return context === "" ? rest : `${context}，${rest}`;
  }
  const end = text.search(/[\s?.!？]*$/u);
  const there = pronounIn(text, PLACE_PRONOUN, reader);
  const place = there === null ? undefined : added.find(({ kind }) => kind === "place");
  const others = added.filter((part) => part !== place);
  const phrases = ORDER.flatMap((kind) => {
    const told = others.filter((part) => part.kind === kind).map((part) => inWords(part, text));
    return told.length === 0 ? [] : [englishPhrase(kind, told.join(" and "))];
  });
  const about = words.filter((word) => !hasHan(word)).join(" ");
  const asked = `${text.slice(0, end)}${about === "" ? "" : `, ${about},`}${phrases.join("")}?`;
  return there === null || place === undefined ? asked : replaced(asked, there, `in ${inWords(place, text)}`);
}

const ORDER: readonly PartKind[] = ["person", "event", "place", "time"];
