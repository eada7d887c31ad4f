import type { Answer, Claim, Contact, RelatedPassage } from "../../answer/answer.ts";
import { claimOrigins, originMarks } from "../../language/messages/claim-origins.ts";
import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { contactLine } from "./contact-line.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";
import { langOf } from "./language-tag.ts";
import { questionButtons } from "./question-form.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { orderedNotices } from "../../language/messages/source-marks.ts";
import { articleTitle, sourceCard } from "./source-card.ts";
import type { ArticleOf } from "./source-card.ts";

/** The question as it was asked and everything that the answer has, in reading order. */
export function answerSection(
  question: string,
  answer: Answer,
  articleOf: ArticleOf,
  language: InterfaceLanguage,
): SafeHtml {
  const form = { language, conversationId: answer.conversationId };
  const { aboutAll, aboutSome } = orderedNotices(answer.notices, answer.sources);
  return html`<section id="result" class="result" tabindex="-1" aria-labelledby="result-title">
    <p class="asked">
      <span class="fine">${message(language, "result.asked")}</span>
      <span class="question" ${langOf(question)}>${question}</span>
    </p>
    <h2 id="result-title">${message(language, `result.${answer.status}`)}</h2>
    <div class="answer card ${answer.status}">
      ${aboutAll.map(({ text }) => html`<p class="notice" lang="${answer.language}">${text}</p> `)}
      ${related(answer.related ?? [], language)}
      ${answer.sentences.map((sentence) => claim("p", sentence, sentence.language, language))}
      ${table(answer, language)} ${conflicts(answer, language)}
      ${
        // In one piece: a line for each would take more room than the answer.
        aboutSome.length > 0 &&
        html`<p class="fine notes">
          ${aboutSome.map((notice) => html`<span>${claim("span", notice, answer.language, language)}</span> `)}
        </p>`
      }
      ${
        answer.asOf !== null &&
        html`<p class="fine">
          ${message(language, "result.asOf", { day: readableDay(answer.asOf, language) })}
        </p>`
      }
    </div>
    ${questionButtons(form, "result.choices", answer.choices, answer.language)}
    ${
      answer.sources.length > 0 &&
      html`<h3>${message(language, "sources.title")}</h3>
        <p class="fine">${message(language, "sources.note")}</p>
        <ol class="sources" role="list">
          ${answer.sources.map((source) => sourceCard(source, articleOf, language))}
        </ol>`
    }
    ${answer.contact !== null && contactCard(answer.contact, answer.language, language)}
    ${questionButtons(form, "result.suggestions", answer.suggestions, answer.language)}
  </section>`;
}

/** What to read where no sentence could be shown as the answer. */
function related(passages: readonly RelatedPassage[], language: InterfaceLanguage): SafeHtml | false {
  return (
    passages.length > 0 &&
    html`<ul class="related">
      ${passages.map(
        (passage) =>
          html`<li>
            ${articleTitle(passage)}
            <span class="fine">
              <span ${langOf(passage.publisher)}>${passage.publisher}</span>${
                passage.publishedOn !== null && ` · ${readableDay(passage.publishedOn, language)}`
              }
            </span>
            <blockquote lang="${passage.language}">${passage.quote}</blockquote>
          </li>`,
      )}
    </ul>`
  );
}

/** A claim with its citations; each is a link to the source's card. */
function claim(
  element: "p" | "span",
  { text, citations }: Claim,
  lang: string,
  language: InterfaceLanguage,
): SafeHtml {
  const links = citations.map(
    (n) =>
      html`<a class="cite" href="#source-${n}" aria-label="${message(language, "sources.cite", { n })}"
        >${n}</a
      >`,
  );
  const content = html`<span lang="${lang}">${text}</span>${citations.length > 0 && html`&nbsp;${links}`}`;
  return element === "p" ? html`<p class="sentence">${content}</p>` : content;
}

function table(answer: Answer, language: InterfaceLanguage): SafeHtml | null {
  if (answer.table === null) return null;
  const { columns, rows } = answer.table;
  return html`<div class="scroll" role="group" tabindex="0" aria-labelledby="table-caption">
    <table lang="${answer.language}">
      <caption id="table-caption" lang="${language}">
        ${message(language, "result.table")}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${claim("span", cell, quotedLanguage(cell, answer), language)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function conflicts(answer: Answer, language: InterfaceLanguage): SafeHtml | null {
  if (answer.conflicts.length === 0) return null;
  return html`<div class="conflicts">
    <h3>${message(language, "result.conflicts")}</h3>
    ${answer.conflicts.map(
      ({ about, claims }, index) =>
        html`<p id="conflict-${index}" lang="${answer.language}">${about}</p>
          <ul aria-labelledby="conflict-${index}">
            ${claims.map((part) => html`<li>${conflictClaim(part, answer, language)}</li>`)}
          </ul>`,
    )}
  </div>`;
}

/** A claim that quotes a source is in its language, else in that of the answer. */
function quotedLanguage({ citations }: Claim, { sources, language }: Answer): string {
  return sources.find(({ n }) => n === citations[0])?.language ?? language;
}

/** Who published a claim helps to choose between claims. */
function conflictClaim(part: Claim, answer: Answer, language: InterfaceLanguage): SafeHtml {
  const origins = claimOrigins(part, answer.sources, language);
  const { open, between, close } = originMarks(language);
  const content = claim("span", part, quotedLanguage(part, answer), language);
  if (origins.length === 0) return content;
  const told = origins.map(
    ({ publisher, dated }, index) =>
      html`${index > 0 && between}<span ${langOf(publisher)}>${publisher}</span>${dated}`,
  );
  return html`${content} <span class="fine">${open}${told}${close}</span>`;
}

function contactCard(contact: Contact, lang: string, language: InterfaceLanguage): SafeHtml {
  return html`<section class="contact card">
    <h3>${message(language, "result.contact")}</h3>
    ${contactLine(contact, lang)}
  </section>`;
}
