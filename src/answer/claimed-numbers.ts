import { type NumberMention, numberMentions } from "../language/numbers.ts";
import { statedDates } from "./stated-dates.ts";

/** What has a rank in one language and a count in the other: "the 60th anniversary" is 60週年. */
const RANKED_OR_COUNTED = /^\s?(?:anniversary|century|floor|[週周]年|世紀|樓)/iu;

interface Counted extends NumberMention {
  readonly isEither: boolean;
}

/** Numbers of a text that the evidence does not state; those within dates neither need nor give proof. */
export function unprovedNumbers(text: string, evidence: string): NumberMention[] {
  const carried = counted(evidence);
  return counted(text).filter((number) => !carried.some((other) => isSame(other, number)));
}

function counted(text: string): Counted[] {
  const dates = statedDates(text);
  return numberMentions(text)
    .filter(({ start, end }) => !dates.some((date) => start < date.end && date.start < end))
    .map((mention) => ({ ...mention, isEither: RANKED_OR_COUNTED.test(text.slice(mention.end)) }));
}

function isSame(a: Counted, b: Counted): boolean {
  const isSameRank = a.ordinal === b.ordinal || (a.isEither && b.isEither);
  return isSameRank && (a.percent === b.percent ? a.value === b.value : share(a) === share(b));
}

/** A half is 50 %, but 1 is not 100 %: the one may be a count. NaN, which equals nothing, for what is no share. */
function share({ value, percent }: NumberMention): number {
  if (percent) return value / 100;
  return value < 1 ? value : Number.NaN;
}
