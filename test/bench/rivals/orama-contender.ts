import type { Article } from "../../../src/corpus/article.ts";
import type { ScoredHit } from "../retrieval/figures.ts";
import type { Contender } from "./contender.ts";
import { loadRival } from "./load-rival.ts";

type Database = unknown;

interface OramaModule {
  readonly create: (options: {
    readonly schema: Readonly<Record<string, string>>;
    readonly components?: { readonly tokenizer: unknown };
  }) => Database;
  readonly insertMultiple: (database: Database, documents: readonly object[]) => Promise<unknown>;
  readonly search: (
    database: Database,
    query: { readonly term: string; readonly limit: number; readonly properties: readonly string[] },
  ) => Promise<OramaResults> | OramaResults;
}

interface OramaResults {
  readonly hits: readonly { readonly id: string; readonly score: number }[];
}

/** Orama over whole paragraphs, with everything at its default but, where it is asked for, its Mandarin tokenizer. */
export class OramaContender implements Contender {
  readonly #isMandarin: boolean;
  #orama: OramaModule | null = null;
  #database: Database = null;

  constructor({ isMandarin }: { readonly isMandarin: boolean }) {
    this.#isMandarin = isMandarin;
  }

  async prepare(): Promise<void> {
    this.#orama = await loadRival<OramaModule>("orama");
    const components = this.#isMandarin ? { components: { tokenizer: await mandarinTokenizer() } } : {};
    this.#database = this.#orama.create({ schema: { text: "string" }, ...components });
  }

  async build(paragraphs: readonly Article[]): Promise<void> {
    await this.#orama?.insertMultiple(
      this.#database,
      paragraphs.map(({ id, body }) => ({ id, text: body })),
    );
  }

  async search(question: string, k: number): Promise<readonly ScoredHit[]> {
    const results = await this.#orama?.search(this.#database, {
      term: question,
      limit: k,
      properties: ["text"],
    });
    return (results?.hits ?? []).map(({ id, score }) => ({ articleId: id, score }));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function mandarinTokenizer(): Promise<unknown> {
  const { createTokenizer } = await loadRival<{ readonly createTokenizer: () => unknown }>("oramaMandarin");
  return createTokenizer();
}
