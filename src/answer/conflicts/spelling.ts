/** Share of the longer text that two spellings of one name have in common, in order. */
const NEARLY_ALL = 0.8;

/** Whether two texts are the same, one is a part of the other, or they differ in a letter or two. */
export function isNearlyAll(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  if (a.includes(b) || b.includes(a)) return true;
  return commonLength(a, b) / Math.max(a.length, b.length) >= NEARLY_ALL;
}

/** Length of the longest common subsequence. */
function commonLength(a: string, b: string): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const unit of a) {
    const row = [0];
    for (let at = 1; at <= b.length; at++) {
      const isEqual = b.charAt(at - 1) === unit;
      row.push(isEqual ? (above[at - 1] ?? 0) + 1 : Math.max(above[at] ?? 0, row[at - 1] ?? 0));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
