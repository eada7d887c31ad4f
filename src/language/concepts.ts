import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
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

/** `name: english form, english form | 中文形式、中文形式`, either side may be empty. */
const LINE = /^(?<id>[a-z0-9-]+): *(?<en>[^|]*?) *\| *(?<zh>.*)$/u;

/**
 * Reads the lexicons (`*.txt`) of a folder, in order of name. Lines that are empty or begin with # are passed over.
 * Throws `ConceptsError`.
 */
export async function loadConcepts(folder: string): Promise<ConceptEntry[]> {
  const entries = new Map<string, ConceptEntry>();
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
    for (const name of names) {
      const lines = (await readFile(join(folder, name), "utf8")).split("\n");
      lines.forEach((line, index) => {
        if (line.trim() === "" || line.startsWith("#")) return;
        const entry = readLine(line);
        const where = `${join(folder, name)}, line ${index + 1}`;
        if (entry === null) throw new ConceptsError(`${where}: is not "name: english, english | 中文、中文"`);
        if (entries.has(entry.id)) throw new ConceptsError(`${where}: "${entry.id}" stands there twice`);
        entries.set(entry.id, entry);
      });
    }
  } catch (error) {
    if (error instanceof ConceptsError) throw error;
    throw new ConceptsError(`${folder}: the lexicons cannot be read`, { cause: error });
  }
  return [...entries.values()];
}

function readLine(line: string): ConceptEntry | null {
  const { id, en = "", zh = "" } = LINE.exec(line)?.groups ?? {};
  if (id === undefined) return null;
  const forms = (list: string, separator: string): string[] =>
    list
      .split(separator)
      .map((form) => form.trim())
      .filter((form) => form !== "");
  return { id, en: forms(en, ","), zh: forms(zh, "、") };
}

interface StemmedForm {
  readonly stems: readonly string[];
  readonly ids: Set<string>;
}

/** Entries taken in in one stretch: about 10 ms. */
const ENTRIES_AT_ONCE = 150;

/** Finds concepts in texts of both languages. */
export class Concepts {
  /** English forms by their first stem, longest first. */
  readonly #english = new Map<string, StemmedForm[]>();
  readonly #chinese = new Map<string, Set<string>>();
  #longestChinese = 0;

  /** Takes the entries in at once; some thousand of them take a tenth of a second. */
  static of(entries: readonly ConceptEntry[]): Concepts {
    const concepts = new Concepts();
    for (const entry of entries) concepts.#add(entry);
    return concepts;
  }

  /** Takes the entries in a few at a time and gives way to other work between them. */
  static async gradually(entries: readonly ConceptEntry[]): Promise<Concepts> {
    const concepts = new Concepts();
    for (const [index, entry] of entries.entries()) {
      if (index % ENTRIES_AT_ONCE === ENTRIES_AT_ONCE - 1) await setImmediate();
      concepts.#add(entry);
    }
    return concepts;
  }

  #add({ id, en, zh }: ConceptEntry): void {
    for (const form of en) this.#addEnglish(form, id);
    for (const form of zh) {
      const folded = fold(form);
      const ids = this.#chinese.get(folded) ?? new Set();
      this.#chinese.set(folded, ids.add(id));
      this.#longestChinese = Math.max(this.#longestChinese, folded.length);
    }
  }

  #addEnglish(form: string, id: string): void {
    const stems = Array.from(fold(form).matchAll(LATIN_WORD), ([word]) => stem(word));
    const first = stems[0];
    if (first === undefined) return;
    const forms = this.#english.get(first) ?? [];
    this.#english.set(first, forms);
    const known = forms.find((other) => other.stems.join(" ") === stems.join(" "));
    if (known !== undefined) known.ids.add(id);
    else {
      const shorter = forms.findIndex((other) => other.stems.length < stems.length);
      forms.splice(shorter < 0 ? forms.length : shorter, 0, { stems, ids: new Set([id]) });
    }
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
