import { fold } from "../language/fold.ts";
import { hasHan } from "../language/han.ts";
import type { Article } from "./article.ts";
import { cityLikeness, LEAST_LIKENESS } from "./city-likeness.ts";
import { formsOfPlace, withoutUnit } from "./place-units.ts";

/** By how much no other name may come as near. */
const LEAST_MARGIN = 0.1;

/**
 * Cities that the front matter of articles in one language calls by one name and in the other language by another that
 * sounds like it: 柳溪 and Liuxi by its reading, 基爾布蘭納 and Kilbrannagh by the characters that foreign names are written
 * with. Names that sound like several are left out.
 */
export function citiesBySound(
  articles: readonly Article[],
  isKnown: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const named = [...new Set(articles.flatMap(({ cities }) => cities))].filter((name) => !isKnown(name));
  const chinese = oncePerPlace(named.filter(hasHan), (name) => fold(formsOfPlace(name)[0] ?? name));
  const latin = oncePerPlace(
    named.filter((name) => !hasHan(name)),
    withoutUnit,
  );
  const likeness = latin.map((english) => chinese.map((name) => cityLikeness(english, name)));
  const found = new Map<string, string>();
  likeness.forEach((row, place) => {
    const english = latin[place];
    const column = clearBest(row);
    const name = column === null ? undefined : chinese[column];
    if (english === undefined || column === null || name === undefined) return;
    if (clearBest(likeness.map((other) => other[column] ?? 0)) === place) found.set(english, name);
  });
  return found;
}

/** The first of the names that call one place, with and without what it is. */
function oncePerPlace(names: readonly string[], placeOf: (name: string) => string): string[] {
  return [...Map.groupBy(names, placeOf).values()].flatMap(([first = ""]) => first);
}

/** Place of the highest likeness, where it is high enough and none comes near it. */
function clearBest(likeness: readonly number[]): number | null {
  const [best = 0, next = 0] = [...likeness].sort((a, b) => b - a);
  return best >= LEAST_LIKENESS && best - next >= LEAST_MARGIN ? likeness.indexOf(best) : null;
}
