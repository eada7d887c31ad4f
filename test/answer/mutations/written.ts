import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../../../src/corpus/article.ts";
import { sentenceSpans } from "../../../src/language/sentences.ts";
import type { Side } from "./event-split.ts";
import { type Source, sourceOf } from "./source.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Faithful sentences written by hand. */
export const WRITTEN = ["written-dev.yaml", "written-heldout.yaml"].map(here);
/** Such sentences by other hands, each with false twins. */
export const TWINS = ["written-twins-dev.yaml", "written-twins-heldout.yaml"].map(here);

const schema = z.array(
  z.strictObject({
    article: z.string(),
    holds: z.array(z.coerce.string()).min(1),
    says: z.string().min(1),
    /** False ones that differ in little. */
    wrong: z.array(z.string().min(1)).default([]),
    /** In what, for whoever reads the file. */
    how: z.string().optional(),
  }),
);

/** A faithful sentence, and the false ones written beside it. */
export interface Written {
  readonly faithful: Source;
  readonly wrong: readonly Source[];
}

/**
 * Reads sentences with the quotes that they name by words in them. Rejects where an article or a sentence is not
 * found, or is on the other side.
 */
export async function readWritten(
  path: string,
  articles: readonly Article[],
  sides: ReadonlyMap<string, Side>,
): Promise<Written[]> {
  const side: Side = path.includes("heldout") ? "heldout" : "dev";
  return schema.parse(parse(await readFile(path, "utf8"))).map(({ article: id, holds, says, wrong }) => {
    const article = articles.find((other) => other.id === id);
    if (article === undefined || sides.get(id) !== side)
      throw new Error(`${path}: ${id} is not an article of this side`);
    const quotes = holds.map((words) => {
      const spans = sentenceSpans(article.body).filter(({ start, end }) =>
        article.body.slice(start, end).includes(words),
      );
      const [span, another] = spans;
      if (span === undefined || another !== undefined)
        throw new Error(`${path}: ${id}: ${spans.length} sentences hold ${words}`);
      return { article, ...span };
    });
    return {
      faithful: sourceOf(says, quotes, side),
      wrong: wrong.map((text) => sourceOf(text, quotes, side)),
    };
  });
}
