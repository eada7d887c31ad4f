import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fold } from "./fold.ts";
import { StringTable } from "./string-table.ts";

/** A dictionary table that cannot be used. */
export class DictionaryError extends Error {
  override readonly name = "DictionaryError";
}

/** Between the senses of a word; no definition holds it. */
const SEPARATOR = "\n";
/** SHA-256 of what follows, then the number of words and the bytes of words and of senses. */
const CHECKSUM_BYTES = 32;
const HEAD_BYTES = CHECKSUM_BYTES + 16;

/** A Chinese-English dictionary as two blobs with offsets: no parsing, a look-up is a binary search. */
export class Dictionary {
  readonly #words: StringTable;
  readonly #senses: StringTable;
  /** UTF-16 units of the longest word. */
  readonly longest: number;

  constructor(words: StringTable, senses: StringTable, longest: number) {
    this.#words = words;
    this.#senses = senses;
    this.longest = longest;
  }

  get size(): number {
    return this.#words.length;
  }

  /**
   * English senses of a word in either script, likeliest first; empty for a word that only has a grammatical use,
   * null for one that the dictionary does not have. The Traditional form decides where the two scripts differ: 後 is
   * "back", 后 may also be "empress".
   */
  senses(word: string): readonly string[] | null {
    const index = this.#find(word);
    if (index < 0) return null;
    const senses = this.#senses.at(index);
    return senses === "" ? [] : senses.split(SEPARATOR);
  }

  has(word: string): boolean {
    return this.#find(word) >= 0;
  }

  /** Place of a word, else of its folded form, or -1. */
  #find(word: string): number {
    const index = this.#words.find(word);
    if (index >= 0) return index;
    const folded = fold(word);
    return folded === word ? -1 : this.#words.find(folded);
  }
}

/** The table as it is kept in a file; each word once. */
export function encodeDictionary(entries: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const { table: words, order } = StringTable.sorted([...entries.keys()]);
  const lists = [...entries.values()];
  const senses = StringTable.of(Array.from(order, (from) => (lists[from] ?? []).join(SEPARATOR)));
  const longest = Math.max(0, ...Array.from(entries.keys(), (word) => word.length));
  const head = Uint32Array.of(words.length, words.bytes.length, senses.bytes.length, longest);
  const content = Buffer.concat([
    new Uint8Array(head.buffer),
    new Uint8Array(words.offsets.buffer),
    new Uint8Array(senses.offsets.buffer),
    words.bytes,
    senses.bytes,
  ]);
  return Buffer.concat([createHash("sha256").update(content).digest(), content]);
}

/** Opens a table made by `encodeDictionary`. Throws `DictionaryError` where it is damaged. */
export function decodeDictionary(file: Uint8Array): Dictionary {
  // A copy of its own, since typed arrays need an offset that is a multiple of their element size.
  const bytes = new Uint8Array(file);
  const checksum = createHash("sha256").update(bytes.subarray(CHECKSUM_BYTES)).digest();
  if (bytes.length < HEAD_BYTES || !checksum.equals(bytes.subarray(0, CHECKSUM_BYTES))) {
    throw new DictionaryError("the dictionary table is damaged");
  }
  const [count = 0, wordBytes = 0, senseBytes = 0, longest = 0] = new Uint32Array(
    bytes.buffer,
    CHECKSUM_BYTES,
    4,
  );
  const offsetBytes = (count + 1) * Uint32Array.BYTES_PER_ELEMENT;
  const wordsAt = HEAD_BYTES + 2 * offsetBytes;
  const words = new StringTable(
    bytes.subarray(wordsAt, wordsAt + wordBytes),
    new Uint32Array(bytes.buffer, HEAD_BYTES, count + 1),
  );
  const senses = new StringTable(
    bytes.subarray(wordsAt + wordBytes, wordsAt + wordBytes + senseBytes),
    new Uint32Array(bytes.buffer, HEAD_BYTES + offsetBytes, count + 1),
  );
  return new Dictionary(words, senses, longest);
}

/** Reads a table from a file. Throws `DictionaryError` with the cause where it cannot be read or is damaged. */
export async function readDictionary(path: string): Promise<Dictionary> {
  try {
    return decodeDictionary(await readFile(path));
  } catch (error) {
    throw new DictionaryError(`${path}: the dictionary table cannot be used`, { cause: error });
  }
}
