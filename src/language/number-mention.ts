/** A number as a text writes it. */
export interface NumberMention {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The number itself: "1.2 million" and 「120萬」 are both 1200000; 50 % is 50 with `percent`. */
  readonly value: number;
  readonly percent: boolean;
  /** True for "tenth", "10th" and 「第十」. */
  readonly ordinal: boolean;
}

/** 1.1 × 1000000 is 1100000.0000000001 in binary: 15 digits are what a double keeps. */
export function rounded(value: number): number {
  return Number(value.toPrecision(15));
}
