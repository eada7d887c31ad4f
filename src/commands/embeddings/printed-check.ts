import { table } from "../eval/text-table.ts";
import type { GroupScore, PairGroup } from "./judge-pairs.ts";

/** What a check of a model found. */
export interface Checked {
  /** The name of its vectors. */
  readonly model: string;
  readonly dimensions: number;
  /** Mean time of a question, asked alone, in milliseconds. */
  readonly questionMs: number;
  readonly groups: readonly ({ readonly group: PairGroup } & GroupScore)[];
}

const NAMES: Readonly<Record<PairGroup, string>> = {
  en: "English",
  "zh-Hant": "Chinese",
  across: "across",
};

const MEANINGS: Readonly<Record<GroupScore["verdict"], Readonly<Record<PairGroup, string>>>> = {
  good: {
    en: "The model can do English.",
    "zh-Hant": "The model can do Chinese.",
    across: "Questions in one language find passages in the other.",
  },
  weak: {
    en: "The model is weak in English.",
    "zh-Hant": "The model is weak in Chinese.",
    across: "Questions in one language find passages in the other only now and then.",
  },
  useless: {
    en: "The model cannot do English.",
    "zh-Hant":
      "The model cannot do Chinese: choose another, or set EMBEDDINGS_GLOSS=on for one that reads English.",
    across: "Questions in one language do not find passages in the other, but by words.",
  },
};

/** The check as a person reads it. */
export function printedCheck({ model, dimensions, questionMs, groups }: Checked): string {
  const rows = groups.map(({ group, pairs, similarity, similarityOfOthers, nearest }) => [
    NAMES[group],
    String(pairs),
    similarity.toFixed(2),
    similarityOfOthers.toFixed(2),
    `${nearest} of ${pairs}`,
  ]);
  return [
    `${model}, ${dimensions} dimensions, ${questionMs} ms a question\n`,
    table(["", "pairs", "similarity", "to others", "found"], rows),
    `${groups.map(({ group, verdict }) => MEANINGS[verdict][group]).join("\n")}\n`,
  ].join("\n");
}
