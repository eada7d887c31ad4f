import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { RecordsOf, RecordValue } from "./record.ts";
import { recordsIn } from "./record-line.ts";

/** Version of the file below; another one cannot be read. */
const FORMAT = 1;

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Digest of the glossary and the rules (record-keys.ts). */
  rules: z.string(),
  /** An article's id, its key and the bytes of its line, in the order of the lines. */
  articles: z.array(z.tuple([z.string(), z.string(), z.int().positive()])),
});

/** The records of an article as they are kept: one line of JSON. */
export interface KeptArticle {
  readonly id: string;
  readonly key: string;
  readonly line: Uint8Array;
}

/** Bytes hashed in one stretch: about a millisecond. */
const STRETCH = 1 << 20;
const LINE_END = 10;

/**
 * The records of all articles, as one file holds them: a line of JSON that says what is in it, then a line for each
 * article. A line is parsed when its article is asked for: to open it takes no longer than to read it.
 */
export class RecordBook {
  readonly rules: string;
  readonly #lines: ReadonlyMap<string, KeptArticle>;
  readonly #parsed = new Map<string, readonly RecordValue[]>();

  constructor(rules: string, articles: readonly KeptArticle[]) {
    this.rules = rules;
    this.#lines = new Map(articles.map((article) => [article.id, article]));
  }

  /** Rejects with an `Error` that says what is wrong where the file does not have the digest or another format. */
  static async read(path: string, digest: string): Promise<RecordBook> {
    const content = await readFile(path);
    if ((await digestOf([content])) !== digest) {
      throw new Error("it does not have the checksum in its name");
    }
    const end = content.indexOf(LINE_END);
    const parsed = headerSchema.safeParse(JSON.parse(content.toString("utf8", 0, end)));
    if (!parsed.success) throw new Error(`it is of another format: ${z.prettifyError(parsed.error)}`);
    let from = end + 1;
    const articles = parsed.data.articles.map(([id, key, bytes]): KeptArticle => {
      const line = content.subarray(from, from + bytes);
      from += bytes;
      return { id, key, line };
    });
    return new RecordBook(parsed.data.rules, articles);
  }

  /** Writes the file and forces it to disk. Returns its digest. */
  async write(path: string): Promise<string> {
    const kept = [...this.#lines.values()];
    const articles = kept.map(({ id, key, line }) => [id, key, line.length]);
    const header = Buffer.from(`${JSON.stringify({ format: FORMAT, rules: this.rules, articles })}\n`);
    const parts = [header, ...kept.map(({ line }) => line)];
    const file = await open(path, "wx");
    try {
      await file.writeFile(Buffer.concat(parts));
      await file.sync();
    } finally {
      await file.close();
    }
    return digestOf(parts);
  }

  /** What is kept of an article; undefined where it is not in here, or of another key. */
  kept(id: string, key: string): KeptArticle | undefined {
    const article = this.#lines.get(id);
    return article?.key === key ? article : undefined;
  }

  /** Whether it holds these articles by their keys and no others. */
  holds(keys: ReadonlyMap<string, string>): boolean {
    return keys.size === this.#lines.size && [...keys].every(([id, key]) => this.kept(id, key) !== undefined);
  }

  /** The records of an article, in the order of its sentences; none of one that is not in here. */
  readonly recordsOf: RecordsOf = (articleId) => {
    const known = this.#parsed.get(articleId);
    if (known !== undefined) return known;
    const line = this.#lines.get(articleId)?.line;
    const records = line === undefined ? [] : recordsIn(line);
    this.#parsed.set(articleId, records);
    return records;
  };
}

async function digestOf(parts: readonly Uint8Array[]): Promise<string> {
  const hash = createHash("sha256");
  for (const part of parts) {
    for (let from = 0; from < part.length; from += STRETCH) {
      hash.update(part.subarray(from, from + STRETCH));
      if (part.length > STRETCH) await setImmediate();
    }
  }
  return hash.digest("hex").slice(0, DIGEST_LENGTH);
}

/** Hexadecimal digits of the checksum that a file's name carries. */
export const DIGEST_LENGTH = 32;
