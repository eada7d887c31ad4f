import { matchesOf } from "./matches.ts";
import { numberMentions } from "../language/numbers.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** Other ways to say which time it is: held for the sixth year, for the ninth time. */
const TIMES: readonly RegExp[] = [
  pattern(
    "\\b(?:held|staged|organi[sz]ed|hosted|took place) (?:here )?for the (?<time>\\p{L}+|\\d+(?:st|nd|rd|th)) (?:year|time)\\b",
    "dgiu",
  ),
  // was in its fourth year; marked its tenth edition
  pattern("\\bits (?<time>\\p{L}+|\\d+(?:st|nd|rd|th)) (?:year|edition)\\b", "dgiu"),
];

/** Times and places are counted too: "For the first time a drone show". */
const NO_EDITION = /^ (?:time|week|day|year|place|prize|half|round)\b/u;
/** The first of a series has a word of its own in Chinese. */
const FIRST: readonly RegExp[] = [pattern("首屆")];
/** "The first forum to take place online" is the first of that kind, not of the series. */
const FIRST_OF_ITS_KIND =
  /^ (?:virtual|online|hybrid|in-person|such|ever)|^ \p{L}+ (?:to|that|in|since|after|of (?:its|the) kind)\b|^(?: [\p{L}\p{N}-]+){1,6} (?:to (?:be|take|have|go|come)|ever|of (?:its|the) kind)\b/u;

/** Which time of its series an event is. */
export function readEditions({ text, editions }: ReadSentence): Found[] {
  const opening = matchesOf(FIRST, text).map(({ start, end }): Found => ({
    slot: "event.edition",
    start,
    end,
    value: "1",
    isPlan: false,
  }));
  const named = editions
    .filter(({ end }) => !NO_EDITION.test(text.slice(end, end + 12)))
    .filter(({ end, edition }) => edition > 1 || !FIRST_OF_ITS_KIND.test(text.slice(end, end + 60)))
    .map(({ start, end, edition }): Found => ({
      slot: "event.edition",
      start,
      end,
      value: String(edition),
      isPlan: false,
    }));
  const counted = matchesOf(TIMES, text).flatMap(({ groups: { time } }): Found[] => {
    if (time === undefined) return [];
    const number = numberMentions(text.slice(time.start, time.end)).find(({ ordinal }) => ordinal);
    return number === undefined
      ? []
      : [{ slot: "event.edition", ...time, value: String(number.value), isPlan: false }];
  });
  return [...opening, ...named, ...counted];
}
