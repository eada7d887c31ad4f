import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** The file that says what the others of a snapshot are, with their checksums. */
export const HEADER_FILE = "header.json";

/** Number of the build and digest of the header: the name vouches for what the folder holds. */
const NAME = /^snapshot-(\d{6})-([0-9a-f]{32})$/;
/** Process that builds, and what makes the name unique. */
const PART = /^part-(\d+)-[^.]*$/;

/** SHA-256 of a header file, which the folder's name carries: from there on every byte is covered by a checksum. */
export function headerDigest(header: string): string {
  return createHash("sha256").update(header).digest("hex").slice(0, 32);
}

/** What the name of a snapshot's folder says of its header; null for a name that is none. */
export function snapshotDigest(name: string): string | null {
  return NAME.exec(name)?.[2] ?? null;
}

/** Text of a snapshot's header. Rejects with an `Error` where it is not the one that the digest stands for. */
export async function readHeader(folder: string, digest: string): Promise<string> {
  const text = await readFile(join(folder, HEADER_FILE), "utf8");
  if (headerDigest(text) !== digest)
    throw new Error(`${HEADER_FILE} does not have the checksum in the folder's name`);
  return text;
}

/**
 * Whether no running process is writing the folder. Our own number on it means an earlier process, as containers give
 * the same one again: a process looks for snapshots before it writes any.
 */
export function isAbandonedPart(name: string): boolean {
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

/**
 * Has `write` fill a new folder aside, each file forced to disk by it, and return the header; swaps the folder in under
 * `root` by a rename, so that a crash at any moment leaves either the old one or the new one; older ones are removed
 * then, or what `retire` does with each, given its name. Where `write` throws, nothing is left behind. Returns the name of the folder.
 */
export async function writeSwapped(
  root: string,
  write: (part: string) => Promise<object>,
  retire: (name: string) => Promise<unknown> = (name) =>
    rm(join(root, name), { recursive: true, force: true }),
): Promise<string> {
  await mkdir(root, { recursive: true });
  const part = await mkdtemp(join(root, `part-${process.pid}-`));
  try {
    const text = JSON.stringify(await write(part));
    await writeSynced(join(part, HEADER_FILE), text);
    await syncFolder(part);
    const name = await swapIn(root, part, headerDigest(text));
    await retireOlder(root, name, retire);
    return name;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** Forces a file that was written by others to disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
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

async function swapIn(root: string, part: string, digest: string): Promise<string> {
  const numbers = (await readdir(root)).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
  const number = String(Math.max(0, ...numbers) + 1).padStart(6, "0");
  const name = `snapshot-${number}-${digest}`;
  await rename(part, join(root, name));
  await syncFolder(root);
  return name;
}

/** An opened snapshot lives in memory, so that nobody still needs the files of an older one. */
async function retireOlder(
  root: string,
  name: string,
  retire: (name: string) => Promise<unknown>,
): Promise<void> {
  for (const other of await readdir(root)) {
    if (NAME.test(other) && other < name) await retire(other);
  }
}
