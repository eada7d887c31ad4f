import type { Quote } from "../composed.ts";

/** From the first year of the Republic's calendar to that of the common one. */
const REPUBLIC = 1911;

/**
 * Numbers of four figures that stand nowhere in a sentence's quotes nor in the date lines of their articles. A year that
 * no reader of dates takes for one, such as 3022, would else go through as a part of its date.
 */
export function unheldYears(text: string, quotes: readonly Quote[]): string[] {
  const held = new Set(
    quotes.flatMap(({ article: { body, publishedOn, eventOn }, start, end }) =>
      figuresIn([body.slice(start, end), publishedOn ?? "", eventOn ?? ""].join("\n")),
    ),
  );
  return figuresIn(text).filter(
    (figures) => figures.length === 4 && !held.has(figures) && !held.has(String(Number(figures) - REPUBLIC)),
  );
}

/** Runs of figures, without what parts thousands. */
function figuresIn(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, "")
      .match(/\d+/gu) ?? []
  );
}
