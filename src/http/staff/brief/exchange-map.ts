import type { Brief } from "../../../staff/brief/brief.ts";
import { message } from "../../../language/messages/index.ts";
import { html, type SafeHtml } from "../../page/html.ts";

/** Sizes in units of the picture: a cell takes two digits, a name some twenty letters. */
const CELL_WIDTH = 36;
const CELL_HEIGHT = 26;
const NAMES_WIDTH = 170;
const HEAD_HEIGHT = 24;
/** Letters of a name that fit beside the cells; the whole of it stands in the table. */
const MOST_LETTERS = 22;
/** Shades of a cell beside the empty one, by its share of the highest count. */
const SHADES = 4;

/** How many articles tell of each year and city, as a heat map with its numbers, and as a table. */
export function exchangeMap({ exchanges, language }: Pick<Brief, "exchanges" | "language">): SafeHtml | null {
  const { years, cities, citiesLeftOut } = exchanges;
  if (cities.length === 0) return null;
  const highest = Math.max(...cities.flatMap(({ perYear }) => perYear));
  const width = NAMES_WIDTH + years.length * CELL_WIDTH;
  const height = HEAD_HEIGHT + cities.length * CELL_HEIGHT;
  return html`<section aria-labelledby="exchanges">
    <h2 id="exchanges">${message(language, "brief.exchanges")}</h2>
    <p class="fine">${message(language, "brief.exchanges.note")}</p>
    <figure class="chart" tabindex="0" role="group" aria-labelledby="exchanges">
      <svg
        role="img"
        aria-labelledby="exchanges"
        viewBox="0 0 ${width} ${height}"
        width="${width}"
        height="${height}"
        xmlns="http://www.w3.org/2000/svg"
      >
        ${years.map(
          (year, at) =>
            html`<text class="axis" x="${centre(at)}" y="${HEAD_HEIGHT - 8}" text-anchor="middle"
              >${year}</text
            >`,
        )}
        ${cities.map(({ name, perYear }, line) => {
          const top = HEAD_HEIGHT + line * CELL_HEIGHT;
          return html`<text class="axis" x="${NAMES_WIDTH - 8}" y="${top + 17}" text-anchor="end"
              >${shortened(name)}</text
            >
            ${perYear.map((count, at) => cellAt(count, { at, top, shade: shadeOf(count, highest) }))}`;
        })}
      </svg>
    </figure>
    ${
      citiesLeftOut > 0 &&
      html`<p class="fine">${message(language, "brief.exchanges.leftOut", { count: citiesLeftOut })}</p>`
    }
    <details>
      <summary>${message(language, "brief.exchanges.table")}</summary>
      <div class="wide" tabindex="0" role="group" aria-labelledby="exchanges">
        <table>
          <thead>
            <tr>
              <th scope="col">${message(language, "brief.column.city")}</th>
              ${years.map((year) => html`<th scope="col">${year}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${cities.map(
              ({ name, perYear }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  ${perYear.map((count) => html`<td>${count}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

function cellAt(
  count: number,
  { at, top, shade }: { readonly at: number; readonly top: number; readonly shade: number },
): SafeHtml {
  const x = NAMES_WIDTH + at * CELL_WIDTH;
  return html`<rect
      class="shade-${shade}"
      x="${x + 1}"
      y="${top + 1}"
      width="${CELL_WIDTH - 2}"
      height="${CELL_HEIGHT - 2}"
    />
    ${
      count > 0 &&
      html`<text class="on-shade-${shade}" x="${centre(at)}" y="${top + 17}" text-anchor="middle"
        >${count}</text
      >`
    }`;
}

function centre(at: number): number {
  return NAMES_WIDTH + at * CELL_WIDTH + CELL_WIDTH / 2;
}

/** 0 for none, then 1 to 4. */
function shadeOf(count: number, highest: number): number {
  return Math.ceil((count / highest) * SHADES);
}

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join("")}…`;
}
