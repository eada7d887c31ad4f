import { fold } from "../../language/fold.ts";
import type { Glossary, GlossaryEntry, GlossaryMention } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";
import type { Span } from "../../language/sentences.ts";
import type { Quote } from "../composed.ts";
import { type FeatureReader, NAME_KINDS } from "../text-features.ts";
import { type ContentWord, contentWords } from "./content-words.ts";
import { overlaps } from "./clauses.ts";
import { countriesOfAdjectives } from "./demonyms.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** Names of the glossary that the evidence names neither so nor in another way. */
export function unprovedEntries(
  told: ProofText,
  { evidence, quotes }: { readonly evidence: ProofText; readonly quotes: readonly Quote[] },
  reader: FeatureReader,
): Span[] {
  const pointedAt = entriesPointedAt(quotes, reader.glossary);
  const carried = new Set([...carriedEntries(evidence, reader.glossary), ...pointedAt]);
  // A name may belong to two entries, a city and a state: either will do.
  const byPlace = Map.groupBy(
    told.mentions.filter(({ entry }) => NAME_KINDS.has(entry.kind)),
    ({ start }) => start,
  );
  return [...byPlace.values()].flatMap((mentions): GlossaryMention[] => {
    const isCarried = mentions.some(
      (mention) =>
        carried.has(mention.entry.id) ||
        standsWithin(mention, told, evidence) ||
        isToldInWords(mention.entry, told, evidence, reader),
    );
    return isCarried ? [] : mentions.slice(0, 1);
  });
}

/** Words that point at the two cities of an article, and at the city that publishes it. */
const TWO_CITIES =
  /(?<!\p{L})(?:the two|both) (?:cities|sides|mayors)(?!\p{L})|兩市|雙方|雙城(?!論壇)|兩城/iu;
const OWN_CITY = /(?<!\p{L})the city government(?!\p{L})|市府|(?<!\p{Script=Han})市政府/iu;

/**
 * Names that a quote points at without naming them: 「兩市」 are the two cities of an article that is about two, 市府 is the
 * city government that publishes it.
 */
function entriesPointedAt(quotes: readonly Quote[], glossary: Glossary): string[] {
  const named = (text: string): string[] =>
    glossary.mentionsIn(text).flatMap(({ entry: { id, kind } }) => (NAME_KINDS.has(kind) ? [id] : []));
  return quotes.flatMap(({ article: { body, cities, publisher, official }, start, end }) => {
    const quote = body.slice(start, end);
    return [
      ...(TWO_CITIES.test(quote) && cities.length === 2 ? named(cities.join(" · ")) : []),
      ...(OWN_CITY.test(quote) && official ? named(publisher) : []),
    ];
  });
}

function carriedEntries(evidence: ProofText, glossary: Glossary): ReadonlySet<string> {
  const adjectives = new Set(countriesOfAdjectives(evidence.text));
  const countries = glossary.entries.filter(
    ({ kind, en }) =>
      adjectives.size > 0 && kind === "countries" && en.some((name) => adjectives.has(name.toLowerCase())),
  );
  return new Set([
    ...evidence.mentions.map(({ entry }) => entry.id),
    ...evidence.surnames.flatMap(({ ids }) => ids),
    ...countries.map(({ id }) => id),
  ]);
}

/** Whether a name is part of a longer one: the city of 「上海金山假日酒店」, but not Taipei of New Taipei. */
function standsWithin(mention: GlossaryMention, told: ProofText, { text, mentions }: ProofText): boolean {
  const { entry } = mention;
  const isPlace = ({ kind }: GlossaryEntry): boolean => kind === "cities" || kind === "countries";
  const wholes = mentions.filter(({ entry: whole }) => {
    if (!isPlace(entry)) return true;
    // A series of two cities is held in one of them: its name places nothing.
    return !isPlace(whole) && (whole.kind !== "series" || isInSeriesName(mention, told));
  });
  return wholes.some(({ start, end, entry: whole }) =>
    [text.slice(start, end), ...whole.en, ...whole.zh].some((name) =>
      [...entry.en, ...entry.zh].some((form) => hasWords(fold(name), fold(form))),
    ),
  );
}

/** "Taipei-Shanghai", 臺北上海: a city set beside another one without a word between them. */
function isInSeriesName({ start, end }: Span, { text, mentions }: ProofText): boolean {
  return mentions.some(
    (other) =>
      (other.start >= end && /^[-–]?$/u.test(text.slice(end, other.start))) ||
      (other.end <= start && /^[-–]?$/u.test(text.slice(other.end, start))),
  );
}

/** Whether a name holds another one as whole words; in Chinese, characters in a row. */
function hasWords(name: string, part: string): boolean {
  if (part.trim().length < 2) return false;
  return hasHan(part)
    ? name.includes(part)
    : ` ${name} `.includes(` ${part} `) && !name.includes(`new ${part}`);
}

/** Kinds whose names are made of words, which the other language may tell without the name itself. */
const MADE_OF_WORDS = new Set(["series", "organisations", "places", "districts", "animals"]);

/** Whether evidence in the other language has every word of one of the name's forms: "old city hall" for 舊市政廳. */
function isToldInWords(
  entry: GlossaryEntry,
  told: ProofText,
  evidence: ProofText,
  reader: FeatureReader,
): boolean {
  if (told.isChinese === evidence.isChinese || !MADE_OF_WORDS.has(entry.kind)) return false;
  return (evidence.isChinese ? entry.zh : entry.en).some((form) => {
    const words = contentWords(form, reader).filter(({ isLight }) => !isLight);
    return words.length > 1 && words.every((word) => partsMatch(word, evidence));
  });
}

/** Matches by a word itself or its concepts: the entry of the whole name is what is looked for. */
function partsMatch({ keys, ...word }: ContentWord, evidence: ProofText): boolean {
  const own = new Set([...keys].filter((key) => !key.startsWith("e:")));
  return matchesOf({ ...word, keys: own }, evidence).length > 0;
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
