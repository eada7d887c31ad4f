import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileSha256, writeArrayFile } from "./array-file.ts";
import { HNSW_EF, loadHnswLibrary, writeHnsw } from "./hnsw-index.ts";
import {
  ARRAYS_FILE,
  GRAPH_FILE,
  HEADER_FILE,
  headerDigest,
  readSnapshot,
  type Snapshot,
  SNAPSHOT_FORMAT,
  snapshotArrays,
  type SnapshotHeader,
} from "./snapshot.ts";

/** Number of the build and digest of the header: the name vouches for what the folder holds. */
const NAME = /^snapshot-(\d{6})-([0-9a-f]{32})$/;
/** Process that builds, and what makes the name unique. */
const PART = /^part-(\d+)-/;
const SET_ASIDE = ".set-aside";
/** Enough to look into what went wrong, little enough not to fill the disk. */
const MOST_SET_ASIDE = 3;

/** Where the snapshots of a data folder stand. */
export function snapshotsFolder(dataDir: string): string {
  return join(dataDir, "index");
}

/**
 * Opens the newest snapshot that can be read. What is damaged, of another format or left half-written is set aside
 * under its name with `.set-aside`, and `onWarning` is told what was wrong. Null where there is none.
 */
export async function openNewestSnapshot(
  dataDir: string,
  onWarning: (message: string) => void,
): Promise<Snapshot | null> {
  const root = snapshotsFolder(dataDir);
  await mkdir(root, { recursive: true });
  const names = (await readdir(root)).sort().reverse();
  for (const name of names.filter(isAbandonedPart)) {
    await setAside(root, name);
    onWarning(`the index snapshot ${name} was left half-written; it is set aside`);
  }
  for (const name of names) {
    const digest = NAME.exec(name)?.[2];
    if (digest === undefined) continue;
    try {
      return await readSnapshot(join(root, name), digest);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await setAside(root, name);
      onWarning(
        `the index snapshot ${name} cannot be used (${reason}); it is set aside and the index rebuilt`,
      );
    }
  }
  return null;
}

/**
 * Whether no running process is writing the folder. Our own number on it means an earlier process, as containers give
 * the same one again: a process looks for snapshots before it writes any.
 */
function isAbandonedPart(name: string): boolean {
  const writer = PART.exec(name)?.[1];
  if (writer === undefined || name.endsWith(SET_ASIDE)) return false;
  if (Number(writer) === process.pid) return true;
  try {
    process.kill(Number(writer), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Opens the snapshot that `writeSnapshot` named. Rejects with an `Error` where it cannot be read. */
export async function openSnapshot(dataDir: string, name: string): Promise<Snapshot> {
  return readSnapshot(join(snapshotsFolder(dataDir), name), snapshotDigest(name));
}

/** What the name of a snapshot's folder says of its header. */
export function snapshotDigest(name: string): string {
  return NAME.exec(name)?.[2] ?? "";
}

/**
 * Takes a snapshot out of use and keeps it, with at most two others, for whoever wants to know. Returns the name it has
 * from then on.
 */
export async function setAside(root: string, name: string): Promise<string> {
  const asideName = `${name}${SET_ASIDE}`;
  await rm(join(root, asideName), { recursive: true, force: true });
  await rename(join(root, name), join(root, asideName));
  const aside = (await readdir(root)).filter((other) => other.endsWith(SET_ASIDE));
  const dated = await Promise.all(
    aside.map(async (other) => ({ other, time: (await stat(join(root, other))).ctimeMs })),
  );
  dated.sort((a, b) => b.time - a.time || (a.other < b.other ? 1 : -1));
  for (const { other } of dated.slice(MOST_SET_ASIDE))
    await rm(join(root, other), { recursive: true, force: true });
  return asideName;
}

/** What a snapshot is made of; the folder's files and checksums come on top. */
export type SnapshotContents = Omit<Snapshot, "folder" | "header"> &
  Pick<SnapshotHeader, "modelId" | "fingerprint" | "current">;

/**
 * Writes a snapshot aside, forces it to disk and swaps it in by a rename, so that a crash at any moment leaves either
 * the old one or the new one; older ones are removed then. `onStretch` gets the number of vectors in the graph and may
 * throw to stop, which leaves nothing behind. Returns the name of the folder.
 */
export async function writeSnapshot(
  dataDir: string,
  contents: SnapshotContents,
  onStretch: (done: number) => void,
): Promise<string> {
  const root = snapshotsFolder(dataDir);
  await mkdir(root, { recursive: true });
  const part = await mkdtemp(join(root, `part-${process.pid}-`));
  const partName = part.slice(root.length + 1);
  try {
    const { modelId, fingerprint, current, vectors, measuring } = contents;
    const arrays = await writeArrayFile(join(part, ARRAYS_FILE), snapshotArrays(contents));
    const graph = await writeGraph(join(part, GRAPH_FILE), contents, onStretch);
    const header: SnapshotHeader = {
      format: SNAPSHOT_FORMAT,
      modelId,
      dimensions: vectors.dimensions,
      ...(measuring === null
        ? {}
        : { measuring: { modelId: measuring.modelId, dimensions: measuring.vectors.dimensions } }),
      fingerprint,
      current,
      arrays,
      graph,
    };
    const text = JSON.stringify(header);
    await writeSynced(join(part, HEADER_FILE), text);
    await syncFolder(part);
    const name = await swapIn(root, partName, headerDigest(text));
    await removeOlder(root, name);
    return name;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

async function writeGraph(
  path: string,
  { vectors }: SnapshotContents,
  onStretch: (done: number) => void,
): Promise<SnapshotHeader["graph"]> {
  const library = await loadHnswLibrary();
  if (library === null) return null;
  await writeHnsw(library, vectors, path, onStretch);
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return { ef: HNSW_EF, sha256: await fileSha256(path) };
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

async function swapIn(root: string, partName: string, digest: string): Promise<string> {
  const numbers = (await readdir(root)).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
  const number = String(Math.max(0, ...numbers) + 1).padStart(6, "0");
  const name = `snapshot-${number}-${digest}`;
  await rename(join(root, partName), join(root, name));
  await syncFolder(root);
  return name;
}

/** An opened snapshot lives in memory, so that nobody still needs the files of an older one. */
async function removeOlder(root: string, name: string): Promise<void> {
  for (const other of await readdir(root)) {
    if (NAME.test(other) && other < name) await rm(join(root, other), { recursive: true, force: true });
  }
}
