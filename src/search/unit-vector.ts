/** The vector at unit length; null where it has no direction: zero, or with a value that is no number. */
export function unitVector(values: ArrayLike<number>): Float32Array | null {
  let square = 0;
  for (let axis = 0; axis < values.length; axis++) square += (values[axis] ?? NaN) ** 2;
  const length = Math.sqrt(square);
  if (!Number.isFinite(length) || length === 0) return null;
  return Float32Array.from(values, (value) => value / length);
}
