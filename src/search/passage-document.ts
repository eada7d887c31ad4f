import { Document } from "@langchain/core/documents";
import type { Passage } from "./passage.ts";

/** What a vector store is told of a passage beside its text; filters go by the last four. */
export interface StoredPassageMetadata extends Record<string, unknown> {
  readonly articleId: string;
  readonly articleVersion: string;
  readonly title: string;
  /** UTF-16 offsets into the body of that version. */
  readonly start: number;
  readonly end: number;
  readonly language: string;
  /** Years in which what is reported took place, else the one in which it was published; empty where neither is known. */
  readonly year: readonly number[];
  /** Canonical English city names. */
  readonly city: readonly string[];
  readonly series: string | null;
}

/** A passage as a document of a vector store; its id names the article and where the passage begins in it. */
export function passageDocument({ article, start, end, text }: Passage): Document<StoredPassageMetadata> {
  const { id: articleId, version: articleVersion, title, language, cities: city, series } = article;
  return new Document({
    id: `${articleId}:${start}`,
    pageContent: text,
    metadata: {
      articleId,
      articleVersion,
      title,
      start,
      end,
      language,
      year: yearsOf(article.eventOn ?? article.publishedOn),
      city,
      series,
    },
  });
}

/** Years of an ISO day or of `start/end`, those between among them. */
function yearsOf(days: string | null): number[] {
  if (days === null) return [];
  const [first = NaN, last = first] = days.split("/").map((day) => Number(day.slice(0, 4)));
  return Array.from({ length: last - first + 1 }, (_, after) => first + after);
}
