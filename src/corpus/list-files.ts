import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileProblems } from "./file-problems.ts";

/** What stands in a folder and its subfolders. */
export interface ListedFiles {
  /** Paths below the folder, in order. */
  readonly files: readonly string[];
  /** Folders that could not be opened, and links that lead nowhere. */
  readonly unreadable: readonly FileProblems[];
}

/**
 * Lists the files of a folder and its subfolders, linked ones too. What is hidden (a name that begins with a full stop)
 * is passed over: editors and version control keep their own copies there, and so does Kubernetes, which shows its
 * volumes through links. Rejects when the folder itself cannot be opened; a subfolder is reported, and the rest listed.
 */
export async function listFiles(folder: string): Promise<ListedFiles> {
  const files: string[] = [];
  const unreadable: FileProblems[] = [];
  const opened = new Set<string>();

  async function listInto(below: string, entries: readonly Dirent[]): Promise<void> {
    for (const entry of entries.filter(({ name }) => !name.startsWith("."))) {
      const file = join(below, entry.name);
      try {
        const kind = await kindOf(entry, join(folder, file));
        if (kind.isFile()) files.push(file);
        if (kind.isDirectory()) await listInto(file, await open(file));
      } catch (error) {
        unreadable.push({ file, problems: [{ line: 1, message: `cannot be opened: ${String(error)}` }] });
      }
    }
  }

  /** What a folder holds; nothing where a link leads back to one that has been listed. */
  async function open(below: string): Promise<Dirent[]> {
    const path = await realpath(join(folder, below));
    if (opened.has(path)) return [];
    opened.add(path);
    return readdir(path, { withFileTypes: true });
  }

  await listInto("", await open(""));
  return { files: files.sort(), unreadable };
}

/** What an entry is, or what it links to. */
async function kindOf(entry: Dirent, path: string): Promise<Dirent | Stats> {
  return entry.isSymbolicLink() ? stat(path) : entry;
}
