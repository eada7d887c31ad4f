import { languageOf, type Operator, pick, type Source } from "./source.ts";

/** Words found by a pattern, and what takes their place. */
export type Change = readonly [pattern: RegExp, by: string];

/** Every text that one of the changes makes of a text, at the first place where it applies. */
export function changesOf(text: string, changes: readonly Change[]): string[] {
  return changes.flatMap(([pattern, by]) => {
    const changed = text.replace(pattern, by);
    return changed === text ? [] : [changed];
  });
}

/** An operator that makes one of the changes; those of the text's own language, where `unless` is not in the evidence. */
export function changing(
  name: string,
  isFaithful: boolean,
  changes: { readonly en: readonly Change[]; readonly "zh-Hant": readonly Change[] },
  unless: RegExp | null = null,
): Operator {
  return {
    name,
    isFaithful,
    make: ({ text, evidence }: Source) => {
      if (unless?.test(evidence) === true) return null;
      return pick(changesOf(text, changes[languageOf(text)]), text + name) ?? null;
    },
  };
}

/** Changes of single English words, with the capital of what they replace. */
export function wordChanges(pairs: string): Change[] {
  return pairs.split(/,\s*/u).flatMap((pair): Change[] => {
    const [from, by] = parted(pair);
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    return [
      [new RegExp(`(?<![\\p{L}-])${from}(?![\\p{L}-])`, "u"), by],
      [new RegExp(`(?<![\\p{L}-])${capital(from)}(?![\\p{L}-])`, "u"), capital(by)],
    ];
  });
}

/** Changes of single Chinese words. */
export function hanChanges(pairs: string): Change[] {
  return pairs.split(/\s+/u).map((pair): Change => {
    const [from, by] = parted(pair);
    return [new RegExp(from, "u"), by];
  });
}

/** A pattern and what takes its place: parted by the last "=", since a pattern may look around with (?=…). */
function parted(pair: string): [from: string, by: string] {
  const at = pair.lastIndexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
