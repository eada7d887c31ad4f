import { type ChineseWord, chineseWords } from "./chinese-words.ts";
import { type DateMention, dateMentions } from "./dates.ts";
import type { Dictionary } from "./dictionary.ts";
import { glossesOf } from "./word-senses.ts";
import type { Glossary, GlossaryMention } from "./glossary.ts";
import { chineseNumeral } from "./chinese-numeral.ts";
import { englishNumber, ordinal } from "./english-number.ts";
import { hasHan } from "./han.ts";
import { numberMentions } from "./numbers.ts";

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

/** 第十屆: the tenth time that something is held. */
const EDITION = /第\s?(\d{1,3}|[一二三四五六七八九十百]+)\s?[屆届]/gu;

/** Without any of these a text has no number to be put into English. */
const NUMERALS = /[零〇一二兩两三四五六七八九十百千萬万億亿]/u;

/** Stretches of text whose words are kept: a passage is glossed with one sense and with several, a question for several models. */
const MOST_KEPT = 16;
/** Words whose English is kept; then they are forgotten, so that what citizens write fills no memory. */
const MOST_WORDS_KEPT = 50_000;

/** Renders Chinese in English, word by word. */
export class Glosser {
  readonly #glossary: Glossary;
  readonly #dictionary: Dictionary;
  /** By stretch of text. */
  readonly #words = new Map<string, readonly ChineseWord[]>();
  /** English by word, likeliest first. */
  readonly #glosses = new Map<string, readonly string[]>();

  constructor(glossary: Glossary, dictionary: Dictionary) {
    this.#glossary = glossary;
    this.#dictionary = dictionary;
  }

  /**
   * The text with its Chinese put into English words: dates, editions and numbers as English writes them, names by the
   * glossary, other words by the first `senses` senses of the dictionary. What neither knows (most names of persons) is left out
   * rather than rendered character by character. Other scripts stay; a text without Chinese comes back as it is.
   */
  gloss(text: string, senses = 1): string {
    if (!hasHan(text)) return text;
    let result = "";
    let at = 0;
    for (const date of dateMentions(text)) {
      if (!hasHan(text.slice(date.start, date.end))) continue;
      result += `${this.#glossEditions(text.slice(at, date.start), senses)} ${englishDate(date)} `;
      at = date.end;
    }
    return (result + this.#glossEditions(text.slice(at), senses)).replace(/[^\S\n]+/gu, " ").trim();
  }

  #glossEditions(text: string, senses: number): string {
    let result = "";
    let at = 0;
    for (const match of text.matchAll(EDITION)) {
      const numeral = match[1] ?? "";
      const value = /^\d/.test(numeral) ? Number(numeral) : chineseNumeral(numeral);
      if (value === null) continue;
      result += `${this.#glossNumbers(text.slice(at, match.index), senses)} ${ordinal(value)} `;
      at = match.index + match[0].length;
    }
    return result + this.#glossNumbers(text.slice(at), senses);
  }

  /** Numerals of one character are left to the words: 一 is seldom a number. */
  #glossNumbers(text: string, senses: number): string {
    if (!NUMERALS.test(text)) return this.#glossWords(text, senses);
    let names: readonly GlossaryMention[] | undefined;
    let result = "";
    let at = 0;
    for (const number of numberMentions(text)) {
      const written = text.slice(number.start, number.end);
      const english = hasHan(written) && written.length > 1 ? englishNumber(number) : null;
      if (english === null) continue;
      names ??= this.#glossary.mentionsIn(text);
      if (names.some(({ start, end }) => start < number.end && number.start < end)) continue;
      // 第 stands before what it makes an ordinal.
      const before = text.slice(
        at,
        number.start - (number.ordinal && text[number.start - 1] === "第" ? 1 : 0),
      );
      result += `${this.#glossWords(before, senses)} ${english} `;
      at = number.end;
    }
    return result + this.#glossWords(text.slice(at), senses);
  }

  #glossWords(text: string, senses: number): string {
    let result = "";
    let at = 0;
    for (const word of this.#wordsOf(text)) {
      const english =
        word.entry === null
          ? this.#glossesOf(word.text).slice(0, senses).join(" ")
          : (word.entry.en[0] ?? "");
      result += `${asciiMarks(text.slice(at, word.start))} ${english} `;
      at = word.end;
    }
    return result + asciiMarks(text.slice(at));
  }

  #glossesOf(word: string): readonly string[] {
    let glosses = this.#glosses.get(word);
    if (glosses === undefined) {
      if (this.#glosses.size >= MOST_WORDS_KEPT) this.#glosses.clear();
      glosses = glossesOf(word, this.#dictionary);
      this.#glosses.set(word, glosses);
    }
    return glosses;
  }

  #wordsOf(text: string): readonly ChineseWord[] {
    let words = this.#words.get(text);
    if (words === undefined) {
      if (this.#words.size >= MOST_KEPT) this.#words.clear();
      words = chineseWords(text, this.#glossary, this.#dictionary);
      this.#words.set(text, words);
    }
    return words;
  }
}

const MARKS: Readonly<Record<string, string>> = {
  "。": ". ", "！": "! ", "？": "? ", "，": ", ", "、": ", ", "；": "; ", "：": ": ",
  "「": '"', "」": '"', "『": '"', "』": '"', "《": '"', "》": '"', "（": " (", "）": ") ",
}; // prettier-ignore

function asciiMarks(text: string): string {
  return text.replace(/[。！？，、；：「」『』《》（）]/gu, (mark) => MARKS[mark] ?? " ");
}

function englishDate({ year, month, day, lastDay }: Omit<DateMention, "start" | "end">): string {
  const name = month === null ? undefined : MONTH_NAMES[month - 1];
  const days = day === null ? "" : ` ${day}${lastDay === null ? "" : `-${lastDay}`}`;
  if (name === undefined) return String(year ?? "");
  return `${name}${days}${year === null ? "" : `${day === null ? "" : ","} ${year}`}`;
}

/** A day as English news writes it: `2019-07-03` is "July 3, 2019". */
export function englishDay(isoDay: string): string {
  const [year = null, month = null, day = null] = isoDay.split("-").map(Number);
  return englishDate({ year, month, day, lastDay: null });
}
