import { ENGLISH_EVENT } from "../language/editions.ts";
import { fold } from "../language/fold.ts";
import type { GlossaryEntry } from "../language/glossary.ts";
import type { Article } from "./article.ts";

const ORDINAL =
  "(?:\\d{1,3}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|(?:[Ff]our|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]in|[Tt]en|[Ee]leven|[Tt]welf|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wentie)th)";
/** "the fifth Blue Harbours Forum", "The 2024 Tungwan Lantern Festival". */
const ENGLISH_NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${ORDINAL}|(?:19|20)\\d\\d)(?: annual)? ((?:\\p{Lu}[\\p{L}\\p{M}'’\\p{Pd}]*)(?: (?:of |and |the )?\\p{Lu}[\\p{L}\\p{M}'’\\p{Pd}]*){1,5})`,
  "gu",
);
/** What series of events are called by, in Chinese, longest first. */
const CHINESE_NOUN =
  "國際論壇|論壇|對話|高峰會|峰會|燈會|燈節|燈籠節|音樂節|藝術節|電影節|文化節|美食節|博覽會|嘉年華|馬拉松|錦標賽|邀請賽|友誼賽|龍舟賽|帆船賽|路跑賽|雙年展|三年展|影展|運動會|研討會|交流會|交流賽|工作坊|年會|大會|會議|市集|夏令營|營|季|週|節|賽|展|祭|盃|會|對談|聯展|交流|合唱節|獎";
/** 第五屆藍港論壇, 2024禾坪國際燈會. */
const CHINESE_NAMED = new RegExp(
  `(?:第\\s?[\\d〇零一二三四五六七八九十百]{1,4}\\s?屆|首屆|(?:19|20)\\d\\d年?)[「『《〈]?([\\p{Script=Han}·]{1,10}?(?:${CHINESE_NOUN}))(?=[\\s　，。、：「」『』《》（(]|[於在將由與的登開閉落圓順今昨吸首再聚延移改因將原]|$)`,
  "gu",
);

/** A name by which something is held: a single word, or one that ends in a number, is none. */
const IS_EVENT = new RegExp(`\\b${ENGLISH_EVENT}$`, "iu");

const TO_EVENT = new RegExp(`^.*\\b${ENGLISH_EVENT}\\b`, "iu");

/** A name that fewer articles of a series give may be that of something that happened beside it. */
const LEAST_SHARE = 0.5;

/** What is known of names before those of series are looked for. */
export interface KnownNames {
  /** Whether the glossary names a series in a text. */
  readonly mentionsSeries: (text: string) => boolean;
  /** Names that articles give in both languages. */
  readonly pairs: readonly { readonly en: string; readonly zh: readonly string[] }[];
  /** The city itself in Chinese, which its series begin with or not; null where nothing tells. */
  readonly home: string | null;
}

/**
 * What the series of front matter are called, as far as no entry of the glossary names one in the titles of its articles: by
 * the words that follow its edition or year there, by a name given in both languages that has all words of front matter's own name
 * for it (`blue-harbours-forum`), and in English else by that.
 */
export function seriesInArticles(
  articles: readonly Article[],
  { mentionsSeries, pairs, home }: KnownNames,
): GlossaryEntry[] {
  const bySeries = Map.groupBy(
    articles.filter(({ series }) => series !== null),
    ({ series }) => series ?? "",
  );
  return [...bySeries].flatMap(([id, news]): GlossaryEntry[] => {
    const isNamed = news.some(({ title }) => mentionsSeries(title));
    const texts = news.map(({ title, body }) => `${title}\n${body}`);
    const chinese = mostTold(
      texts.filter((_, place) => news[place]?.language !== "en").map((text) => namesIn(text, CHINESE_NAMED)),
    );
    const written = mostTold(
      texts.filter((_, place) => news[place]?.language === "en").map((text) => namesIn(text, ENGLISH_NAMED)),
    );
    const plain = id.split("-");
    const titled = plain.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
    const own = plain.length > 1 && IS_EVENT.test(titled) ? [titled] : [];
    const paired = pairs.filter((pair) => IS_EVENT.test(pair.en) && hasWords(pair.en, plain));
    // "Lantern Festival" of the glossary may be another city's; one that begins with the own name is none of these.
    const isOwn = paired.some(({ zh }) => zh.some((name) => home !== null && name.startsWith(home)));
    if (isNamed && !isOwn) return [];
    const en = distinct([...written, ...paired.map((pair) => pair.en), ...own]);
    const told = paired.flatMap((pair) => pair.zh.map((name) => name.replace(BEFORE_SERIES, "")));
    const zh = distinct([...chinese, ...told]).flatMap((name) => [name, ...withoutHome(name, home)]);
    const [first = zh[0]] = en;
    return first === undefined ? [] : [{ id: `series:${first}`, kind: "series", en, zh: distinct(zh) }];
  });
}

function distinct(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [fold(name), name])).values()];
}

/** Whether a name has every word of a list, whatever else. */
function hasWords(name: string, words: readonly string[]): boolean {
  const own = fold(name).split(/[^\p{L}\p{N}]+/u);
  return words.length > 1 && words.every((word) => own.includes(fold(word)));
}

/** 海燈節 of 清瀾海燈節; nothing where so little is left that it may be any event. */
function withoutHome(name: string, home: string | null): string[] {
  if (home === null || !name.startsWith(home)) return [];
  const rest = name.slice(home.length).replace(/^[市縣鎮鄉]/u, "");
  return rest.length >= SHORTEST_REST && !GENERIC.test(rest) && !ANY_EVENT.test(rest) ? [rest] : [];
}

const SHORTEST_REST = 3;
/** A kind of event, which every city may have: 馬拉松, 國際電影節. */
const ANY_EVENT = new RegExp(`^(?:國際|城市)?(?:${CHINESE_NOUN})$`, "u");
/** The edition before the name in 第十二屆燈船節. */
const BEFORE_SERIES = /^(?:第?[\d〇零一二三四五六七八九十百]*屆|(?:19|20)\d\d年?)/u;

function namesIn(text: string, pattern: RegExp): string[] {
  // Headlines write every word with a capital letter: "Fifth Bay Cities Forum Closes".
  return Array.from(text.matchAll(pattern), ({ 1: name = "" }) => TO_EVENT.exec(name)?.[0] ?? name).filter(
    (name) => !GENERIC.test(name),
  );
}

/** What any series may be called, in short. */
const GENERIC = /^(?:大會|年會|會議|論壇|活動|比賽|本屆|國際|地方|.節|.賽|.展)$/u;

/** The name that most of the articles give, if enough of them do; of equally many the longer one. */
function mostTold(lists: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const list of lists) {
    for (const [key, name] of new Map(list.map((one) => [fold(one), one]))) {
      counts.set(key, { name, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count || b.name.length - a.name.length);
  return best !== undefined && best.count >= lists.length * LEAST_SHARE ? [best.name] : [];
}
