import { fold } from "./fold.ts";
import { stem } from "./stem.ts";

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+/gu;

/**
 * Terms of a text for the lexical index: stemmed Latin words and numbers as they are, Han characters one by one and
 * in overlapping pairs. Both Chinese scripts give the same terms. A one-letter prefix also joins its word ("e-sports"
 * gives `e`, `sport` and `esport`), since news writes it both ways.
 */
export function lexicalTokens(text: string): string[] {
  const folded = fold(text);
  const tokens: string[] = [];
  let pendingPrefix: { letter: string; end: number } | null = null;
  for (const match of folded.matchAll(RUN)) {
    // Apostrophes around a word quote it: 'Circular Economy'.
    const run = match[0].replace(/^'+|'+$/g, "");
    if (/\p{Script=Han}/u.test(run)) {
      const characters = Array.from(run);
      characters.forEach((character, index) => {
        tokens.push(character);
        const next = characters[index + 1];
        if (next !== undefined) tokens.push(character + next);
      });
      continue;
    }
    if (run === "") continue;
    tokens.push(stem(run));
    if (pendingPrefix?.end === match.index - 1) tokens.push(stem(pendingPrefix.letter + run));
    pendingPrefix = /^[a-z]$/.test(run) ? { letter: run, end: match.index + 1 } : null;
  }
  return tokens;
}
