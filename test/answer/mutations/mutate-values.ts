import { dateMentions } from "../../../src/language/dates.ts";
import { editionMentions } from "../../../src/language/editions.ts";
import type { GlossaryKind, GlossaryMention } from "../../../src/language/glossary.ts";
import { hasHan } from "../../../src/language/han.ts";
import { type NumberMention, numberMentions } from "../../../src/language/numbers.ts";
import { inScriptOf, languageOf, type Operator, pick, replaced, type Source, type World } from "./source.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const NUMERALS = "一二三四五六七八九十";
const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Counts of a text: numbers that are neither in dates nor times of a series. */
export function countsIn(text: string): NumberMention[] {
  const taken = [...dateMentions(text), ...editionMentions(text)];
  return numberMentions(text).filter(
    ({ start, end, ordinal }) =>
      // "the first one" counts nothing.
      !ordinal &&
      !/^one$/iu.test(text.slice(start, end)) &&
      !taken.some((other) => start < other.end && other.start < end),
  );
}

/** The same notation with another value, one that the evidence does not state; null where the notation is rare. */
function otherNumber(written: string, key: string, isTaken: (value: number) => boolean): string | null {
  const digits = /\d[\d,]*/u.exec(written)?.[0];
  if (digits !== undefined) {
    const value = Number(digits.replaceAll(",", ""));
    const step = pick([1, 2, 3, 5], key) ?? 1;
    const candidates = [value + step, value * 2 + step, value + 7].filter((other) => !isTaken(other));
    const other = candidates[0];
    if (other === undefined) return null;
    return written.replace(digits, digits.includes(",") ? other.toLocaleString("en") : String(other));
  }
  const list = hasHan(written) ? Array.from(NUMERALS) : WORDS;
  const at = list.findIndex((word) => word === written.toLowerCase().replace("兩", "二"));
  const others = list.filter((_, index) => at >= 0 && index !== at && index > 1 && !isTaken(index + 1));
  return pick(others, key) ?? null;
}

function changeCount({ text, evidence }: Source): string | null {
  const taken = new Set(numberMentions(evidence).map(({ value }) => value));
  const count = pick(countsIn(text), text);
  if (count === undefined) return null;
  const written = text.slice(count.start, count.end);
  return replaced(text, count, otherNumber(written, text, (value) => taken.has(value)) ?? undefined);
}

function changeEdition({ text, evidence }: Source): string | null {
  const edition = pick(editionMentions(text), text);
  if (edition === undefined) return null;
  const taken = new Set(editionMentions(evidence).map((other) => other.edition));
  const other = [edition.edition + 1, edition.edition + 2, edition.edition + 3].find(
    (value) => !taken.has(value),
  );
  if (other === undefined) return null;
  const written = text.slice(edition.start, edition.end);
  if (hasHan(written)) return replaced(text, edition, `第${other}屆`);
  return replaced(
    text,
    edition,
    `${other}${["th", "st", "nd", "rd"][other % 100 > 3 && other % 100 < 21 ? 0 : other % 10] ?? "th"}`,
  );
}

/** The days that the article itself is of: a change must not lead there. */
function ownDays({ quotes }: Source): string[] {
  return quotes.flatMap(({ article }) => [article.publishedOn ?? "", ...(article.eventOn ?? "").split("/")]);
}

function changeDay(source: Source): string | null {
  const { text, evidence } = source;
  const taken = new Set([
    ...[...dateMentions(evidence), ...dateMentions(ownDays(source).join("\n"))].flatMap(
      ({ day, lastDay }) => [day, lastDay],
    ),
  ]);
  const date = pick(
    dateMentions(text).filter(({ day, lastDay }) => day !== null && lastDay === null),
    text,
  );
  if (date === undefined || date.day === null) return null;
  const free = [1, 2, 3, 4, 6, 9]
    .map((step) => (((date.day ?? 1) + step - 1) % 28) + 1)
    .filter((day) => !taken.has(day));
  const written = text.slice(date.start, date.end);
  const pattern = new RegExp(`(?<!\\d)${date.day}(?!\\d)(?=\\s?[日號]|,|$|st|nd|rd|th|\\s)`, "u");
  const other = free[0];
  if (other === undefined || !pattern.test(written)) return null;
  return replaced(text, date, written.replace(pattern, String(other)));
}

function changeMonth(source: Source): string | null {
  const { text, evidence } = source;
  const taken = new Set(
    [...dateMentions(evidence), ...dateMentions(ownDays(source).join("\n"))].map(({ month }) => month),
  );
  const date = pick(
    dateMentions(text).filter(({ month }) => month !== null),
    text,
  );
  if (date?.month == null) return null;
  const month = date.month;
  const other = [1, 2, 3, 4, 5]
    .map((step) => ((month + step - 1) % 12) + 1)
    .find((value) => !taken.has(value));
  if (other === undefined) return null;
  const written = text.slice(date.start, date.end);
  const name = MONTHS[month - 1] ?? "";
  const changed = written.includes(name)
    ? written.replace(name, MONTHS[other - 1] ?? "")
    : written.replace(new RegExp(`(?<!\\d)${month}(?=\\s?月)`, "u"), String(other));
  return replaced(text, date, changed);
}

