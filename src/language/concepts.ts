import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { fold } from "./fold.ts";
import { hasHan } from "./han.ts";
import { LATIN_WORD } from "./latin-words.ts";
import { stem } from "./stem.ts";

/** Words and short phrases of both languages that may stand for each other. */
export interface ConceptEntry {
  readonly id: string;
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

/** A place in a text where words of one or several concepts stand. */
export interface ConceptMention {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
  /** How many words or Chinese characters it takes. */
  readonly size: number;
}

/** A lexicon that cannot be used; the message names the file and what is wrong. */
export class ConceptsError extends Error {
  override readonly name = "ConceptsError";
}

const fileSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    en: z.array(z.string().min(1)).default([]),
    zh: z.array(z.string().min(1)).default([]),
  }),
);

/** Reads a lexicon of concepts. Throws `ConceptsError`. */
export async function loadConcepts(path: string): Promise<ConceptEntry[]> {
  let data: unknown;
  try {
    data = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new ConceptsError(`${path}: cannot be read as YAML`, { cause: error });
  }
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) throw new ConceptsError(`${path}: ${z.prettifyError(parsed.error)}`);
  const ids = new Set<string>();
  for (const { id } of parsed.data) {
    if (ids.has(id)) throw new ConceptsError(`${path}: the concept "${id}" stands there twice`);
    ids.add(id);
  }
  return parsed.data;
}

interface StemmedForm {
  readonly stems: readonly string[];
  readonly ids: Set<string>;
}

/** Finds concepts in texts of both languages. */
export class Concepts {
  readonly entries: readonly ConceptEntry[];
  /** English forms by their first stem, longest first. */
  readonly #english = new Map<string, StemmedForm[]>();
  readonly #chinese = new Map<string, Set<string>>();
  readonly #longestChinese: number;

  constructor(entries: readonly ConceptEntry[]) {
    this.entries = entries;
    for (const { id, en, zh } of entries) {
      for (const form of en) this.#addEnglish(form, id);
      for (const form of zh) {
        const folded = fold(form);
        const ids = this.#chinese.get(folded) ?? new Set();
        this.#chinese.set(folded, ids.add(id));
      }
    }
    for (const forms of this.#english.values()) forms.sort((a, b) => b.stems.length - a.stems.length);
    this.#longestChinese = Math.max(0, ...Array.from(this.#chinese.keys(), (form) => form.length));
  }

  #addEnglish(form: string, id: string): void {
    const stems = Array.from(fold(form).matchAll(LATIN_WORD), ([word]) => stem(word));
    const first = stems[0];
    if (first === undefined) return;
    const forms = this.#english.get(first) ?? [];
    this.#english.set(first, forms);
    const known = forms.find((other) => other.stems.join(" ") === stems.join(" "));
    if (known === undefined) forms.push({ stems, ids: new Set([id]) });
    else known.ids.add(id);
  }

  /** Concepts that a word or phrase as a whole belongs to. */
  of(form: string): readonly string[] {
    if (hasHan(form)) return [...(this.#chinese.get(fold(form)) ?? [])];
    const stems = Array.from(fold(form).matchAll(LATIN_WORD), ([word]) => stem(word));
    const known = this.#english
      .get(stems[0] ?? "")
      ?.find((other) => other.stems.join(" ") === stems.join(" "));
    return [...(known?.ids ?? [])];
  }

  /**
   * Where a text speaks of a concept, in order, the longest form at each place. A Chinese form of a single character
   * is too often part of another word and is left to `of`, which is asked about whole words.
   */
  mentionsIn(text: string): ConceptMention[] {
    const folded = fold(text);
    return [...this.#englishIn(folded), ...this.#chineseIn(folded)].sort((a, b) => a.start - b.start);
  }

  *#englishIn(folded: string): Generator<ConceptMention> {
    const words = Array.from(folded.matchAll(LATIN_WORD), ({ 0: word, index }) => ({
      stemmed: stem(word),
      start: index,
      end: index + word.length,
    }));
    for (let at = 0; at < words.length; at++) {
      const first = words[at];
      const found = this.#english
        .get(first?.stemmed ?? "")
        ?.find(({ stems }) => stems.every((stemmed, place) => words[at + place]?.stemmed === stemmed));
      if (first === undefined || found === undefined) continue;
      const last = words[at + found.stems.length - 1] ?? first;
      yield { start: first.start, end: last.end, ids: [...found.ids], size: found.stems.length };
      at += found.stems.length - 1;
    }
  }

  *#chineseIn(folded: string): Generator<ConceptMention> {
    for (let start = 0; start < folded.length; start++) {
      if (!hasHan(folded.charAt(start))) continue;
      for (let size = Math.min(this.#longestChinese, folded.length - start); size > 1; size--) {
        const ids = this.#chinese.get(folded.slice(start, start + size));
        if (ids === undefined) continue;
        yield { start, end: start + size, ids: [...ids], size };
        start += size - 1;
        break;
      }
    }
  }
}
