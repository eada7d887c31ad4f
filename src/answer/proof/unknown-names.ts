import { fold } from "../../language/fold.ts";
import { LATIN_WORD } from "../../language/latin-words.ts";
import type { Span } from "../../language/sentences.ts";
import { toTraditional } from "../../language/script.ts";
import { chinesePersonNames, POSSESSIVE, TITLE_WORDS } from "../person-names.ts";
import { isToldInChinese } from "./names.ts";
import type { ProofText } from "./proof-text.ts";
import { ENGLISH_QUESTION_WORDS } from "../question-words.ts";

/** A word with a capital, with what is joined to it: "Wan-an", "O'Brien", "McKay". */
const CAPITALISED =
  /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]+(?:[-‐–'’&][\p{L}\p{M}\p{N}]+)*|(?<![\p{L}\p{M}\p{N}])\p{Lu}['’]\p{L}+/gu;
/** What makes a word of a name: "Prague-based". */
const JOINED_WORDS = new Set(
  "based led born language speaking made owned style wide driven powered run backed themed hosted related".split(
    " ",
  ),
);
/** Where a sentence begins, in Latin letters: a capital there need not be a name's. */
const SENTENCE_START = /(?:^|[.!?。！？:：]\s*)["“'‘「『(（]?$/u;
/** Words that often open a sentence without an article before them, besides those that put questions. */
const OPENERS = new Set(
  (
    "yes no not now then here there however although though while since because so if unless despite besides instead " +
    "around ahead also moreover furthermore meanwhile later earlier afterwards together overall altogether half several few many most " +
    "everyone everybody nobody none someone anyone neither either once twice again still even except like unlike thanks " +
    "former new young old local foreign free public next first second third last two three four five six seven eight nine ten " +
    "entry work music food dinner lunch part people men women children staff help trade sport art culture history news"
  ).split(" "),
);
/** Endings of words that open a sentence and are seldom names: plurals, participles, adverbs, abstract nouns. */
const INFLECTED = /(?:[^aious]s|es|ing|ed|ly|[ts]ion|ment|[ae]nce|ness|[aeiou]ty|ship)$/u;
/** What may follow a Chinese name in one run with it. */
const AFTER_NAME = /[在於與和及率也將以並就曾說向從為]$/u;

/**
 * Names in a text that neither the evidence nor the glossary names of what the evidence names carry: words with a
 * capital, and persons in Chinese by how they are written. What the glossary knows in the text is left to it.
 */
export function unprovedNames(told: ProofText, evidence: ProofText): Span[] {
  const { text, mentions } = told;
  const read = [...mentions, ...told.dates, ...told.numbers, ...told.clocks];
  const names = evidence.mentions.flatMap(({ entry }) => [...entry.en, ...entry.zh]);
  const carried = [evidence.text, ...names].join("\n");
  const words = new Set(latinWords(carried).map(({ word }) => word));
  const latin = [...text.matchAll(CAPITALISED)].filter((match) =>
    latinWords(match[0]).some(({ word, start }, place) => {
      const from = match.index + start;
      const isRead = read.some((other) => other.start < from + word.length && from < other.end);
      return !isRead && !words.has(word) && !isPlainWord(text, from, word, place > 0);
    }),
  );
  const han = fold(carried);
  const chinese = chinesePersonNames(toTraditional(text), mentions).filter(
    ({ text: name }) =>
      ![name, name.replace(AFTER_NAME, "")].some((form) => form.length > 1 && han.includes(fold(form))),
  );
  const unknown = latin.map(({ 0: name, index }) => ({ start: index, end: index + name.length }));
  return [...unknown.filter((name) => !isToldInChinese(name, told, evidence)), ...chinese];
}

/** Words in Latin letters in folded form, without a possessive ending. */
function latinWords(text: string): { word: string; start: number }[] {
  return Array.from(fold(text).matchAll(LATIN_WORD), ({ 0: word, index }) => ({
    word: word.replace(POSSESSIVE, ""),
    start: index,
  }));
}

/** Whether a word with a capital is a title, what is joined to a name, or opens its sentence. */
function isPlainWord(text: string, start: number, word: string, isJoined: boolean): boolean {
  if (TITLE_WORDS.has(word) || (isJoined && JOINED_WORDS.has(word))) return true;
  if (isJoined || !SENTENCE_START.test(text.slice(0, start))) return false;
  return ENGLISH_QUESTION_WORDS.has(word) || OPENERS.has(word) || INFLECTED.test(word);
}
