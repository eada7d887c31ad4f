import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { wordsIn } from "./words.ts";

/** What a text is handed on in: said on the telephone, or written. */
export type Occasion = "call" | "email" | "letter";

/** Words with the numbers of the sources that carry them. */
export interface HandedSentence {
  readonly text: string;
  readonly citations: readonly number[];
  /** Words of an article as they stand in it, which go in quotation marks. */
  readonly isQuote?: boolean;
}

/** A source as it is named in a text. */
export interface HandedSource {
  readonly n: number;
  readonly title: string;
  readonly publisher: string;
  /** ISO day. */
  readonly publishedOn: string | null;
  readonly url: string | null;
}

/** What is handed on. */
export interface Handed {
  /** As it was asked; empty for none. */
  readonly question: string;
  readonly sentences: readonly HandedSentence[];
  readonly sources: readonly HandedSource[];
}

/**
 * An answer as plain text for an occasion, in either language, with its sources: on the telephone they are said, in writing
 * they stand numbered at the end. What comes from articles keeps its words; line ends and control characters in it become
 * spaces, so that no source can look like a part of the text around it.
 */
export function handedText(handed: Handed, occasion: Occasion, language: InterfaceLanguage): string {
  const say = wordsIn(language);
  if (occasion === "call") return [...spoken(handed, language), ""].join("\n");
  const question = oneLine(handed.question);
  const asked = question === "" ? [] : [say("copy.asked", { question }), ""];
  return [
    say(`copy.${occasion}.opening`),
    "",
    ...asked,
    say(`copy.${occasion}.lead`),
    "",
    handed.sentences.map((sentence) => `${worded(sentence, language)}${markers(sentence)}`).join("\n"),
    "",
    say("copy.sources"),
    ...handed.sources.map((source) => `[${source.n}] ${named(source, language)}${address(source)}`),
    "",
    say(`copy.${occasion}.closing`),
    "",
  ].join("\n");
}

/** Sentence for sentence, and then from where they are: nobody says numbers in brackets. */
function spoken({ sentences, sources }: Handed, language: InterfaceLanguage): string[] {
  const say = wordsIn(language);
  const names = sources.map(({ publisher, publishedOn }) => {
    return publishedOn === null
      ? oneLine(publisher)
      : say("copy.publisherOn", { publisher: oneLine(publisher), day: readableDay(publishedOn, language) });
  });
  const from = [...new Set(names)].join(language === "en" ? "; " : "；");
  return [
    ...sentences.map((sentence) => worded(sentence, language)),
    ...(from === "" ? [] : [say("copy.call.sources", { sources: from })]),
  ];
}

function worded({ text, isQuote = false }: HandedSentence, language: InterfaceLanguage): string {
  const words = oneLine(text);
  if (!isQuote) return words;
  return language === "en" ? `“${words}”` : `「${words}」`;
}

function markers({ citations }: HandedSentence): string {
  return citations.length === 0 ? "" : ` ${citations.map((n) => `[${n}]`).join("")}`;
}

function named({ title, publisher, publishedOn }: HandedSource, language: InterfaceLanguage): string {
  const day = publishedOn === null ? [] : [readableDay(publishedOn, language)];
  const [titled, parting] =
    language === "en" ? [`“${oneLine(title)}”`, ", "] : [`〈${oneLine(title)}〉`, "，"];
  return [oneLine(publisher), titled, ...day].join(parting);
}

function address({ url }: HandedSource): string {
  return url === null ? "" : `\n    ${oneLine(url)}`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
