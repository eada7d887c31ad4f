import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import type { PassageSearch, ScoredPassage } from "./passage.ts";

/** What a retrieved document says of where it comes from. */
export interface PassageMetadata extends Record<string, unknown> {
  readonly articleId: string;
  readonly articleVersion: string;
  readonly title: string;
  /** UTF-16 offsets into the body of that version. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly scores: ScoredPassage["scores"];
}

/** The search as a LangChain retriever: the passages for a query as documents, best first. */
export class PassageRetriever extends BaseRetriever<PassageMetadata> {
  override readonly lc_namespace = ["city-exchange-chatbot", "search"];
  readonly #search: PassageSearch;
  readonly #k: number;

  /** `k`: documents a query gives. */
  constructor(search: PassageSearch, k: number, fields?: BaseRetrieverInput) {
    super(fields);
    this.#search = search;
    this.#k = k;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const passages = await this.#search.search(query, this.#k);
    return passages.map(
      ({ article, start, end, text, score, scores }) =>
        new Document({
          pageContent: text,
          metadata: {
            articleId: article.id,
            articleVersion: article.version,
            title: article.title,
            start,
            end,
            score,
            scores,
          },
        }),
    );
  }
}
