import { html, type SafeHtml } from "../../../src/http/page/html.ts";
import type { Figure } from "./figures.ts";

/** The figures as one page that needs nothing beside itself, light or dark as the reader has it. */
export function benchPage(figures: readonly Figure[], date: string): string {
  const body =
    figures.length === 0
      ? [html`<p>There are no figures yet: run one of the commands with --out.</p>`]
      : figures.map(section);
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Measurements</title>
      <style>
        :root {
          color-scheme: light dark;
          --ink: light-dark(#1b1b1b, #ececec);
          --quiet: light-dark(#555, #b5b5b5);
          --ground: light-dark(#fff, #161616);
          --grid: light-dark(#ddd, #3a3a3a);
          --bar: light-dark(#2f6690, #6aa9d8);
        }
        body {
          margin: 2rem auto;
          max-width: 58rem;
          padding: 0 1rem;
          font:
            16px/1.5 system-ui,
            sans-serif;
          color: var(--ink);
          background: var(--ground);
        }
        svg {
          display: block;
          width: 100%;
          font:
            13px system-ui,
            sans-serif;
          fill: var(--ink);
        }
        .grid {
          stroke: var(--grid);
        }
        .tick {
          fill: var(--quiet);
        }
        .bar {
          fill: var(--bar);
        }
        .whisker {
          stroke: var(--ink);
          stroke-width: 1.5;
          fill: none;
        }
        .line path {
          stroke: var(--bar);
          stroke-width: 2;
          fill: none;
        }
        .line circle {
          fill: var(--bar);
        }
        .scrolls {
          overflow-x: auto;
        }
        table {
          border-collapse: collapse;
          margin: 0.5rem 0 2rem;
        }
        th,
        td {
          padding: 0.2rem 0.8rem 0.2rem 0;
          border-bottom: 1px solid var(--grid);
          text-align: start;
          font-variant-numeric: tabular-nums;
        }
      </style>
    </head>
    <body>
      <main>
        <h1>Measurements</h1>
        <p>
          Drawn on ${date} from the files of figures beside it. Whiskers are 95 % intervals of shares, and
          reach to the 95th percentile of times. The day, the machine and the command of each stand in
          docs/measurements.md.
        </p>
        ${body}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

function section({ heading, chart, head, rows }: Figure): SafeHtml {
  const headed = head.map((cell) => (cell === "" ? html`<td></td>` : html`<th scope="col">${cell}</th>`));
  const lines = rows.map(([first = "", ...others]) => {
    const cells = others.map((cell) => html`<td>${cell}</td>`);
    return html`<tr>
      <th scope="row">${first}</th>
      ${cells}
    </tr>`;
  });
  return html`<section>
    <h2>${heading}</h2>
    ${chart}
    <div class="scrolls" role="group" aria-label="${heading}, as a table" tabindex="0">
      <table>
        <thead>
          <tr>
            ${headed}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
  </section>`;
}
