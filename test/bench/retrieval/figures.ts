import { seededRandom } from "../../soak/random.ts";

const FIRST = 10;
/** Of the normal distribution, for 95 %. */
const Z = 1.96;

/** A share with its 95 % interval. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How well one way of ranking did on questions. */
export interface RankingFigures {
  readonly hitAt1: Share;
  readonly hitAt10: Share;
  readonly mrrAt10: Share;
  /** Mean share of a question's gold passages among the first ten. */
  readonly goldAt10: Share;
}

/** Places of a question's gold passages, from 1; Infinity where one was not found. */
export type GoldRanks = readonly number[];

/** Something found, as one of perhaps several of an article. */
export interface ScoredHit {
  readonly articleId: string;
  /** Higher is better, comparable within one question only. */
  readonly score: number;
}

/**
 * Ranks of the gold articles when articles go by the best of what was found of them. Whatever scores as much as a gold
 * article stands before it, so that ties count against the search.
 */
export function goldRanks(found: readonly ScoredHit[], gold: readonly string[]): GoldRanks {
  const best = new Map<string, number>();
  for (const { articleId, score } of found) {
    if (score > (best.get(articleId) ?? -Infinity)) best.set(articleId, score);
  }
  return gold.map((id) => {
    const score = best.get(id);
    if (score === undefined) return Infinity;
    // Another gold article before it takes no place from it.
    return 1 + [...best].filter(([other, others]) => !gold.includes(other) && others >= score).length;
  });
}

/** Figures over questions; Wilson's interval for hits (Wilson 1927), seeded bootstrap for means. */
export function rankingFigures(ranks: readonly GoldRanks[]): RankingFigures {
  const firsts = ranks.map((places) => Math.min(Infinity, ...places));
  return {
    hitAt1: wilson(firsts.filter((rank) => rank <= 1).length, ranks.length),
    hitAt10: wilson(firsts.filter((rank) => rank <= FIRST).length, ranks.length),
    mrrAt10: bootstrap(firsts.map((rank) => (rank <= FIRST ? 1 / rank : 0))),
    goldAt10: bootstrap(
      ranks.map((places) => places.filter((rank) => rank <= FIRST).length / Math.max(1, places.length)),
    ),
  };
}

/** Wilson's 95 % interval of a share. */
export function wilson(hits: number, count: number): Share {
  if (count === 0) return { value: NaN, low: 0, high: 1 };
  const value = hits / count;
  const square = (Z * Z) / count;
  const middle = (value + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((value * (1 - value)) / count + square / (4 * count))) / (1 + square);
  return { value, low: middle - half, high: middle + half };
}

const RESAMPLES = 1000;

/** Mean with the middle 95 % of the means of resamples; the same values give the same interval. */
export function bootstrap(values: readonly number[]): Share {
  const next = seededRandom(values.length + 1);
  const means = Array.from({ length: RESAMPLES }, () => {
    const sum = values.reduce((sofar) => sofar + (values[Math.floor(next() * values.length)] ?? 0), 0);
    return sum / values.length;
  }).sort((a, b) => a - b);
  return {
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: means[Math.floor(RESAMPLES * 0.025)] ?? NaN,
    high: means[Math.floor(RESAMPLES * 0.975)] ?? NaN,
  };
}
