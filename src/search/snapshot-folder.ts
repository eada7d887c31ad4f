import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileSha256, writeArrayFile } from "./array-file.ts";
import { type EarlierGraph, graphOf } from "./graph-update.ts";
import { DEFAULT_SHAPE, loadHnswLibrary } from "./hnsw-graph.ts";
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
      return await readSnapshot(join(root, name), digest, onWarning);
    } catch (error) {
      // Another process has put a newer one in its place, and removes this one or has done so.
      const isRetired = (await readdir(root)).some(
        (other) => snapshotDigest(other) !== null && other > name && !names.includes(other),
      );
      if (isRetired) return openNewestSnapshot(dataDir, onWarning);
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
  try {
    await rename(join(root, name), join(root, asideName));
  } catch (error) {
    // Another process that found the same has done so, or has removed it.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
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
export type SnapshotContents = Omit<Snapshot, "folder" | "header" | "graphLabels"> &
  Pick<SnapshotHeader, "modelId" | "fingerprint" | "current"> & {
    /** The snapshot whose graph is brought up to date, and where each vector stands in it, or -1. */
    readonly earlier: { readonly snapshot: Snapshot; readonly from: Int32Array } | null;
    /** Whether the snapshot before is of another model. */
    readonly isOfNewModel: boolean;
  };

/**
 * Writes a snapshot aside, forces it to disk and swaps it in by a rename, so that a crash at any moment leaves either
 * the old one or the new one; older ones are removed then, or set aside where they are of another model. `onStretch` gets the number of vectors in the graph and may
 * throw to stop, which leaves nothing behind. Returns the name of the folder.
 */
export async function writeSnapshot(
  dataDir: string,
  contents: SnapshotContents,
  onStretch: (done: number) => void,
): Promise<string> {
  const root = snapshotsFolder(dataDir);
  const write = async (part: string): Promise<SnapshotHeader> => {
    const { modelId, fingerprint, current, vectors, measuring } = contents;
    const { graph, labels: graphLabels } = await writeGraph(join(part, GRAPH_FILE), contents, onStretch);
    const arrays = await writeArrayFile(
      join(part, ARRAYS_FILE),
      snapshotArrays({ ...contents, graphLabels }),
    );
    return {
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
  };
  return writeSwapped(root, write, contents.isOfNewModel ? (name) => setAside(root, name) : undefined);
}

async function writeGraph(
  path: string,
  { vectors, earlier }: SnapshotContents,
  onStretch: (done: number) => void,
): Promise<{ graph: SnapshotHeader["graph"]; labels: Uint32Array }> {
  const library = await loadHnswLibrary();
  if (library === null) return { graph: null, labels: new Uint32Array() };
  const { graph, labels } = await graphOf(library, vectors, earlierGraph(earlier), onStretch);
  await graph.write(path);
  await syncFile(path);
  return { graph: { ...DEFAULT_SHAPE, sha256: await fileSha256(path) }, labels };
}

/** The graph of the snapshot before, where there is one that was made in the same way. */
function earlierGraph(earlier: SnapshotContents["earlier"]): EarlierGraph | null {
  const graph = earlier?.snapshot.header.graph ?? null;
  if (earlier === null || graph === null) return null;
  if (graph.m !== DEFAULT_SHAPE.m || graph.efConstruction !== DEFAULT_SHAPE.efConstruction) return null;
  const { folder, graphLabels: labels } = earlier.snapshot;
  return { path: join(folder, GRAPH_FILE), labels, from: earlier.from };
}
