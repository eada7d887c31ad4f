import { dotProduct } from "../../search/dot-product.ts";
import type { Pairs } from "./pairs.ts";

/** Where question and passage stand: in one language, or each in another. */
export type PairGroup = "en" | "zh-Hant" | "across";
export const PAIR_GROUPS: readonly PairGroup[] = ["en", "zh-Hant", "across"];

/** How well a model tells the pairs of a group from what does not belong together. */
export interface GroupScore {
  readonly pairs: number;
  /** Mean cosine of a question with its passage, and with the other passages in that one's language. */
  readonly similarity: number;
  readonly similarityOfOthers: number;
  /** Questions whose passage is nearer than every other in its language. */
  readonly nearest: number;
  readonly verdict: "good" | "weak" | "useless";
}

/** Shares of the questions that find their passage, from which on a model is good, or at least weak, for a group. */
const GOOD_SHARE = 0.75;
const WEAK_SHARE = 0.5;

/** Compares each question with all passages in the language of its own one. Vectors stand as the texts of the pairs do. */
export function judgePairs(
  { questions, passages }: Pairs,
  vectors: { readonly questions: readonly Float32Array[]; readonly passages: readonly Float32Array[] },
): Readonly<Record<PairGroup, GroupScore>> {
  const judged = questions.map(({ language }, place) => {
    const own = passages[place]?.language;
    const cosine = (index: number): number =>
      dotProduct(
        vectors.questions[place] ?? new Float32Array(),
        vectors.passages[index] ?? new Float32Array(),
      );
    const others = passages.flatMap((other, index) =>
      index !== place && other.language === own ? [cosine(index)] : [],
    );
    const similarity = cosine(place);
    const group: PairGroup = own === language ? language : "across";
    return { group, similarity, others, isNearest: others.every((other) => other < similarity) };
  });
  const scoreOf = (group: PairGroup): GroupScore => {
    const all = judged.filter((one) => one.group === group);
    const nearest = all.filter(({ isNearest }) => isNearest).length;
    const share = nearest / all.length;
    return {
      pairs: all.length,
      similarity: mean(all.map(({ similarity }) => similarity)),
      similarityOfOthers: mean(all.flatMap(({ others }) => others)),
      nearest,
      verdict: share >= GOOD_SHARE ? "good" : share >= WEAK_SHARE ? "weak" : "useless",
    };
  };
  return { en: scoreOf("en"), "zh-Hant": scoreOf("zh-Hant"), across: scoreOf("across") };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
