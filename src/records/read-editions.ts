import { editionMentions } from "../language/editions.ts";
import { matchesOf } from "./matches.ts";
import { numberMentions } from "../language/numbers.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** Other ways to say which time it is: held for the sixth year, for the ninth time, 第九次舉辦. */
const TIMES: readonly RegExp[] = [
  pattern("\\b(?:held|staged|organi[sz]ed|hosted|took place) (?:here )?for the (?<time>\\p{L}+|\\d+(?:st|nd|rd|th)) (?:year|time)\\b", "dgiu"),
];

/** "The first forum to take place online" is the first of that kind, not of the series. */
const FIRST_OF_ITS_KIND =
  /^ (?:virtual|online|hybrid|in-person|such|ever)|^ \p{L}+ (?:to|that|in|since|after|of (?:its|the) kind)\b|^ \p{L}+ \p{L}+ to\b/u;

/** Which time of its series an event is. */
export function readEditions({ text }: ReadSentence): Found[] {
  const named = editionMentions(text)
    .filter(({ end, edition }) => edition > 1 || !FIRST_OF_ITS_KIND.test(text.slice(end, end + 60)))
    .map(
      ({ start, end, edition }): Found => ({ slot: "event.edition", start, end, value: String(edition), isPlan: false }),
    );
  const counted = matchesOf(TIMES, text).flatMap(({ groups: { time } }): Found[] => {
    if (time === undefined) return [];
    const number = numberMentions(text.slice(time.start, time.end)).find(({ ordinal }) => ordinal);
    return number === undefined
      ? []
      : [{ slot: "event.edition", ...time, value: String(number.value), isPlan: false }];
  });
  return [...named, ...counted];
}
