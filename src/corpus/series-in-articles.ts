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

/**
 * What the series of front matter are called, as far as no entry of the glossary names one in the titles of its articles: by
 * the words that follow its edition or year there, and in English else by front matter's own name for it (`blue-harbours-forum`).
 */
export function seriesInArticles(
  articles: readonly Article[],
  mentionsSeries: (text: string) => boolean,
): GlossaryEntry[] {
  const bySeries = Map.groupBy(
    articles.filter(({ series }) => series !== null),
    ({ series }) => series ?? "",
  );
  return [...bySeries].flatMap(([id, told]): GlossaryEntry[] => {
    if (told.some(({ title }) => mentionsSeries(title))) return [];
    const texts = told.map(({ title, body }) => `${title}\n${body}`);
    const chinese = mostTold(
      texts.filter((_, place) => told[place]?.language !== "en").map((text) => namesIn(text, CHINESE_NAMED)),
    );
    const written = mostTold(
      texts.filter((_, place) => told[place]?.language === "en").map((text) => namesIn(text, ENGLISH_NAMED)),
    );
    const plain = id.split("-");
    const titled = plain.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
    const own = plain.length > 1 && IS_EVENT.test(titled) ? [titled] : [];
    const en = [...new Map([...written, ...own].map((name) => [fold(name), name])).values()];
    const [first = chinese[0]] = en;
    return first === undefined ? [] : [{ id: `series:${first}`, kind: "series", en, zh: chinese }];
  });
}

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
