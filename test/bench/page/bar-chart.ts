import { html, type SafeHtml } from "../../../src/http/page/html.ts";
import { linearScale } from "./scale.ts";

/** One bar, with the reach of its interval or percentile where it has one. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly reach?: readonly [low: number, high: number];
}

/** Values beside one another, each with its own label. */
export interface BarChart {
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence, for who cannot see it. */
  readonly description: string;
  readonly bars: readonly Bar[];
  /** How a value is written, at its bar and at the ticks. */
  readonly written: (value: number) => string;
}

const WIDTH = 860;
/** Room for labels: of a letter, and of all of them together at least and at most. */
const LETTER = 7;
const LEAST_LABELS = 160;
const MOST_LABELS = 460;
const FIGURES = 90;
const ROW = 26;
const AXIS = 30;

/** Horizontal bars as SVG: label, bar with its reach as a whisker, value. Every bar is named, so that colour tells nothing. */
export function barChart({ id, title, description, bars, written }: BarChart): SafeHtml {
  const drawn = bars.filter(({ value }) => Number.isFinite(value));
  const longest = LETTER * Math.max(0, ...drawn.map(({ label }) => label.length));
  const labels = Math.min(MOST_LABELS, Math.max(LEAST_LABELS, longest + 16));
  const scale = linearScale(
    drawn.flatMap(({ value, reach = [value, value] }) => [value, ...reach]),
    WIDTH - labels - FIGURES,
  );
  const height = drawn.length * ROW + AXIS;
  const x = (value: number): number => round(labels + scale.at(value));
  const ticks = scale.ticks.map(
    (tick) =>
      html`<line class="grid" x1="${x(tick)}" y1="0" x2="${x(tick)}" y2="${height - AXIS}" />
        <text class="tick" x="${x(tick)}" y="${height - AXIS + 18}" text-anchor="middle"
          >${written(tick)}</text
        >`,
  );
  const rows = drawn.map(({ label, value, reach }, index) => {
    const middle = index * ROW + ROW / 2;
    const from = Math.min(x(0), x(value));
    const whisker =
      reach !== undefined &&
      html`<path
        class="whisker"
        d="M${x(reach[0])} ${middle - 5}v10M${x(reach[1])} ${middle - 5}v10M${x(reach[0])} ${middle}H${x(reach[1])}"
      />`;
    const end = Math.max(x(value), x(reach?.[1] ?? value));
    return html`<text x="${labels - 8}" y="${middle + 4}" text-anchor="end">${label}</text>
      <rect
        class="bar"
        x="${from}"
        y="${middle - 8}"
        width="${round(Math.abs(x(value) - x(0)))}"
        height="16"
      />${whisker} <text x="${end + 6}" y="${middle + 4}">${written(value)}</text>`;
  });
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${description}</desc>
    ${ticks}${rows}
  </svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
