import type { Source } from "../../answer/answer.ts";
import { record } from "../connection/activity.ts";
import { request } from "../connection/request.ts";

/** The text of an article; null where it cannot be had right now. */
export interface ArticleBody {
  readonly text: string | null;
  readonly isLoading: boolean;
}

const NONE: ArticleBody = { text: null, isLoading: false };

/** Texts of cited articles, fetched when a source is opened, so that its quote can be shown where it stands. */
export class Articles {
  readonly #bodies = new Map<string, ArticleBody>();
  readonly #service: string;
  readonly #changed: () => void;

  constructor(service: string, changed: () => void) {
    this.#service = service;
    this.#changed = changed;
  }

  body(source: Source): ArticleBody {
    return this.#bodies.get(keyOf(source)) ?? NONE;
  }

  /** Fetches the version that is cited, once; one that could not be had is tried again the next time. */
  async load(source: Source): Promise<void> {
    const key = keyOf(source);
    if (this.body(source) !== NONE) return;
    this.#bodies.set(key, { text: null, isLoading: true });
    const id = encodeURIComponent(source.articleId);
    const version = encodeURIComponent(source.articleVersion);
    try {
      const { body } = record(await request(`${this.#service}api/articles/${id}?version=${version}`));
      if (typeof body === "string") this.#bodies.set(key, { text: body, isLoading: false });
      else this.#bodies.delete(key);
    } catch {
      // The card then says that the text around the quote is not available.
      this.#bodies.delete(key);
    }
    this.#changed();
  }
}

function keyOf({ articleId, articleVersion }: Source): string {
  return `${articleId}@${articleVersion}`;
}
