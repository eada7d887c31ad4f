import { html, nothing, type TemplateResult } from "lit";
import type { FilterChoices } from "../../http/staff/look-up/found.ts";
import type { DeskWord, Say } from "./words.ts";

/** What a look-up is held to; an empty text for all. */
export type Filters = Readonly<Record<keyof FilterChoices, string>>;

export const NO_FILTERS: Filters = { year: "", city: "", series: "", publisher: "", language: "" };
const NAMES = [
  "year",
  "city",
  "series",
  "language",
  "publisher",
] as const satisfies readonly (keyof Filters)[];

/** The query of the address for a look-up. */
export function filterQuery(question: string, filters: Filters): string {
  const query = new URLSearchParams({ q: question });
  for (const name of NAMES) if (filters[name] !== "") query.set(name, filters[name]);
  return query.toString();
}

/** A list to choose from for each filter; closed until it is wanted. */
export function filtersView(
  filters: Filters,
  choices: FilterChoices | null,
  say: Say,
  onChange: (filters: Filters) => void,
): TemplateResult {
  const chosen = NAMES.filter((name) => filters[name] !== "").length;
  return html`<details class="filters">
    <summary>${chosen === 0 ? say("filters") : say("filters.chosen", { count: chosen })}</summary>
    <div class="filter-fields">
      ${NAMES.map((name) => {
        const label: DeskWord = `filter.${name}`;
        return html`<p>
          <label for=${`filter-${name}`}>${say(label)}</label>
          <select
            id=${`filter-${name}`}
            @change=${(event: Event) => {
              onChange({ ...filters, [name]: (event.target as HTMLSelectElement).value });
            }}
          >
            <option value="" ?selected=${filters[name] === ""}>${say("filter.all")}</option>
            ${(choices?.[name] ?? []).map(({ value, name: shown, count }) => {
              const words = name === "language" ? say(value === "en" ? "language.en" : "language.zh") : shown;
              return html`<option value=${value} ?selected=${filters[name] === value}>
                ${words} (${count})
              </option>`;
            })}
          </select>
        </p>`;
      })}
      ${
        chosen === 0
          ? nothing
          : html`<p>
              <button
                type="button"
                @click=${() => {
                  onChange(NO_FILTERS);
                }}
              >
                ${say("filter.none")}
              </button>
            </p>`
      }
    </div>
  </details>`;
}
