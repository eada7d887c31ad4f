/** How far a FAQ has come. */
export const FAQ_STATES = ["draft", "review", "published", "expired", "withdrawn"] as const;

export type FaqState = (typeof FAQ_STATES)[number];

/** A language that FAQs ask and answer in. */
export type FaqLanguage = "en" | "zh-Hant";

/** The words that a sentence rests on: `quote === body.slice(start, end)` of that article version. */
export interface FaqCitation {
  readonly articleId: string;
  readonly articleVersion: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface FaqSentence {
  readonly text: string;
  readonly citations: readonly FaqCitation[];
}

/** A question in one language with other ways to put it. */
export interface FaqQuestion {
  readonly language: FaqLanguage;
  readonly text: string;
  readonly variants: readonly string[];
}

/** An answer in one language. */
export interface FaqAnswer {
  readonly language: FaqLanguage;
  readonly sentences: readonly FaqSentence[];
}

/** What an editor writes. */
export interface FaqContent {
  /** At most one of a language. */
  readonly questions: readonly FaqQuestion[];
  readonly answers: readonly FaqAnswer[];
  /** Account that answers for it. */
  readonly owner: string;
  /** ISO days, both included; null for no bound. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** ISO day on which somebody should look at it again; null for none. */
  readonly reviewOn: string | null;
}

/** Why a FAQ stands where it stands, for its owner. */
export interface FaqReason {
  readonly code:
    | "edited"
    | "returned"
    | "withdrawn"
    | "expired"
    | "article_changed"
    | "article_withdrawn"
    | "article_missing"
    | "not_proved";
  /** The article that it rests on, where it is about one. */
  readonly articleId: string | null;
  /** What a colleague wrote, or the sentence that is no longer proved. */
  readonly text: string | null;
}

export interface Faq extends FaqContent {
  readonly id: string;
  /** 1, 2, 3…; a change names the one that it was made on. */
  readonly revision: number;
  readonly state: FaqState;
  /** Account that last changed what it says. */
  readonly editor: string;
  /** Account that published it as it stands; null for one that is not. */
  readonly approvedBy: string | null;
  readonly reason: FaqReason | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/** A change of a FAQ: all of it as it is to stand from now on. */
export interface FaqChange extends Omit<Faq, "id" | "revision" | "createdAt" | "changedAt"> {
  /** What was done, such as `edited`; the audit log has it as `faq.edited`. */
  readonly action: string;
  /** Account that did it; null for the service itself. */
  readonly by: string | null;
}

/** A FAQ as it stood after one of its changes. */
export interface FaqRevision {
  readonly action: string;
  readonly by: string | null;
  readonly faq: Faq;
}

/** What came of a change: `conflict` leaves all as it was and tells what stands now. */
export type FaqOutcome =
  | { readonly kind: "changed"; readonly faq: Faq }
  | { readonly kind: "conflict"; readonly faq: Faq }
  | { readonly kind: "unknown" };

/** Which FAQ, and how far changed. */
export type FaqHead = Pick<Faq, "id" | "revision">;

/** FAQs with all their revisions. Every change is noted in the audit log in its own transaction. All methods reject with a `StoreError`. */
export interface FaqStore {
  create(change: FaqChange): Promise<Faq>;
  /** Changes a FAQ where it still stands at revision `basedOn`. */
  change(id: string, basedOn: number, change: FaqChange): Promise<FaqOutcome>;
  /** Null where there is none. */
  find(id: string): Promise<Faq | null>;
  /** In one state, or all; last changed first. */
  list(state: FaqState | null): Promise<readonly Faq[]>;
  /** The same without what they say, for who knows most of it. */
  heads(state: FaqState): Promise<readonly FaqHead[]>;
  /** Those of some ids, a hundred at most, that there are; in no order. */
  some(ids: readonly string[]): Promise<readonly Faq[]>;
  /** Oldest first; none for a FAQ that there is not. */
  history(id: string): Promise<readonly FaqRevision[]>;
}
