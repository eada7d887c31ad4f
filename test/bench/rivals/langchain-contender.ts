import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { Article } from "../../../src/corpus/article.ts";
import { MiniLmEmbeddings } from "../../../src/search/minilm-embeddings.ts";
import { MiniLmModel } from "../../../src/search/minilm-model.ts";
import { WordEmbeddings } from "../../../src/search/word-embeddings.ts";
import type { ScoredHit } from "../retrieval/figures.ts";
import type { Contender, ContenderGround } from "./contender.ts";
import { loadRival } from "./load-rival.ts";
import { ourGlosser, THREADS } from "./our-language.ts";

interface LangChainDocument {
  readonly metadata: { readonly articleId: string };
}

interface HnswLibStore {
  similaritySearchWithScore(
    query: string,
    k: number,
  ): Promise<readonly (readonly [LangChainDocument, number])[]>;
}

interface HnswLibModule {
  readonly HNSWLib: {
    fromDocuments(
      documents: readonly LangChainDocument[],
      embeddings: EmbeddingsInterface,
    ): Promise<HnswLibStore>;
  };
}

interface SplitterModule {
  readonly RecursiveCharacterTextSplitter: new () => {
    createDocuments(texts: readonly string[], metadatas: readonly object[]): Promise<LangChainDocument[]>;
  };
}

/**
 * LangChain as its guides set it up: the recursive splitter and the HNSWLib store, both with their defaults, over the
 * same weights as the service's; its texts and questions glossed as the service's where `isGlossed`.
 */
export class LangChainContender implements Contender {
  readonly #ground: ContenderGround & { readonly isGlossed: boolean };
  #embeddings: MiniLmEmbeddings | null = null;
  #store: HnswLibStore | null = null;

  constructor(ground: ContenderGround & { readonly isGlossed: boolean }) {
    this.#ground = ground;
  }

  async prepare(): Promise<void> {
    const { dataDir, isGlossed } = this.#ground;
    const asItIs = { gloss: (text: string): string => text };
    this.#embeddings = new MiniLmEmbeddings(
      await MiniLmModel.load(THREADS, await WordEmbeddings.load()),
      isGlossed ? await ourGlosser(dataDir) : asItIs,
    );
    await this.#embeddings.embedQuery("Taipei");
  }

  async build(paragraphs: readonly Article[]): Promise<void> {
    const { RecursiveCharacterTextSplitter } = await loadRival<SplitterModule>("splitters");
    const { HNSWLib } = await loadRival<HnswLibModule>("hnswLib");
    const documents = await new RecursiveCharacterTextSplitter().createDocuments(
      paragraphs.map(({ body }) => body),
      paragraphs.map(({ id }) => ({ articleId: id })),
    );
    if (this.#embeddings === null) throw new Error("prepare comes before build");
    this.#store = await HNSWLib.fromDocuments(documents, this.#embeddings);
  }

  async search(question: string, k: number): Promise<readonly ScoredHit[]> {
    const found = (await this.#store?.similaritySearchWithScore(question, k)) ?? [];
    // The store gives distances.
    return found.map(([{ metadata }, distance]) => ({ articleId: metadata.articleId, score: -distance }));
  }

  async close(): Promise<void> {
    await this.#embeddings?.release();
  }
}
