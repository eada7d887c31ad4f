const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

/** Words as they stand and Han text in overlapping pairs, a single character as it is: what one adds to MiniSearch for Chinese. */
export function hanBigrams(text: string): string[] {
  return Array.from(text.matchAll(RUN), ([run]) => run).flatMap((run) => {
    const characters = Array.from(run);
    if (!/^\p{Script=Han}/u.test(run) || characters.length === 1) return [run];
    return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
  });
}
