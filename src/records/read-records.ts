import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { tellsPlan } from "../language/plan-words.ts";
import { ownerAt } from "./owners.ts";
import { readCounts } from "./read-counts.ts";
import { readDates } from "./read-dates.ts";
import { readDelegations } from "./read-delegations.ts";
import { readDocumentCounts } from "./read-document-counts.ts";
import { readDocuments } from "./read-documents.ts";
import { readEditions } from "./read-editions.ts";
import { readGifts } from "./read-gifts.ts";
import { readHosts } from "./read-hosts.ts";
import { readParties } from "./read-parties.ts";
import { readPlaces } from "./read-places.ts";
import { readRelations } from "./read-relations.ts";
import { readResults } from "./read-results.ts";
import { readRoles } from "./read-roles.ts";
import { readStatements } from "./read-statements.ts";
import { readStates } from "./read-states.ts";
import { readThemes } from "./read-themes.ts";
import { readVisits } from "./read-visits.ts";
import type { RecordValue, Slot } from "./record.ts";
import { type Found, type Reader, type ReadSentence, readSentences } from "./sentence.ts";

const READERS: readonly Reader[] = [
  readDates,
  readPlaces,
  readThemes,
  readEditions,
  readStates,
  readDocumentCounts,
  readDocuments,
  readParties,
  readDelegations,
  readRoles,
  readRelations,
  readVisits,
  readStatements,
  readHosts,
  readGifts,
  readResults,
  readCounts,
];

/** Slots whose values have a number that reads like a count. */
const NUMBERED: ReadonlySet<Slot> = new Set([
  "document.count",
  "document.area",
  "delegation.size",
  "relation.count",
  "money.amount",
  "gift.item",
]);

/**
 * The values that an article states, in the order of its sentences. Precision first: what has no clear owner is left
 * out. The same article and glossary always give the same values.
 */
export function recordsOf(article: Article, glossary: Glossary): RecordValue[] {
  return readSentences(article, glossary).flatMap((sentence) => {
    const found = READERS.flatMap((read) => read(sentence));
    return distinct(withoutRepeatedCounts(found).map((value) => recordOf(value, sentence)));
  });
}

function recordOf(found: Found, sentence: ReadSentence): RecordValue {
  const { article, span, text } = sentence;
  return {
    slot: found.slot,
    value: found.value ?? text.slice(found.start, found.end),
    owner: ownerAt(sentence, found.start),
    sentence: span,
    span: { start: span.start + found.start, end: span.start + found.end },
    isPlan: found.isPlan ?? tellsPlan(plannedPart(found, sentence)),
    isTotal: found.isTotal ?? false,
    side: found.side ?? null,
    kind: found.kind ?? null,
    articleId: article.id,
    articleVersion: article.version,
    language: article.language,
  };
}

/**
 * What of a sentence tells whether its value is a plan: all of it, but for the theme of an event that has begun what stands up to
 * the end of its clause. 「本屆以「與河共生」為主題，規劃三場討論」 tells how the event is arranged.
 */
function plannedPart({ slot, end }: Found, { article, plain }: ReadSentence): string {
  const { eventOn, publishedOn } = article;
  const hasBegun = eventOn !== null && publishedOn !== null && eventOn.slice(0, ISO_DAY) <= publishedOn;
  const whole = withoutTheme(plain);
  if (slot !== "event.theme" || !hasBegun) return whole;
  const next = plain.slice(end).search(/[，；;]/u);
  return next < 0 ? whole : whole.slice(0, end + next);
}

const ISO_DAY = "YYYY-MM-DD".length;

/** What is held under a theme: its words plan nothing, "Who Will Fish Tomorrow?" say. */
const THEME =
  /(?:\b(?:theme|title|motto|slogan|heading|banner)s?\b[^"“”「」]{0,24}|(?:主題|題|標語|口號)(?:為|是|訂為|定為|以)?)(["“][^"“”]*["”]|「[^「」]*」)/giu;

function withoutTheme(text: string): string {
  return text.replaceAll(
    THEME,
    (whole: string, quoted: string) => whole.slice(0, -quoted.length) + " ".repeat(quoted.length),
  );
}

/** A number that another slot holds is no count of its own. */
function withoutRepeatedCounts(found: readonly Found[]): Found[] {
  const others = found.filter(({ slot }) => NUMBERED.has(slot));
  return found.filter(
    (value) =>
      value.slot !== "number.count" ||
      !others.some(({ start, end }) => start < value.end && value.start < end),
  );
}

/** Each slot and value once a sentence, at its first place. */
function distinct(values: readonly RecordValue[]): RecordValue[] {
  return values.filter(
    ({ slot, value }, index) =>
      values.findIndex((other) => other.slot === slot && other.value === value) === index,
  );
}
