import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const questionSchema = z
  .object({
    id: z.string().min(1),
    group: z.string().default(""),
    language: z.enum(["en", "zh-Hant", "zh-Hans"]),
    question: z.string().min(1).max(500),
    after: z.array(z.string().min(1).max(500)).default([]),
    kind: z.string().default(""),
    answerable: z.boolean(),
    cross_language: z.boolean().default(false),
    paraphrase: z.boolean().default(false),
    required: z.array(z.array(z.string().min(1)).min(1)).default([]),
    forbidden: z.array(z.string().min(1)).default([]),
    gold: z.array(z.string()).default([]),
    asked_on: z.iso.date().optional(),
    why: z.string().optional(),
  })
  .refine((question) => !question.answerable || (question.required.length > 0 && question.gold.length > 0), {
    error: "an answerable question needs required values and gold articles",
  });

/** A question with what a right answer to it has; `docs/formats.md` describes the fields. */
export type GoldenQuestion = z.infer<typeof questionSchema> & {
  /** Which part of the set it belongs to, from its file's name: `x-heldout.yaml` is `heldout`. */
  readonly split: string;
};

/** A questions file that cannot be used; the message names the file and the question. */
export class QuestionsError extends Error {
  override readonly name = "QuestionsError";
}

/** Reads a questions file, or every `*.yaml` of a folder in order of name. */
export async function readQuestions(path: string): Promise<GoldenQuestion[]> {
  const files = await questionFiles(path);
  const questions: GoldenQuestion[] = [];
  for (const file of files) {
    let data: unknown;
    try {
      data = parse(await readFile(file, "utf8"));
    } catch (error) {
      throw new QuestionsError(`${file}: cannot be read as YAML`, { cause: error });
    }
    const parsed = z.array(questionSchema).safeParse(data);
    if (!parsed.success) throw new QuestionsError(`${file}: ${z.prettifyError(parsed.error)}`);
    const split = splitOf(file);
    questions.push(...parsed.data.map((question) => ({ ...question, split })));
  }
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) throw new QuestionsError(`${path}: two questions have the id ${id}`);
    seen.add(id);
  }
  return questions;
}

async function questionFiles(path: string): Promise<string[]> {
  const info = await stat(path).catch((error: unknown) => {
    throw new QuestionsError(`${path}: there is no such file or folder`, { cause: error });
  });
  if (!info.isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function splitOf(file: string): string {
  return /-([a-z]+)\.ya?ml$/.exec(basename(file))?.[1] ?? "all";
}
