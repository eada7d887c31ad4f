import type { Article } from "../corpus/article.ts";
import { type DateMention, dateMentions } from "../language/dates.ts";
import type { Glossary, GlossaryKind, GlossaryMention } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import { type NumberMention, numberMentions } from "../language/numbers.ts";
import { capitalRuns, isPlaceName } from "./capital-runs.ts";
import { chinesePersons } from "./person-spans.ts";
import type { BodySpan } from "./record.ts";
import { CHINESE_ROLE, CHINESE_TRADE, ENGLISH_ROLE } from "./roles.ts";
import { familyNames } from "./family-names.ts";
import { type Tag, tagUnits } from "./tags.ts";

/** A text with what stands in it; offsets are those of the text. */
export interface TaggedText {
  /** The text with every unit of a tagged stretch replaced by a unit of its tag; as long as the text. */
  readonly tagged: string;
  readonly dates: readonly DateMention[];
  readonly numbers: readonly NumberMention[];
  readonly mentions: readonly GlossaryMention[];
}

/** What a mention of the glossary is to patterns; words (roles, terms) are left as they are. */
const TAG_OF_KIND: Readonly<Record<GlossaryKind, Tag | null>> = {
  people: "person",
  cities: "city",
  countries: "city",
  regions: "city",
  districts: "city",
  series: "series",
  organisations: "body",
  places: "place",
  animals: "animal",
  roles: null,
  terms: null,
};

interface TaggedSpan extends BodySpan {
  readonly tag: Tag;
}

/** Reads what an article's body names: dates, numbers, persons, roles, places, cities and what is held. */
export function tagText({ body }: Pick<Article, "body">, glossary: Glossary): TaggedText {
  const dates = dateMentions(body);
  const numbers = numberMentions(body).filter(({ ordinal }) => !ordinal);
  const mentions = glossary.mentionsIn(body);
  const known = mentions.flatMap(({ start, end, entry }): TaggedSpan[] => {
    const tag = TAG_OF_KIND[entry.kind];
    if (tag === null) return [];
    return [{ start, end, tag: tag === "body" && isPlaceName(body.slice(start, end)) ? "place" : tag }];
  });
  const isKnown = (span: BodySpan): boolean =>
    known.some(({ start, end }) => start < span.end && span.start < end);
  const offices = [ENGLISH_ROLE, CHINESE_ROLE].flatMap((role) => spansOf(body, role, "role"));
  const roles = [...offices, ...spansOf(body, CHINESE_TRADE, "role")];
  const capitals = capitalRuns(body, isKnown).filter((run) => !isLoneOpening(body, run));
  const families = familyNames(body, { known, roles, runs: capitals });
  const runs = capitals.map((run) =>
    run.tag === "name" && families.has(body.slice(run.start, run.end))
      ? { ...run, tag: "person" as const }
      : run,
  );
  const persons = hasHan(body)
    ? chinesePersons(
        body,
        offices.map(({ end }) => end),
      )
    : [];
  // What a longer stretch names, a shorter one inside of it does not: "Norr Hotel Lisbon" is a hotel.
  const isName = ({ tag }: TaggedSpan): boolean => tag === "name" || tag === "person";
  const named = byLength([...known, ...runs.filter((run) => !isName(run))]);
  return {
    tagged: masked(body, [
      ...tagged(dates, "date"),
      ...named.filter(({ tag }) => tag === "person"),
      ...roles,
      ...named,
      ...tagged(persons, "person"),
      ...runs.flatMap((run) => withoutKnown(run, known, body)),
      ...tagged(numbers, "number"),
    ]),
    dates,
    numbers,
    mentions,
  };
}

function tagged(spans: readonly BodySpan[], tag: Tag): TaggedSpan[] {
  return spans.map(({ start, end }) => ({ start, end, tag }));
}

function spansOf(text: string, words: RegExp, tag: Tag): TaggedSpan[] {
  return Array.from(text.matchAll(words), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    tag,
  }));
}

function byLength(spans: readonly TaggedSpan[]): TaggedSpan[] {
  return spans.toSorted((a, b) => b.end - b.start - (a.end - a.start));
}

/** What a run names besides what is known in it: "Lisbon Ana Reis" leaves a person. */
function withoutKnown(run: TaggedSpan, known: readonly TaggedSpan[], text: string): TaggedSpan[] {
  if (run.tag !== "name") return [run];
  const [first] = known.filter(({ start, end }) => start < run.end && run.start < end);
  if (first === undefined) return [run];
  const words = text.slice(run.start, run.end);
  const before = words.slice(0, Math.max(0, first.start - run.start)).trimEnd();
  const after = /\s\p{Lu}.*$/u.exec(words.slice(Math.max(0, first.end - run.start)))?.[0].trimStart() ?? "";
  const pieces = [
    { ...run, end: run.start + before.length },
    { ...run, start: run.end - after.length },
  ];
  return pieces
    .filter(({ start, end }) => end - start > 1)
    .flatMap((piece) => withoutKnown(piece, known, text));
}

/** A single word with a capital because it opens a sentence names nothing, unless it has a capital elsewhere. */
function isLoneOpening(text: string, { start, end, tag }: TaggedSpan): boolean {
  const word = text.slice(start, end);
  if (tag !== "name" || /\s/.test(word)) return false;
  if (!/(?:^|[.!?\n"”「]\s*|- )$/u.test(text.slice(Math.max(0, start - 3), start))) return false;
  return !new RegExp(`[\\p{L},]['’]?s? ${word.replace(/[.*+?^$(){}|[\]\\]/g, "\\$&")}(?![\\p{L}])`, "u").test(
    text,
  );
}

/** Earlier spans win over later ones that they overlap. */
function masked(text: string, spans: readonly TaggedSpan[]): string {
  const units = text.split("");
  const isTaken = new Uint8Array(units.length);
  for (const { start, end, tag } of spans) {
    if (isTaken.subarray(start, end).includes(1)) continue;
    isTaken.fill(1, start, end);
    const [first, rest] = tagUnits(tag);
    units.fill(rest, start, end);
    units[start] = first;
  }
  return units.join("");
}
