import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { originsOf } from "../../language/messages/claim-origins.ts";
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
  /** What sources say that cannot all be true, or was true at different times, each with what it is about. */
  readonly conflicts?: readonly HandedConflict[];
  /** Our own words about the answer, which must not be lost on the way. */
  readonly notices?: readonly string[];
  readonly sources: readonly HandedSource[];
  /** Who signs it. */
  readonly government: string;
}

/** What is handed on, without the question that it answers and who signs it. */
export interface HandedWords extends Omit<Handed, "question" | "government"> {
  /** It was wanted in another language, in which it could not be had. */
  readonly isInOtherLanguage?: boolean;
}

/** What is handed on, or how it is had in a language. */
export type Handing = HandedWords | ((language: InterfaceLanguage) => Promise<HandedWords>);

/** Claims of sources that disagree. */
export interface HandedConflict {
  readonly about: string;
  readonly claims: readonly HandedSentence[];
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
  const { government } = handed;
  const asked = question === "" ? [] : [say("copy.asked", { question }), ""];
  return [
    say(`copy.${occasion}.opening`, { government }),
    "",
    ...asked,
    say(`copy.${occasion}.lead`),
    "",
    handed.sentences.map((sentence) => `${worded(sentence, language)}${markers(sentence)}`).join("\n"),
    "",
    ...disagreeing(handed, language, markers).flatMap((lines) => [...lines, ""]),
    ...noted(handed).flatMap((note) => [note, ""]),
    say("copy.sources"),
    ...handed.sources.map((source) => `[${source.n}] ${named(source, language)}${address(source)}`),
    "",
    say(`copy.${occasion}.closing`, { government }),
    "",
  ].join("\n");
}

/** Sentence for sentence, and then from where they are: nobody says numbers in brackets. */
function spoken(handed: Handed, language: InterfaceLanguage): string[] {
  const { sentences, sources } = handed;
  const say = wordsIn(language);
  const names = sources.map(({ publisher, publishedOn }) => {
    return publishedOn === null
      ? oneLine(publisher)
      : say("copy.publisherOn", { publisher: oneLine(publisher), day: readableDay(publishedOn, language) });
  });
  const from = [...new Set(names)].join(language === "en" ? "; " : "；");
  return [
    ...sentences.map((sentence) => worded(sentence, language)),
    ...disagreeing(handed, language, (claim) => originsIn(claim, sources, language)).flat(),
    ...noted(handed),
    ...(from === "" ? [] : [say("copy.call.sources", { sources: from })]),
  ];
}

/** What sources disagree about, and beneath it what each says, with `behind` it where that comes from. */
function disagreeing(
  { conflicts = [] }: Handed,
  language: InterfaceLanguage,
  behind: (claim: HandedSentence) => string,
): string[][] {
  return conflicts.map(({ about, claims }) => [
    oneLine(about),
    ...claims.map((claim) => `- ${worded(claim, language)}${behind(claim)}`),
  ]);
}

/** Said aloud, a claim among others is worth nothing without who makes it. */
function originsIn(
  claim: HandedSentence,
  sources: readonly HandedSource[],
  language: InterfaceLanguage,
): string {
  const origins = oneLine(originsOf(claim, sources, language));
  return origins === "" ? "" : ` ${origins}`;
}

function noted({ notices = [] }: Handed): string[] {
  return notices.map(oneLine);
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
