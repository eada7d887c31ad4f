import { randomUUID } from "node:crypto";
import { formatDay } from "../language/format-day.ts";
import { toSimplified } from "../language/script.ts";
import type { Answer, Notice, Sentence, Source } from "./answer.ts";
import type { AnswerLanguage } from "./answerer.ts";
import type { ComposedSentence, Quote, Verified } from "./composed.ts";
import type { Replies } from "./replies.ts";
import type { Declined } from "./screen.ts";

/** Names of the languages that sources are written in, in the languages that answers are. */
const LANGUAGE_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { en: "English", "zh-Hant": "Chinese" },
  "zh-Hant": { en: "英文", "zh-Hant": "中文" },
};

/** What every answer carries that has nothing to say. */
function emptyAnswer(conversationId: string | null, language: string): Answer {
  return {
    id: randomUUID(),
    conversationId,
    status: "no_information",
    reason: null,
    language,
    text: "",
    sentences: [],
    table: null,
    notices: [],
    choices: [],
    conflicts: [],
    sources: [],
    asOf: null,
    suggestions: [],
    contact: null,
    composer: null,
    timings: {},
  };
}

/** Phrases a refusal: the official reply, and whom to ask instead. */
export function phraseDeclined(
  { reason, code, language }: Declined,
  conversationId: string | null,
  replies: Replies,
): Answer {
  const text = replies.text(code, language);
  return {
    ...emptyAnswer(conversationId, language),
    status: "declined",
    reason,
    text,
    notices: [{ code, text }],
    contact: replies.contact(language),
  };
}

/** Phrases what has been proved in the citizen's language, or says that nothing was found and where to ask. */
export function phrase(
  verified: Verified,
  conversationId: string | null,
  suggestions: readonly string[],
  replies: Replies,
): Answer {
  const { language } = verified;
  const empty = emptyAnswer(conversationId, language);
  if (verified.sentences.length === 0) {
    const notice: Notice = { code: "no_information", text: replies.text("no-information", language) };
    return {
      ...empty,
      text: notice.text,
      notices: [notice],
      suggestions,
      contact: replies.contact(language),
    };
  }
  const sources = numberSources(verified.sentences);
  const sentences = verified.sentences.map((sentence) => toSentence(sentence, sources));
  const notices = noticesOn(sources, language, replies);
  const lines = [...notices.map(({ text }) => text), ...sentences.map(markedText)];
  return {
    ...empty,
    status: "answered",
    text: lines.join("\n"),
    sentences,
    notices,
    sources,
    asOf:
      sources
        .map(({ publishedOn }) => publishedOn)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
    suggestions,
    composer: verified.composer,
  };
}

function isSameQuote(source: Source, { article, start, end }: Quote): boolean {
  return (
    source.articleId === article.id &&
    source.articleVersion === article.version &&
    source.start === start &&
    source.end === end
  );
}

function numberSources(sentences: readonly ComposedSentence[]): Source[] {
  const sources: Source[] = [];
  for (const quote of sentences.flatMap(({ quotes }) => quotes)) {
    if (sources.some((source) => isSameQuote(source, quote))) continue;
    const { article, start, end } = quote;
    sources.push({
      n: sources.length + 1,
      articleId: article.id,
      articleVersion: article.version,
      title: article.title,
      url: article.url,
      publisher: article.publisher,
      official: article.official,
      publishedOn: article.publishedOn,
      eventOn: article.eventOn,
      language: article.language,
      quote: article.body.slice(start, end),
      start,
      end,
    });
  }
  return sources;
}

function toSentence({ text, language, quotes }: ComposedSentence, sources: readonly Source[]): Sentence {
  const citations = quotes.flatMap((quote) =>
    sources.filter((source) => isSameQuote(source, quote)).map(({ n }) => n),
  );
  return { text, language, citations: [...new Set(citations)] };
}

function markedText({ text, citations }: Sentence): string {
  return `${text} ${citations.map((n) => `[${n}]`).join("")}`;
}

/** What is said about the sources: who published the first one and when, the other language, the press. */
function noticesOn(sources: readonly Source[], language: AnswerLanguage, replies: Replies): Notice[] {
  const first = sources[0];
  if (first === undefined) return [];
  const isChinese = language !== "en";
  const notices: Notice[] = [];
  const { publisher, publishedOn } = first;
  notices.push(
    publishedOn === null
      ? { code: "attribution", text: replies.text("attribution-undated", language, { publisher }) }
      : {
          code: "attribution",
          text: replies.text("attribution", language, { publisher, date: formatDay(publishedOn, language) }),
        },
  );
  const foreign = sources.find((source) => (source.language !== "en") !== isChinese);
  if (foreign !== undefined && sources.every((source) => (source.language !== "en") !== isChinese)) {
    const name = LANGUAGE_NAMES[isChinese ? "zh-Hant" : "en"]?.[foreign.language] ?? foreign.language;
    const shown = language === "zh-Hans" ? toSimplified(name) : name;
    notices.push({
      code: "source_language",
      text: replies.text("source-language", language, { language: shown }),
    });
  }
  if (sources.every(({ official }) => !official)) {
    notices.push({ code: "press_source", text: replies.text("press-source", language) });
  }
  return notices;
}
