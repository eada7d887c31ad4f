import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Answer, Claim, Sentence, Source } from "../../answer/answer.ts";
import { claimOrigins, originMarks } from "../../language/messages/claim-origins.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { orderedNotices } from "../../language/messages/source-marks.ts";
import { type Entry, saidBefore } from "../conversation/entry.ts";
import { actionBar } from "./actions-view.ts";
import { contactView } from "./contact-view.ts";
import { questionButtons } from "./question-buttons.ts";
import { retryButton } from "./retry-button.ts";
import { cardId, relatedList, sourceList, titleView } from "./source-view.ts";
import { languageOf } from "./text-language.ts";
import type { View } from "./view.ts";

/** A part of the page, or none. */
export type Part = TemplateResult | typeof nothing;

/**
 * An answer with all that it has, in reading order. Suggestions and choices stand under the newest one alone, what can be
 * done with it under one that is whole; `working` stands there while it is being written. One template for both: what has
 * the focus keeps it when the answer becomes whole.
 */
export function answerView(
  entry: Entry,
  answer: Answer,
  isNewest: boolean,
  view: View,
  working: Part | null = null,
): TemplateResult {
  const { say, actions } = view;
  const { id } = entry;
  const { status, language, sentences, sources, asOf, related = [] } = answer;
  // What is said needs no heading, and nobody to ask instead.
  const isReply = status === "answered" || status === "clarification";
  // What was read already stays where it stands: what is known only now of all sources comes behind it.
  const leading = saidBefore(entry)?.notices.length ?? answer.notices.length;
  const before = orderedNotices(answer.notices.slice(0, leading), sources);
  const after = orderedNotices(answer.notices.slice(leading), sources);
  const aboutSome = [...before.aboutSome, ...after.aboutSome];
  return html`<section class="answer ${status}" aria-labelledby=${`answer-${id}`}>
    <h3 id=${`answer-${id}`} class=${isReply ? "hidden" : ""}>${say(`result.${status}`)}</h3>
    ${before.aboutAll.map((notice) => noticeView(notice.text, language))}
    ${related.length === 0 ? nothing : relatedList(related, view)}
    ${sentences.map((sentence) => sentenceView(id, sentence, sources, view))}
    ${after.aboutAll.map((notice) => noticeView(notice.text, language))} ${tableView(id, answer, view)}
    ${conflictsView(id, answer, view)}
    ${
      // In one piece: a line for each would take more room than the answer.
      aboutSome.length === 0
        ? nothing
        : html`<p class="fine notes">
            ${aboutSome.map((notice) => html`<span>${claimView(id, notice, language, sources, view)}</span> `)}
          </p>`
    }
    ${isNewest ? questionButtons(say("result.choices"), answer.choices, language, actions) : nothing}
    ${
      asOf === null
        ? nothing
        : html`<p class="fine">${say("result.asOf", { day: readableDay(asOf, view.language) })}</p>`
    }
    ${sources.length === 0 ? nothing : sourceList(id, sources, view)}
    ${isReply ? nothing : contactView(answer.contact ?? view.contact, view)}
    ${working ?? (status === "error" ? retryButton(id, view) : actionBar(entry, answer, view))}
    ${isNewest ? questionButtons(say("result.suggestions"), answer.suggestions, language, actions) : nothing}
  </section>`;
}

function noticeView(text: string, language: string): TemplateResult {
  return html`<p class="notice" lang=${language}>${text}</p>`;
}

function sentenceView(
  entryId: string,
  sentence: Sentence,
  sources: readonly Source[],
  view: View,
): TemplateResult {
  return html`<p>${claimView(entryId, sentence, sentence.language, sources, view)}</p>`;
}

/** A claim with a badge for each of its sources. */
function claimView(
  entryId: string,
  { text, citations }: Claim,
  language: string,
  sources: readonly Source[],
  view: View,
): TemplateResult {
  const badges = citations.map((n) => {
    const source = sources.find((one) => one.n === n);
    // The title as a text with its language, which a label in an attribute could not have.
    return html`<button
      type="button"
      class="cite"
      aria-expanded=${view.state(entryId).source === n}
      aria-controls=${cardId(entryId, n)}
      @click=${() => {
        view.actions.toggleSource(entryId, n, true);
      }}
    >
      <span class="hidden">${view.say("chat.sourceOpen", { n })}${source && titleView(source)}</span>
      <span aria-hidden="true">${n}</span>
    </button>`;
  });
  return html`<span lang=${language}>${text}</span>${citations.length === 0 ? nothing : "\u00A0"}${badges}`;
}

function tableView(entryId: string, answer: Answer, view: View): Part {
  const { table, language } = answer;
  if (table === null) return nothing;
  const caption = view.say("result.table");
  return html`<div class="table" role="group" tabindex="0" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${table.columns.map((column) => html`<th scope="col" lang=${languageOf(column, language)}>${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${claimView(entryId, cell, languageOf(cell.text, language), answer.sources, view)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function conflictsView(entryId: string, answer: Answer, view: View): Part {
  const { conflicts, language } = answer;
  if (conflicts.length === 0) return nothing;
  return html`<div class="conflicts">
    <h4>${view.say("result.conflicts")}</h4>
    ${conflicts.map(
      ({ about, claims }, index) =>
        html`<p id=${`conflict-${entryId}-${index}`} lang=${languageOf(about, language)}>${about}</p>
          <ul aria-labelledby=${`conflict-${entryId}-${index}`}>
            ${claims.map((claim) => html`<li>${conflictClaim(entryId, claim, answer, view)}</li>`)}
          </ul>`,
    )}
  </div>`;
}

/** Who published a claim helps to choose between claims. */
function conflictClaim(entryId: string, claim: Claim, answer: Answer, view: View): TemplateResult {
  const origins = claimOrigins(claim, answer.sources, view.language);
  const { open, between, close } = originMarks(view.language);
  const content = claimView(entryId, claim, languageOf(claim.text, answer.language), answer.sources, view);
  if (origins.length === 0) return content;
  const told = origins.map(
    ({ publisher, dated }, index) =>
      html`${index === 0 ? "" : between}<span lang=${languageOf(publisher, view.language)}>${publisher}</span
        >${dated}`,
  );
  return html`${content} <span class="fine">${open}${told}${close}</span>`;
}
