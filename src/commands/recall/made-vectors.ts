import type { VectorStoreView } from "../../search/vector-index.ts";
import { VectorSegments } from "../../search/vector-segments.ts";

/** Vectors that others are made of. */
type RealVectors = Pick<VectorStoreView, "dimensions" | "count" | "at">;

/** Length of the noise beside the mixture's 1: leaves a cosine of about .8 with the nearer of the two mixed. */
const NOISE = 0.5;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `count` unit vectors that lie as real ones do: mixtures of two real vectors each with noise, the same for the same
 * seed. As many of the real ones as fit come first where `withReal`. `real` must hold one at least.
 */
export function madeVectors(
  real: RealVectors,
  count: number,
  seed: number,
  withReal: boolean,
): VectorSegments {
  const random = randomOf(seed);
  const vectors = new VectorSegments(real.dimensions);
  if (withReal) for (let at = 0; at < Math.min(count, real.count); at++) vectors.push(real.at(at));
  while (vectors.count < count) vectors.push(mixture(real, random));
  return vectors;
}

function mixture(real: RealVectors, random: () => number): Float32Array {
  const one = real.at(Math.floor(random() * real.count));
  const other = real.at(Math.floor(random() * real.count));
  const share = random() / 2;
  // A sum of uniform numbers lies near enough to a normal one; its variance is a third of the number summed.
  const scale = NOISE / Math.sqrt(real.dimensions);
  const noise = (): number =>
    scale * (random() + random() + random() + random() + random() + random() - 3) * Math.SQRT2;
  const mixed = one.map((value, axis) => (1 - share) * value + share * (other[axis] ?? 0) + noise());
  const length = Math.hypot(...mixed);
  return mixed.map((value) => value / length);
}
