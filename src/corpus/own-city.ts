import { hasHan } from "../language/han.ts";
import type { Article } from "./article.ts";
import { cityLikeness, LEAST_LIKENESS } from "./city-likeness.ts";
import { withoutUnit } from "./place-units.ts";

/** How Chinese city news names its own city: before its government or council. A person stands before neither. */
const OWN_BODY = /(\p{Script=Han}{2,8}?)([市縣鎮鄉])(?=政府|議會|公所)/gu;
/** "Department of Sports, Tungwan City Government". */
const OWN_PUBLISHER =
  /(\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*){0,2}) (?:City|Town|County|Township|District|Municipal) (?:Government|Council|Hall)\b/u;
/** Words of a publisher's name that are not the city's: "Office of the Port Ashford City Government". */
const NO_CITY = /^(?:The|Office|Department|Bureau) /u;
/** Words that stand before a name and in none. */
const BEFORE_NAME = /[的與和及跟在由是向給以被把將從對為於該本]/u;
/** Shorter names of Chinese cities than this are none. */
const SHORTEST = 2;
/** Share of the articles that a city is named in when it is their own. */
const MOST = 0.5;

/** A city by its names in both languages; null and empty where the articles do not give one. */
export interface OwnCity {
  readonly en: string | null;
  readonly zh: readonly string[];
}

/**
 * The city whose news it is: named by the front matter or publisher of most articles, and by the text of most Chinese ones, of
 * which only the `counted` are read through.
 */
export function ownCity(articles: readonly Article[], counted: readonly Article[] = articles): OwnCity {
  const front = (isChinese: boolean): string | null =>
    mostShared(articles.map(({ cities }) => cities.filter((city) => hasHan(city) === isChinese)));
  const publisher = articles
    .filter(({ publisher: name }) => !hasHan(name))
    .map(({ publisher: name }) => OWN_PUBLISHER.exec(name)?.[1]?.replace(NO_CITY, "") ?? []);
  const en = front(false) ?? mostShared(publisher.map((name) => [name].flat()));
  const inFront = front(true);
  const named =
    inFront === null
      ? inChinese(counted, isPartner(articles, en))
      : /[市縣鎮鄉]$/u.test(inFront)
        ? inFront
        : `${inFront}市`;
  return {
    en,
    zh: named === null ? [] : [named.slice(0, -1), named],
  };
}

/** Whether a Chinese name sounds like that of another city of front matter: all that is written in Chinese may be about one partner. */
function isPartner(articles: readonly Article[], own: string | null): (chinese: string) => boolean {
  const others = new Set(
    articles.flatMap(({ cities }) =>
      cities.filter((city) => !hasHan(city) && (own === null || withoutUnit(city) !== withoutUnit(own))),
    ),
  );
  return (chinese) => {
    const least = Math.max(LEAST_LIKENESS, own === null ? 0 : cityLikeness(own, chinese));
    return [...others].some((other) => cityLikeness(other, chinese) >= least);
  };
}

/** What most Chinese articles call the city, with the character for what it is; of two names in as many, the longer one. */
function inChinese(articles: readonly Article[], isOther: (name: string) => boolean): string | null {
  const texts = articles
    .filter(({ language }) => language !== "en")
    .map(({ title, body, publisher }) => `${publisher}\n${title}\n${body}`);
  const names = new Set(
    texts.flatMap((text) =>
      Array.from(text.matchAll(OWN_BODY)).flatMap(([, run = "", unit = ""]) =>
        ends(run).map((name) => name + unit),
      ),
    ),
  );
  for (const name of names) if (isOther(name)) names.delete(name);
  // Who publishes tells where the name begins; a text alone may have a word before it.
  const published = [...names].filter((name) => articles.some(({ publisher }) => publisher.startsWith(name)));
  const possible = published.length > 0 ? published : [...names].filter((name) => !BEFORE_NAME.test(name));
  return mostShared(texts.map((text) => possible.filter((name) => text.includes(name))));
}

/** A run of characters and what it ends in, where that may be a city: something may stand before the name. */
function ends(run: string): string[] {
  return Array.from({ length: run.length - SHORTEST + 1 }, (_, start) => run.slice(start));
}

/** What most of the lists hold; null where nothing is in more than half of them. */
function mostShared(lists: readonly (readonly string[])[]): string | null {
  const counts = new Map<string, number>();
  for (const list of lists) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  return best !== undefined && best[1] > lists.length * MOST ? best[0] : null;
}
