import { readFile } from "node:fs/promises";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { fold } from "./fold.ts";
import { hasHan } from "./han.ts";

/** Sections of a glossary file. Entries of the first ones are names, those of `roles` and `terms` are words. */
export const GLOSSARY_KINDS = [
  "people",
  "cities",
  "countries",
  "districts",
  "regions",
  "series",
  "organisations",
  "places",
  "animals",
  "roles",
  "terms",
] as const;

/** Which section of the glossary an entry stands in. */
export type GlossaryKind = (typeof GLOSSARY_KINDS)[number];

/** One thing with its names in both languages; the first name of each list is the canonical one. */
export interface GlossaryEntry {
  /** `kind:canonical name`, unique. */
  readonly id: string;
  readonly kind: GlossaryKind;
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

/** Where a text names an entry. */
export interface GlossaryMention {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly entry: GlossaryEntry;
}

/** A glossary file that cannot be used; the message names the file and what to mend. */
export class GlossaryError extends Error {
  override readonly name = "GlossaryError";
}

const entrySchema = z
  .strictObject({
    en: z.string().trim().min(1).optional(),
    zh: z.string().trim().min(1).optional(),
    also: z.array(z.string().trim().min(1)).default([]),
  })
  .refine((entry) => entry.en !== undefined || entry.zh !== undefined, { error: "needs en, zh or both" });

const fileSchema = z.strictObject(
  Object.fromEntries(GLOSSARY_KINDS.map((kind) => [kind, z.array(entrySchema).nullish()])) as Record<
    GlossaryKind,
    z.ZodOptional<z.ZodNullable<z.ZodArray<typeof entrySchema>>>
  >,
);

/** A name in folded form with the entries that have it. */
interface FoldedName {
  readonly folded: string;
  readonly named: {
    readonly entry: GlossaryEntry;
    /** The name itself where it counts only as it is written, capitals and all; null where case does not matter. */
    readonly exact: string | null;
  }[];
}

/** UTF-16 units by which Chinese names are told apart first: by one there are many left, after two of them few. */
const HEAD_UNITS = 2;

interface Match {
  readonly end: number;
  readonly entries: readonly GlossaryEntry[];
}

/** "AI", "EU", "MICE": short forms in capitals, which in small letters are other words. */
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{0,5}$/u;

/** The names and terms of both languages, and where a text uses them. */
export class Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** Names by what they begin with, shorter ones first. */
  readonly #names: ReadonlyMap<string, readonly FoldedName[]>;

  constructor(entries: readonly GlossaryEntry[]) {
    this.entries = entries;
    const names = new Map<string, FoldedName>();
    const add = (name: string, entry: GlossaryEntry, needsCase: boolean): void => {
      const folded = fold(name).trim();
      const known = names.get(folded) ?? { folded, named: [] };
      names.set(folded, known);
      if (
        !known.named.some((other) => other.entry === entry && (other.exact === null || other.exact === name))
      )
        known.named.push({ entry, exact: needsCase ? name : null });
    };
    for (const entry of entries) {
      for (const name of [...entry.en, ...entry.zh]) {
        const isAcronym = ACRONYM.test(name);
        add(name, entry, isAcronym);
        const plural = hasHan(name) ? null : pluralOf(name, entry.kind);
        if (plural !== null) add(plural, entry, isAcronym);
      }
    }
    const byLength = [...names.values()].sort((a, b) => a.folded.length - b.folded.length);
    this.#names = Map.groupBy(byLength, ({ folded }) => headAt(folded, 0));
  }

  /**
   * Every entry that a text names, the longest name at each place and none inside a longer one: "Taipei-Shanghai
   * Forum" is the forum, not the two cities. Case, width, dashes, diacritics and Chinese script do not matter, but an
   * acronym needs its capitals; Latin names match whole words only. A name with two entries (a city and a country,
   * say) gives both.
   */
  mentionsIn(text: string): GlossaryMention[] {
    const folded = fold(text);
    const mentions: GlossaryMention[] = [];
    let index = 0;
    while (index < folded.length) {
      const found = this.#bestAt(text, folded, index);
      if (found === null) {
        index++;
        continue;
      }
      for (const entry of found.entries) mentions.push({ start: index, end: found.end, entry });
      index = found.end;
    }
    return mentions;
  }

  /**
   * The longest name at a place, unless its last character begins another name and a shorter one leaves it free:
   * 臺北市長 is 臺北 and 市長, not 臺北市 and a rest.
   */
  #bestAt(text: string, folded: string, start: number): Match | null {
    const matches = this.#matchesAt(text, folded, start);
    const longest = matches.at(-1);
    if (longest === undefined) return null;
    if (isWord(longest) && this.#isCrossedByName(text, folded, start, longest.end)) return null;
    const shorter = matches.find((match) => match.end === longest.end - 1);
    if (shorter === undefined || !hasHan(folded.charAt(shorter.end))) return longest;
    const next = this.#matchesAt(text, folded, shorter.end).at(-1);
    return next !== undefined && next.end > longest.end ? shorter : longest;
  }

