import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileSha256, writeArrayFile } from "./array-file.ts";
import { HNSW_EF, loadHnswLibrary, writeHnsw } from "./hnsw-index.ts";
import {
  ARRAYS_FILE,
  GRAPH_FILE,
  readSnapshot,
  type Snapshot,
  SNAPSHOT_FORMAT,
  snapshotArrays,
  type SnapshotHeader,
} from "./snapshot.ts";
import { isAbandonedPart, snapshotDigest, syncFile, writeSwapped } from "./swapped-folder.ts";

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
    const digest = snapshotDigest(name);
    if (digest === null) continue;
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

/** Opens the snapshot that `writeSnapshot` named. Rejects with an `Error` where it cannot be read. */
export async function openSnapshot(dataDir: string, name: string): Promise<Snapshot> {
  return readSnapshot(join(snapshotsFolder(dataDir), name), snapshotDigest(name) ?? "");
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
  return writeSwapped(snapshotsFolder(dataDir), async (part): Promise<SnapshotHeader> => {
    const { modelId, fingerprint, current, vectors } = contents;
    const arrays = await writeArrayFile(join(part, ARRAYS_FILE), snapshotArrays(contents));
    const graph = await writeGraph(join(part, GRAPH_FILE), contents, onStretch);
    return {
      format: SNAPSHOT_FORMAT,
      modelId,
      dimensions: vectors.dimensions,
      fingerprint,
      current,
      arrays,
      graph,
    };
  });
}

async function writeGraph(
  path: string,
  { vectors }: SnapshotContents,
  onStretch: (done: number) => void,
): Promise<SnapshotHeader["graph"]> {
  const library = await loadHnswLibrary();
  if (library === null) return null;
  await writeHnsw(library, vectors, path, onStretch);
  await syncFile(path);
  return { ef: HNSW_EF, sha256: await fileSha256(path) };
}
