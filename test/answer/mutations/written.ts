import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../../../src/corpus/article.ts";
import { sentenceSpans } from "../../../src/language/sentences.ts";
import type { Side } from "./event-split.ts";
import { type Source, sourceOf } from "./source.ts";

/** Faithful sentences written by hand. */
export const WRITTEN = ["written-dev.yaml", "written-heldout.yaml"].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);

const schema = z.array(
  z.strictObject({ article: z.string(), holds: z.array(z.coerce.string()).min(1), says: z.string().min(1) }),
);

/**
 * Reads sentences with the quotes that they name by words in them. Rejects where an article or a sentence is not
 * found, or is on the other side.
 */
export async function readWritten(
  path: string,
  articles: readonly Article[],
  sides: ReadonlyMap<string, Side>,
): Promise<Source[]> {
  const side: Side = path.includes("heldout") ? "heldout" : "dev";
  return schema.parse(parse(await readFile(path, "utf8"))).map(({ article: id, holds, says }) => {
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
    return sourceOf(says, quotes, side);
  });
}
