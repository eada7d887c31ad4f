import type { Glossary } from "../../language/glossary.ts";
import type { Slot } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { ComposedCell } from "../composed.ts";
import { mostTold } from "./most-told.ts";

/** Longer cells cannot be read on a telephone. */
const MOST_AREAS = 8;

/** What the articles call it, in the reader's language where any does; what most of them tell first. */
export function signedCell(
  slot: Slot,
  told: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): ComposedCell | null {
  const groups = mostTold(
    told.filter(({ record }) => record.slot === slot),
    glossary,
    language,
  );
  const chosen = groups.slice(0, MOST_AREAS).map(([best]) => best);
  const [first] = chosen;
  if (first === undefined) return null;
  return {
    text: chosen
      .map(({ record: { span }, article }) => article.body.slice(span.start, span.end))
      .join(first.article.language === "en" ? "; " : "、"),
    language: first.article.language,
    quotes: chosen.map(({ record: { sentence }, article }) => ({ article, ...sentence })),
  };
}
