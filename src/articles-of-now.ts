import type { ArticleViews } from "./answer/article-view.ts";
import type { Article } from "./corpus/article.ts";
import type { Glossary } from "./language/glossary.ts";
import { openRecords } from "./records/open-records.ts";
import type { RecordsOf } from "./records/record.ts";
import type { SearchIndex } from "./search/search-index.ts";
import type { FollowedArticles } from "./staff/faq/index-follower.ts";
import { articleOfStored } from "./staff/faq/official-articles.ts";
import type { OfficialArticleStore } from "./store/official-article-store.ts";

/** The articles of the files and those that the city has published here; a file keeps its id. */
export async function withOfficialArticles(
  articles: readonly Article[],
  store: OfficialArticleStore | null,
  onWarning: (message: string) => void,
): Promise<readonly Article[]> {
  if (store === null) return articles;
  const official = (await store.list()).map(articleOfStored).filter(({ status }) => status === "current");
  const taken = new Set(articles.map(({ id }) => id));
  for (const { id } of official) {
    if (taken.has(id)) onWarning(`the official article ${id} is left out: a file of the corpus has its id`);
  }
  return [...articles, ...official.filter(({ id }) => !taken.has(id))].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is brought up to date where official articles come or go. */
export interface ArticlesOfNowParts {
  readonly files: readonly Article[];
  readonly store: OfficialArticleStore;
  readonly glossary: Glossary;
  readonly dataDir: string;
  readonly index: SearchIndex;
  readonly views: ArticleViews;
  /** Takes the records of the articles of now. */
  readonly onRecords: (recordsOf: RecordsOf) => void;
  readonly onWarning: (message: string) => void;
}

/** Brings records and index up to date with the official articles, one call after the other; the old ones serve meanwhile. */
export function articlesOfNow({
  files,
  store,
  index,
  views,
  onRecords,
  ...rest
}: ArticlesOfNowParts): FollowedArticles {
  let updated: Promise<void> = Promise.resolve();
  const known = new Set(files.map(({ id }) => id));
  const update = async (): Promise<void> => {
    const articles = await withOfficialArticles(files, store, rest.onWarning);
    // The records first: those of an article that is not found yet are asked for by nobody.
    const { recordsOf } = await openRecords({ ...rest, articles });
    onRecords(recordsOf);
    await views.warm(articles.filter(({ id }) => !known.has(id)));
    const ids = new Set(articles.map(({ id }) => id));
    const held = articles.filter(({ id }) => known.has(id) || index.article(id)?.status === "current");
    // What is taken back goes first: it must not wait for what is new, which an endpoint that is down cannot embed.
    if (held.length < articles.length && index.articles().some(({ id }) => !ids.has(id)))
      await index.update(held);
    await index.update(articles);
  };
  return {
    // What is published is never changed, so that the state says all; a file keeps its id, whatever the store has of it.
    isBehind: async () =>
      (await store.list()).some(
        ({ id, status }) =>
          !known.has(id) && (status === "current") !== (index.article(id)?.status === "current"),
      ),
    update: () => {
      const next = updated.then(update);
      // The next one starts whether this one succeeds or not; its caller hears of a failure.
      updated = next.catch(() => undefined);
      return next;
    },
  };
}
