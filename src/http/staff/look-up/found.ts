import type { Answer } from "../../../answer/answer.ts";
import type { ArticleLanguage } from "../../../corpus/article.ts";

/** Words that a sentence of a FAQ rests on: `quote === body.slice(start, end)` of that article version. */
export interface FoundCitation {
  readonly articleId: string;
  readonly articleVersion: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A published FAQ, as staff look it up: of each language at most one question and one answer. */
export interface FoundFaq {
  readonly id: string;
  readonly questions: readonly { readonly language: ArticleLanguage; readonly text: string }[];
  readonly answers: readonly {
    readonly language: ArticleLanguage;
    readonly sentences: readonly { readonly text: string; readonly citations: readonly FoundCitation[] }[];
  }[];
}

/** What a list says of an article. */
export interface FoundArticle {
  readonly id: string;
  readonly version: string;
  readonly status: "current" | "superseded" | "withdrawn";
  readonly title: string;
  readonly publisher: string;
  readonly official: boolean;
  readonly url: string | null;
  /** ISO days; `eventOn` may be `start/end`. */
  readonly publishedOn: string | null;
  readonly eventOn: string | null;
  readonly language: ArticleLanguage;
}

/** A passage with the article that it stands in. */
export interface FoundPassage {
  readonly article: FoundArticle;
  readonly text: string;
  /** UTF-16 offsets into the body of that version. */
  readonly start: number;
  readonly end: number;
  /** Comparable within one search only. */
  readonly score: number;
}

/** What a look-up found; a part that was not asked for is empty. */
export interface Found {
  readonly faqs: readonly FoundFaq[];
  /** Null where it was not asked for, and where it rests on an article that the filters leave out. */
  readonly answer: Answer | null;
  readonly passages: readonly FoundPassage[];
  readonly articles: readonly FoundArticle[];
}

/** A value to filter by, with how many articles have it. */
export interface FilterChoice {
  readonly value: string;
  /** What readers call it. */
  readonly name: string;
  readonly count: number;
}

/** What can be filtered by, of the articles held. */
export interface FilterChoices {
  /** Newest first. */
  readonly year: readonly FilterChoice[];
  /** Most first, as are the others. */
  readonly city: readonly FilterChoice[];
  readonly series: readonly FilterChoice[];
  readonly publisher: readonly FilterChoice[];
  readonly language: readonly FilterChoice[];
}

/** An article to be read. */
export interface ReadArticle {
  readonly article: FoundArticle & { readonly body: string; readonly titleOurs: boolean };
  /** Other articles on the same event, its translation among them; those of the same language first. */
  readonly sameEvent: readonly FoundArticle[];
}
