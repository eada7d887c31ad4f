/** The official articles of this process beside those in the store. */
export interface FollowedArticles {
  /** Whether the index has others than the store. */
  isBehind(): Promise<boolean>;
  /** Brings index and records up to date with the store. */
  update(): Promise<void>;
}

/** After an update that failed the next try waits this long, in ms: an endpoint that is down is not asked with every look. */
export const AGAIN_AFTER_MS = 300_000;

/** Lets the index follow what is published and withdrawn, by whichever process, and an update that failed be made up for. */
export class IndexFollower {
  readonly #articles: FollowedArticles;
  /** The real clock in ms. */
  readonly #now: () => number;
  #notBefore = 0;
  #following: Promise<void> | null = null;

  constructor(articles: FollowedArticles, now: () => number) {
    this.#articles = articles;
    this.#now = now;
  }

  /** Updates the index where it is behind, once at a time. Rejects where that fails, or the store cannot be read. */
  follow(): Promise<void> {
    this.#following ??= this.#follow().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #follow(): Promise<void> {
    if (this.#now() < this.#notBefore || !(await this.#articles.isBehind())) return;
    try {
      await this.#articles.update();
    } catch (error) {
      this.#notBefore = this.#now() + AGAIN_AFTER_MS;
      throw error;
    }
  }
}
