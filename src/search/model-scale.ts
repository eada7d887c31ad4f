/**
 * Brings cosines of one model to the mean and the standard deviation that another's have over the same candidates. Models
 * differ in both: those of multilingual-e5 lie between 0.7 and 1, which beside BM25 from 0 to 1 would count for nothing. So
 * the weights of the two sides, measured with the other model, hold. Where the values do not differ, all become the mean.
 */
export function toScaleOf(values: readonly number[], standard: readonly number[]): number[] {
  const [mean, deviation] = spread(values);
  const [standardMean, standardDeviation] = spread(standard);
  const factor = deviation === 0 ? 0 : standardDeviation / deviation;
  return values.map((value) => standardMean + (value - mean) * factor);
}

/** Mean and standard deviation; zeros where there is nothing. */
function spread(values: readonly number[]): [mean: number, deviation: number] {
  if (values.length === 0) return [0, 0];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return [mean, Math.sqrt(variance)];
}
