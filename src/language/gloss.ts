import { chineseWords } from "./chinese-words.ts";
import { type DateMention, dateMentions } from "./dates.ts";
import type { Dictionary } from "./dictionary.ts";
import { sensesOf } from "./word-senses.ts";
import type { Glossary } from "./glossary.ts";
import { chineseNumeral } from "./chinese-numeral.ts";
import { hasHan } from "./han.ts";

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

/** 第十屆: the tenth time that something is held. */
const EDITION = /第\s?(\d{1,3}|[一二三四五六七八九十百]+)\s?[屆届]/gu;

/** Renders Chinese in English, word by word. */
export class Glosser {
  readonly #glossary: Glossary;
  readonly #dictionary: Dictionary;

  constructor(glossary: Glossary, dictionary: Dictionary) {
    this.#glossary = glossary;
    this.#dictionary = dictionary;
  }

  /**
   * The text with its Chinese put into English words: dates and editions as English writes them, names by the
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
      result += `${this.#glossWords(text.slice(at, match.index), senses)} ${ordinal(value)} `;
      at = match.index + match[0].length;
    }
    return result + this.#glossWords(text.slice(at), senses);
  }

  #glossWords(text: string, senses: number): string {
    let result = "";
    let at = 0;
    for (const word of chineseWords(text, this.#glossary, this.#dictionary)) {
      const english =
        word.entry === null
          ? sensesOf(word.text, this.#dictionary).slice(0, senses).join(" ")
          : (word.entry.en[0] ?? "");
      result += `${asciiMarks(text.slice(at, word.start))} ${english} `;
      at = word.end;
    }
    return result + asciiMarks(text.slice(at));
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

/** 21 is "21st". */
function ordinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13;
  const ending = teens ? undefined : ["th", "st", "nd", "rd"][value % 10];
  return `${value}${ending ?? "th"}`;
}

/** A day as English news writes it: `2019-07-03` is "July 3, 2019". */
export function englishDay(isoDay: string): string {
  const [year = null, month = null, day = null] = isoDay.split("-").map(Number);
  return englishDate({ year, month, day, lastDay: null });
}
