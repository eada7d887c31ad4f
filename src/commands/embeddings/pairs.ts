import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

const language = z.enum(["en", "zh-Hant"]);
const schema = z.strictObject({
  pairs: z
    .array(
      z.strictObject({ languages: z.tuple([language, language]), question: z.string(), passage: z.string() }),
    )
    .min(1),
  others: z.array(z.strictObject({ language, passage: z.string() })),
});

/** A text and the language that it is in. */
export interface LanguageText {
  readonly language: z.infer<typeof language>;
  readonly text: string;
}

/** Questions, each with the passage at the same place that tells of it, and passages that belong to no question. */
export interface Pairs {
  readonly questions: readonly LanguageText[];
  readonly passages: readonly LanguageText[];
}

/** Reads `pairs.yaml`. */
export async function readPairs(): Promise<Pairs> {
  const path = fileURLToPath(new URL("./pairs.yaml", import.meta.url));
  const { pairs, others } = schema.parse(parse(await readFile(path, "utf8")));
  return {
    questions: pairs.map(({ languages: [asked], question }) => ({ language: asked, text: question })),
    passages: [
      ...pairs.map(({ languages: [, told], passage }) => ({ language: told, text: passage })),
      ...others.map(({ language: told, passage }) => ({ language: told, text: passage })),
    ],
  };
}
