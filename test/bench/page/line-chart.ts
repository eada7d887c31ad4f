import { html, type SafeHtml } from "../../../src/http/page/html.ts";
import { linearScale, ratioScale } from "./scale.ts";

/** One line, named at its end. */
export interface Series {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** How values grow with another, which stands in equal ratios. */
export interface LineChart {
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence, for who cannot see it. */
  readonly description: string;
  readonly xLabel: string;
  readonly series: readonly Series[];
  readonly writtenX: (value: number) => string;
  readonly writtenY: (value: number) => string;
}

const WIDTH = 860;
const HEIGHT = 320;
const LEFT = 80;
const RIGHT = 220;
const TOP = 12;
const BOTTOM = 52;
/** Room that names at the ends of lines need from one another. */
const NAME_HEIGHT = 16;
/** Lines differ by their dashes, too. */
const DASHES = ["", "7 4", "2 4", "10 3 2 3", "1 5", "14 4"];

/** Lines as SVG; each is told by its name at its end and by its dashes, not by colour. */
export function lineChart(chart: LineChart): SafeHtml {
  const { id, title, description, xLabel, writtenX, writtenY } = chart;
  const series = chart.series.map(({ label, points }) => {
    return { label, points: points.filter(({ x, y }) => x > 0 && Number.isFinite(y)) };
  });
  const points = series.flatMap((one) => one.points);
  const across = ratioScale(
    points.map(({ x }) => x),
    WIDTH - LEFT - RIGHT,
  );
  const up = linearScale(
    points.map(({ y }) => y),
    HEIGHT - TOP - BOTTOM,
  );
  const x = (value: number): number => round(LEFT + across.at(value));
  const y = (value: number): number => round(HEIGHT - BOTTOM - up.at(value));
  const grid = up.ticks.map(
    (tick) =>
      html`<line class="grid" x1="${LEFT}" y1="${y(tick)}" x2="${WIDTH - RIGHT}" y2="${y(tick)}" />
        <text class="tick" x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${writtenY(tick)}</text>`,
  );
  const marks = across.ticks.map(
    (tick) =>
      html`<text class="tick" x="${x(tick)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">
        ${writtenX(tick)}
      </text>`,
  );
  const named = namePlaces(series.map(({ points }) => y(points.at(-1)?.y ?? 0)));
  const lines = series.map(({ label, points }, index) => {
    const last = points.at(-1);
    if (last === undefined) return html``;
    const path = points.map((point, at) => `${at === 0 ? "M" : "L"}${x(point.x)} ${y(point.y)}`).join("");
    const dots = points.map((point) => html`<circle cx="${x(point.x)}" cy="${y(point.y)}" r="3" />`);
    return html`<g class="line line-${index % DASHES.length}">
        <path d="${path}" stroke-dasharray="${DASHES[index % DASHES.length] ?? ""}" />${dots}
      </g>
      <text x="${x(last.x) + 10}" y="${(named[index] ?? 0) + 4}">${label}</text>`;
  });
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${description}</desc>
    ${grid}${marks}${lines}
    <text class="tick" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">
      ${xLabel}
    </text>
  </svg>`;
}

/** Heights for names that would like to stand at `wanted`, so that none covers another. */
export function namePlaces(wanted: readonly number[]): number[] {
  const places = [...wanted];
  const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  let above = -Infinity;
  for (const index of order) {
    above = Math.max(places[index] ?? 0, above + NAME_HEIGHT);
    places[index] = above;
  }
  return places;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
