/**
 * Places of the `k` highest scores above `floor`, best first; equal scores keep their order. One pass with a list of
 * at most `k`, so that a long array costs little more than reading it.
 */
export function topScores(scores: Float32Array, k: number, floor = -Infinity): number[] {
  const best: number[] = [];
  if (k <= 0) return best;
  const scoreAt = (place: number): number => scores[best[place] ?? 0] ?? 0;
  let least = floor;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] ?? 0;
    if (score <= least) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (scoreAt(middle) >= score) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, index);
    if (best.length > k) best.pop();
    if (best.length === k) least = scoreAt(k - 1);
  }
  return best;
}
