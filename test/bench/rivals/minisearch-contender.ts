import type { Article } from "../../../src/corpus/article.ts";
import type { ScoredHit } from "../retrieval/figures.ts";
import type { Contender } from "./contender.ts";
import { loadRival } from "./load-rival.ts";

interface MiniSearchIndex {
  addAll(documents: readonly { readonly id: string; readonly text: string }[]): void;
  search(query: string): readonly { readonly id: string; readonly score: number }[];
}

interface MiniSearchModule {
  readonly default: new (options: {
    readonly fields: readonly string[];
    readonly tokenize?: (text: string) => string[];
  }) => MiniSearchIndex;
}

/** MiniSearch over whole paragraphs, with everything at its default but, where one is given, the tokenizer. */
export class MiniSearchContender implements Contender {
  readonly #tokenize: ((text: string) => string[]) | null;
  #index: MiniSearchIndex | null = null;

  constructor(tokenize: ((text: string) => string[]) | null) {
    this.#tokenize = tokenize;
  }

  async prepare(): Promise<void> {
    const { default: MiniSearch } = await loadRival<MiniSearchModule>("miniSearch");
    const tokenize = this.#tokenize;
    this.#index = new MiniSearch({ fields: ["text"], ...(tokenize === null ? {} : { tokenize }) });
  }

  build(paragraphs: readonly Article[]): Promise<void> {
    this.#index?.addAll(paragraphs.map(({ id, body }) => ({ id, text: body })));
    return Promise.resolve();
  }

  search(question: string, k: number): Promise<readonly ScoredHit[]> {
    const found = this.#index?.search(question) ?? [];
    return Promise.resolve(found.slice(0, k).map(({ id, score }) => ({ articleId: id, score })));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
