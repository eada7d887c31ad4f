import { writtenLanguage } from "../../language/script.ts";
import { withoutMasked } from "../without-masked.ts";
import type { DeclineReason } from "../answer.ts";
import type { MeaningModel } from "./meaning-model.ts";
import { plainText } from "./plain-letters.ts";

/** What of a question is embedded, for fitting and for asking alike: its Chinese in Traditional, without masked data. */
export function meaningText(question: string): string {
  return plainText(withoutMasked(question));
}

/** Whether the embedding can read a question: English and Chinese it can. */
export function hasMeaning(question: string): boolean {
  return ["en", "zh-Hant", "zh-Hans"].includes(writtenLanguage(question));
}

/** Chances of each row of a model, for a vector of its embedding. */
export function meaningChances(vector: Float32Array, { reasons, weights }: MeaningModel): number[] {
  const width = vector.length + 1;
  const worths = reasons.map((_, row) => {
    const start = row * width;
    const sum = vector.reduce((total, value, place) => total + value * (weights[start + place] ?? 0), 0);
    return sum + (weights[start + vector.length] ?? 0);
  });
  const highest = Math.max(...worths);
  const exponentials = worths.map((worth) => Math.exp(worth - highest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

/** The likeliest reason to decline a question of this vector; null where it is likely enough one to be answered. */
export function reasonByMeaning(vector: Float32Array, model: MeaningModel): DeclineReason | null {
  const chances = meaningChances(vector, model);
  const isDeclined = 1 - (chances[model.reasons.indexOf(null)] ?? 1) > model.threshold;
  if (!isDeclined) return null;
  let best: { readonly reason: DeclineReason; readonly chance: number } | null = null;
  model.reasons.forEach((reason, row) => {
    const chance = chances[row] ?? 0;
    if (reason !== null && chance > (best?.chance ?? 0)) best = { reason, chance };
  });
  return (best as { readonly reason: DeclineReason } | null)?.reason ?? null;
}
