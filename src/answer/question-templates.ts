import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** What a template may name: a field of an article, or the city that most articles share. */
const PLACEHOLDERS = ["year", "series", "city", "home"] as const;

/** Name of what is filled into a template. */
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The templates cannot be used; the message names the file. */
export class QuestionTemplatesError extends Error {
  override readonly name = "QuestionTemplatesError";
}

/** A question with gaps, in both languages. */
export interface QuestionTemplate {
  readonly en: string;
  readonly "zh-Hant": string;
  /** The gaps, the same in both languages. */
  readonly placeholders: ReadonlySet<Placeholder>;
  /** What the first sentence of an answer has, in either language, when it answers such a question. */
  readonly answerHas: RegExp;
}

const wording = z.string().trim().min(1);
const fileSchema = z.array(z.strictObject({ en: wording, "zh-Hant": wording, answer_has: wording }));

/** Reads `example-questions.yaml` of the folder `prompts/`. Throws `QuestionTemplatesError`. */
export async function loadQuestionTemplates(folder: string): Promise<QuestionTemplate[]> {
  const path = join(folder, "example-questions.yaml");
  let data: unknown;
  try {
    data = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new QuestionTemplatesError(`${path}: cannot be read as YAML`, { cause: error });
  }
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) throw new QuestionTemplatesError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.map(({ answer_has, ...template }) => {
    const [en, zh] = [placeholdersIn(template.en, path), placeholdersIn(template["zh-Hant"], path)];
    if (en.size !== zh.size || ![...en].every((placeholder) => zh.has(placeholder))) {
      throw new QuestionTemplatesError(`${path}: "${template.en}" names other things in its two languages`);
    }
    if (!en.has("series") && !en.has("city")) {
      throw new QuestionTemplatesError(`${path}: "${template.en}" names neither a {series} nor a {city}`);
    }
    return { ...template, placeholders: en, answerHas: compile(answer_has, path) };
  });
}

function placeholdersIn(text: string, path: string): Set<Placeholder> {
  return new Set(
    Array.from(text.matchAll(/\{(\w*)\}/g), ([whole, name]) => {
      const placeholder = PLACEHOLDERS.find((known) => known === name);
      if (placeholder !== undefined) return placeholder;
      throw new QuestionTemplatesError(
        `${path}: ${whole} is not known; there are ${PLACEHOLDERS.join(", ")}`,
      );
    }),
  );
}

function compile(pattern: string, path: string): RegExp {
  try {
    return new RegExp(pattern, "iu");
  } catch (error) {
    throw new QuestionTemplatesError(`${path}: "${pattern}" is not a regular expression`, { cause: error });
  }
}
