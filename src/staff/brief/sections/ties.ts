import type { ArticleRecord } from "../../../answer/article-records.ts";
import { TIE_WORDS } from "../../../answer/lists/tie-words.ts";
import type { Glossary, GlossaryEntry } from "../../../language/glossary.ts";
import type { BriefRequest } from "../brief-request.ts";
import { type ProposedRow, timeCell, writtenCell } from "../brief-rows.ts";
import { inStretches } from "../../in-stretches.ts";
import type { ToldSentence } from "../told-sentences.ts";
import { type ToldTime, toldTime } from "../told-time.ts";

interface Tie {
  readonly sentence: ToldSentence;
  /** Which cities and what kind of tie, the same in every spelling. */
  readonly key: string;
  readonly cities: readonly { readonly id: string; readonly written: string }[];
  readonly words: string | undefined;
  readonly since: ToldTime | null;
}

/** Ties as records of `relation.kind` call them; a memorandum is a document. */
const TIE = /^(?<one>.+) \+ (?<other>.+) = (?<kind>sister|partner|friendship)$/u;

/** A row for each tie between two cities, on the sentence that tells best when it began. */
export async function tieRows(
  sentences: readonly ToldSentence[],
  { language }: Pick<BriefRequest, "language">,
  glossary: Glossary,
  home: GlossaryEntry | null,
): Promise<ProposedRow[]> {
  const ties = await inStretches(sentences, (sentence) =>
    sentence.records.flatMap((one) => tieOf(one, sentence, glossary)),
  );
  return [...Map.groupBy(ties, ({ key }) => key).values()].flatMap((told): ProposedRow[] => {
    const best = told.reduce((a, b) => (rankOf(b, language) < rankOf(a, language) ? b : a));
    const { sentence, cities, words, since } = best;
    const { quote } = sentence;
    const foreign = cities.filter(({ id }) => id !== home?.id);
    const named = (foreign.length === 1 ? foreign : cities).map(({ written }) => written);
    const cells = [
      writtenCell(named, quote),
      words === undefined ? null : writtenCell([words], quote),
      timeCell(since, quote, language),
    ];
    return [
      { cells, quote, time: since ?? toldTime(sentence.records.filter(({ record }) => !record.isPlan)) },
    ];
  });
}

/** Finely dated ones first, then those in the reader's language, then the city's own word. */
function rankOf({ since, sentence: { quote } }: Tie, language: string): number {
  const { article } = quote;
  const fineness = since?.value.length ?? 0;
  return -4 * fineness + (article.language === language ? 0 : 2) + (article.official ? 0 : 1);
}

function tieOf({ record, article }: ArticleRecord, sentence: ToldSentence, glossary: Glossary): Tie[] {
  const parts = TIE.exec(record.value)?.groups;
  if (record.slot !== "relation.kind" || record.isPlan || parts === undefined) return [];
  const { one = "", other = "", kind = "" } = parts;
  const idOf = (written: string): string =>
    glossary.mentionsIn(written).find(({ entry }) => entry.kind === "cities")?.entry.id ?? written;
  const cities = [one, other].map((written) => ({ id: idOf(written), written }));
  const key = `${cities
    .map(({ id }) => id)
    .sort()
    .join("\n")}\n${kind}`;
  const relations = sentence.records.filter(({ record: { slot } }) => slot === "relation.kind");
  // Of several ties in one sentence nobody can tell from the record alone which of them a date belongs to.
  const dates = sentence.records.filter(
    ({ record: { slot, isPlan } }) => slot === "relation.since" && !isPlan,
  );
  const since = relations.length === 1 && dates.length > 0 ? toldTime(dates) : null;
  const words = [record.span, record.sentence]
    .map(
      ({ start, end }) => TIE_WORDS[kind as keyof typeof TIE_WORDS].exec(article.body.slice(start, end))?.[0],
    )
    .find((found) => found !== undefined);
  return [{ sentence, key, cities, words, since }];
}
