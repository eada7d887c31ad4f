import { formatDay } from "../language/format-day.ts";
import { toSimplified } from "../language/script.ts";
import type { Notice, Source } from "./answer.ts";
import type { AnswerLanguage } from "./answerer.ts";
import type { Replies } from "./replies.ts";

/** Names of the languages that sources are written in, in the languages that answers are. */
const LANGUAGE_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { en: "English", "zh-Hant": "Chinese" },
  "zh-Hant": { en: "英文", "zh-Hant": "中文" },
};

/**
 * What is said about the sources: who published each of them and when, the other language, the press. Only the first
 * `saidCount` are those of the answer itself; the others stand beside claims that name who published them.
 */
export function sourceNotices(
  sources: readonly Source[],
  saidCount: number,
  language: AnswerLanguage,
  replies: Replies,
): Notice[] {
  return [
    ...attributions(sources.slice(0, saidCount), language, replies),
    ...otherLanguage(sources.slice(0, saidCount), language, replies),
    ...fromPress(sources, language, replies),
  ];
}

/** One for each publisher and day; with the numbers of its sources where there are several, or all would seem its own. */
function attributions(sources: readonly Source[], language: AnswerLanguage, replies: Replies): Notice[] {
  const publications = [
    ...Map.groupBy(sources, ({ publisher, publishedOn }) => `${publisher}\n${publishedOn ?? ""}`).values(),
  ];
  return publications.flatMap((published) => {
    const [first] = published;
    if (first === undefined) return [];
    const { publishedOn } = first;
    const publisher = language === "en" ? first.publisher : setOff(first.publisher);
    const text =
      publishedOn === null
        ? replies.text("attribution-undated", language, { publisher })
        : replies.text("attribution", language, { publisher, date: formatDay(publishedOn, language) });
    const isOnly = publications.length === 1;
    return [{ code: "attribution", text: isOnly ? text : marked(text, published, language) }];
  });
}

/** A name in Latin letters among Chinese characters has a space at either side: 依據 Taipei Times 2021年8月1日的報導. */
function setOff(name: string): string {
  const [before, after] = [/^[\p{Script=Latin}\p{N}]/u, /[\p{Script=Latin}\p{N})]$/u].map((pattern) =>
    pattern.test(name) ? " " : "",
  );
  return `${before ?? ""}${name}${after ?? ""}`;
}

function otherLanguage(sources: readonly Source[], language: AnswerLanguage, replies: Replies): Notice[] {
  const isChinese = language !== "en";
  const [first] = sources;
  if (first === undefined || sources.some((source) => (source.language !== "en") === isChinese)) return [];
  const name = LANGUAGE_NAMES[isChinese ? "zh-Hant" : "en"]?.[first.language] ?? first.language;
  const shown = language === "zh-Hans" ? toSimplified(name) : name;
  return [{ code: "source_language", text: replies.text("source-language", language, { language: shown }) }];
}

function fromPress(sources: readonly Source[], language: AnswerLanguage, replies: Replies): Notice[] {
  const press = sources.filter(({ official }) => !official);
  if (press.length === 0) return [];
  const text = replies.text("press-source", language);
  const isAll = press.length === sources.length;
  return [{ code: "press_source", text: isAll ? text : marked(text, press, language) }];
}

/** A notice with the numbers of the sources that it is about. */
function marked(text: string, sources: readonly Source[], language: AnswerLanguage): string {
  return `${text}${language === "en" ? " " : ""}${sources.map(({ n }) => `[${n}]`).join("")}`;
}
