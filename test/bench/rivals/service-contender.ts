import type { Article } from "../../../src/corpus/article.ts";
import { prepareDictionary } from "../../../src/language/prepare-dictionary.ts";
import { toTraditional } from "../../../src/language/to-traditional.ts";
import { openSearchIndex, type SearchIndex } from "../../../src/search/search-index.ts";
import type { ScoredHit } from "../retrieval/figures.ts";
import type { Contender, ContenderGround } from "./contender.ts";
import { shippedGlossary } from "./our-language.ts";

/** The search as it serves, with its worker thread, its passages and all its sides. */
export class ServiceContender implements Contender {
  readonly #ground: ContenderGround;
  #index: SearchIndex | null = null;

  constructor(ground: ContenderGround) {
    this.#ground = ground;
  }

  get isKept(): boolean {
    return this.#ground.kept !== null;
  }

  async prepare(): Promise<void> {
    await prepareDictionary(this.#ground.dataDir);
  }

  /** Loads the models in their threads as well, some two seconds: an index that serves already would leave a core to questions. */
  async build(paragraphs: readonly Article[]): Promise<void> {
    const { dataDir, kept } = this.#ground;
    this.#index = await openSearchIndex({
      articles: paragraphs,
      glossary: await shippedGlossary(),
      dataDir: kept ?? dataDir,
    });
  }

  async search(question: string, k: number): Promise<readonly ScoredHit[]> {
    // As answers have a question put before they search.
    const found = (await this.#index?.search(toTraditional(question), k)) ?? [];
    return found.map(({ article, score }) => ({ articleId: article.id, score }));
  }

  async close(): Promise<void> {
    await this.#index?.close();
  }
}
