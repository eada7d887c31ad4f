import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { DeclineReason } from "../answer.ts";

/** A regular expression, or one with `{names}` of words in it. */
const pattern = z.string().min(1);

/** Words by name: alternatives, a group of them a line, which patterns take in as `{name}`. */
export const patternWordsSchema = z.record(
  z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  z.string().trim().min(1),
);

/** What a file of `prompts/replies` says of the questions that it is the reply to. */
export const declinePatternsSchema = z.object({
  words: patternWordsSchema.default({}),
  patterns: z.array(pattern).default([]),
  sentences: z.array(pattern).default([]),
  unless: z.array(pattern).default([]),
  letters: z.array(pattern).default([]),
});

/** Patterns as they are written. */
export type DeclinePatterns = z.infer<typeof declinePatternsSchema>;

/** A reason to decline with what tells it. */
export interface DeclineRule {
  readonly reason: DeclineReason;
  /** File of the reply in `prompts/replies`. */
  readonly code: string;
  /** Fit wherever they stand in a question. */
  readonly patterns: readonly RegExp[];
  /** Fit within a sentence, if none of `unless` fits in the same sentence. */
  readonly sentences: readonly RegExp[];
  readonly unless: readonly RegExp[];
  /** Fit in the letters of a question alone, in small ones and without anything between them. */
  readonly letters: readonly RegExp[];
}

/** Where one sentence ends and the next begins: a full stop only before a space, since it stands in names and numbers. */
const BETWEEN_SENTENCES = /(?<=[!?。！？；;])|(?<=\.) /u;

/** Makes a rule of its file. `words` are those that all files share. Throws `SyntaxError` for a pattern that is none. */
export function declineRule(
  reason: DeclineReason,
  code: string,
  { words: own, ...written }: DeclinePatterns,
  words: Readonly<Record<string, string>>,
): DeclineRule {
  const known = { ...words, ...own };
  const compiled = (patterns: readonly string[]): RegExp[] =>
    patterns.map((source) => compile(source, known));
  return {
    reason,
    code,
    patterns: compiled(written.patterns),
    sentences: compiled(written.sentences),
    unless: compiled(written.unless),
    letters: compiled(written.letters),
  };
}

/** Whether a question fits: Chinese in Traditional, marks in their plain form. */
export function fits(rule: DeclineRule, text: string): boolean {
  if (isIn(rule.patterns, text)) return true;
  return (
    isIn(rule.sentences, text) &&
    text
      .split(BETWEEN_SENTENCES)
      .some((sentence) => isIn(rule.sentences, sentence) && !isIn(rule.unless, sentence))
  );
}

/** Whether the letters of a question fit, which nothing stands between. */
export function fitsLetters(rule: DeclineRule, letters: string): boolean {
  return isIn(rule.letters, letters);
}

/** Texts in Latin letters and in others: what a pattern is turned into for one does not serve the other. */
const SAMPLES = ["a", "\u4E00"];

/**
 * Turns the patterns of a rule into what the engine runs, which it does on their first use and again on their second:
 * beforehand, and one after the other, lest the first citizen wait for all of them and everybody else meanwhile.
 */
export async function prepare({ patterns, sentences, unless, letters }: DeclineRule): Promise<void> {
  for (const each of [patterns, sentences, unless, letters].flat()) {
    for (const sample of [...SAMPLES, ...SAMPLES]) each.test(sample);
    await setImmediate();
  }
}

function isIn(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((each) => each.test(text));
}

/**
 * In small letters, for a text in small ones: to disregard case takes far longer to prepare. Escapes and properties
 * stay as they are.
 */
function compile(source: string, words: Readonly<Record<string, string>>): RegExp {
  const small = withWords(source, words, []).replaceAll(/\\p\{[^}]*\}|\\.|\p{Lu}/gu, (part) =>
    part.startsWith("\\") ? part : part.toLowerCase(),
  );
  return new RegExp(small, "u");
}

/** Takes the words in, and those that they name themselves. */
function withWords(
  source: string,
  words: Readonly<Record<string, string>>,
  within: readonly string[],
): string {
  return source.replaceAll(/\{([a-z][a-z-]+)\}/g, (_, name: string) => {
    const alternatives = words[name];
    if (alternatives === undefined || within.includes(name)) {
      throw new SyntaxError(`"{${name}}" in "${source}" names no words that can be taken in`);
    }
    return `(?:${withWords(alternatives.trim().replaceAll(/\s*\n\s*/g, "|"), words, [...within, name])})`;
  });
}
