/** The vector at unit length; null where it has no direction: zero, or with a value that is no number. */
export function unitVector(values: readonly number[] | Float32Array): Float32Array | null {
  let square = 0;
  for (const value of values) square += value ** 2;
  const length = Math.sqrt(square);
  if (!Number.isFinite(length) || length === 0) return null;
  return Float32Array.from(values, (value) => value / length);
}
