import { fold } from "../../language/fold.ts";
import type { Glossary, GlossaryEntry, GlossaryMention } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";
import type { Span } from "../../language/sentences.ts";
import { NAME_KINDS } from "../text-features.ts";
import { overlaps } from "./clauses.ts";
import { countriesOfAdjectives } from "./demonyms.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";
import { surnameMentions } from "./surnames.ts";

/** Kinds whose names may be part of a longer name in the evidence: the city of 「上海金山假日酒店」. */
const PARTS_OF_NAMES = new Set(["series", "organisations", "places"]);

/** Names of the glossary that the evidence names neither so nor in another way. */
export function unprovedEntries(told: ProofText, evidence: ProofText, glossary: Glossary): Span[] {
  const carried = carriedEntries(evidence, glossary);
  const inNames = evidence.mentions
    .filter(({ entry }) => PARTS_OF_NAMES.has(entry.kind))
    .flatMap(({ entry }) => formsOf(entry));
  // A name may belong to two entries, a city and a state: either will do.
  const byPlace = Map.groupBy(
    told.mentions.filter(({ entry }) => NAME_KINDS.has(entry.kind)),
    ({ start }) => start,
  );
  return [...byPlace.values()].flatMap((mentions): GlossaryMention[] => {
    const isCarried = mentions.some(({ entry }) => carried.has(entry.id) || isPartOf(entry, inNames));
    return isCarried ? [] : mentions.slice(0, 1);
  });
}

function carriedEntries(evidence: ProofText, glossary: Glossary): ReadonlySet<string> {
  const adjectives = new Set(countriesOfAdjectives(evidence.text));
  const countries = glossary.entries.filter(
    ({ kind, en }) => kind === "countries" && en.some((name) => adjectives.has(name.toLowerCase())),
  );
  return new Set([
    ...evidence.mentions.map(({ entry }) => entry.id),
    ...surnameMentions(evidence.text, glossary).flatMap(({ ids }) => ids),
    ...countries.map(({ id }) => id),
  ]);
}

function formsOf({ en, zh }: GlossaryEntry): string[] {
  return [...en, ...zh].map((form) => ` ${fold(form)} `);
}

/** Whether a city or country is a word of one of the names, or a body or series a shorter or longer form of one. */
function isPartOf(entry: GlossaryEntry, names: readonly string[]): boolean {
  const forms = formsOf(entry).filter((form) => form.trim().length > 1);
  const isIn = (part: string, whole: string): boolean =>
    hasHan(part) ? whole.includes(part.trim()) : whole.includes(part) && !whole.includes(`new${part}`);
  if (entry.kind === "cities" || entry.kind === "countries")
    return names.some((name) => forms.some((form) => isIn(form, name)));
  return (
    entry.kind === "series" &&
    names.some((name) => forms.some((form) => isIn(form, name) || isIn(name, form)))
  );
}

/** Names in two scripts that are set as one and are those of two: 「柯文哲（Zdeněk Hřib）」. */
export function mismatchedNames({ text, words }: ProofText): Span[] {
  return Array.from(text.matchAll(/[（(](?<inner>[^（()）]{2,40})[)）]/gu)).flatMap(({ 0: whole, index }) => {
    const before = words
      .filter(({ end, isName }) => isName && end <= index && /^\s?$/u.test(text.slice(end, index)))
      .at(-1);
    const inner = words.filter((word) => overlaps(word, { start: index, end: index + whole.length }));
    const people = (word: { keys: ReadonlySet<string> }): string[] =>
      [...word.keys].filter((key) => key.startsWith("e:people:"));
    const outer = before === undefined ? [] : people(before);
    const within = inner.flatMap(people);
    const isOne = outer.length === 0 || within.length === 0 || outer.some((key) => within.includes(key));
    return isOne ? [] : [{ start: index, end: index + whole.length }];
  });
}

/** Names with a capital that the evidence, in Chinese, tells in words that the dictionary puts into these. */
export function isToldInChinese(name: Span, told: ProofText, evidence: ProofText): boolean {
  const words = told.words.filter((word) => overlaps(word, name) && !word.isLight);
  return hasHan(evidence.text) && words.every((word) => matchesOf(word, evidence).length > 0);
}
