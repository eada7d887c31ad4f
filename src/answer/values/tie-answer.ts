import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { ToldSentence } from "./told-sentence.ts";
import { dayOf } from "../article-day.ts";
import { clearestDenial, deniedTies, deniesPair, isOver } from "../lists/denied-ties.ts";
import { homeCity } from "../lists/home-city.ts";
import type { Told } from "../lists/list-answer.ts";
import { mostTold } from "../lists/most-told.ts";
import { saysOnly } from "../lists/table-question.ts";
import { PLAIN_OF_TIES, type TieKind, tieKindsIn } from "../lists/ties-request.ts";
import { type ToldTie, toldTies } from "../lists/told-ties.ts";
import { boundsTime } from "../question-time.ts";
import type { Understood } from "../understood.ts";
import { byClarity } from "./clarity.ts";

/** A question whether two cities are tied, or since when. */
export interface TieRequest {
  readonly kinds: readonly TieKind[];
  /** The two, or the one that is named: the other is then the city whose news the articles are. */
  readonly cities: readonly GlossaryEntry[];
  readonly asksWhen: boolean;
}

/** The sentences that answer such a question; none where the articles tell of no such tie. */
export interface TieAnswer {
  readonly kind: "tie";
  readonly records: readonly ToldSentence[];
}

/** What such a question says that asks for nothing more: as for the cities tied to one, and when it began. */
const PLAIN = new RegExp(
  `${PLAIN_OF_TIES.source}|^(?:become|became|becoming|been|formed|established|since|long|結成|成為|開始|起)$`,
  "u",
);

/**
 * Reads a question whether cities are tied ("Is Tokyo a sister city of Taipei?") or since when ("Since when have Taipei and
 * Houston been sister cities?"); null for any other, and wherever a word asks for something else.
 */
export function tieRequest(
  {
    text,
    terms,
    time,
    asked,
    attributes,
  }: Pick<Understood, "text" | "terms" | "time" | "asked" | "attributes">,
  glossary: Glossary,
): TieRequest | null {
  const kinds = tieKindsIn(text);
  const asksWhen = asked.kind === "when" || asked.kind === "since-when";
  if (kinds.length === 0 || attributes.isDenial || !(asksWhen || asked.kind === "yes-no")) return null;
  if (time.latest || boundsTime(time)) return null;
  const named = glossary.mentionsIn(text).map(({ entry }) => entry);
  const cities = [...new Set(named.filter(({ kind }) => kind === "cities"))];
  if (cities.length === 0 || cities.length > 2 || !saysOnly(terms, cities, PLAIN)) return null;
  return { kinds, cities, asksWhen };
}

/**
 * Answers a question for one tie from the articles' records, or by the sentence that denies it or says that it is over. Null
 * for any other question, where it asks since when and no article tells that, and where a denial speaks of a third city as
 * well: sentences may still do.
 */
export async function tieAnswer(
  understood: Pick<Understood, "text" | "terms" | "time" | "language" | "asked" | "attributes">,
  { glossary, articles, records }: Pick<Told, "glossary" | "articles" | "records">,
): Promise<TieAnswer | null> {
  const request = tieRequest(understood, glossary);
  const pair = request === null ? null : pairOf(request, articles, glossary);
  if (request === null || pair === null) return null;
  const ties = await toldTies(request.kinds, await records.of(articles), glossary);
  const own = ties.filter(({ cities }) => pair.every(({ id }) => cities.some(({ key }) => key === id)));
  const chosen = request.asksWhen
    ? sinceOf(own, glossary, understood.language)
    : tieOf(own, glossary, understood.language);
  if (request.asksWhen) return chosen === null ? null : { kind: "tie", records: [chosen] };
  const denied = await deniedTies(request.kinds, articles, glossary);
  const both = [pair[0].id, pair[1].id] as const;
  const home = homeCity(articles, glossary)?.id ?? null;
  const toldOn = own.map(({ one }) => dayOf(one.article));
  const isDenied =
    chosen === null
      ? denied.some((denial) => deniesPair(denial, both, home))
      : isOver(denied, both, { home, toldOn });
  if (!isDenied) return { kind: "tie", records: chosen === null ? [] : [chosen] };
  const denial = clearestDenial(denied, both, { home, toldOn }, understood.language);
  return denial === null ? null : { kind: "tie", records: [denial] };
}

/** Both cities; null where it cannot be told which is the second. */
function pairOf(
  { cities }: TieRequest,
  articles: readonly Article[],
  glossary: Glossary,
): readonly [GlossaryEntry, GlossaryEntry] | null {
  const [a, b = homeCity(articles, glossary)] = cities;
  return a === undefined || b === null || a === b ? null : [a, b];
}

/** When the tie began: by the year that most articles tell, in its fullest form. */
function sinceOf(ties: readonly ToldTie[], glossary: Glossary, language: string): ArticleRecord | null {
  const dated = ties.flatMap(({ since }) => (since === null ? [] : [since]));
  const years = dated.map((one) => ({
    ...one,
    record: { ...one.record, value: one.record.value.slice(0, 4) },
  }));
  const [group = []] = mostTold(years, glossary, language);
  const inYear = dated.filter(({ record, article }) =>
    group.some((one) => one.article === article && one.record.span.start === record.span.start),
  );
  const clearer = byClarity();
  return inYear.toSorted((a, b) => b.record.value.length - a.record.value.length || clearer(a, b))[0] ?? null;
}

function tieOf(ties: readonly ToldTie[], glossary: Glossary, language: string): ArticleRecord | null {
  const [group = []] = mostTold(
    ties.map(({ one }) => one),
    glossary,
    language,
  );
  return group.toSorted(byClarity())[0] ?? null;
}
