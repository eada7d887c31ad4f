import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { RecordValue } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { SeriesYear } from "./series-names.ts";

/** Whether a value is of one time of its series: of the edition where it has one, else of the year. */
export function isOf({ owner }: RecordValue, { year, edition }: SeriesYear): boolean {
  return owner.edition === null ? owner.year === year : owner.edition === edition;
}

/** Whether the sentence, or the date line of its article, gives the year: an answer says it, and has to prove it. */
export function tellsYear({ record: { sentence }, article }: ArticleRecord, year: number): boolean {
  const { body, eventOn, publishedOn } = article;
  return [body.slice(sentence.start, sentence.end), eventOn, publishedOn].some(
    (words) => words?.includes(String(year)) === true,
  );
}

/** Leaders of the side that is asked for, of all where it is null; everything else belongs to both. */
export function isOfSide(
  { slot, side }: RecordValue,
  asked: GlossaryEntry | null,
  glossary: Glossary,
): boolean {
  if (asked === null || slot !== "delegation.leader") return true;
  return side !== null && glossary.mentionsIn(side).some(({ entry }) => entry === asked);
}
