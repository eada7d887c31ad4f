import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";

/**
 * Computes something of the articles held once for each snapshot of them, whoever asks and however many at once. Snapshots
 * are told apart by the array itself, which an index never changes. What fails is tried again by who asks next.
 */
export function oncePerSnapshot<Result>(
  compute: (articles: readonly Article[], glossary: Glossary) => Promise<Result>,
): (articles: readonly Article[], glossary: Glossary) => Promise<Result> {
  const kept = new WeakMap<
    readonly Article[],
    { readonly glossary: Glossary; readonly result: Promise<Result> }
  >();
  return (articles, glossary) => {
    const known = kept.get(articles);
    if (known?.glossary === glossary) return known.result;
    const result = compute(articles, glossary);
    kept.set(articles, { glossary, result });
    result.catch(() => kept.delete(articles));
    return result;
  };
}
