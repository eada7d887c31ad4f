const decoder = new TextDecoder("utf-8");
const encoder = new TextEncoder();

/**
 * Many strings in one piece of UTF-8: string `i` stands at bytes `offsets[i]` to `offsets[i + 1]`. It opens without
 * parsing, whatever its size. Lone surrogates become U+FFFD.
 */
export class StringTable {
  readonly bytes: Uint8Array;
  /** One more than there are strings. */
  readonly offsets: Uint32Array;

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.bytes = bytes;
    this.offsets = offsets;
  }

  /** Keeps the order given. */
  static of(strings: readonly string[]): StringTable {
    return StringTable.#join(strings.map((text) => encoder.encode(text)));
  }

  /** In the order that `find` needs (of the UTF-8 bytes), with the place in `strings` that each came from. */
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

  /** Place of a string in a table made by `sorted`, or -1. */
  find(text: string): number {
    const wanted = encoder.encode(text);
    let low = 0;
    let high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, wanted);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** As `Buffer.compare` of string `index` and the bytes wanted; views of the bytes would take most of a search's time. */
  #compare(index: number, wanted: Uint8Array): number {
    const start = this.offsets[index] ?? 0;
    const length = (this.offsets[index + 1] ?? 0) - start;
    const shared = Math.min(length, wanted.length);
    for (let at = 0; at < shared; at++) {
      const difference = (this.bytes[start + at] ?? 0) - (wanted[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - wanted.length;
  }
}
