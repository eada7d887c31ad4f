import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { SLOTS } from "../../records/record.ts";
import { QuestionsError } from "../eval/questions.ts";

const valueSchema = z.strictObject({
  slot: z.enum(SLOTS),
  value: z.union([z.string(), z.number()]).transform(String),
  quote: z.string(),
  plan: z.boolean().default(false),
});

const marksSchema = z.array(z.strictObject({ article: z.string(), values: z.array(valueSchema) }));

/** A value that a person found in an article. */
export type MarkedValue = z.infer<typeof valueSchema>;

/** The values of one article, as marked by hand. */
export type MarkedArticle = z.infer<typeof marksSchema>[number];

/** Reads a file of marks (test/records/README.md). Throws `QuestionsError` naming what cannot be used. */
export async function readMarks(path: string): Promise<MarkedArticle[]> {
  let data: unknown;
  try {
    data = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new QuestionsError(`${path}: cannot be read as YAML`, { cause: error });
  }
  const parsed = marksSchema.safeParse(data);
  if (!parsed.success) throw new QuestionsError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
