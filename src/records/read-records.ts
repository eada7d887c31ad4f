import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { tellsPlan } from "../language/plan-words.ts";
import { ownerAt } from "./owners.ts";
import { readDates } from "./read-dates.ts";
import { readDelegations } from "./read-delegations.ts";
import { readDocumentCounts } from "./read-document-counts.ts";
import { readPlaces } from "./read-places.ts";
import { readThemes } from "./read-themes.ts";
import type { RecordValue } from "./record.ts";
import { type Found, type Reader, type ReadSentence, readSentences } from "./sentence.ts";

const READERS: readonly Reader[] = [readDates, readPlaces, readThemes, readDocumentCounts, readDelegations];

/**
 * The values that an article states, in the order of its sentences. Precision first: what has no clear owner is left
 * out. The same article and glossary always give the same values.
 */
export function recordsOf(article: Article, glossary: Glossary): RecordValue[] {
  return readSentences(article, glossary).flatMap((sentence) => {
    const found = READERS.flatMap((read) => read(sentence));
    return distinct(found.map((value) => recordOf(value, sentence)));
  });
}

function recordOf(found: Found, sentence: ReadSentence): RecordValue {
  const { article, span, text, tagged } = sentence;
  return {
    slot: found.slot,
    value: found.value ?? text.slice(found.start, found.end),
    owner: ownerAt(sentence, found.start),
    sentence: span,
    span: { start: span.start + found.start, end: span.start + found.end },
    isPlan: found.isPlan ?? tellsPlan(tagged),
    isTotal: found.isTotal ?? false,
    side: found.side ?? null,
    kind: found.kind ?? null,
    articleId: article.id,
    articleVersion: article.version,
    language: article.language,
  };
}

/** Each slot and value once a sentence, at its first place. */
function distinct(values: readonly RecordValue[]): RecordValue[] {
  return values.filter(
    ({ slot, value }, index) =>
      values.findIndex((other) => other.slot === slot && other.value === value) === index,
  );
}
