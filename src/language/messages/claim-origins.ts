import { readableDay } from "./readable-day.ts";

/** What of a source is said beside a claim. */
interface Origin {
  readonly n: number;
  readonly publisher: string;
  readonly publishedOn: string | null;
}

/**
 * Who published what a claim rests on and when, for a reader who has to choose between claims: `(Harbour Daily, May 4,
 * 2019)`, 「（港報，2019年5月4日）」. `language` is the reader's tag. Empty for a claim without a known source.
 */
export function originsOf(
  { citations }: { readonly citations: readonly number[] },
  sources: readonly Origin[],
  language: string,
): string {
  const isChinese = language.startsWith("zh");
  const comma = isChinese ? "，" : ", ";
  const origins = sources
    .filter(({ n }) => citations.includes(n))
    .map(({ publisher, publishedOn }) =>
      publishedOn === null
        ? publisher
        : `${publisher}${comma}${readableDay(publishedOn, isChinese ? "zh-Hant" : "en")}`,
    );
  const told = [...new Set(origins)].join(isChinese ? "；" : "; ");
  if (told === "") return "";
  return isChinese ? `（${told}）` : `(${told})`;
}
