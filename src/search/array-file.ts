import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";

/** The kinds of array that a file can hold, as its header records them. */
type ArrayType = "u8" | "u32" | "f32";

export type StoredArray = Uint8Array | Uint32Array | Float32Array;

/** Where an array stands in the file. */
export interface StoredSection {
  readonly type: ArrayType;
  /** Bytes from the start of the file, a multiple of 8. */
  readonly offset: number;
  /** Elements. */
  readonly length: number;
}

/** What has to be kept elsewhere to read the file again. */
export interface ArrayFileHeader {
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
  readonly sections: Readonly<Record<string, StoredSection>>;
}

/** Checks such a header where it was kept as JSON. */
export const arrayFileHeaderSchema = z.strictObject({
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  sections: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(["u8", "u32", "f32"]),
      offset: z.int().nonnegative(),
      length: z.int().nonnegative(),
    }),
  ),
});

/** Bytes written, read or hashed in one stretch: about a millisecond of the thread. */
const STRETCH = 1 << 20;
const ALIGNMENT = 8;

/** Writes the arrays one after another and forces them to disk. */
export async function writeArrayFile(
  path: string,
  arrays: Readonly<Record<string, StoredArray>>,
): Promise<ArrayFileHeader> {
  const sections: Record<string, StoredSection> = {};
  const hash = createHash("sha256");
  const file = await open(path, "w");
  let bytes = 0;
  try {
    for (const [name, array] of Object.entries(arrays)) {
      sections[name] = { type: typeOf(array), offset: bytes, length: array.length };
      const content = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      bytes += await writeStretches(file, content, hash);
      bytes += await writeStretches(file, new Uint8Array(-bytes & (ALIGNMENT - 1)), hash);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex"), sections };
}

async function writeStretches(file: FileHandle, content: Uint8Array, hash: Hash): Promise<number> {
  for (let from = 0; from < content.length; from += STRETCH) {
    const stretch = content.subarray(from, from + STRETCH);
    hash.update(stretch);
    await file.writeFile(stretch);
  }
  return content.length;
}

function typeOf(array: StoredArray): ArrayType {
  if (array instanceof Uint32Array) return "u32";
  return array instanceof Float32Array ? "f32" : "u8";
}

/** The arrays of a file, as views of one buffer; read and checked in stretches. */
export class ArrayFile {
  readonly #buffer: ArrayBuffer;
  readonly #sections: ArrayFileHeader["sections"];

  private constructor(buffer: ArrayBuffer, sections: ArrayFileHeader["sections"]) {
    this.#buffer = buffer;
    this.#sections = sections;
  }

  /** Rejects with an `Error` that says what is wrong where the file is not the one that the header describes. */
  static async read(path: string, header: ArrayFileHeader): Promise<ArrayFile> {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      if (size !== header.bytes) throw new Error(`${path} has ${size} bytes and should have ${header.bytes}`);
      const content = new Uint8Array(new ArrayBuffer(header.bytes));
      const hash = createHash("sha256");
      for (let at = 0; at < content.length;) {
        const { bytesRead } = await file.read(content, at, Math.min(STRETCH, content.length - at), at);
        if (bytesRead === 0) throw new Error(`${path} ends at ${at} bytes`);
        hash.update(content.subarray(at, at + bytesRead));
        at += bytesRead;
      }
      if (hash.digest("hex") !== header.sha256)
        throw new Error(`${path} does not have the checksum recorded for it`);
      return new ArrayFile(content.buffer, header.sections);
    } finally {
      await file.close();
    }
  }

  bytes(name: string): Uint8Array {
    const { offset, length } = this.#section(name, "u8");
    return new Uint8Array(this.#buffer, offset, length);
  }

  integers(name: string): Uint32Array {
    const { offset, length } = this.#section(name, "u32");
    return new Uint32Array(this.#buffer, offset, length);
  }

  floats(name: string): Float32Array {
    const { offset, length } = this.#section(name, "f32");
    return new Float32Array(this.#buffer, offset, length);
  }

  #section(name: string, type: ArrayType): StoredSection {
    const section = this.#sections[name];
    if (section?.type !== type) throw new Error(`there is no array "${name}" of type ${type}`);
    return section;
  }
}

/** SHA-256 of a file, in hexadecimal, read in stretches into one buffer: a new one for each stays in the process a while. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  const stretch = new Uint8Array(STRETCH);
  const file = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead } = await file.read(stretch, 0, STRETCH);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(stretch.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
