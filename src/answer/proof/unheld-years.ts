import { narrowDigits } from "../../language/narrow-digits.ts";
import type { NumberMention } from "../../language/numbers.ts";
import type { Span } from "../../language/sentences.ts";
import type { Quote } from "../composed.ts";

/** Years that dates are read with. */
const READ_AS_YEAR = /^(?:19|20)\d{2}$/u;

/**
 * Numbers of four figures that no reader of dates takes for a year, such as 3022, and that stand nowhere in a sentence's
 * quotes, in figures or among the numbers read in them, nor in the date lines of their articles: they would else go
 * through as a part of their date. No year has its thousands parted.
 */
export function unheldYears(
  text: string,
  quotes: readonly Quote[],
  numbers: readonly NumberMention[],
): Span[] {
  const held = new Set(
    quotes.flatMap(({ article: { body, publishedOn, eventOn }, start, end }) =>
      figuresIn([body.slice(start, end), publishedOn ?? "", eventOn ?? ""].join("\n")).map(
        ({ figures }) => figures,
      ),
    ),
  );
  const values = new Set(numbers.map(({ value }) => String(value)));
  return figuresIn(text)
    .filter(({ start, end, figures }) => figures.length === 4 && end - start === figures.length)
    .filter(({ figures }) => !READ_AS_YEAR.test(figures) && !held.has(figures) && !values.has(figures))
    .map(({ start, end }) => ({ start, end }));
}

/** Runs of figures, without what parts thousands, and where they stand. */
function figuresIn(text: string): (Span & { readonly figures: string })[] {
  return Array.from(narrowDigits(text).matchAll(/\d+(?:,\d{3}(?!\d))*/gu), ({ 0: run, index }) => ({
    figures: run.replaceAll(",", ""),
    start: index,
    end: index + run.length,
  }));
}
