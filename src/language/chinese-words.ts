import type { Dictionary } from "./dictionary.ts";
import type { Glossary, GlossaryEntry } from "./glossary.ts";

/** A piece of a Chinese text. */
export interface ChineseWord {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The name or term of the glossary that it is. */
  readonly entry: GlossaryEntry | null;
}

const HAN_RUN = /\p{Script=Han}+/gu;
/** Pieces that the segmenter parted are tried as one dictionary word up to this many together. */
const MOST_JOINED = 3;

/** 臺北市長 is 臺北 and 市長, though 臺北市 is a name too. */
const OFFICE_HEAD = /^[市縣县區区州][長长]$/u;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * Cuts the Chinese in a text into words: the glossary's names first, longest match; then the segmenter's pieces, put
 * together where neighbours form a dictionary word and parted where one is unknown. Other scripts are left out.
 */
export function chineseWords(text: string, glossary: Glossary, dictionary: Dictionary): ChineseWord[] {
  const words: ChineseWord[] = [];
  const cutRange = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(HAN_RUN)) {
      let start = from + match.index;
      for (const piece of cutRun(match[0], dictionary)) {
        words.push({ start, end: start + piece.length, text: piece, entry: null });
        start += piece.length;
      }
    }
  };
  let at = 0;
  for (const { start, end: mentionEnd, entry } of glossary.mentionsIn(text)) {
    // Two entries can share a name; the first stands for it.
    if (start < at || !/\p{Script=Han}/u.test(text.slice(start, mentionEnd))) continue;
    const end = mentionEnd - (OFFICE_HEAD.test(text.slice(mentionEnd - 1, mentionEnd + 1)) ? 1 : 0);
    cutRange(at, start);
    words.push({ start, end, text: text.slice(start, end), entry });
    at = end;
  }
  cutRange(at, text.length);
  return words;
}

function cutRun(run: string, dictionary: Dictionary): string[] {
  const starts = Array.from(segmenter.segment(run), ({ index }) => index);
  const words: string[] = [];
  for (let at = 0; at < starts.length;) {
    const most = Math.min(MOST_JOINED, starts.length - at);
    const together = (count: number): string => run.slice(starts[at], starts[at + count]);
    let joined = most;
    while (joined > 0 && !dictionary.has(together(joined))) joined--;
    if (joined > 0) words.push(together(joined));
    else words.push(...splitUnknown(together(1), dictionary));
    at += Math.max(1, joined);
  }
  return words;
}

/** Longest dictionary words of two characters and more from the left; what is between them stays in one piece. */
function splitUnknown(word: string, dictionary: Dictionary): string[] {
  const characters = Array.from(word);
  const parts: string[] = [];
  let unknown = "";
  for (let index = 0; index < characters.length;) {
    let length = Math.min(characters.length - index, dictionary.longest);
    while (length > 1 && !dictionary.has(characters.slice(index, index + length).join(""))) length--;
    if (length > 1) {
      if (unknown !== "") parts.push(unknown);
      unknown = "";
      parts.push(characters.slice(index, index + length).join(""));
    } else {
      unknown += characters[index] ?? "";
    }
    index += length;
  }
  if (unknown !== "") parts.push(unknown);
  return parts;
}
