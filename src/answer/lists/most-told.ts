import { fold } from "../../language/fold.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecord } from "../article-records.ts";

/**
 * Groups records of one value, the one that most articles tell first; in the reader's language where any is told in it.
 * In a group the city's own word comes before others'.
 */
export function mostTold(
  values: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): (readonly [ArticleRecord, ...ArticleRecord[]])[] {
  const readable = readableFirst(values, language);
  const byValue = [...Map.groupBy(readable, ({ record }) => keyOf(record.value, glossary)).values()];
  return byValue
    .sort(
      (a, b) =>
        b.length - a.length ||
        Number(hasOfficial(b)) - Number(hasOfficial(a)) ||
        firstId(a).localeCompare(firstId(b)),
    )
    .flatMap((group) => {
      const best = group.find(({ article }) => article.official) ?? group[0];
      return best === undefined ? [] : [[best, ...group.filter((one) => one !== best)] as const];
    });
}

/** The records told in the reader's language; all of them where none is. */
export function readableFirst<Told extends Pick<ArticleRecord, "article">>(
  values: readonly Told[],
  language: string,
): readonly Told[] {
  const isOwn = ({ article }: Told): boolean => (article.language === "en") === (language === "en");
  return values.some(isOwn) ? values.filter(isOwn) : values;
}

/** Values that are the same: a value that is a name by the glossary, others by their letters. */
function keyOf(value: string, glossary: Glossary): string {
  const whole = glossary.mentionsIn(value).find(({ start, end }) => start === 0 && end === value.length);
  return whole === undefined ? fold(value) : whole.entry.id;
}

function hasOfficial(group: readonly ArticleRecord[]): boolean {
  return group.some(({ article }) => article.official);
}

function firstId(group: readonly ArticleRecord[]): string {
  return group[0]?.article.id ?? "";
}
