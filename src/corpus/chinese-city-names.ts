import { soundLikeness, soundOfChinese, soundOfLatin } from "../language/name-sounds.ts";
import type { Article } from "./article.ts";

/** What Chinese news calls a city by, before the word for what it is: 浦項 of 浦項市長, of 浦項市政廳. */
const BEFORE_CITY = /(\p{Script=Han}{2,6})(?=市(?!場|集|區|民族|立))/gu;
/** Ends of what stands before 市 and is no name of a city. */
const NO_CITY =
  /(?:姊妹|姐妹|友好|友誼|夥伴|[城都夜超股花果菜門年兩各該本全此個座我的與和及在於由是副前新老])$/u;
/** Words behind which a name begins. */
const BEFORE_NAME = /[的與和及跟在由是向給以被把將從對為於訪赴往長]/u;
const SHORTEST = 2;
/** Articles that have to agree, where the name does not sound like the English one. */
const LEAST_ARTICLES = 2;
/** How alike names have to sound, where one article alone tells: most foreign names in Chinese are. */
const LEAST_LIKENESS = 0.6;
/** Written only once, it may be anything. */
const LEAST_COUNT = 2;

/**
 * By English name: what Chinese articles call the cities of their front matter that no name in brackets tells. A name is
 * taken that stands in all Chinese articles about the city and in none about others, where it is the only such one; of a
 * single article only where it sounds like the English name.
 */
export function chineseCityNames(
  articles: readonly Article[],
  cities: Iterable<string>,
  isKnown: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const chinese = articles.filter(({ language }) => language !== "en");
  const texts = new Map(chinese.map((article) => [article, `${article.title}\n${article.body}`]));
  const taken = new Map<string, string | null>();
  const found = new Map<string, string>();
  for (const city of cities) {
    const own = chinese.filter((article) => article.cities.includes(city));
    const others = chinese.filter((article) => !article.cities.includes(city));
    const [name, ...more] = namesIn(own.map((article) => texts.get(article) ?? "")).filter(
      (candidate) =>
        !isKnown(candidate) && !others.some((article) => texts.get(article)?.includes(candidate)),
    );
    if (name === undefined || more.length > 0) continue;
    // A single article may speak of some other city.
    if (own.length < LEAST_ARTICLES && !soundsAlike(city, name)) continue;
    // Two cities that are always told of together cannot be told apart.
    const rival = taken.get(name);
    if (rival !== undefined && rival !== null) found.delete(rival);
    taken.set(name, rival === undefined ? city : null);
    if (rival === undefined) found.set(city, name);
  }
  return found;
}

function soundsAlike(latin: string, chinese: string): boolean {
  const sound = soundOfChinese(chinese);
  return sound !== "" && soundLikeness(soundOfLatin(latin), sound) >= LEAST_LIKENESS;
}

/** The names that all of some texts have; of those inside one another that stand equally often the longest, else the oftener. */
function namesIn(texts: readonly string[]): string[] {
  const [first, ...rest] = texts;
  if (first === undefined) return [];
  const all = texts.join("\n");
  const runs = Array.from(first.matchAll(BEFORE_CITY), ([, run = ""]) => run).filter(
    (run) => !NO_CITY.test(run),
  );
  const ends = new Set(
    runs
      .map((run) => run.split(BEFORE_NAME).at(-1) ?? "")
      .flatMap((run) =>
        Array.from({ length: Math.max(0, run.length - SHORTEST + 1) }, (_, at) => run.slice(at)),
      ),
  );
  const counted = [...ends]
    .filter((name) => rest.every((text) => text.includes(name)))
    .map((name) => ({ name, count: all.split(name).length - 1 }))
    .filter(({ count }) => count >= LEAST_COUNT);
  const isPart = (inner: string, outer: string): boolean => inner !== outer && outer.endsWith(inner);
  return counted
    .filter(
      ({ name, count }) =>
        !counted.some((other) => isPart(name, other.name) && other.count === count) &&
        !counted.some((other) => isPart(other.name, name) && other.count > count),
    )
    .map(({ name }) => name);
}
