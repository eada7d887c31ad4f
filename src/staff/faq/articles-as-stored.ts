import type { ArticleOf } from "../../answer/faq/prove-faq.ts";
import type { Article } from "../../corpus/article.ts";
import type { OfficialArticleStore } from "../../store/official-article-store.ts";
import { articleOfStored } from "./official-articles.ts";

/**
 * Articles as FAQs are judged by: what the city publishes here as the store has it at this moment, whichever process has
 * published or withdrawn it, and all else as the index has it. An index hears of another process's articles some time later;
 * without the store it would take back FAQs that rest on them. A file keeps its id, as in the index.
 */
export async function articlesAsStored(
  inIndex: ArticleOf,
  store: Pick<OfficialArticleStore, "list">,
): Promise<ArticleOf> {
  const stored = new Map((await store.list()).map((article) => [article.id, article]));
  const read = new Map<string, Article>();
  return (id) => {
    const held = inIndex(id);
    const known = stored.get(id);
    if (known === undefined) return held;
    const official = read.get(id) ?? articleOfStored(known);
    read.set(id, official);
    const isFile = held?.status === "current" && held.version !== official.version;
    return isFile ? held : official;
  };
}
