import { readFile, writeFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { differingPixels } from "./compare-pictures.ts";

/**
 * Writes a PNG picture unless the one that is there shows the same: files that differ in bytes alone would only swell
 * the repository. Says whether it was written.
 */
export async function keepPicture(browser: Browser, path: string, picture: Buffer): Promise<boolean> {
  const before = await readFile(path).catch(() => null);
  if (before !== null && (await differingPixels(browser, before, picture)) === 0) return false;
  await writeFile(path, picture);
  return true;
}
