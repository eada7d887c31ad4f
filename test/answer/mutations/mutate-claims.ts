import { dateMentions } from "../../../src/language/dates.ts";
import { sentenceSpans } from "../../../src/language/sentences.ts";
import { countsIn } from "./mutate-values.ts";
import {
  languageOf,
  type Made,
  type Operator,
  pick,
  replaced,
  type Source,
  swapped,
  type World,
} from "./source.ts";

/** What stands between two facts of one sentence. */
const BETWEEN_FACTS = /[;；]|, (?:and|while|but|where|who|which)(?![\p{L}])|，(?!並?[與和同向])/u;
/** Words after which both sides do the same, so that a change of places changes nothing. */
const TOGETHER = /(?:with|met|and|between|together|與|和|跟|同|會晤|會面)\s*(?:Mayor\s)?$/u;
/** Who does something before one of these does it to whom stands behind. */
const DIRECTED =
  /^(?:[^,;，；。]{0,30}?)(?:visited|called on|paid [^,;]*? to|welcomed|received|thanked|represented|accompanied|invited|told|gave|donated|offered|sent|learned from|learn from|on behalf of|travelled to|came to|went to|brought|led|was given|訪問|拜會|接待|接見|迎接|代表|感謝|邀請|款待|送往|前往|捐|給|從|到|送到)(?:[^,;，；。]{0,40}?)$/u;

/** A name that stands in a text, whatever it is written as there. */
interface Named {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly kind: "person" | "place";
}

/** Persons and places of a text, persons by their surnames as well ("Ko"), none within brackets. */
function singles(text: string, { glossary }: World): Named[] {
  const mentions = glossary.mentionsIn(text);
  const known = mentions.flatMap(({ entry: { kind, id }, start, end }): Named[] => {
    const isName = kind === "people" || kind === "cities" || kind === "countries";
    const isSingle = mentions.filter((other) => other.start === start).length === 1;
    return isName && isSingle ? [{ start, end, id, kind: kind === "people" ? "person" : "place" }] : [];
  });
  const surnames = Array.from(text.matchAll(/(?<!\p{L})\p{Lu}\p{Ll}{1,9}(?= (?:had|was|said|also|will|would|[a-z]+ed|met|led|gave|told|went|came)(?!\p{L})|[.,;])/gu), ({ 0: word, index }): Named => ({
    start: index, end: index + word.length, id: word, kind: "person",
  })).filter(({ id, start }) => SURNAMES.has(id) && !known.some((other) => other.start <= start && start < other.end)); // prettier-ignore
  const isOutside = ({ start }: Named): boolean => !/[（(][^)）]*$/u.test(text.slice(0, start));
  return [...known, ...surnames].filter(isOutside).sort((a, b) => a.start - b.start);
}

/** Surnames by which articles call persons that they have named. */
const SURNAMES = new Set(
  "Ko Hau Chiang Han Yang Sha Hayashi Lee Lai Ying Gong Zhang Kim Chen Hřib Wade-Brown Chou Lin Koike Chung Li Sha Zhou Parker Pajunen Teng Wang Tai".split(
    " ",
  ),
);

/** Pairs of different names of one kind, the earlier first. */
function pairs(text: string, world: World): [Named, Named][] {
  const names = singles(text, world);
  return names.flatMap((a, at) =>
    names
      .slice(at + 1)
      .flatMap((b): [Named, Named][] => (a.kind === b.kind && a.id !== b.id ? [[a, b]] : [])),
  );
}

function reverse({ text }: Source, world: World): string | null {
  const directed = pairs(text, world).filter(([a, b]) => {
    const between = text.slice(a.end, b.start);
    if (/^ to $/u.test(between) && text.slice(0, a.start).endsWith("from ")) return true;
    return (
      DIRECTED.test(between) && !TOGETHER.test(text.slice(0, b.start)) && singles(between, world).length === 0
    );
  });
  const pair = pick(directed, text);
  return pair === undefined ? null : swapped(text, ...pair);
}

function crossNames({ text }: Source, world: World): string | null {
  const apart = pairs(text, world).filter(([a, b]) => {
    const between = text.slice(a.end, b.start);
    return BETWEEN_FACTS.test(between) && !TOGETHER.test(text.slice(0, b.start)) && between.length > 8;
  });
  const pair = pick(apart, text);
  return pair === undefined ? null : swapped(text, ...pair);
}

function crossCounts({ text }: Source): string | null {
  const counts = countsIn(text);
  const different = counts.flatMap((a, at) =>
    counts
      .slice(at + 1)
      .flatMap((b) => (a.value !== b.value && a.percent === b.percent ? [[a, b] as const] : [])),
  );
  const pair = pick(different, text);
  return pair === undefined ? null : swapped(text, ...pair);
}

/** A day and a year may both be told of one thing, so that only what is told alike is crossed. */
function crossDates({ text }: Source): string | null {
  const dates = dateMentions(text).filter(({ year, month }) => year !== null || month !== null);
  const different = dates.flatMap((a, at) =>
    dates
      .slice(at + 1)
      .flatMap((b) =>
        (a.month === null) === (b.month === null) && BETWEEN_FACTS.test(text.slice(a.end, b.start))
          ? [[a, b] as const]
          : [],
      ),
  );
  const pair = pick(different, text);
  return pair === undefined ? null : swapped(text, ...pair);
}

