import type { BodySpan } from "./record.ts";
import type { ReadSentence } from "./sentence.ts";

/** The number that stands in a span, in digits; the words themselves where there is none. */
export function numberIn({ numbers, text }: ReadSentence, { start, end }: BodySpan): string {
  const mention = numbers.find((number) => number.start >= start && number.end <= end);
  return mention === undefined ? text.slice(start, end) : String(mention.value);
}
