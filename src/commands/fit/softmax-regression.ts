/** A row of measures with the class that it belongs to, and how much it counts. */
export interface Example {
  readonly row: Float32Array;
  /** From 0. */
  readonly of: number;
  readonly weight: number;
}

/** How the fit is done. */
export interface SoftmaxSettings {
  readonly classes: number;
  /** Strength of the pull of weights towards 0 (half its square is taken from the mean log-likelihood). */
  readonly ridge: number;
  readonly steps: number;
  /** Hears of each step, from 1. */
  readonly onStep?: (step: number) => void;
}

/** An example's values other than 0, most of which are in few places of a long row. */
interface SparseExample {
  readonly places: Int32Array;
  readonly values: Float32Array;
  readonly of: number;
  readonly weight: number;
}

/** As proposed with Adam (Kingma and Ba 2015), but for the rate. */
const RATE = 0.08;
const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

/**
 * Fits a softmax regression: a row of weights for each class, the last of which is added whatever the measures. Adam on
 * the mean weighted log-likelihood. Deterministic.
 */
export function fitSoftmax(
  examples: readonly Example[],
  { classes, ridge, steps, onStep }: SoftmaxSettings,
): Float32Array {
  const width = (examples[0]?.row.length ?? 0) + 1;
  const size = classes * width;
  const weights = new Float32Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const sparse = examples.map(sparseOf);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(size);
    for (const example of sparse) addGradient(example, { weights, classes, width }, gradient);
    for (let place = 0; place < size; place++) {
      const pull = place % width === width - 1 ? 0 : ridge * (weights[place] ?? 0);
      const slope = (gradient[place] ?? 0) / total + pull;
      first[place] = FIRST_DECAY * (first[place] ?? 0) + (1 - FIRST_DECAY) * slope;
      second[place] = SECOND_DECAY * (second[place] ?? 0) + (1 - SECOND_DECAY) * slope * slope;
      const mean = (first[place] ?? 0) / (1 - FIRST_DECAY ** step);
      const spread = Math.sqrt((second[place] ?? 0) / (1 - SECOND_DECAY ** step)) + EPSILON;
      weights[place] = (weights[place] ?? 0) - (RATE * mean) / spread;
    }
    onStep?.(step);
  }
  return weights;
}

function sparseOf({ row, of, weight }: Example): SparseExample {
  const places = Int32Array.from([...row.keys()].filter((place) => row[place] !== 0));
  return { places, values: Float32Array.from(places, (place) => row[place] ?? 0), of, weight };
}

function addGradient(
  { places, values, of, weight }: SparseExample,
  { weights, classes, width }: { weights: Float32Array; classes: number; width: number },
  gradient: Float64Array,
): void {
  const worths = new Float64Array(classes);
  for (let each = 0; each < classes; each++) {
    const start = each * width;
    let worth = weights[start + width - 1] ?? 0;
    for (let at = 0; at < places.length; at++)
      worth += (values[at] ?? 0) * (weights[start + (places[at] ?? 0)] ?? 0);
    worths[each] = worth;
  }
  const highest = Math.max(...worths);
  const sum = worths.reduce((total, worth) => total + Math.exp(worth - highest), 0);
  for (let each = 0; each < classes; each++) {
    const error = (Math.exp((worths[each] ?? 0) - highest) / sum - (each === of ? 1 : 0)) * weight;
    const start = each * width;
    for (let at = 0; at < places.length; at++) {
      const place = start + (places[at] ?? 0);
      gradient[place] = (gradient[place] ?? 0) + error * (values[at] ?? 0);
    }
    gradient[start + width - 1] = (gradient[start + width - 1] ?? 0) + error;
  }
}
