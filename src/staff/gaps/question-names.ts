import { NAME_KINDS } from "../../answer/text-features.ts";
import { dateMentions } from "../../language/dates.ts";
import { editionsIn } from "../../language/editions.ts";
import type { Glossary } from "../../language/glossary.ts";

/**
 * What a question names, the same in both languages and in every spelling: glossary ids, years and editions, in order.
 * Questions that name different things are never about the same, however alike their vectors are.
 */
export function questionNames(question: string, glossary: Glossary): string[] {
  const entries = glossary
    .mentionsIn(question)
    .map(({ entry }) => entry)
    .filter(({ kind }) => NAME_KINDS.has(kind))
    .map(({ id }) => id);
  const years = dateMentions(question).flatMap(({ year }) => (year === null ? [] : [String(year)]));
  const editions = editionsIn(question).map((edition) => `#${edition}`);
  return [...new Set([...entries, ...years, ...editions])].sort();
}