const SPEAKS_AFTER =
  /^(?:\s*[（(][^（()）]{1,30}[)）])?\s*(?:also )?(?:said|pointed out|announced|mentioned|explained|listed|remarked|added|claimed|表示|指出|說|強調|宣布|認為|提到)/u;

const REPORTERS = ["Newtalk", "Taiwan News", "SHINE", "Xinhua", "PTS News", "Taipei Times"];

/** What one paper reported under the name of another. */
function otherReporter({ text, evidence }: Source): string | null {
  const told = REPORTERS.find((paper) => text.includes(paper));
  if (told === undefined) return null;
  return text.replace(
    told,
    pick(
      REPORTERS.filter((paper) => !evidence.includes(paper)),
      text,
    ) ?? told,
  );
}

/** What somebody said in another's mouth: one whom the sentences beside it name, or anybody. */
function misattribute(source: Source, world: World): Made | null {
  const { text, quotes } = source;
  const speakers = singles(text, world).filter(
    ({ kind, end }) => kind === "person" && SPEAKS_AFTER.test(text.slice(end)),
  );
  const speaker = pick(speakers, text);
  const quote = quotes[0];
  if (speaker === undefined || quote === undefined) return null;
  const others = (words: string): Named[] =>
    singles(words, world).filter(
      ({ kind, id }) =>
        kind === "person" && id !== speaker.id && !id.includes(text.slice(speaker.start, speaker.end)),
    );
  const inText = pick(others(text), text);
  if (inText !== undefined) {
    const changed = replaced(text, speaker, text.slice(inText.start, inText.end));
    return changed === null ? null : { text: changed };
  }
  const { article } = quote;
  for (const { start, end } of sentenceSpans(article.body)) {
    const beside = article.body.slice(start, end);
    const other = others(beside)[0];
    if (other === undefined || languageOf(beside) !== languageOf(text)) continue;
    const changed = replaced(text, speaker, beside.slice(other.start, other.end));
    if (changed !== null) return { text: changed, quotes: [...quotes, { article, start, end }] };
  }
  return null;
}

/** A reported claim told as a fact. */
function dropAttribution({ text }: Source): string | null {
  const english =
    /^(?:(?:\p{Lu}[\p{L}'’-]*|of|the|City|spokesperson|\([^)]*\))\s)+(?:also )?(?:said|claimed|pointed out)(?: that)? (?<claim>(?!he |she |they )\p{L}.{20,})$/u.exec(
      text,
    );
  const chinese = /^[^，。]{2,12}(?:表示|指出|說|認為|強調)，?(?<claim>[^「].{8,})$/u.exec(text);
  const claim = (english ?? chinese)?.groups?.["claim"];
  return claim === undefined ? null : claim.charAt(0).toUpperCase() + claim.slice(1);
}

/** A stated year told from the reader's day. */
function relativeYear({ text, evidence }: Source): string | null {
  if (/last year|this year|去年|今年|前一年|previous year/u.test(evidence)) return null;
  if (languageOf(text) === "zh-Hant")
    return (
      pick(
        [text.replace(/(?:19|20)\d\d年/u, "去年"), text.replace(/(?:19|20)\d\d年/u, "今年")].filter(
          (made) => made !== text,
        ),
        text,
      ) ?? null
    );
  const changes = [
    text.replace(/(?<![\p{L}\d]) ?in (?:19|20)\d\d(?!\d)/u, " last year"),
    text.replace(
      /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}), (?:19|20)\d\d/u,
      " of last year",
    ),
  ];
  return (
    pick(
      changes.filter((made) => made !== text),
      text,
    ) ?? null
  );
}

const TAILS = {
  en: [
    "which was a great success", "which drew heavy criticism", "after years of difficult talks", "despite strong protests",
    "which cost more than expected", "to the delight of the visitors", "in pouring rain", "which won an international prize",
    "and the crowd applauded", "which will strengthen the economy", "and journalists were not admitted", "with the president's approval",
  ],
  "zh-Hant": [
    "獲得熱烈迴響", "引發市民不滿", "被譽為成功的典範", "現場氣氛熱絡", "耗資龐大", "成效卓著",
    "但遭到強烈抗議", "並創造大量就業機會", "深受年輕人喜愛", "過程相當順利", "門票全數售罄", "使兩市關係更加緊密",
  ],
}; // prettier-ignore

function addClaim({ text }: Source): string | null {
  const language = languageOf(text);
  const tail = pick(TAILS[language], text);
  const end = /[.。]$/u.exec(text);
  if (tail === undefined || end === null) return null;
  return language === "en" ? `${text.slice(0, -1)}, ${tail}.` : `${text.slice(0, -1)}，${tail}。`;
}

/** Operators that change who did what, who said it, when it was and what else is told. */
export const CLAIM_MUTATIONS: readonly Operator[] = [
  { name: "direction reversed", isFaithful: false, make: reverse },
  { name: "names of two facts crossed", isFaithful: false, make: crossNames },
  { name: "numbers of two facts crossed", isFaithful: false, make: crossCounts },
  { name: "dates of two facts crossed", isFaithful: false, make: crossDates },
  { name: "quotation given to another", isFaithful: false, make: misattribute },
  { name: "report given to another paper", isFaithful: false, make: otherReporter },
  { name: "attribution dropped", isFaithful: false, make: dropAttribution },
  { name: "year told from today", isFaithful: false, make: relativeYear },
  { name: "claim added", isFaithful: false, make: addClaim },
];
