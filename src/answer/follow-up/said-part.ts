import { hasHan } from "../../language/han.ts";
import type { PartKind, QuestionPart } from "./question-parts.ts";

/** A name or a time as it is said. */
export interface SaidPart {
  readonly kind: PartKind;
  readonly text: string;
  readonly entries: QuestionPart["entries"];
}

/** A part in the language of a text: by the glossary where it is written in the other one. */
export function inWords({ text, entries }: SaidPart, into: string): string {
  if (hasHan(into) === hasHan(text)) return text;
  const [entry] = entries;
  return (hasHan(into) ? entry?.zh[0] : entry?.en[0]) ?? text;
}

/** A part in an English question: "in 2019", "at the Tide Forum". */
export function englishPhrase(kind: PartKind, words: string): string {
  if (kind === "time") {
    if (isRangeInWords(words)) return ` ${words}`;
    return /^\d{4}$/u.test(words) ? ` in ${words}` : `, ${words}`;
  }
  if (kind === "place") return ` in ${words}`;
  return kind === "event" ? ` at the ${words}` : `, ${words}`;
}

/** Whether the words for a time bring their own preposition: "since 2015", "between 2015 and 2017". */
export function isRangeInWords(words: string): boolean {
  return /^(?:since|between|from|before|after|until|up to|through)\b/iu.test(words);
}
