import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { ComposedConflict, ComposedSentence } from "../composed.ts";
import { claimOf } from "./claim.ts";
import { byDay, byPreference, type Preference } from "./claim-order.ts";
import { isPlanned } from "./planned.ts";
import { areAtOdds, matterOf, type Side, sidesOf } from "./sides.ts";
import type { StandingValue } from "./standing.ts";
import { askedRecords, comparableRecords, type ValueQuery, type Told, toldBy } from "./told-values.ts";

/** Most claims of a conflict: more ways to tell one value are hardly ever met. */
const MOST_CLAIMS = 4;

/**
 * Where articles tell of one event what cannot all be true: what they tell as facts, a claim for each side, the answer's
 * own first; and beside the facts, plans that came to nothing. `year` is that of the event.
 */
export function findConflicts(
  records: readonly ArticleRecord[],
  query: ValueQuery,
  preference: Preference,
  year: number | null,
): ComposedConflict[] {
  const { asked, glossary } = query;
  return comparableRecords(askedRecords(records, query), asked, glossary).flatMap((comparable) => {
    const matter = matterOf(asked.slot, comparable, glossary);
    const plans = comparable.filter(isPlanned);
    const facts = comparable.filter((one) => !plans.includes(one));
    const sides = sidesOf(toldBy(facts).sort(inOrder(byPreference(preference))), matter);
    const givenUp = toldBy(plans)
      .sort(inOrder(byDay(preference)))
      .filter((plan) => sides.every((side) => side.some((fact) => areAtOdds(plan, fact, matter))));
    const about = { word: asked.word, year };
    const conflicts: ComposedConflict[] = [];
    if (sides.length > 1) conflicts.push({ ...about, kind: "differ", claims: sides.map(claimOfSide) });
    const claims = [...sides.slice(0, 1), ...sidesOf(givenUp, matter)]
      .map((side) => [...side].sort(inOrder(byPreference(preference))))
      .map(claimOfSide);
    if (claims.length > 1) conflicts.push({ ...about, kind: "over_time", claims });
    return conflicts.map((conflict) => ({ ...conflict, claims: conflict.claims.slice(0, MOST_CLAIMS) }));
  });
}

/** What held at different times: the newest first, each value by the newest article that tells it. */
export function changesOverTime(
  records: readonly ArticleRecord[],
  { slot, word, isTold, valueOf }: StandingValue,
  preference: Preference,
  glossary: Glossary,
): ComposedConflict[] {
  const told = records
    .filter(isTold)
    .map((one): ArticleRecord => ({ ...one, record: { ...one.record, value: valueOf(one) } }));
  const sides = sidesOf(toldBy(told).sort(inOrder(byDay(preference))), matterOf(slot, told, glossary));
  const claims = sides.slice(0, MOST_CLAIMS).map(claimOfSide);
  return claims.length < 2 ? [] : [{ kind: "over_time", word, year: null, claims }];
}

function inOrder(compare: (a: Article, b: Article) => number): (a: Told, b: Told) => number {
  return (a, b) => compare(a.article, b.article);
}

/** What the first article of a side says; of several dates the most definite one. */
function claimOfSide([told]: Side): ComposedSentence {
  const isFine = ({ record: { slot, value } }: ArticleRecord): boolean =>
    slot !== "event.date" || value.length >= "YYYY-MM-DD".length;
  const best = told?.values.find(isFine) ?? told?.values[0];
  if (best === undefined) throw new Error("a side has an article, and that a value");
  return claimOf(best);
}
