import { writtenLanguage } from "../../language/script.ts";
import { withoutMasked } from "../without-masked.ts";
import type { DeclineReason } from "../answer.ts";
import type { MeaningModel } from "./meaning-model.ts";
import { letterRuns } from "./letter-runs.ts";
import { plainText } from "./plain-letters.ts";
import { signsIn } from "./signs.ts";

/** What of a question is embedded, for fitting and for asking alike: its Chinese in Traditional, without masked data. */
export function meaningText(question: string): string {
  return plainText(withoutMasked(question));
}

/** What a model weighs of a question: the vector of its `meaningText`, the signs in that, and what it is written with. */
export function meaningRow(text: string, vector: Float32Array): Float32Array {
  return Float32Array.from([...vector, ...signsIn(text), ...letterRuns(text)]);
}

/** Whether the embedding can read a question: English and Chinese it can. */
export function hasMeaning(question: string): boolean {
  return ["en", "zh-Hant", "zh-Hans"].includes(writtenLanguage(question));
}

/** Least words, two Han characters counting as one, that meaning alone is taken from: "all themes" and 市長 are looked up. */
const LEAST_WORDS = 3;

/** Whether a text says too little for meaning alone to tell what is after: the few words of somebody who searches. */
export function isTooShort(text: string): boolean {
  const words = text.match(/[\p{Script=Latin}\p{N}]+(?:['’-][\p{Script=Latin}\p{N}]+)*/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words + han / 2 < LEAST_WORDS;
}

/** Chances of each reason of a model, for what it weighs of a question. Throws where it was fitted on other rows. */
export function meaningChances(row: Float32Array, { reasons, weights }: MeaningModel): number[] {
  const width = row.length + 1;
  if (weights.length !== reasons.length * width) {
    throw new Error(
      `screening was fitted on ${weights.length / reasons.length - 1} values, not on ${row.length}`,
    );
  }
  const worths = reasons.map((_, reason) => {
    const start = reason * width;
    const sum = row.reduce((total, value, place) => total + value * (weights[start + place] ?? 0), 0);
    return sum + (weights[start + row.length] ?? 0);
  });
  return shares(worths);
}

/**
 * Share of the classifier, which reads the words in their order, in the common verdict; the rest is that of the weights, which
 * see how a question is written. Set on the questions of three hands that neither had been fitted on.
 */
const READ_SHARE = 0.7;

/**
 * Chances of each reason by both, given what the weights say (0 to 1) and the classifier (log-probabilities), in the same order: a
 * geometric mean, brought back to a sum of 1.
 */
export function commonChances(weighed: readonly number[], read: Float32Array): number[] {
  const worths = weighed.map(
    (chance, place) =>
      (1 - READ_SHARE) * Math.log(Math.max(chance, Number.MIN_VALUE)) + READ_SHARE * (read[place] ?? 0),
  );
  return shares(worths);
}

/** How likely a question is one to be declined, from 0 to 1. */
export function chanceOfDeclining(
  chances: readonly number[],
  { reasons }: Pick<MeaningModel, "reasons">,
): number {
  return 1 - (chances[reasons.indexOf(null)] ?? 1);
}

/** The likeliest reason to decline a question; null where it is likely enough one to be answered. */
export function reasonByMeaning(
  chances: readonly number[],
  model: Pick<MeaningModel, "reasons" | "threshold">,
): DeclineReason | null {
  if (!(chanceOfDeclining(chances, model) > model.threshold)) return null;
  const likeliest = chances.indexOf(Math.max(...chances.filter((_, place) => model.reasons[place] !== null)));
  return model.reasons[likeliest] ?? null;
}

/** Numbers above 0 that sum to 1, as far apart as the exponentials of those given. */
function shares(worths: readonly number[]): number[] {
  const highest = Math.max(...worths);
  const exponentials = worths.map((worth) => Math.exp(worth - highest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}
