/**
 * Dot product of a vector with the one of the same length that begins at `at` in `values`. Four sums run beside one
 * another: in a single one every addition waits for the one before, which takes three times as long.
 */
export function dotProduct(vector: Float32Array, values: Float32Array | Int8Array, at = 0): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const length = vector.length;
  const whole = length - (length % 4);
  for (let axis = 0; axis < whole; axis += 4) {
    const place = at + axis;
    first += (vector[axis] ?? 0) * (values[place] ?? 0);
    second += (vector[axis + 1] ?? 0) * (values[place + 1] ?? 0);
    third += (vector[axis + 2] ?? 0) * (values[place + 2] ?? 0);
    fourth += (vector[axis + 3] ?? 0) * (values[place + 3] ?? 0);
  }
  for (let axis = whole; axis < length; axis++) first += (vector[axis] ?? 0) * (values[at + axis] ?? 0);
  return first + second + (third + fourth);
}
