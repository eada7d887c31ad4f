import { html, nothing, type TemplateResult } from "lit";

/** What went wrong in a view, heard as soon as it shows; the place for it is there before. */
export function problemNote(problem: string | null): TemplateResult {
  return html`<div role="alert">
    ${problem === null ? nothing : html`<p class="problem">${problem}</p>`}
  </div>`;
}
