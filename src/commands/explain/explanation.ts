import type { ArticleViews } from "../../answer/article-view.ts";
import { passagesInTime } from "../../answer/passages-in-time.ts";
import { questionTime } from "../../answer/question-time.ts";
import { editionDays } from "../../answer/sentence-time.ts";
import { hasHan } from "../../language/han.ts";
import { toTraditional } from "../../language/to-traditional.ts";
import { type Contributions, contributions, type SideScores } from "../../search/fusion.ts";
import type { ScoredPassage } from "../../search/passage.ts";
import type { SearchIndex } from "../../search/search-index.ts";

const SOUGHT = 200;
const SHOWN = 10;

/** A passage with how it came to its place. */
export interface ExplainedPassage {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether its article tells of a time asked for; those that do not are left out of the answer. */
  readonly isInTime: boolean;
  readonly score: number;
  /** As each side found it, and what that adds to the score. */
  readonly scores: SideScores;
  readonly added: Contributions;
  /** Place by that side alone among the passages found, from 1. */
  readonly ranks: SideScores;
}

/** How a question finds its passages. */
export interface Explanation {
  readonly question: string;
  /** The question as the English model reads it. */
  readonly gloss: string;
  readonly years: readonly number[];
  readonly editions: readonly number[];
  readonly found: number;
  readonly leftOutByTime: number;
  /** The best, with those that the time asked for rules out. */
  readonly passages: readonly ExplainedPassage[];
  /** Sides that put the first passage that counts before the second, strongest first; negative ones were against it. */
  readonly decidedBy: readonly { readonly side: keyof Contributions; readonly ahead: number }[];
}

/** Searches as an answer does and tells what each part found; `today` is an ISO day. */
export async function explain(
  question: string,
  today: string,
  index: SearchIndex,
  views: ArticleViews,
): Promise<Explanation> {
  const text = toTraditional(question);
  const found = await index.search(text, SOUGHT);
  const time = questionTime(text, today);
  const kept = new Set(passagesInTime(found, time, { views, editions: editionDays(index.articles()) }));
  const sides = found.map((passage) => sidesOf(passage));
  const passages = found.map((passage, place): ExplainedPassage => {
    const scores = sides[place] ?? NOTHING;
    const isAcross = (passage.article.language === "en") === hasHan(text);
    return {
      articleId: passage.article.id,
      start: passage.start,
      end: passage.end,
      text: passage.text,
      isInTime: kept.has(passage),
      score: passage.score,
      scores,
      added: contributions({ scores, isAcross }),
      ranks: mapSides((side) => 1 + sides.filter((other) => other[side] > scores[side]).length),
    };
  });
  const [first, second] = passages.filter(({ isInTime }) => isInTime);
  return {
    question,
    gloss: await index.glossOf(text),
    years: time.years,
    editions: time.editions,
    found: found.length,
    leftOutByTime: found.length - kept.size,
    passages: passages.slice(0, SHOWN),
    decidedBy:
      first === undefined || second === undefined
        ? []
        : [...SIDES, "across" as const]
            .map((side) => ({ side, ahead: first.added[side] - second.added[side] }))
            .filter(({ ahead }) => ahead !== 0)
            .sort((a, b) => b.ahead - a.ahead),
  };
}

const NOTHING: SideScores = {
  dense: 0,
  sentence: 0,
  lexical: 0,
  articleWords: 0,
  passageWords: 0,
};

/** The sides, in the order in which they are shown. */
export const SIDES = Object.keys(NOTHING) as (keyof SideScores)[];

function sidesOf({ scores }: ScoredPassage): SideScores {
  const { finding = scores.dense, ...sides } = scores;
  return { ...NOTHING, ...sides, dense: finding };
}

function mapSides(valueOf: (side: keyof SideScores) => number): SideScores {
  return Object.fromEntries(SIDES.map((side) => [side, valueOf(side)])) as unknown as SideScores;
}
