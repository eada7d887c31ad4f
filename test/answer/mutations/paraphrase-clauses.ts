import { sentenceSpans } from "../../../src/language/sentences.ts";
import { languageOf, type Made, type Operator, pick, type Source } from "./source.ts";
import { changing, hanChanges, wordChanges } from "./word-changes.ts";

const isChinese = (text: string): boolean => languageOf(text) === "zh-Hant";
const lower = (text: string): string =>
  /^(?:The|A|An|In|On|At|From|Its?|They|This|These|According|During|Mayor) /u.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const REPORTS = /said|claim|mention|point|according|report|according|據|表示|指出|說|報導|依/iu;

/** "On July 4, 2019, X." as "X on July 4, 2019.", 「2019年7月4日，X。」 as 「X，時間是2019年7月4日。」 */
function moveTime({ text }: Source): string | null {
  if (isChinese(text)) {
    const zh = /^(?<time>\d{4}年\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?)[，：、]?(?<rest>[^，。；]{6,})。$/u.exec(
      text,
    )?.groups;
    if (zh?.["time"] !== undefined && zh["rest"] !== undefined) return `${zh["rest"]}，時間是${zh["time"]}。`;
    const inside =
      /^(?<who>[^，。；：]{2,14}?)[於在](?<time>\d{4}年\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?)(?<rest>[^。；：]{4,})。$/u.exec(
        text,
      )?.groups;
    return inside?.["time"] === undefined || /將|據|預定|定於|訂於/u.test(inside["who"] ?? "")
      ? null
      : `${inside["time"]}，${inside["who"] ?? ""}${inside["rest"] ?? ""}。`;
  }
  const front = /^(?<time>(?:On|From|In) [^,]{0,24}?\d{1,2}(?:, \d{4})?), (?<rest>[^,;]{15,})\.$/u.exec(
    text,
  )?.groups;
  if (front?.["time"] !== undefined) return `${upper(front["rest"] ?? "")} ${lower(front["time"])}.`;
  const back =
    /^(?<rest>[^,;]{15,}?) (?<time>(?:on|from) (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?: to \d{1,2})?, \d{4})\.$/u.exec(
      text,
    )?.groups;
  return back?.["time"] === undefined ? null : `${upper(back["time"])}, ${lower(back["rest"] ?? "")}.`;
}