  /** Whether a name begins inside a stretch and goes on beyond it: 回臺 in 送回臺北 is no word. */
  #isCrossedByName(text: string, folded: string, start: number, end: number): boolean {
    for (let inside = start + 1; inside < end; inside++) {
      if (!hasHan(folded.charAt(inside))) continue;
      const crossing = this.#matchesAt(text, folded, inside).at(-1);
      if (crossing !== undefined && crossing.end > end && !isWord(crossing)) return true;
    }
    return false;
  }

  /** Every name that begins at `start`, shortest first. */
  #matchesAt(text: string, folded: string, start: number): readonly Match[] {
    if (isInsideWord(folded, start)) return NO_MATCHES;
    const matches: Match[] = [];
    for (const { folded: wanted, named } of this.#namesFrom(folded, start)) {
      const end = start + wanted.length;
      if (!folded.startsWith(wanted, start) || isInsideWord(folded, end)) continue;
      const written = text.slice(start, end).normalize("NFKC");
      const entries = named
        .filter(({ exact }) => exact === null || exact === written)
        .map(({ entry }) => entry);
      if (entries.length > 0) matches.push({ end, entries });
    }
    return matches;
  }

  /** Names that may begin at a place, shortest first. */
  #namesFrom(folded: string, start: number): readonly FoldedName[] {
    const head = headAt(folded, start);
    const names = this.#names.get(head) ?? NO_NAMES;
    const first = folded.charAt(start);
    if (head === first || isWordUnit(first)) return names;
    // A name of a single unit stands under that alone.
    const single = this.#names.get(first);
    return single === undefined ? names : [...single, ...names];
  }
}

const NO_MATCHES: readonly Match[] = [];
const NO_NAMES: readonly FoldedName[] = [];

/** What a name at a place is looked up by: its first Latin word or number, which it has as a whole, else its first units. */
function headAt(folded: string, start: number): string {
  let end = start;
  while (isWordUnit(folded.charAt(end))) end++;
  return folded.slice(start, end === start ? start + HEAD_UNITS : end);
}

/** Roles and terms are words; everything else in the glossary is a name. */
function isWord({ entries }: Match): boolean {
  return entries.every(({ kind }) => kind === "roles" || kind === "terms");
}

/** Whether a cut before `index` would go through a Latin word or a number. */
function isInsideWord(folded: string, index: number): boolean {
  return isWordUnit(folded.charAt(index - 1)) && isWordUnit(folded.charAt(index));
}

/** By UTF-16 unit met so far: asked for every unit of every text, and the alphabet in use is small. */
const wordUnits = new Map<string, boolean>([["", false]]);

function isWordUnit(unit: string): boolean {
  let isWord = wordUnits.get(unit);
  if (isWord === undefined) {
    isWord = /[\p{L}\p{N}]/u.test(unit) && !hasHan(unit);
    wordUnits.set(unit, isWord);
  }
  return isWord;
}

/** Words for things have plurals, names have none. */
function pluralOf(name: string, kind: GlossaryKind): string | null {
  if (kind !== "terms" && kind !== "roles" && kind !== "animals") return null;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/i.test(name)) return `${name}es`;
  return `${name}s`;
}

/**
 * Reads glossary files, later ones over earlier ones: an entry with a known canonical name (either language) takes the
 * place of the earlier one. Throws `GlossaryError` naming the file and the entry for what cannot be used; a file that
 * does not exist is passed over only where `optional` lists it.
 */
export async function loadGlossary(
  paths: readonly string[],
  optional: readonly string[] = [],
): Promise<Glossary> {
  const entries = new Map<string, GlossaryEntry>();
  for (const path of [...paths, ...optional]) {
    const text = await readFile(path, "utf8").catch((error: unknown) => {
      if (optional.includes(path) && (error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw new GlossaryError(`${path}: cannot be read`, { cause: error });
    });
    if (text === null) continue;
    for (const entry of parseGlossary(text, path)) {
      for (const [id, earlier] of entries) {
        if (earlier.kind === entry.kind && isSameThing(earlier, entry)) entries.delete(id);
      }
      entries.set(entry.id, entry);
    }
  }
  return new Glossary([...entries.values()]);
}

function isSameThing(a: GlossaryEntry, b: GlossaryEntry): boolean {
  return (a.en[0] !== undefined && a.en[0] === b.en[0]) || (a.zh[0] !== undefined && a.zh[0] === b.zh[0]);
}

function parseGlossary(text: string, path: string): GlossaryEntry[] {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    const detail = error instanceof YAMLParseError ? error.message : String(error);
    throw new GlossaryError(`${path}: is not YAML: ${detail}`, { cause: error });
  }
  const parsed = fileSchema.safeParse(data ?? {});
  if (!parsed.success) throw new GlossaryError(`${path}: ${z.prettifyError(parsed.error)}`);
  return GLOSSARY_KINDS.flatMap((kind) =>
    (parsed.data[kind] ?? []).map(({ en, zh, also }) => ({
      id: `${kind}:${en ?? zh ?? ""}`,
      kind,
      en: [...(en === undefined ? [] : [en]), ...also.filter((name) => !hasHan(name))],
      zh: [...(zh === undefined ? [] : [zh]), ...also.filter((name) => hasHan(name))],
    })),
  );
}
