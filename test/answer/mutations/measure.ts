import type { FeatureReader } from "../../../src/answer/text-features.ts";
import { verifySentence } from "../../../src/answer/verify.ts";
import type { Side } from "./event-split.ts";
import { type Case, languageOf } from "./source.ts";

/** Cases of one operator on one side, and how many of them the verifier refuses. */
export interface Measured {
  readonly operator: string;
  readonly isFaithful: boolean;
  readonly side: Side;
  /** The language of the sentence; "across" where its evidence is in the other one. */
  readonly language: "en" | "zh-Hant" | "across";
  readonly cases: number;
  readonly refused: number;
}

/** Whether the verifier refuses a case. */
export function isRefused({ text, quotes }: Case, reader: FeatureReader): boolean {
  return verifySentence({ text, language: languageOf(text), quotes }, reader, "model").length > 0;
}

/** Puts cases to the verifier and counts them by operator, side and language. */
export function measure(cases: readonly Case[], reader: FeatureReader): Measured[] {
  const counted = new Map<string, Measured>();
  for (const one of cases) {
    const { operator, isFaithful, side, isAcross, text } = one;
    const language = isAcross ? "across" : languageOf(text);
    const key = `${operator} ${side} ${language}`;
    const { cases: before, refused } = counted.get(key) ?? { cases: 0, refused: 0 };
    counted.set(key, {
      operator,
      isFaithful,
      side,
      language,
      cases: before + 1,
      refused: refused + (isRefused(one, reader) ? 1 : 0),
    });
  }
  return [...counted.values()];
}

/** All cases of a list together, and how many of them are refused. */
export function sumOf(measured: readonly Measured[]): { readonly cases: number; readonly refused: number } {
  return {
    cases: measured.reduce((sum, { cases }) => sum + cases, 0),
    refused: measured.reduce((sum, { refused }) => sum + refused, 0),
  };
}

/** Share of refused cases, 0 to 1; 0 for no cases. */
export function shareRefused(measured: readonly Measured[]): number {
  const { cases, refused } = sumOf(measured);
  return cases === 0 ? 0 : refused / cases;
}
