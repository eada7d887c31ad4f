import { cp } from "node:fs/promises";
import type { Article } from "../../../src/corpus/article.ts";
import type { Glossary } from "../../../src/language/glossary.ts";
import { openSearchIndex } from "../../../src/search/search-index.ts";

/** An index made larger, closed again. */
export interface GrownIndex {
  readonly passages: number;
  readonly articles: number;
}

/**
 * Copies an index of some articles from `from` to `to`, and adds the same articles under other ids until it holds `wanted`
 * passages: their vectors are there already, so that nothing is embedded. Makes the one at `from` where there is none.
 */
export async function growIndex(
  { articles, glossary }: { readonly articles: readonly Article[]; readonly glossary: Glossary },
  { from, to, wanted }: { readonly from: string; readonly to: string; readonly wanted: number },
): Promise<GrownIndex> {
  const base = await openSearchIndex({ articles, glossary, dataDir: from });
  const { passageCount } = base;
  await base.close();
  await cp(from, to, { recursive: true });
  const index = await openSearchIndex({
    articles: copiesOf(articles, Math.ceil(wanted / Math.max(1, passageCount))),
    glossary,
    dataDir: to,
  });
  const grown = { passages: index.passageCount, articles: index.articleCount };
  await index.close();
  return grown;
}

/** The articles `times` over, each time under other ids. */
export function copiesOf(articles: readonly Article[], times: number): Article[] {
  return Array.from({ length: times }, (_, time) =>
    articles.map((article) => (time === 0 ? article : { ...article, id: `${article.id}-${time}` })),
  ).flat();
}
