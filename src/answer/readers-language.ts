import type { Article } from "../corpus/article.ts";
import type { DateMention } from "../language/dates.ts";
import type { EventFamilies } from "./event-family.ts";
import type { QuestionKind } from "./question-kind.ts";
import type { ScoredSentence } from "./score-sentence.ts";
import type { Understood } from "./understood.ts";
import type { AskedValue } from "./value-asked.ts";

/** How much weaker a sentence in the reader's language may be and still stand for one in the other language. */
const LANGUAGE_MARGIN = 2;
/** Share of what two sentences name, date and count that has to be the same for one to stand for the other. */
const SAME_SHARE = 0.5;
const DAY = "day";
const NUMBER = "number";
/** One name alone is shared by every other sentence of an event. */
const LEAST_SHARED = 2;

/**
 * The sentences in the reader's language alone, where the best of them is nearly as good as the best of all, or tells the
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
  if (first === undefined || first === best) return own[0] === undefined ? weighed : own;
  if (first.score >= best.score - LANGUAGE_MARGIN) return own;
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

/** What a value of such a kind begins with among the things of a sentence. */
const VALUE_OF: Readonly<Partial<Record<QuestionKind, string>>> = {
  when: DAY,
  "since-when": DAY,
  "how-many": NUMBER,
};

/**
 * Whether two sentences name, date and count much the same things, beside those that the question names. Where it asks for a day
 * or a number, one in common is enough; it then also tells two reports of an event, if both name all that the question does.
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
  const value = VALUE_OF[kind];
  if (value !== undefined) {
    const namesAll = entries.size > 0 && [...entries].every((entry) => shared.includes(entry));
    return (isSameEvent || namesAll) && shared.some((thing) => thing.startsWith(value));
  }
  const isNew = (thing: string): boolean => !entries.has(thing);
  const all = [...new Set([...a, ...b])].filter(isNew);
  return isSameEvent && shared.filter(isNew).length >= all.length * SAME_SHARE;
}

/** What a sentence names by the glossary, dates and counts, in a form that is the same in both languages. */
function thingsIn({ sentence: { mentions, dates, numbers } }: ScoredSentence): ReadonlySet<string> {
  const isInDate = (start: number): boolean => dates.some((date) => date.start <= start && start < date.end);
  return new Set([
    ...mentions.map(({ entry: { id } }) => id),
    ...dates.map(dateKey),
    ...numbers.flatMap(({ start, value }) => (isInDate(start) ? [] : [`${NUMBER} ${value}`])),
  ]);
}

function dateKey({ year, month, day }: DateMention): string {
  return month === null ? `year ${year}` : `${DAY} ${month}-${day}`;
}
