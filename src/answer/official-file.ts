import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";

/** The wordings in `prompts/` cannot be used; the message names the file. */
export class RepliesError extends Error {
  override readonly name = "RepliesError";
}

/** Words in one language. */
export const wording = z.string().trim().min(1);
/** The same words in the languages of the interface. */
export const wordings = z.object({ en: wording, "zh-Hant": wording });

/** A file of the city's words. Rejects with `RepliesError` naming one that cannot be used. */
export async function readOfficialFile<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let data: unknown;
  try {
    data = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new RepliesError(`${path}: cannot be read as YAML`, { cause: error });
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new RepliesError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