/** The first of two clauses alone, where nobody is told to have said it. */
function dropClause({ text }: Source): string | null {
  if (REPORTS.test(text)) return null;
  if (isChinese(text)) {
    const cut = /^(?<first>[^，。；「」（）]{10,})[，；](?<rest>[^。]{6,})。$/u.exec(text)?.groups;
    return cut?.["first"] === undefined ||
      /^(?:如果|雖|因|由於|除|當|為了|截至|到|除了|依|按)|(?:後|時|以來|前|方面|當天|日|期間|隨後|活動|條目)$|^[^\p{L}]*\d+年\d+月\d+日/u.test(
        cut["first"],
      )
      ? null
      : `${cut["first"]}。`;
  }
  const cut =
    /^(?<first>[^,;"“]{25,})(?:,|;) (?:and|where|which|who|while|with|along with|as|in|as well as)(?= )(?<rest>[^.]{10,})\.$/u.exec(
      text,
    )?.groups;
  return cut?.["first"] === undefined ||
    /^(?:In|On|From|At|During|After|According|Among|Besides|With|As|Under|Over|Earlier|Also) [^,]*$/u.test(
      cut["first"],
    )
    ? null
    : `${cut["first"]}.`;
}

/** What stands in brackets left out. */
function dropBrackets({ text }: Source): string | null {
  const made = text.replace(/\s?[（(][^（()）]*[)）]/u, "");
  return made === text ? null : made;
}

const DONE =
  "signed led headed hosted received welcomed opened attended launched represented accompanied delivered".split(
    " ",
  );
const WHO = "(?:(?:the |Shanghai |Taipei )?\\p{Lu}[\\p{L}'’.-]+(?: of)?(?: (?:\\([^)]*\\) ?)?)?){1,7}";

/** Active put in the passive and back: "X led Y" and "Y was led by X", 「X率領Y」 and 「Y由X率領」. */
function turnVoice({ text }: Source): string | null {
  if (isChinese(text)) {
    const by = text.replace(
      /(?<=^|[，；、])(?<what>[^，。；：由於在年、]{2,16})(?<!分別|輪流)由(?<who>[^，。；由於]{2,24})(?<verb>率領|主辦|擔任|接待|主持|發起)(?=[，。；])/u,
      "$<who>$<verb>$<what>",
    );
    if (by !== text) return by;
    const active = text.replace(
      /(?<=^|[，；])(?<who>[^，。；：於在由據]{2,14})(?<verb>率領|接待|主辦|主持)(?<what>[^，。；：在於前]{3,20})(?=[，。；])/u,
      "$<what>由$<who>$<verb>",
    );
    return active === text ? null : active;
  }
  for (const verb of DONE) {
    const passive = new RegExp(
      `^(?<what>[^,;]{5,70}?) (?:was|were) ${verb} by (?<who>${WHO})(?<rest>,? ?(?:(?:on|in|at|from|to|for|and) [^;]*)?)\\.$`,
      "u",
    ).exec(text)?.groups;
    if (passive?.["who"] !== undefined)
      return `${upper(passive["who"].trim())} ${verb} ${lower(passive["what"] ?? "")} ${(passive["rest"] ?? "").trim()}.`.replace(
        / (?=[.,])/u,
        "",
      );
    const active = new RegExp(
      `^(?<lead>[^,;]{4,40}, (?!who|which))?(?<who>${WHO})${verb} (?<what>(?:(?!(?:on|in|at|from|to|for|since|by|when|while|with|during|after) )[^,;.]){5,60}?)(?<rest> (?:on|in|at|from|to|for|with|during) [^;]*)?\\.$`,
      "u",
    ).exec(text)?.groups;
    if (active?.["who"] !== undefined && !/said|according|, and /iu.test(text)) {
      const be = /^(?:\d+|four|three|two|more)|s$/u.test(active["what"] ?? "") ? "were" : "was";
      return `${active["lead"] ?? ""}${active["lead"] === undefined ? upper(active["what"] ?? "") : (active["what"] ?? "")} ${be} ${verb} by ${active["who"].trim()}${active["rest"] ?? ""}.`;
    }
  }
  return null;
}

/** "X said that C" as "According to X, C" or "C, X said", 「X表示，C」 as 「C，X表示」, and back. */
function moveAttribution({ text }: Source): string | null {
  if (isChinese(text)) {
    const said = /^(?<who>[^，。；]{2,12}?)(?<verb>表示|指出|說)，?(?<claim>[^「」。]{8,})。$/u.exec(
      text,
    )?.groups;
    if (said?.["who"] !== undefined && !/據|在|於|也|並/u.test(said["who"]))
      return (
        pick(
          [
            `據${said["who"]}表示，${said["claim"] ?? ""}。`,
            `${said["claim"] ?? ""}，${said["who"]}${said["verb"] ?? ""}。`,
          ],
          text,
        ) ?? null
      );
    const by = /^據(?<who>[^，。]{2,16})，(?<claim>[^。]{8,})。$/u.exec(text)?.groups;
    return by?.["who"] === undefined ? null : `${by["claim"] ?? ""}，這是據${by["who"]}。`;
  }
  const said =
    /^(?<who>(?:\p{Lu}[\p{L}'’-]+ ?){1,5}) (?:also )?said (?:that )?(?<claim>(?!he |she |they |the two )[^,;]{20,})\.$/u.exec(
      text,
    )?.groups;
  if (said?.["who"] !== undefined)
    return (
      pick(
        [
          `According to ${said["who"]}, ${lower(said["claim"] ?? "")}.`,
          `${upper(said["claim"] ?? "")}, ${said["who"]} said.`,
        ],
        text,
      ) ?? null
    );
  const by = /^According to (?<who>[^,]{3,40}), (?<claim>[^;]{15,})\.$/u.exec(text)?.groups;
  return by?.["who"] === undefined
    ? null
    : (pick(
        [
          `${upper(by["claim"] ?? "")}, according to ${by["who"]}.`,
          `${upper(by["who"])} reported that ${by["claim"] ?? ""}.`,
        ],
        text,
      ) ?? null);
}

/** Two neighbouring sentences said as one, in either order. */
function join({ text, quotes, isAcross }: Source): Made | null {
  const [quote, ...more] = quotes;
  if (quote === undefined || more.length > 0 || isAcross) return null;
  const { article, start, end } = quote;
  const next = sentenceSpans(article.body).find((span) => span.start >= end);
  if (
    next === undefined ||
    article.body.slice(end, next.start).includes("\n") ||
    article.body.slice(start, end) !== text
  )
    return null;
  const other = article.body.slice(next.start, next.end);
  const parts = [text, other].map((part) => part.replace(/[.。]$/u, ""));
  const [one = "", two = ""] = pick([true, false], text) === true ? parts : parts.toReversed();
  const joined = isChinese(text) ? `${one}；${two}。` : `${one}; ${lower(two)}.`;
  return { text: joined, quotes: [quote, { article, start: next.start, end: next.end }] };
}

/** Two things set beside each other, in the other order. */
function turnList({ text }: Source): string | null {
  const pattern = isChinese(text)
    ? /(?<=[、])(?<a>[^，。；、「」（）與和及以\d]{2,6})(?<mark>、)(?<b>[^，。；、「」（）與和及以\d]{2,6})(?=[、與和及])/u
    : /(?<=, )(?!and|the|who|which|where|as|while|both|but|or|in|on|to|with|because)(?<a>\p{Ll}[\p{Ll} -]{2,25})(?<mark>,? and )(?<b>\p{Ll}[\p{Ll}-]{2,25})(?=[.,])/u;
  const made = text.replace(pattern, "$<b>$<mark>$<a>");
  return made === text ||
    /^(?:and|the|who|which|where|as|while)/u.test(pattern.exec(text)?.groups?.["a"] ?? "")
    ? null
    : made;
}

/** Operators that put the same claim in other words and another order. */
export const CLAUSE_PARAPHRASES: readonly Operator[] = [
  { name: "time moved", isFaithful: true, make: moveTime },
  { name: "one clause left out", isFaithful: true, make: dropClause },
  { name: "brackets left out", isFaithful: true, make: dropBrackets },
  { name: "active and passive", isFaithful: true, make: turnVoice },
  { name: "attribution moved", isFaithful: true, make: moveAttribution },
  { name: "two sentences joined", isFaithful: true, make: join },
  { name: "list in another order", isFaithful: true, make: turnList },
  changing("synonym", true, {
    en: wordChanges(
      "took place=was held, was held=took place, visited=paid a visit to, led=headed, headed=led, attended=was present at, said=stated, said that=stated that, " +
        "began=started, started=began, roughly=about, about=around, more than=over, over=more than, subjects=topics, topics=subjects, " +
        "trip=journey, delegation=mission, talks=discussions, called on=visited, was present at=attended, took part=participated, donated=gave, " +
        "set off=departed, reached=arrived in, came to an end=ended, councilors=council members, memorandums=memoranda, memorandum=MOU, dealt with=concerned, abroad=overseas, was the host of=hosted, " +
        "welcomed=received, invited=asked, purpose=aim, fields=areas, gave a speech=spoke, spoke=gave a speech, met(?= Mayor)=held a meeting with, named=listed, athletes=competitors, made a trip to=travelled to, called off=cancelled, helped=assisted, help=assistance, thanks=gratitude",
    ),
    "zh-Hant": hanChanges(
      "舉行=舉辦 舉辦=舉行 參加(?=.{0,12}論壇)=出席 出席=參加 前往=赴 訪問=造訪 率團=帶團 簽署=簽訂 表示=指出 指出=表示 會面=會晤 會見=會晤 預定=預計 超過=逾 抵達=到達 接待=接見 " +
        "揭幕=開幕 登場=舉行 致詞=發表談話 觀光=旅遊 旅遊=觀光 選手=運動員 議題=題目 領域=範圍 成員=團員 參訪=參觀 締結=結為 捐出=捐贈 款待=招待 恢復=重新 另外=此外 接著=隨後 結為=締結為 宣布=公布 共有=總共有 邀請=邀 獲贈=收到 涉及=關於",
    ),
  }),
  changing("connecting word added", true, {
    en: [
      [/^(?=The |In |On |From )/u, "In addition, "],
      [/^(?=Mayor |Deputy |Taipei |Ko |Chiang |Hau )/u, "As reported, "],
      [/^(?=Four |Three |Two |Over |About |A )/u, "Altogether, "],
    ],
    "zh-Hant": [
      [/^(?=臺北|柯|蔣|郝|上海)/u, "此外，"],
      [/^(?=\d|這)/u, "另外，"],
      [/^(?=雙|論|第)/u, "據了解，"],
    ],
  }),
];
