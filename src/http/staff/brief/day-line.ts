import { message } from "../../../language/messages/index.ts";
import type { Brief, BriefRow } from "../../../staff/brief/brief.ts";
import { html, type SafeHtml } from "../../page/html.ts";

const WIDTH = 900;
/** Room for half a year's number on either side. */
const MARGIN = 24;
const DOT = 5;
/** Dots upon each other at one place; more of them stand on the last. */
const MOST_HIGH = 10;
const STEP = DOT * 2 + 2;
const AXIS = MOST_HIGH * STEP + DOT;
const HEIGHT = AXIS + 26;
/** Numbers along the axis that can be read. */
const MOST_TICKS = 13;
const YEAR_DAYS = 366;

/** The dated rows of the timeline as dots along the years; the table that follows says the same in words. */
export function dayLine({ sections, language }: Pick<Brief, "sections" | "language">): SafeHtml | null {
  const rows = sections.find(({ id }) => id === "timeline")?.rows ?? [];
  const dated = rows.flatMap((row) => (row.firstDay === null ? [] : [{ row, at: yearPart(row.firstDay) }]));
  if (dated.length === 0) return null;
  const first = Math.floor(Math.min(...dated.map(({ at }) => at)));
  const last = Math.floor(Math.max(...dated.map(({ at }) => at))) + 1;
  const xOf = (at: number): number =>
    MARGIN + Math.round(((at - first) / (last - first)) * (WIDTH - 2 * MARGIN));
  const every = Math.ceil((last - first + 1) / MOST_TICKS);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => (year - first) % every === 0,
  );
  const heights = new Map<number, number>();
  return html`<figure class="chart" tabindex="0" role="group" aria-label="${message(language, "brief.days")}">
    <svg
      role="img"
      aria-label="${message(language, "brief.days")}"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      width="${WIDTH}"
      height="${HEIGHT}"
      xmlns="http://www.w3.org/2000/svg"
    >
      <line class="rule" x1="${MARGIN}" y1="${AXIS}" x2="${WIDTH - MARGIN}" y2="${AXIS}" />
      ${ticks.map(
        (year) =>
          html`<line class="rule" x1="${xOf(year)}" y1="${AXIS}" x2="${xOf(year)}" y2="${AXIS + 6}" />
            <text class="axis" x="${xOf(year)}" y="${AXIS + 20}" text-anchor="middle">${year}</text>`,
      )}
      ${dated.map(({ row, at }) => {
        const x = xOf(at);
        const column = Math.round(x / STEP);
        const level = Math.min(heights.get(column) ?? 0, MOST_HIGH - 1);
        heights.set(column, level + 1);
        return dotAt(row, { x: column * STEP, y: AXIS - DOT - 1 - level * STEP }, language);
      })}
    </svg>
    <figcaption class="fine">${message(language, "brief.days.note")}</figcaption>
  </figure>`;
}

function dotAt(
  { cells, source }: BriefRow,
  { x, y }: { readonly x: number; readonly y: number },
  language: Brief["language"],
): SafeHtml {
  const label = message(language, "brief.days.dot", { day: cells.day ?? "", source });
  return html`<circle class="dot" cx="${x}" cy="${y}" r="${DOT}"><title>${label}</title></circle>`;
}

/** Years with their part of a year, to place days by; days of months are taken for 31 each. */
function yearPart(isoDay: string): number {
  const [year = 0, month = 1, day = 1] = isoDay.split("-").map(Number);
  return year + ((month - 1) * 30.5 + (day - 1)) / YEAR_DAYS;
}
