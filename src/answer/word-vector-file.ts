import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** A file of word vectors that cannot be used; the message says why. */
export class WordVectorFileError extends Error {
  override readonly name = "WordVectorFileError";
}

/** Of the layout: a SHA-256 of all that follows it; five 32-bit numbers; the vectors; the model's id; the words, a line each. */
const FORMAT = 1;
const CHECKSUM_BYTES = 32;
const NUMBERS = 5;
const HEAD_BYTES = CHECKSUM_BYTES + NUMBERS * Uint32Array.BYTES_PER_ELEMENT;
/** Bytes read, written and hashed in one stretch: about a millisecond of the thread. */
const STRETCH = 1 << 20;

/**
 * The vectors of a model by word, as `writeWordVectors` left them; null where there is no such file. Rejects with
 * `WordVectorFileError` where the file is damaged, of another layout or of another model.
 */
export async function readWordVectors(
  path: string,
  modelId: string,
): Promise<ReadonlyMap<string, Float32Array> | null> {
  const bytes = await readChecked(path);
  if (bytes === null) return null;
  const [format, dimensions = 0, count = 0, idBytes = 0, wordBytes = 0] = new Uint32Array(
    bytes.buffer,
    CHECKSUM_BYTES,
    NUMBERS,
  );
  const idAt = HEAD_BYTES + count * dimensions * Float32Array.BYTES_PER_ELEMENT;
  const id = new TextDecoder().decode(bytes.subarray(idAt, idAt + idBytes));
  if (format !== FORMAT || id !== modelId) {
    throw new WordVectorFileError(`it is of another layout or model (${format ?? 0}, ${id})`);
  }
  const text = new TextDecoder().decode(bytes.subarray(idAt + idBytes, idAt + idBytes + wordBytes));
  const values = new Float32Array(bytes.buffer, HEAD_BYTES, count * dimensions);
  return new Map(
    text
      .split("\n")
      .slice(0, count)
      .map((word, index) => [word, values.subarray(index * dimensions, (index + 1) * dimensions)]),
  );
}

/** The file's bytes where they have the checksum that it opens with. */
async function readChecked(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await open(path, "r").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new WordVectorFileError("it cannot be opened", { cause: error });
  });
  if (file === null) return null;
  try {
    const bytes = new Uint8Array((await file.stat()).size);
    const hash = createHash("sha256");
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(bytes, at, Math.min(STRETCH, bytes.length - at), at);
      if (bytesRead === 0) break;
      hash.update(bytes.subarray(Math.max(at, CHECKSUM_BYTES), at + bytesRead));
      at += bytesRead;
    }
    if (bytes.length < HEAD_BYTES || !hash.digest().equals(bytes.subarray(0, CHECKSUM_BYTES))) {
      throw new WordVectorFileError("it does not have the checksum recorded in it");
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** Writes the vectors of a model aside, forces them to disk and swaps them in by a rename. */
export async function writeWordVectors(
  path: string,
  modelId: string,
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<void> {
  const [dimensions = 0] = Array.from(vectors.values(), ({ length }) => length);
  const id = new TextEncoder().encode(modelId);
  const words = new TextEncoder().encode([...vectors.keys()].join("\n"));
  const content = new Uint8Array(
    HEAD_BYTES + vectors.size * dimensions * Float32Array.BYTES_PER_ELEMENT + id.length + words.length,
  );
  const numbers = [FORMAT, dimensions, vectors.size, id.length, words.length];
  new Uint32Array(content.buffer, CHECKSUM_BYTES, NUMBERS).set(numbers);
  const values = new Float32Array(content.buffer, HEAD_BYTES, vectors.size * dimensions);
  let row = 0;
  for (const vector of vectors.values()) values.set(vector, dimensions * row++);
  content.set(id, HEAD_BYTES + values.byteLength);
  content.set(words, HEAD_BYTES + values.byteLength + id.length);

  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(aside, "w");
    try {
      const hash = createHash("sha256");
      for (let from = CHECKSUM_BYTES; from < content.length; from += STRETCH) {
        const stretch = content.subarray(from, from + STRETCH);
        hash.update(stretch);
        await file.write(stretch, 0, stretch.length, from);
      }
      await file.write(hash.digest(), 0, CHECKSUM_BYTES, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
