import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { cleanQuestion } from "../../../src/language/clean-question.ts";

const groupSchema = z.strictObject({
  /** Reason to decline, or `harmless`. */
  label: z.string(),
  /** Of the questions; in `questions-patterns.yaml` of the reply. */
  language: z.string(),
  /** As citizens type them. */
  questions: z.array(z.string()),
});

/** A question as it comes to be screened, with what is to become of it. */
export interface ScreenedQuestion {
  readonly question: string;
  readonly label: string;
  readonly language: string;
}

/** What the files are called by: `questions-NAME.yaml`. */
export type ScreenedName =
  | "patterns"
  | "dev"
  | `more-${"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m"}`
  | "heldout"
  | "unseen"
  | "fresh"
  | "fresh-two"
  | "fresh-three";

/** The questions of a file, cleaned. */
export async function screenedQuestions(name: ScreenedName): Promise<readonly ScreenedQuestion[]> {
  const path = join(import.meta.dirname, `questions-${name}.yaml`);
  const groups = z.array(groupSchema).parse(parse(await readFile(path, "utf8")));
  return groups.flatMap(({ questions, ...rest }) =>
    questions.map((text) => {
      const { question } = cleanQuestion(text);
      if (question === null) throw new Error(`${path}: ${JSON.stringify(text)} cannot be asked`);
      return { ...rest, question };
    }),
  );
}
