/** Places that runs are counted in; twice to eight times as many told the questions of hands not fitted on apart no better. */
export const RUN_PLACES = 4096;
/** Characters of the longest run. */
const LONGEST = 3;
/** FNV-1a of 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv). */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const SIGN_BIT = 31;
/** Of a code point. */
const BYTES = 3;
const BITS = 8;
const BYTE = 0xff;

/**
 * What a text is written with: its runs of one to three characters, each counted up or down at a place that a hash tells
 * ("feature hashing", Weinberger et al. 2009), brought to unit length. White space counts as one space, and the ends as
 * spaces too. No length for a text of nothing.
 */
export function letterRuns(text: string): Float32Array {
  const counts = new Float32Array(RUN_PLACES);
  const trimmed = text.trim();
  if (trimmed === "") return counts;
  const points = Array.from(` ${trimmed.replaceAll(/\s+/gu, " ")} `, (point) => point.codePointAt(0) ?? 0);
  points.forEach((_, start) => {
    let hash = OFFSET_BASIS;
    for (const point of points.slice(start, start + LONGEST)) {
      hash = mixed(hash, point);
      const place = hash % RUN_PLACES;
      counts[place] = (counts[place] ?? 0) + (hash >>> SIGN_BIT === 0 ? 1 : -1);
    }
  });
  const length = Math.hypot(...counts);
  return length === 0 ? counts : counts.map((count) => count / length);
}

/** A hash with a code point more, byte by byte. */
function mixed(hash: number, point: number): number {
  let next = hash;
  for (let place = 0; place < BYTES; place++) {
    next = Math.imul(next ^ ((point >>> (place * BITS)) & BYTE), PRIME) >>> 0;
  }
  return next;
}
