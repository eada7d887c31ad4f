import type { Mark } from "./place.ts";

/** A stretch of text, marked or not. */
export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/**
 * The paragraphs of a body, each in parts: what lies within a mark is marked, wherever marks overlap or reach beyond the text.
 * All parts of all paragraphs, one after the other, are the body without its line ends.
 */
export function markedParagraphs(body: string, marks: readonly Mark[]): TextPart[][] {
  const paragraphs: TextPart[][] = [];
  for (const { 0: text, index } of body.matchAll(/[^\n]+/gu)) {
    const borders = marks.flatMap(({ start, end }) => [start - index, end - index]);
    const inside = borders.filter((border) => border > 0 && border < text.length);
    const cuts = [0, ...new Set(inside.sort((one, other) => one - other)), text.length];
    const parts = cuts.slice(1).map((to, place): TextPart => {
      const from = cuts[place] ?? 0;
      const isMarked = marks.some(({ start, end }) => start - index <= from && end - index >= to);
      return { text: text.slice(from, to), isMarked };
    });
    paragraphs.push(joined(parts));
  }
  return paragraphs;
}

/** Neighbours that are marked alike become one, so that a mark is read out once. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const whole: TextPart[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (before?.isMarked === part.isMarked)
      whole[whole.length - 1] = { ...part, text: before.text + part.text };
    else whole.push(part);
  }
  return whole;
}
