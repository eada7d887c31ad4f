import { THRESHOLD } from "../../answer/after-reading.ts";
import type { Bot, ChainSettings } from "../../bot.ts";
import { askGolden } from "./ask-golden.ts";
import type { GoldenQuestion } from "./questions.ts";
import { summarise } from "./report.ts";
import { percentage, table } from "./text-table.ts";

/** Steps about the threshold in use, in log-odds: from answering nearly every question to hardly any. */
const STEPS = [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3] as const;

/** The chain that says a sentence only above this threshold. */
function saidAbove(threshold: number): ChainSettings {
  return { threshold };
}

/** What one threshold gives on one split, both languages together. */
export interface CurvePoint {
  readonly threshold: number;
  readonly split: string;
  readonly answerable: { readonly n: number; readonly right: number; readonly wrong: number };
  readonly unanswerable: { readonly n: number; readonly madeUp: number };
}

/** Asks all questions once for each threshold. */
export async function curvePoints(
  bot: Bot,
  questions: readonly GoldenQuestion[],
  clock: number | null,
): Promise<CurvePoint[]> {
  const points: CurvePoint[] = [];
  for (const step of STEPS) {
    const threshold = THRESHOLD + step;
    const figures = summarise(await askGolden(bot, questions, clock, saidAbove(threshold)));
    for (const { split, group, answerable, unanswerable } of figures) {
      if (group !== "both") continue;
      const { n, right, wrong } = answerable;
      points.push({
        threshold,
        split,
        answerable: { n, right, wrong },
        unanswerable: { n: unanswerable.n, madeUp: unanswerable.madeUp },
      });
    }
  }
  return points;
}

/** The curve as a table, split by split. */
export function curveTable(points: readonly CurvePoint[]): string {
  const splits = [...new Set(points.map(({ split }) => split))].sort();
  const rows = splits
    .flatMap((split) => points.filter((point) => point.split === split))
    .map(({ split, threshold, answerable, unanswerable }) => [
      split,
      threshold.toFixed(2),
      percentage(answerable.right, answerable.n),
      percentage(answerable.wrong, answerable.n),
      percentage(unanswerable.madeUp, unanswerable.n),
    ]);
  return table(["split", "threshold", "right", "wrong", "made up"], rows);
}
