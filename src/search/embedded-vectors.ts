import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { KEY_BYTES, keyName } from "./fingerprint.ts";
import { MINILM_DIMENSIONS } from "./minilm-identity.ts";

const VECTOR_BYTES = 4 * MINILM_DIMENSIONS;
const CHECK_BYTES = 4;
const RECORD_BYTES = KEY_BYTES + VECTOR_BYTES + CHECK_BYTES;
/** Records read in one go while the file is looked through: 1.6 MB. */
const READ_AT_ONCE = 1024;

/**
 * Vectors that a build in hand has computed so far, in a file: a build that was killed is taken up where it stood. A
 * vector's key names the model and the text, so that it holds in whatever build needs it. In memory is the place of each
 * alone; the last record may be cut off by a kill, and what follows one that is not whole is not read.
 */
export class EmbeddedVectors {
  readonly #path: string;
  readonly #file: FileHandle;
  /** By key: where the record begins. */
  readonly #places = new Map<string, number>();
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
    const record = Buffer.alloc(RECORD_BYTES);
    const { bytesRead } = await this.#file.read(record, 0, RECORD_BYTES, place);
    // Another process that builds at the same time may have written in between.
    if (bytesRead < RECORD_BYTES || !isWhole(record) || !record.subarray(0, KEY_BYTES).equals(key))
      return null;
    return new Float32Array(Uint8Array.from(record.subarray(KEY_BYTES, -CHECK_BYTES)).buffer);
  }

  /** Keeps vectors with their keys. */
  async add(computed: readonly (readonly [key: Uint8Array, vector: Float32Array])[]): Promise<void> {
    const records = Buffer.alloc(computed.length * RECORD_BYTES);
    computed.forEach(([key, vector], index) => {
      const record = records.subarray(index * RECORD_BYTES, (index + 1) * RECORD_BYTES);
      record.set(key);
      record.set(new Uint8Array(vector.buffer, vector.byteOffset, VECTOR_BYTES), KEY_BYTES);
      record.writeUInt32LE(crc32(record.subarray(0, -CHECK_BYTES)), RECORD_BYTES - CHECK_BYTES);
    });
    await this.#file.appendFile(records);
    for (const [key] of computed) {
      this.#places.set(keyName(key), this.#end);
      this.#end += RECORD_BYTES;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Removes the file: what it holds stands in the index now. */
  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  async #lookThrough(): Promise<void> {
    const bytes = Buffer.alloc(READ_AT_ONCE * RECORD_BYTES);
    for (;;) {
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, this.#end);
      let at = 0;
      for (; at + RECORD_BYTES <= bytesRead; at += RECORD_BYTES) {
        const record = bytes.subarray(at, at + RECORD_BYTES);
        if (crc32(record.subarray(0, -CHECK_BYTES)) !== record.readUInt32LE(RECORD_BYTES - CHECK_BYTES))
          break;
        this.#places.set(keyName(record.subarray(0, KEY_BYTES)), this.#end);
        this.#end += RECORD_BYTES;
      }
      if (at < bytes.length) break;
    }
    // Appended records must begin where whole ones end.
    await this.#file.truncate(this.#end);
  }
}

function isWhole(record: Buffer): boolean {
  return crc32(record.subarray(0, -CHECK_BYTES)) === record.readUInt32LE(RECORD_BYTES - CHECK_BYTES);
}
