/** Longest question taken, in code points: a long paragraph, which is more than a question needs. */
export const MAX_QUESTION_CODE_POINTS = 500;

/** What is wrong with a text that cannot be asked; also the stable code of the problem that HTTP reports. */
export type QuestionFault = "question_empty" | "question_too_long" | "question_not_unicode";

/** A text that can be asked, or why it cannot. */
export type CleanedQuestion =
  | { readonly question: string; readonly fault: null }
  | { readonly question: null; readonly fault: QuestionFault };

/** Line and page breaks and tabs among the control characters: they part words, so they become a space. */
const BREAKING_CONTROLS = /[\t\n\v\f\r\u0085]/gu;
/**
 * What nobody sees and can carry hidden text or turn the line around: control characters, zero-width and
 * bidirectional controls, fillers, tags and variation selectors (Unicode, Default_Ignorable_Code_Point). The joiner
 * and the two emoji presentation selectors have rules of their own below.
 */
const INVISIBLE = /(?![\u200D\uFE0E\uFE0F])[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
/** Digits, # and * are emoji only in a keycap (UTS #51): elsewhere a selector would hide a year from being read. */
const STRAY_PRESENTATION_SELECTOR = /(?<!\p{Emoji})[\uFE0E\uFE0F]|(?<=[0-9#*])[\uFE0E\uFE0F](?!\u20E3)/gu;
/** A joiner stays only between two pictographs, the first of which may have a selector or a skin tone (UTS #51). */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}[\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** The blank Braille pattern is a symbol to Unicode and a space to the reader. */
const SPACES = /[\s\u2800]+/gu;

/**
 * Makes what a citizen typed into a question: NFC, without characters that nobody sees, with single spaces, trimmed.
 * Cleaning a cleaned question changes nothing.
 */
export function cleanQuestion(text: string): CleanedQuestion {
  if (!text.isWellFormed()) return { question: null, fault: "question_not_unicode" };
  const question = text
    .replace(BREAKING_CONTROLS, " ")
    .replace(INVISIBLE, "")
    .replace(STRAY_PRESENTATION_SELECTOR, "")
    .replace(STRAY_JOINER, "")
    .normalize("NFC")
    .replace(SPACES, " ")
    .trim();
  if (question === "") return { question: null, fault: "question_empty" };
  if (Array.from(question).length > MAX_QUESTION_CODE_POINTS) {
    return { question: null, fault: "question_too_long" };
  }
  return { question, fault: null };
}
