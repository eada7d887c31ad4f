import { fold } from "../../language/fold.ts";
import type { Glossary, GlossaryEntry, GlossaryKind } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";
import { numberMentions } from "../../language/numbers.ts";
import type { Slot } from "../../records/record.ts";
import { compareDays } from "./compare-days.ts";
import { compareThemes } from "./compare-themes.ts";
import { NOT_HELD } from "./denials.ts";
import { isNearlyAll } from "./spelling.ts";

/** Whether two values can both be true; `unknown` where nobody can tell, as for two names in two scripts. */
export type Comparison = "same" | "different" | "unknown";

/** What comparing needs to know beside the two values. */
export interface CompareContext {
  readonly glossary: Glossary;
  /** A Chinese theme of the event is known: English ones then render it. */
  readonly hasChineseTheme: boolean;
}

/** Sections of the glossary in which a slot's values stand: a district is no other city than the one it belongs to. */
const SECTION: Readonly<Partial<Record<Slot, GlossaryKind>>> = {
  "event.place": "cities",
  "delegation.leader": "people",
};

/** States of an event that did not take place. */
const OFF: ReadonlySet<string> = new Set(["cancelled", NOT_HELD]);

/** Compares two values of a slot by what they mean, across languages and spellings. */
export function compareValues(slot: Slot, a: string, b: string, context: CompareContext): Comparison {
  switch (slot) {
    case "event.date":
      return compareDays(a, b);
    case "document.count":
    case "delegation.size":
    case "event.edition":
    case "relation.count":
      return compareNumbers(a, b);
    case "event.state":
      // What is planned or put off can be held all the same, what is called off is not.
      return OFF.has(a) === OFF.has(b) ? "same" : "different";
    case "event.theme":
      return compareThemes(a, b, context.hasChineseTheme);
    default:
      return compareNames(a, b, context.glossary, SECTION[slot]);
  }
}

function compareNumbers(a: string, b: string): Comparison {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one === null || other === null) return "unknown";
  return one === other ? "same" : "different";
}

function numberOf(value: string): number | null {
  return numberMentions(value)[0]?.value ?? null;
}

/** By the glossary where it knows both, else by their letters, which tell something only within one script. */
function compareNames(
  a: string,
  b: string,
  glossary: Glossary,
  section: GlossaryKind | undefined,
): Comparison {
  const [one, other] = [entriesOf(a, glossary), entriesOf(b, glossary)];
  if (one.length > 0 && other.length > 0) {
    if (one.some((entry) => other.includes(entry))) return "same";
    const isComparable =
      section === undefined || [one, other].every((entries) => entries.some(({ kind }) => kind === section));
    return isComparable ? "different" : "unknown";
  }
  if (hasHan(a) !== hasHan(b)) return "unknown";
  const [letters, others] = [lettersOf(a), lettersOf(b)];
  if (letters === "" || others === "") return "unknown";
  if (isNearlyAll(letters, others)) return "same";
  return section === undefined && !sharesPart(a, b) ? "different" : "unknown";
}

/** Entries that a value is a name of, as a whole; an article or 市 around the name does not matter. */
function entriesOf(value: string, glossary: Glossary): GlossaryEntry[] {
  const bare = value.replace(/^the\s+/iu, "");
  return [bare, bare.replace(/市$|\s+city$/iu, "")].flatMap((name) =>
    glossary
      .mentionsIn(name)
      .filter(({ start, end }) => start === 0 && end === name.length)
      .map(({ entry }) => entry),
  );
}

function lettersOf(value: string): string {
  return fold(value)
    .replace(/\bthe\b|\bcity\b|市/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Whether two names have a word, or two neighbouring Chinese characters, in common: one may be the other, told shorter. */
function sharesPart(a: string, b: string): boolean {
  const parts = new Set(partsOf(a));
  return partsOf(b).some((part) => parts.has(part));
}

function partsOf(name: string): string[] {
  const folded = fold(name);
  if (!hasHan(name)) return folded.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const characters = Array.from(folded.matchAll(/\p{Script=Han}/gu), ([character]) => character);
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}
