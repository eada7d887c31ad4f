import { languageOf, type Operator, pick, type Source } from "./source.ts";

const ITEMS = {
  en: [
    "banking",
    "fishing",
    "shipbuilding",
    "dentistry",
    "space travel",
    "insurance",
    "forestry",
    "winter sports",
  ],
  "zh-Hant": ["金融", "漁業", "造船", "牙醫", "太空旅行", "保險", "林業", "冬季運動"],
};

/** One thing more in a list than the evidence has: "culture, education and tourism" with "banking" before. */
function addItem({ text, evidence }: Source): string | null {
  const language = languageOf(text);
  const item = pick(
    ITEMS[language].filter((word) => !evidence.includes(word)),
    text,
  );
  if (item === undefined) return null;
  const added =
    language === "en"
      ? text.replace(/(?<=\p{Ll}, )(?=\p{Ll}[\p{Ll} -]{2,25},? and \p{Ll})/u, `${item}, `)
      : text.replace(/(?<=[^，。；「」（）\d]{2})(?=[、][^，。；「」（）]{2,8}[、與和及以])/u, `、${item}`);
  return added === text ? null : added;
}

/** Where something was held, set before or behind the rest: "It was in Taipei that …", 「…，地點是臺北」. */
function movePlace({ text }: Source): string | null {
  if (languageOf(text) === "zh-Hant") {
    const moved = text.replace(
      /在(?<place>[^，。在於、]{2,10})(?<verb>舉行|舉辦|登場|揭幕|開幕)(?=[，。])/u,
      "$<verb>，地點是$<place>",
    );
    return moved === text ? null : moved;
  }
  const held =
    /^(?<what>[^,;]{8,90}?) (?<verb>was held|took place|opened) (?<where>in|at) (?<place>(?:the )?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,4})(?<rest> on [^,;]*(?:, \d{4})?)?\.$/u.exec(
      text,
    )?.groups;
  if (held?.["what"] === undefined || /^According|^In |^On |said/u.test(held["what"])) return null;
  const what = held["what"].replace(/^The /u, "the ").replace(/^A /u, "a ");
  return `It was ${held["where"] ?? ""} ${held["place"] ?? ""} that ${what} ${held["verb"] ?? ""}${held["rest"] ?? ""}.`;
}

/** A day without its year, and what is said with the words of one who reports it. */
function leaveOutYear({ text }: Source): string | null {
  const shortened = text.replace(
    /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}), \d{4},?|(?<!\d)\d{4}年(?=\d{1,2}月\d{1,2}日)/u,
    "",
  );
  return shortened === text ? null : shortened;
}

/** Operators written after the rules had been frozen. */
export const LATER_OPERATORS: readonly Operator[] = [
  { name: "item added to a list", isFaithful: false, make: addItem },
  { name: "place set before or behind", isFaithful: true, make: movePlace },
  { name: "year left out of a day", isFaithful: true, make: leaveOutYear },
];
