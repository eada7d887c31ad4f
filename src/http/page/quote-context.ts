import { sentenceSpans } from "../../language/sentences.ts";

/** Characters shown on either side of a quote: a sentence or two, so that a card stays short on a phone. */
export const CONTEXT_CHARACTERS = 150;

const words = new Intl.Segmenter("zh-Hant", { granularity: "word" });

/** A quote within the text around it. */
export interface QuoteContext {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** Whether the article has more text before and after what is shown. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/**
 * The text around `body.slice(start, end)`: at most `reach` UTF-16 units on either side, cut at a sentence border
 * where one lies in the outer half of the reach, else at a word border.
 */
export function quoteContext(
  body: string,
  start: number,
  end: number,
  reach = CONTEXT_CHARACTERS,
): QuoteContext {
  const from = contextStart(body, start, reach);
  const to = contextEnd(body, end, reach);
  return {
    before: body.slice(from, start),
    quote: body.slice(start, end),
    after: body.slice(end, to),
    isCutBefore: body.slice(0, from).trim() !== "",
    isCutAfter: body.slice(to).trim() !== "",
  };
}

function contextStart(body: string, start: number, reach: number): number {
  if (start <= reach) return 0;
  const from = start - reach;
  const window = body.slice(from, start);
  // The first span begins where the window does, which is no border.
  const sentence = sentenceSpans(window).find((span, index) => index > 0 && span.start <= reach / 2);
  if (sentence !== undefined) return from + sentence.start;
  return from + (wordBorders(window).find((border) => border > 0) ?? window.length);
}

function contextEnd(body: string, end: number, reach: number): number {
  if (body.length - end <= reach) return body.length;
  const window = body.slice(end, end + reach);
  // The last span ends where the window does, which is no border.
  const sentence = sentenceSpans(window)
    .slice(0, -1)
    .findLast((span) => span.end >= reach / 2);
  if (sentence !== undefined) return end + sentence.end;
  return end + (wordBorders(window).findLast((border) => border < window.length) ?? 0);
}

/** Where words begin; the first and the last of a window may be parts of words. */
function wordBorders(window: string): number[] {
  return Array.from(words.segment(window), (segment) => segment.index);
}
