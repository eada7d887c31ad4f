import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { WidgetBuild } from "./bundle-widget.ts";
import type { WidgetFile, WidgetFiles } from "./http/widget-files.ts";

const BUNDLER = fileURLToPath(new URL("./bundle-widget.ts", import.meta.url));
/** What a build is made from; the lock file names the exact packages. */
const SOURCES = ["./web", "./language/messages", "./bundle-widget.ts", "../package-lock.json"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
/** Pages that were open when a new release came still ask for the old conversation part, for so long. In ms: 30 days. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** The widget could not be built or read; the rest of the service works without it. */
export class WidgetError extends Error {
  override readonly name = "WidgetError";
}

/**
 * Makes sure that the widget stands built under `dataDir/widget`, and reads it. It is built in a process of its own, and
 * only when its sources or the packages in it changed: files are written aside and renamed, the list of them last.
 * Throws `WidgetError`.
 */
export async function prepareWidget(dataDir: string, signal?: AbortSignal): Promise<WidgetFiles> {
  const folder = join(dataDir, "widget");
  try {
    const name = `widget-${await fingerprint()}`;
    await mkdir(folder, { recursive: true });
    const servedBefore = await lastServed(folder);
    let built = await wholeBuild(folder, name);
    if (built === null) {
      await build(folder, name, signal);
      built = await wholeBuild(folder, name);
    }
    if (built === null) throw new Error(`${name}.json is not there after the build`);
    await noteServing(folder, built, servedBefore);
    await removeOld(folder, built);
    return await readFiles(folder, built);
  } catch (error) {
    signal?.throwIfAborted();
    throw new WidgetError(
      `the chat widget could not be built in ${folder}: see that the folder can be written and run "npm ci"`,
      { cause: error },
    );
  }
}

/** Names the sources and the packages: the same name, the same widget. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const files = (await stat(source)).isDirectory()
      ? (await readdir(source, { recursive: true })).sort().map((file) => join(source, file))
      : [source];
    for (const file of files) {
      if ((await stat(file)).isFile())
        hash.update(`${file.slice(source.length)}\0`).update(await readFile(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function build(folder: string, name: string, signal: AbortSignal | undefined): Promise<void> {
  const aside = join(folder, `part-${process.pid}`);
  await mkdir(aside, { recursive: true });
  try {
    // The same widget wherever it is built: with another NODE_ENV, Lit's development edition would go in.
    const env = { ...process.env, NODE_ENV: "production" };
    await promisify(execFile)(process.execPath, [BUNDLER, aside, name], { env, ...(signal && { signal }) });
    const files = await readdir(aside);
    const list = `${name}.json`;
    for (const file of [...files.filter((one) => one !== list), list]) {
      await rename(join(aside, file), join(folder, file));
    }
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function wholeBuild(folder: string, name: string): Promise<WidgetBuild | null> {
  try {
    const built = JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as WidgetBuild;
    for (const file of [built.loader, built.panel, built.desk]) await readFileWithCopies(join(folder, file));
    return built;
  } catch {
    // Absent or damaged: it is built anew either way, and what stops that is reported there.
    return null;
  }
}

/**
 * Gives files the time at which they last served: from now on those of this build and, at the first start of a release,
 * until now the conversation part before it, however long ago that was built.
 */
async function noteServing(
  folder: string,
  { loader, panel, desk }: WidgetBuild,
  before: string | null,
): Promise<void> {
  const now = Date.now();
  // A little earlier than ours, which the next start has to find as the latest.
  if (before !== null && before !== panel) await setTime(folder, before, now - 1_000);
  for (const file of [loader, panel, desk]) await setTime(folder, file, now);
}

/** The conversation part with the latest time; null where there is none. */
async function lastServed(folder: string): Promise<string | null> {
  let latest: { panel: string; time: number } | null = null;
  for (const panel of await panelsIn(folder)) {
    const time = (await stat(join(folder, panel))).mtimeMs;
    if (latest === null || time > latest.time) latest = { panel, time };
  }
  return latest?.panel ?? null;
}

async function setTime(folder: string, file: string, milliseconds: number): Promise<void> {
  const seconds = milliseconds / 1_000;
  for (const name of await readdir(folder)) {
    if (name.startsWith(file)) await utimes(join(folder, name), seconds, seconds);
  }
}

async function removeOld(folder: string, { loader, panel, desk }: WidgetBuild): Promise<void> {
  const before = Date.now() - KEPT_MS;
  for (const file of await readdir(folder)) {
    const isOurs = [loader, panel, desk, loader.replace(/js$/, "json")].some((one) => file.startsWith(one));
    const path = join(folder, file);
    if (!isOurs && (await stat(path)).mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

async function readFiles(folder: string, { loader, panel, desk }: WidgetBuild): Promise<WidgetFiles> {
  const panels = new Map([[panel, await readFileWithCopies(join(folder, panel))]]);
  for (const older of await panelsIn(folder)) {
    if (panels.has(older)) continue;
    // One that is not whole, from a start that was killed or is still at work, is no reason to have no widget.
    const file = await readFileWithCopies(join(folder, older)).catch(() => null);
    if (file !== null) panels.set(older, file);
  }
  return {
    loader: await readFileWithCopies(join(folder, loader)),
    panels,
    desk: { name: desk, file: await readFileWithCopies(join(folder, desk)) },
  };
}

/** Conversation parts by file name, of this release and of older ones. */
async function panelsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => /^panel-[\da-f]+\.js$/.test(file));
}

async function readFileWithCopies(path: string): Promise<WidgetFile> {
  const [plain, gzip, brotli] = await Promise.all([
    readFile(path),
    readFile(`${path}.gz`),
    readFile(`${path}.br`),
  ]);
  return { plain, gzip, brotli, hash: createHash("sha256").update(plain).digest("hex").slice(0, 20) };
}
