/** What the city itself says, published here because no other article says it. */
export interface OfficialArticle {
  /** `official-` with the day and some random letters; as the corpus has ids. */
  readonly id: string;
  readonly title: string;
  /** Plain text, LF line ends, NFC; never changed. */
  readonly body: string;
  readonly language: "en" | "zh-Hant";
  /** Who publishes it. */
  readonly department: string;
  /** Who signs for it. */
  readonly signer: string;
  /** ISO day that it is dated. */
  readonly date: string;
  /** Why it had to be said here. */
  readonly reason: string;
  /** Account that published it. */
  readonly author: string;
}

/** Who took an article back, and why. */
export interface Withdrawal {
  readonly by: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An official article as it is kept. */
export interface StoredOfficialArticle extends OfficialArticle {
  readonly status: "current" | "withdrawn";
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
  /** Null while it stands. */
  readonly withdrawal: Withdrawal | null;
}

/** Official articles. Every change is noted in the audit log in its own transaction. All methods reject with a `StoreError`. */
export interface OfficialArticleStore {
  publish(article: OfficialArticle): Promise<StoredOfficialArticle>;
  /** The article withdrawn, by whoever was first; null where there is none. */
  withdraw(id: string, withdrawal: Omit<Withdrawal, "at">): Promise<StoredOfficialArticle | null>;
  find(id: string): Promise<StoredOfficialArticle | null>;
  /** Last published first. */
  list(): Promise<readonly StoredOfficialArticle[]>;
}