function changeYear(source: Source): string | null {
  const { text, evidence } = source;
  const taken = new Set(
    [...dateMentions(evidence), ...dateMentions(ownDays(source).join("\n"))].map(({ year }) => year),
  );
  const date = pick(
    dateMentions(text).filter(
      ({ start, end, year }) => year !== null && text.slice(start, end).includes(String(year)),
    ),
    text,
  );
  if (date?.year == null) return null;
  const year = date.year;
  const other = [year + 1, year - 1, year + 2, year - 2, year + 3].find((value) => !taken.has(value));
  if (other === undefined) return null;
  return replaced(text, date, text.slice(date.start, date.end).replace(String(year), String(other)));
}

/** Names of one of these kinds that the text has, those with several entries left out. */
function named(text: string, { glossary }: World, kinds: readonly GlossaryKind[]): GlossaryMention[] {
  const mentions = glossary.mentionsIn(text);
  return mentions.filter(
    ({ entry, start }) =>
      kinds.includes(entry.kind) && mentions.filter((other) => other.start === start).length === 1,
  );
}

function changeName(kinds: readonly GlossaryKind[]): Operator["make"] {
  return ({ text, evidence }, world) => {
    const mention = pick(named(text, world, kinds), text);
    if (mention === undefined) return null;
    const written = text.slice(mention.start, mention.end);
    const inEvidence = new Set(world.glossary.mentionsIn(evidence).map(({ entry }) => entry.id));
    const others = world.glossary.entries.filter(
      ({ kind, id }) => kind === mention.entry.kind && !inEvidence.has(id),
    );
    const names = others.flatMap(({ en, zh }) =>
      inScriptOf([en[0] ?? "", zh[0] ?? ""], written).filter((name) => name !== ""),
    );
    return replaced(text, mention, pick(names, text + written));
  };
}

/** A half of the day in either language with the other one. */
const HALVES: readonly (readonly [RegExp, string])[] = [
  [/上午/u, "下午"],
  [/下午/u, "上午"],
  [/(?<=\d\s?)am\b/iu, "pm"],
  [/(?<=\d\s?)a\.m\./iu, "p.m."],
  [/(?<=\d\s?)p\.m\./iu, "a.m."],
];

function changeHalf({ text }: Source): string | null {
  const half = HALVES.find(([pattern]) => pattern.test(text));
  return half === undefined ? null : text.replace(half[0], half[1]);
}

/** A name that the glossary does not know, from another article. */
function changeUnknownName({ text, evidence, quotes }: Source, world: World): string | null {
  if (languageOf(text) !== "en") return null;
  const own = unknownNames(text, world).filter(({ name }) => evidence.includes(name));
  const mention = pick(own, text);
  if (mention === undefined) return null;
  const others = world.articles.filter(
    ({ language, id }) => language === "en" && id !== quotes[0]?.article.id,
  );
  const other = pick(others, text);
  const names = other === undefined ? [] : unknownNames(other.body, world).map(({ name }) => name);
  return replaced(
    text,
    mention,
    pick(
      names.filter((name) => !evidence.includes(name)),
      text,
    ),
  );
}

function unknownNames(text: string, { glossary }: World): { start: number; end: number; name: string }[] {
  const known = [...glossary.mentionsIn(text), ...dateMentions(text)];
  return Array.from(text.matchAll(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}(?: \p{Lu}\p{Ll}+)?(?![\p{L}-])/gu), ({ 0: name, index }) => ({
    start: index, end: index + name.length, name,
  })).filter(({ start, end }) => !known.some((other) => start < other.end && other.start < end)); // prettier-ignore
}

/** Operators that put another value in the place of a stated one. */
export const VALUE_MUTATIONS: readonly Operator[] = [
  { name: "number changed", isFaithful: false, make: changeCount },
  { name: "day changed", isFaithful: false, make: changeDay },
  { name: "month changed", isFaithful: false, make: changeMonth },
  { name: "year changed", isFaithful: false, make: changeYear },
  { name: "edition changed", isFaithful: false, make: changeEdition },
  { name: "person changed", isFaithful: false, make: changeName(["people"]) },
  { name: "city changed", isFaithful: false, make: changeName(["cities", "countries"]) },
  {
    name: "venue or body changed",
    isFaithful: false,
    make: changeName(["places", "organisations", "districts", "series"]),
  },
  { name: "name outside the glossary changed", isFaithful: false, make: changeUnknownName },
  { name: "morning and afternoon changed", isFaithful: false, make: changeHalf },
];
