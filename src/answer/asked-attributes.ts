import { tellsPlan } from "../language/plan-words.ts";
import { type AskedMatters, mattersAsked } from "./decisive-words.ts";
import { type Frame, framesAsked } from "./frames.ts";
import { asksNamed } from "./new-names.ts";
import type { QuestionKind } from "./question-kind.ts";

/** What a question says of the statement that would answer it, read once for all the sentences looked at. */
export interface AskedAttributes {
  /** Decisive matters that it is about. */
  readonly matters: AskedMatters;
  /** Attributes of an event that it asks for. */
  readonly frames: readonly Frame[];
  /** Asks for one of a kind that has a name. */
  readonly isNamed: boolean;
  /** Asks for several things. */
  readonly isSeveral: boolean;
  /** Asks for a thing that may be one of several. */
  readonly mayBeSeveral: boolean;
  /** Speaks of a plan itself. */
  readonly isPlan: boolean;
  /** Denies something itself. */
  readonly isDenial: boolean;
}

/** Asks for two or more. */
const SEVERAL =
  /哪[兩二三四五六七幾些]|有哪些|分別|\b(?:which|what|name|list) (?:the )?(?:two|three|four|five|six|several)\b|\b(?:names|members|firms|companies|cities|sites|places|fields|areas|games|officials) (?:of|did|does|were|are|was)\b|誰和誰|哪幾/iu;

/** Reads what a question asks for; Chinese in Traditional. */
export function askedAttributes(question: string, kind: QuestionKind): AskedAttributes {
  return {
    matters: mattersAsked(question),
    frames: framesAsked(question, kind),
    isNamed: asksNamed(question),
    isSeveral: kind === "list" || SEVERAL.test(question),
    mayBeSeveral: kind === "list" || kind === "which" || kind === "what",
    isPlan: tellsPlan(question),
    isDenial: denies(question),
  };
}

/** Words that deny. */
const DENIAL =
  /\b(?:not|no|never|without|neither|nor|cancel\w*|instead)\b|n['’]t\b|沒有|未(?!來)|不(?!少|同|僅|只|久|斷)|無(?!人機|線|障礙)|取消|並非/iu;

/** Whether a text denies something. */
export function denies(text: string): boolean {
  return DENIAL.test(text);
}

/** Several things told in a row. */
const ENUMERATION =
  /[\p{L}」》]、[\p{L}「《]|\p{L}, [^,]+,? (?:and|or) \p{L}|\p{L} and (?:the |a |an )?\p{L}|[\p{L}」》）][及和與跟][\p{L}「《]|以及/u;

/** Whether a text tells several things in a row that are not all in the question, whose names are `known`. */
export function enumerates(text: string, known: readonly { start: number; end: number }[] = []): boolean {
  let rest = text;
  for (const { start, end } of known) {
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  return ENUMERATION.test(rest);
}
