import type { ArticleOf } from "../../answer/faq/prove-faq.ts";
import type { Article } from "../../corpus/article.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { OfficialArticleStore } from "../../store/official-article-store.ts";
import { articleOfStored } from "./official-articles.ts";

/** The articles that FAQs are judged by. */
export interface JudgedBy {
  readonly articleOf: ArticleOf;
  /**
   * Whether what has become of a version of an article, which a FAQ cites, is for this process to say. Its files are its own:
   * of one that it never had in this version another process may know more.
   */
  readonly isKnown: (id: string, version: string) => boolean;
}

/** The articles of one process. */
export interface OwnArticles {
  readonly index: Pick<SearchIndex, "article">;
  /** Whether it has read any article of a file. Where a folder was not mounted, all of them would seem to be withdrawn. */
  readonly hasFiles: boolean;
}

/**
 * Articles as FAQs are judged by: what the city publishes here as the store has it at this moment, whichever process has
 * published or withdrawn it, and all else as the index has it. An index hears of another process's articles some time later;
 * without the store it would take back FAQs that rest on them. A file keeps its id, as in the index.
 */
export async function articlesAsStored(
  { index, hasFiles }: OwnArticles,
  store: Pick<OfficialArticleStore, "list">,
): Promise<JudgedBy> {
  const stored = new Map((await store.list()).map((article) => [article.id, article]));
  const read = new Map<string, Article>();
  const officialOf = (id: string): Article | null => {
    const known = stored.get(id);
    if (known === undefined) return null;
    const official = read.get(id) ?? articleOfStored(known);
    read.set(id, official);
    return official;
  };
  return {
    articleOf: (id) => {
      const held = index.article(id);
      const official = officialOf(id);
      if (official === null) return held;
      const isFile = held?.status === "current" && held.version !== official.version;
      return isFile ? held : official;
    },
    isKnown: (id, version) =>
      officialOf(id)?.version === version || (hasFiles && index.article(id, version) !== null),
  };
}
