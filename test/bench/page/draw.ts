import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { figuresOf } from "./figures.ts";
import { benchPage } from "./page.ts";
import { readResults } from "./results.ts";

/** Draws the page of whichever files of figures are in a folder, as `index.html` beside them; gives its path. */
export async function drawPage(folder: string): Promise<string> {
  const path = join(folder, "index.html");
  const page = benchPage(figuresOf(await readResults(folder)), new Date().toISOString().slice(0, 10));
  await writeFile(path, page);
  return path;
}
