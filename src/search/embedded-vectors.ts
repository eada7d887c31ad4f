import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { KEY_BYTES, keyName } from "./fingerprint.ts";

/** The key, and how many values the vector has: models differ. */
const HEAD_BYTES = KEY_BYTES + 4;
const CHECK_BYTES = 4;
/** Read in one go while the file is looked through; no record comes near it. */
const READ_BYTES = 1 << 21;

/** Where a record begins, and its length, in bytes. */
interface Place {
  readonly at: number;
  readonly bytes: number;
}

/**
 * Vectors that a build in hand has computed so far, in a file: a build that was killed is taken up where it stood. A
 * vector's key names the model and the text, so that it holds in whatever build needs it, and those of several models
 * stand side by side. In memory is the place of each alone; the last record may be cut off by a kill, and what follows
 * one that is not whole is not read.
 */
export class EmbeddedVectors {
  readonly #path: string;
  readonly #file: FileHandle;
  /** By key. */
  readonly #places = new Map<string, Place>();
  #end = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Opens the file under the data folder, with what an earlier build has left there or, where `anew`, without. */
  static async open(dataDir: string, { anew }: { readonly anew: boolean }): Promise<EmbeddedVectors> {
    const path = join(dataDir, "embedding", "vectors.bin");
    await mkdir(dirname(path), { recursive: true });
    if (anew) await rm(path, { force: true });
    const vectors = new EmbeddedVectors(path, await open(path, "a+"));
    await vectors.#lookThrough();
    return vectors;
  }

  get size(): number {
    return this.#places.size;
  }

  /** The vector of a key, or null where it was not computed yet. */
  async get(key: Uint8Array): Promise<Float32Array | null> {
    const place = this.#places.get(keyName(key));
    if (place === undefined) return null;
    const bytes = Buffer.alloc(place.bytes);
    const { bytesRead } = await this.#file.read(bytes, 0, place.bytes, place.at);
    const record = wholeRecord(bytes.subarray(0, bytesRead));
    // Another process that builds at the same time may have written in between.
    if (!record?.subarray(0, KEY_BYTES).equals(key)) return null;
    return new Float32Array(Uint8Array.from(record.subarray(HEAD_BYTES, -CHECK_BYTES)).buffer);
  }

  /** Keeps vectors with their keys. */
  async add(computed: readonly (readonly [key: Uint8Array, vector: Float32Array])[]): Promise<void> {
    const records = computed.map(([key, vector]) => recordOf(key, vector));
    await this.#file.appendFile(Buffer.concat(records));
    computed.forEach(([key], index) => {
      this.#append(key, records[index]?.length ?? 0);
    });
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Removes the file: what it holds stands in the index now. */
  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  #append(key: Uint8Array, bytes: number): void {
    this.#places.set(keyName(key), { at: this.#end, bytes });
    this.#end += bytes;
  }

  async #lookThrough(): Promise<void> {
    const bytes = Buffer.alloc(READ_BYTES);
    for (let from = -1; from !== this.#end;) {
      from = this.#end;
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, from);
      for (;;) {
        const record = wholeRecord(bytes.subarray(this.#end - from, bytesRead));
        if (record === null) break;
        this.#append(record.subarray(0, KEY_BYTES), record.length);
      }
    }
    // Appended records must begin where whole ones end.
    await this.#file.truncate(this.#end);
  }
}

function recordOf(key: Uint8Array, vector: Float32Array): Buffer {
  const record = Buffer.alloc(HEAD_BYTES + vector.byteLength + CHECK_BYTES);
  record.set(key);
  record.writeUInt32LE(vector.length, KEY_BYTES);
  record.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), HEAD_BYTES);
  record.writeUInt32LE(crc32(record.subarray(0, -CHECK_BYTES)), record.length - CHECK_BYTES);
  return record;
}

/** The record that the bytes begin with, or null where it is not whole. */
function wholeRecord(bytes: Buffer): Buffer | null {
  if (bytes.length < HEAD_BYTES) return null;
  const length = HEAD_BYTES + 4 * bytes.readUInt32LE(KEY_BYTES) + CHECK_BYTES;
  if (bytes.length < length) return null;
  const check = bytes.readUInt32LE(length - CHECK_BYTES);
  return crc32(bytes.subarray(0, length - CHECK_BYTES)) === check ? bytes.subarray(0, length) : null;
}
