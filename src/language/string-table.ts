const decoder = new TextDecoder("utf-8");
const encoder = new TextEncoder();

/** UTF-8 of what is looked up; longer texts get bytes of their own. */
const SCRATCH = new Uint8Array(1024);
/** Bytes that a UTF-16 unit takes at most. */
const MOST_BYTES = 3;
/** FNV-1a of 32 bits (Fowler, Noll, Vo). */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Many strings in one piece of UTF-8: string `i` stands at bytes `offsets[i]` to `offsets[i + 1]`. It opens without
 * parsing, whatever its size. Lone surrogates become U+FFFD.
 */
export class StringTable {
  readonly bytes: Uint8Array;
  /** One more than there are strings. */
  readonly offsets: Uint32Array;
  /** Open hash table of places, -1 where there is none; made by the first `find`. */
  #slots: Int32Array | null = null;

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.bytes = bytes;
    this.offsets = offsets;
  }

  /** Keeps the order given. */
  static of(strings: readonly string[]): StringTable {
    return StringTable.#join(strings.map((text) => encoder.encode(text)));
  }

  /** In the order that `beginningWith` needs (of the UTF-8 bytes), with the place in `strings` that each came from. */
  static sorted(strings: readonly string[]): { table: StringTable; order: Uint32Array } {
    const encoded = strings.map((text, from) => ({ bytes: encoder.encode(text), from }));
    encoded.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    return {
      table: StringTable.#join(encoded.map(({ bytes }) => bytes)),
      order: Uint32Array.from(encoded, ({ from }) => from),
    };
  }

  static #join(parts: readonly Uint8Array[]): StringTable {
    const offsets = new Uint32Array(parts.length + 1);
    parts.forEach((part, index) => {
      offsets[index + 1] = (offsets[index] ?? 0) + part.length;
    });
    const bytes = new Uint8Array(offsets[parts.length] ?? 0);
    parts.forEach((part, index) => {
      bytes.set(part, offsets[index] ?? 0);
    });
    return new StringTable(bytes, offsets);
  }

  get length(): number {
    return this.offsets.length - 1;
  }

  /** String `index`; empty outside the table. */
  at(index: number): string {
    return decoder.decode(this.bytes.subarray(this.offsets[index] ?? 0, this.offsets[index + 1] ?? 0));
  }

  /** Places of the strings that begin so in a table made by `sorted`: from `from` up to, not including, `to`. */
  beginningWith(prefix: string): { from: number; to: number } {
    const wanted = encoder.encode(prefix);
    const firstFrom = (isBefore: (order: number) => boolean): number => {
      let low = 0;
      let high = this.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const start = this.offsets[middle] ?? 0;
        const end = Math.min(this.offsets[middle + 1] ?? 0, start + wanted.length);
        if (isBefore(Buffer.compare(this.bytes.subarray(start, end), wanted))) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return { from: firstFrom((order) => order < 0), to: firstFrom((order) => order <= 0) };
  }

  /** Place of a string, or -1. The first call hashes them all: 7 ms for 20,000, 32 for 300,000, 120 for a million. */
  find(text: string): number {
    const isShort = text.length * MOST_BYTES <= SCRATCH.length;
    const wanted = isShort ? SCRATCH : encoder.encode(text);
    const length = isShort ? encodedInto(text, SCRATCH) : wanted.length;
    this.#slots ??= this.#hashed();
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(wanted, 0, length) & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] ?? -1;
      if (index < 0 || this.#is(index, wanted, length)) return index;
    }
  }

  /** At least twice as many slots as strings, so that a look-up seldom meets another string. */
  #hashed(): Int32Array {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * this.length + 1))).fill(-1);
    const mask = slots.length - 1;
    for (let index = 0; index < this.length; index++) {
      let slot = hashOf(this.bytes, this.offsets[index] ?? 0, this.offsets[index + 1] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = index;
    }
    return slots;
  }

  /** Whether string `index` is of these bytes; views of the bytes would take most of a search's time. */
  #is(index: number, wanted: Uint8Array, length: number): boolean {
    const start = this.offsets[index] ?? 0;
    if ((this.offsets[index + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at++) if (this.bytes[start + at] !== wanted[at]) return false;
    return true;
  }
}

/** Puts the UTF-8 of a text into bytes that have room for it; returns how many. For short texts this is faster than a call of the encoder. */
function encodedInto(text: string, bytes: Uint8Array): number {
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
    } else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else {
      // Of surrogates, the encoder knows which belong together.
      return encoder.encodeInto(text, bytes).written;
    }
  }
  return at;
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_START;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), FNV_PRIME);
  return hash >>> 0;
}
