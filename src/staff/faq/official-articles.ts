import { createHash, randomBytes } from "node:crypto";
import type { ArticleOf } from "../../answer/faq/prove-faq.ts";
import type { Article } from "../../corpus/article.ts";
import type {
  OfficialArticle,
  OfficialArticleStore,
  StoredOfficialArticle,
} from "../../store/official-article-store.ts";
import type { Member } from "../member.ts";

/** What a member writes of an official article. */
export type ArticleDraft = Omit<OfficialArticle, "id" | "author">;

/** An official article as the corpus takes it: cited, opened and indexed like those of files. */
export function articleOfStored(stored: StoredOfficialArticle): Article {
  const { id, status, title, body, language, department, date } = stored;
  return {
    id,
    version: createHash("sha256").update(body).digest("hex"),
    status,
    title,
    titleOurs: false,
    body,
    language,
    publisher: department,
    official: true,
    url: null,
    publishedOn: date,
    eventOn: null,
    series: null,
    edition: null,
    cities: [],
    topics: [],
    translationOf: null,
  };
}

export interface OfficialArticlesParts {
  readonly store: OfficialArticleStore;
  /** An article as citizens find it; null where they do not. */
  readonly articleOf: ArticleOf;
  /** Brings the index up to date with what is published now; the old one serves meanwhile. */
  readonly onChange: () => Promise<void>;
  /** Hears that an article was taken back, before the index does. */
  readonly onWithdrawn: () => Promise<void>;
}

/** What members do with official articles. */
export class OfficialArticles {
  readonly #parts: OfficialArticlesParts;

  constructor(parts: OfficialArticlesParts) {
    this.#parts = parts;
  }

  list(): Promise<readonly StoredOfficialArticle[]> {
    return this.#parts.store.list();
  }

  /** An article as citizens find it by now; null where they do not. */
  inIndex(id: string): Article | null {
    return this.#parts.articleOf(id);
  }

  /** Publishes an article; it can be cited once the promise has resolved. */
  async publish(by: Member, draft: ArticleDraft): Promise<StoredOfficialArticle> {
    const id = `official-${draft.date}-${randomBytes(4).toString("hex")}`;
    const stored = await this.#parts.store.publish({
      ...draft,
      body: plainText(draft.body),
      id,
      author: by.id,
    });
    await this.#parts.onChange();
    return stored;
  }

  /** Takes an article back; null where there is none. FAQs that rest on it stop answering before the index is made anew. */
  async withdraw(by: Member, id: string, reason: string): Promise<StoredOfficialArticle | null> {
    const stored = await this.#parts.store.withdraw(id, { by: by.id, reason });
    if (stored === null) return null;
    await this.#parts.onWithdrawn();
    await this.#parts.onChange();
    return stored;
  }
}

/** As bodies of articles are kept: LF, NFC, no control characters. */
function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/(?!\n)\p{Cc}/gu, " ")
    .normalize("NFC")
    .trim();
}
