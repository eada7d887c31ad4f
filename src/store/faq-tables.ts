import type { FaqState } from "./faq-store.ts";

/** A FAQ as it stands. */
export interface FaqTable {
  readonly id: string;
  /** 1, 2, 3… */
  readonly revision: number;
  readonly state: FaqState;
  /** JSON of the rest of the FAQ. */
  readonly content: string;
  readonly changed_at: string;
}

/** A FAQ as it stood at one of its revisions. */
export interface FaqRevisionTable {
  readonly faq_id: string;
  readonly revision: number;
  /** What made it. */
  readonly action: string;
  /** Account that made it; null for the service. */
  readonly by: string | null;
  /** JSON of the whole FAQ. */
  readonly content: string;
  readonly at: string;
}

/** An article that the city published here. */
export interface OfficialArticleTable {
  readonly id: string;
  readonly status: "current" | "withdrawn";
  /** JSON of the article, never changed. */
  readonly content: string;
  /** JSON of who took it back, when and why; null while it stands. */
  readonly withdrawal: string | null;
  readonly at: string;
}
