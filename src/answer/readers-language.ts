import type { Article } from "../corpus/article.ts";
import type { DateMention } from "../language/dates.ts";
import type { EventFamilies } from "./event-family.ts";
import type { QuestionKind } from "./question-kind.ts";
import type { ScoredSentence } from "./score-sentence.ts";
import type { Understood } from "./understood.ts";
import type { AskedValue } from "./value-asked.ts";

/** How much weaker a sentence in the reader's language may be and still stand for one in the other language. */
const LANGUAGE_MARGIN = 2;
/** It has to be likelier than no answer itself. */
const LEAST_LIKELY = 0;
/** Share of what two sentences name, date and count that has to be the same for one to stand for the other. */
const SAME_SHARE = 0.5;
const NUMBER = "number";
/** One name alone is shared by every other sentence of an event. */
const LEAST_SHARED = 2;

/**
 * The sentences in the reader's language alone, where the best of them is nearly as good as the best of all, or one tells the
 * same: it then counts as much as that one. The reading knows one telling of a thing better than another, which is no
 * reason to quote a language that the reader did not ask in. `weighed`, best first, is returned where none does.
 */
export function inReadersLanguage(
  weighed: readonly ScoredSentence[],
  { language, asked }: Pick<Understood, "language" | "asked">,
  families: EventFamilies,
): readonly ScoredSentence[] {
  const [best] = weighed;
  if (best === undefined) return weighed;
  const own = weighed.filter(({ view }) => (view.article.language === "en") === (language === "en"));
  const [first] = own;
  if (first === undefined) return weighed;
  if (first === best || first.score >= Math.max(best.score - LANGUAGE_MARGIN, LEAST_LIKELY)) return own;
  const same = own.find((one) =>
    tellsTheSame(one, best, asked, isOfSameEvent(one.view.article, best.view.article, families)),
  );
  if (same === undefined) return weighed;
  return [{ ...same, score: best.score }, ...own.filter((one) => one !== same)];
}

function isOfSameEvent(one: Article, other: Article, families: EventFamilies): boolean {
  return (
    one.translationOf === other.id ||
    other.translationOf === one.id ||
    (families.get(one.id) ?? []).some(({ id }) => id === other.id)
  );
}

/** Kinds of questions that ask for a day or a year. */
const DATED: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["when", "since-when"]);

/**
 * Whether a sentence names, dates and counts much the same things as another, beside those that the question names. Where it asks for a
 * date, one in common is enough, where it asks for a number, all of the other's; that then also tells two reports of an event, if both
 * name all that the question does.
 */
function tellsTheSame(
  one: ScoredSentence,
  other: ScoredSentence,
  { kind, entries }: Pick<AskedValue, "kind" | "entries">,
  isSameEvent: boolean,
): boolean {
  const [a, b] = [thingsIn(one), thingsIn(other)];
  const shared = [...a].filter((thing) => b.has(thing));
  if (shared.length < LEAST_SHARED) return false;
  const namesAll = entries.size > 0 && [...entries].every((entry) => shared.includes(entry));
  if (DATED.has(kind))
    return (isSameEvent || namesAll) && shareDate(one.sentence.dates, other.sentence.dates);
  if (kind === "how-many") {
    const counted = [...b].filter((thing) => thing.startsWith(NUMBER));
    return (isSameEvent || namesAll) && counted.length > 0 && counted.every((thing) => a.has(thing));
  }
  const isNew = (thing: string): boolean => !entries.has(thing);
  const all = [...new Set([...a, ...b])].filter(isNew);
  return isSameEvent && shared.filter(isNew).length >= all.length * SAME_SHARE;
}

/** Whether two sentences date something by the same day, or by the same year where neither says more; no year is any year. */
function shareDate(some: readonly DateMention[], others: readonly DateMention[]): boolean {
  return some.some((one) =>
    others.some((other) => {
      if (one.month !== other.month || one.day !== other.day) return false;
      return one.year === other.year || (one.month !== null && (one.year === null || other.year === null));
    }),
  );
}

/** What a sentence names by the glossary, dates and counts, in a form that is the same in both languages. */
function thingsIn({ sentence: { mentions, dates, numbers } }: ScoredSentence): ReadonlySet<string> {
  const isInDate = (start: number): boolean => dates.some((date) => date.start <= start && start < date.end);
  return new Set([
    ...mentions.map(({ entry: { id } }) => id),
    ...dates.map(({ year, month, day }) => (month === null ? `year ${year}` : `day ${month}-${day}`)),
    ...numbers.flatMap(({ start, value }) => (isInDate(start) ? [] : [`${NUMBER} ${value}`])),
  ]);
}
