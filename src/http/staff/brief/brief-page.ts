import { message } from "../../../language/messages/index.ts";
import type { Brief, BriefSection, BriefSource } from "../../../staff/brief/brief.ts";
import {
  briefNotices,
  briefTitle,
  columnTitle,
  sectionNotes,
  sectionTitle,
  sourceOrigin,
} from "../../../staff/brief/brief-words.ts";
import { webAddressOf } from "../../../staff/brief/web-address.ts";
import { html, type SafeHtml } from "../../page/html.ts";
import { dayLine } from "./day-line.ts";
import { exchangeMap } from "./exchange-map.ts";

/** Where the style sheet of briefs is. */
export const BRIEF_STYLES = "/staff/brief.css";

/** Other forms that a page leads to. */
const FORMS = ["docx", "csv", "markdown"] as const;

/** A brief as a page to read and to print. `address` is its own, without `format`. */
export function briefPage(brief: Brief, address: string): string {
  const { language, sections, sources } = brief;
  const title = briefTitle(brief);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${BRIEF_STYLES}" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${briefNotices(brief).map((notice) => html`<p>${notice}</p>`)}
          <nav aria-label="${message(language, "brief.print")}">
            ${FORMS.map(
              (form) =>
                html`<a href="${address}&format=${form}">${message(language, `brief.form.${form}`)}</a> `,
            )}
          </nav>
          ${exchangeMap(brief)} ${sections.map((section) => sectionPart(section, brief))}
          <section aria-labelledby="sources">
            <h2 id="sources">${message(language, "brief.sources")}</h2>
            <ol class="sources">
              ${sources.map((source) => sourceItem(source, language))}
            </ol>
          </section>
        </main>
      </body>
    </html> `.markup;
}

function sectionPart({ id, columns, rows, leftOut }: BriefSection, brief: Brief): SafeHtml {
  const { language } = brief;
  const title = html`<h2 id="${id}">${sectionTitle(id, language)}</h2>`;
  if (rows.length === 0) {
    return html`<section aria-labelledby="${id}">
      ${title}
      <p>${message(language, "brief.none")}</p>
    </section>`;
  }
  return html`<section aria-labelledby="${id}">
    ${title} ${sectionNotes(id, leftOut, language).map((note) => html`<p class="fine">${note}</p>`)}
    ${id === "timeline" ? dayLine(brief) : null}
    <div class="wide" tabindex="0" role="group" aria-labelledby="${id}">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${columnTitle(column, language)}</th>`)}
            <th scope="col">${message(language, "brief.quote")}</th>
            <th scope="col">${message(language, "brief.source")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${columns.map((column) => html`<td lang="${cellLanguage(column, row.language, language)}">${row.cells[column] ?? "–"}</td>`)}
                <td lang="${row.language}"><q>${row.quote}</q></td>
                <td><a href="#source-${row.source}">[${row.source}]</a></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** Times are written for the reader, everything else stands as in its source. */
function cellLanguage(column: string, written: string, reader: string): string {
  return column === "day" || column === "since" ? reader : written;
}

function sourceItem(source: BriefSource, language: Brief["language"]): SafeHtml {
  const address = webAddressOf(source.url);
  const title = html`<span lang="${source.language}">${source.title}</span>`;
  const shown = address === null ? title : html`<a href="${address}" rel="noopener noreferrer">${title}</a>`;
  return html`<li id="source-${source.n}">${shown} – ${sourceOrigin(source, language)}</li>`;
}
