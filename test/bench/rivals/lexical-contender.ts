import type { Article } from "../../../src/corpus/article.ts";
import type { Glosser } from "../../../src/language/gloss.ts";
import { Bm25Builder, bm25Scores } from "../../../src/search/bm25.ts";
import { passageTerms, passageText, queryTerms } from "../../../src/search/passage-terms.ts";
import { splitPassages } from "../../../src/search/split-passages.ts";
import { topScores } from "../../../src/search/top-scores.ts";
import type { ScoredHit } from "../retrieval/figures.ts";
import type { Contender, ContenderGround } from "./contender.ts";
import { ourGlosser } from "./our-language.ts";
import { PlainBm25 } from "./plain-bm25.ts";

/** Passages by the number of their best documents, with their scores. */
type TermSearch = (terms: ReadonlyMap<string, number>, k: number) => { document: number; score: number }[];

/** The service's lexical index alone, passages with their gloss and all; the plain loop in its place where `isPlain`. */
export class LexicalContender implements Contender {
  readonly #ground: ContenderGround & { readonly isPlain: boolean };
  #glosser: Glosser | null = null;
  #articleIds: readonly string[] = [];
  #searchTerms: TermSearch = () => [];

  constructor(ground: ContenderGround & { readonly isPlain: boolean }) {
    this.#ground = ground;
  }

  async prepare(): Promise<void> {
    this.#glosser = await ourGlosser(this.#ground.dataDir);
    queryTerms("臺北與 Prague 的市長", this.#glosser);
  }

  build(paragraphs: readonly Article[]): Promise<void> {
    const glosser = this.#prepared();
    const passages = paragraphs.flatMap(splitPassages);
    this.#articleIds = passages.map(({ article }) => article.id);
    const terms = function* (): Generator<string[]> {
      for (const passage of passages) yield passageTerms(passageText(passage), glosser);
    };
    this.#searchTerms = this.#ground.isPlain ? plainSearch(terms()) : ownSearch(terms());
    return Promise.resolve();
  }

  search(question: string, k: number): Promise<readonly ScoredHit[]> {
    const found = this.#searchTerms(queryTerms(question, this.#prepared()), k);
    return Promise.resolve(
      found.map(({ document, score }) => ({ articleId: this.#articleIds[document] ?? "", score })),
    );
  }

  readonly withTermsRead = (question: string, k: number): (() => unknown) => {
    const terms = queryTerms(question, this.#prepared());
    return () => this.#searchTerms(terms, k);
  };

  close(): Promise<void> {
    return Promise.resolve();
  }

  #prepared(): Glosser {
    if (this.#glosser === null) throw new Error("prepare comes first");
    return this.#glosser;
  }
}

function plainSearch(documents: Iterable<string[]>): TermSearch {
  const index = new PlainBm25(Array.from(documents));
  return (terms, k) => index.search(terms, k);
}

function ownSearch(documents: Iterable<string[]>): TermSearch {
  const builder = new Bm25Builder();
  for (const terms of documents) builder.add(terms);
  const data = builder.build();
  return (terms, k) => {
    const scores = bm25Scores(data, terms);
    return topScores(scores, k, 0).map((document) => ({ document, score: scores[document] ?? 0 }));
  };
}
