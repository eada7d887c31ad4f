import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { LineMenuError } from "./line-menu-error.ts";

/** Rows of the picture: more of them would be too small to be read on a telephone. */
const MOST_QUESTIONS = 4;

const wording = z.string().trim().min(1);
const bothLanguages = z.strictObject({ "zh-Hant": wording, en: wording });
const fileSchema = z.strictObject({
  bar: wording.max(14),
  heading: bothLanguages,
  questions: z.array(bothLanguages).min(1).max(MOST_QUESTIONS),
});

/** What the menu says, as the city approves it. */
export type MenuWords = z.infer<typeof fileSchema>;

/** Languages of the menu, in the order of its columns. */
export const MENU_LANGUAGES = ["zh-Hant", "en"] as const;

/** Reads `prompts/line-menu.yaml`. Rejects with `LineMenuError`. */
export async function loadMenuWords(path: string): Promise<MenuWords> {
  let data: unknown;
  try {
    data = parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new LineMenuError(`${path}: cannot be read as YAML`, { cause });
  }
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) throw new LineMenuError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Changes with every word that the picture shows. */
export function pictureVersion({ heading, questions }: MenuWords): string {
  return createHash("sha256")
    .update(JSON.stringify([heading, questions]))
    .digest("hex")
    .slice(0, 16);
}
