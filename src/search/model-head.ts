import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { SearchIndexError } from "./search-error.ts";

/** Reads `head.json` of a model that `training/export.py` wrote: the layer over its states. Rejects with `SearchIndexError`. */
export async function readModelHead<Head>(folder: string, schema: z.ZodType<Head>): Promise<Head> {
  const path = join(folder, "head.json");
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new SearchIndexError("model", `${path} cannot be read: fetch the project anew`, { cause: error });
  }
}
