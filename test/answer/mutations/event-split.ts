import { createHash } from "node:crypto";
import type { Article } from "../../../src/corpus/article.ts";

/** Side on which an article's sentences are: rules are written against the first alone. */
export type Side = "dev" | "heldout";

/**
 * The side of each article by its id. Articles of one event stay together: a translation with its original, the
 * reports of one edition of a series, and what begins on the same day.
 */
export function eventSides(articles: readonly Article[]): ReadonlyMap<string, Side> {
  const groups = new Map(articles.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    const parent = groups.get(id) ?? id;
    return parent === id ? id : rootOf(parent);
  };
  const firsts = new Map<string, string>();
  for (const article of articles) {
    for (const key of eventKeys(article)) {
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, article.id);
      else groups.set(rootOf(article.id), rootOf(first));
    }
  }
  return new Map(articles.map(({ id }) => [id, sideOf(rootOf(id))]));
}

function eventKeys({ id, series, edition, eventOn, translationOf }: Article): string[] {
  return [
    translationOf ?? id,
    ...(series === null || edition === null ? [] : [`${series} ${edition}`]),
    ...(eventOn === null ? [] : [eventOn.slice(0, "YYYY-MM-DD".length)]),
  ];
}

/** Half of the events on each side, by a hash of the event's first article. */
function sideOf(root: string): Side {
  return (createHash("sha256").update(root).digest()[0] ?? 0) % 2 === 0 ? "dev" : "heldout";
}
