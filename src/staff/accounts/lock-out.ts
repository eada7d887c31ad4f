/** Failures that cost nothing: a mistyped password, a wrong keyboard. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 1_000;
const LONGEST_LOCK_MS = 15 * 60_000;

/**
 * For how long nothing is tried after so many failures in a row, in milliseconds: 1 s after the fifth, then twice as long
 * after each, 15 minutes at most.
 */
export function lockMs(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** Math.min(30, failures - FREE_FAILURES));
}
