import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { DIGEST_LENGTH, RecordBook } from "./record-book.ts";

/** The name vouches for what the file holds. */
const NAME = new RegExp(`^records-([0-9a-f]{${DIGEST_LENGTH}})\\.jsonl$`);
/** Process that writes, and what makes the name unique. */
const PART = /^part-(\d+)-/;
const SET_ASIDE = ".set-aside";

/** Where the records of a data folder stand. */
export function recordsFolder(dataDir: string): string {
  return join(dataDir, "records");
}

/**
 * Opens the records that can be read; null where there are none. What is damaged or of another format is set aside under
 * its name with `.set-aside`, what was left half-written is removed, and `onWarning` is told.
 */
export async function openBook(
  dataDir: string,
  onWarning: (message: string) => void,
): Promise<RecordBook | null> {
  const root = recordsFolder(dataDir);
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    if (isAbandonedPart(name)) {
      await rm(join(root, name), { force: true });
      onWarning(`the records ${name} were left half-written; they are removed`);
    }
    const digest = NAME.exec(name)?.[1];
    if (digest === undefined) continue;
    try {
      return await RecordBook.read(join(root, name), digest);
    } catch (error) {
      // Another process has put newer ones in its place.
      if (isGone(error)) continue;
      await setAside(root, name);
      const reason = error instanceof Error ? error.message : String(error);
      onWarning(`the records ${name} cannot be used (${reason}); they are set aside and read anew`);
    }
  }
  return null;
}

/** A path to write new records to, aside of what is in use. */
export function partPath(dataDir: string, unique: string): string {
  return join(recordsFolder(dataDir), `part-${process.pid}-${unique}`);
}

/** Puts a book that was written into use by a rename, and removes older ones. Returns it as it is read from there. */
export async function swapIn(
  dataDir: string,
  part: string,
  digest: string,
  book: RecordBook,
): Promise<RecordBook> {
  const root = recordsFolder(dataDir);
  const name = `records-${digest}.jsonl`;
  await rename(part, join(root, name));
  await syncFolder(root);
  for (const other of await readdir(root)) {
    if (NAME.test(other) && other !== name) await rm(join(root, other), { force: true });
  }
  try {
    return await RecordBook.read(join(root, name), digest);
  } catch (error) {
    // Another process has put its own in its place: what was written still stands in memory.
    if (isGone(error)) return book;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

/** Whether no running process writes the file. Our own number on it means an earlier process (containers reuse it). */
function isAbandonedPart(name: string): boolean {
  const writer = PART.exec(name)?.[1];
  if (writer === undefined) return false;
  if (Number(writer) === process.pid) return true;
  try {
    process.kill(Number(writer), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Keeps what cannot be used, the last one only, for whoever wants to know. */
async function setAside(root: string, name: string): Promise<void> {
  for (const other of await readdir(root)) {
    if (other.endsWith(SET_ASIDE)) await rm(join(root, other), { force: true });
  }
  await rename(join(root, name), join(root, `${name}${SET_ASIDE}`));
}

/** Forces a folder's entries to disk; Windows cannot open one and does without. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
