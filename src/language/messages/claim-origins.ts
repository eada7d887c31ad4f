import { readableDay } from "./readable-day.ts";

/** What of an article tells where it is from. */
interface Published {
  readonly publisher: string;
  readonly publishedOn: string | null;
}

/** What of a source is said beside a claim. */
interface OriginSource extends Published {
  readonly n: number;
}

/** Who published what a claim rests on. */
export interface ClaimOrigin {
  /** A name in whatever language the source has. */
  readonly publisher: string;
  /** What stands behind it: a comma and the day as readers write it, empty where the source gives none. */
  readonly dated: string;
}

/** What stands around and between the origins of a claim. */
export interface OriginMarks {
  readonly open: string;
  readonly between: string;
  readonly close: string;
}

/** Brackets and separators in the reader's language. */
export function originMarks(language: string): OriginMarks {
  return language.startsWith("zh")
    ? { open: "（", between: "；", close: "）" }
    : { open: "(", between: "; ", close: ")" };
}

/** Who published what a claim rests on and when, each once, for a reader who has to choose between claims. */
export function claimOrigins(
  { citations }: { readonly citations: readonly number[] },
  sources: readonly OriginSource[],
  language: string,
): ClaimOrigin[] {
  const origins = sources
    .filter(({ n }) => citations.includes(n))
    .map((source) => claimOrigin(source, language));
  return origins.filter(
    ({ publisher, dated }, index) =>
      origins.findIndex((other) => other.publisher === publisher && other.dated === dated) === index,
  );
}

function claimOrigin({ publisher, publishedOn }: Published, language: string): ClaimOrigin {
  if (publishedOn === null) return { publisher, dated: "" };
  const isChinese = language.startsWith("zh");
  const day = readableDay(publishedOn, isChinese ? "zh-Hant" : "en");
  return { publisher, dated: isChinese ? `，${day}` : `, ${day}` };
}

/** Where an article is from, in brackets: `(Harbour Daily, May 4, 2019)`, 「（港報，2019年5月4日）」. */
export function originOf(article: Published, language: string): string {
  const { publisher, dated } = claimOrigin(article, language);
  const { open, close } = originMarks(language);
  return open + publisher + dated + close;
}

/** Who published what a claim rests on, in brackets; empty for a claim without a known source. */
export function originsOf(
  claim: { readonly citations: readonly number[] },
  sources: readonly OriginSource[],
  language: string,
): string {
  const origins = claimOrigins(claim, sources, language);
  const { open, between, close } = originMarks(language);
  const told = origins.map(({ publisher, dated }) => publisher + dated).join(between);
  return told === "" ? "" : open + told + close;
}
