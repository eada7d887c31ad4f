/** Characters shown on either side of a quote, as on the page: a sentence or two. */
const REACH = 150;
/** Where a sentence ends; the full stop of a number or an initial is taken for one as well, which only shortens. */
const SENTENCE_END = /[。！？\n]|[.!?](?=\s)/g;

/** A quote within the text around it. */
export interface QuoteContext {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/**
 * The quote with the text around it, cut at sentences where there are some, with an ellipsis where more is left out.
 * Null when `body.slice(start, end)` is not the quote.
 */
export function quoteContext(body: string, quote: string, start: number, end: number): QuoteContext | null {
  if (body.slice(start, end) !== quote) return null;
  const from = contextStart(body, start);
  const to = contextEnd(body, end);
  return {
    before: (from > 0 ? "… " : "") + body.slice(from, start).trimStart(),
    quote,
    after: body.slice(end, to).trimEnd() + (to < body.length ? " …" : ""),
  };
}

function contextStart(body: string, start: number): number {
  if (start <= REACH) return 0;
  const window = body.slice(start - REACH, start);
  const [first] = ends(window).filter((end) => end < window.length);
  return start - REACH + (first ?? wordBorder(window));
}

function contextEnd(body: string, end: number): number {
  if (body.length - end <= REACH) return body.length;
  const window = body.slice(end, end + REACH);
  const last = ends(window).at(-1);
  return end + (last ?? lastWordBorder(window));
}

/** Offsets behind the sentences that end in a window. */
function ends(window: string): number[] {
  return Array.from(window.matchAll(SENTENCE_END), ({ index }) => index + 1);
}

/** The first offset at which no word is cut: behind a space, or anywhere in Chinese. */
function wordBorder(window: string): number {
  const at = window.search(/[\s\p{Script=Han}]/u);
  return Math.max(0, at);
}

/** The last offset at which no word is cut. */
function lastWordBorder(window: string): number {
  return window.search(/[\s\p{Script=Han}][^\s\p{Script=Han}]*$/u) + 1;
}
