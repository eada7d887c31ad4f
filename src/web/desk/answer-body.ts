import { html, nothing, type TemplateResult } from "lit";
import type { Answer, Claim, Source } from "../../answer/answer.ts";
import { languageOf } from "../panel/text-language.ts";
import { articleFacts, articleList } from "./article-list.ts";
import { addressOf } from "./place.ts";
import type { ResultContext } from "./result-sections.ts";

/** An answer with its sources: each number leads to its article, the quotes marked there. */
export function answerBody(
  answer: Answer,
  context: Pick<ResultContext, "desk" | "ask" | "used">,
): TemplateResult {
  const { sentences, notices, table, conflicts, sources, choices, related = [], language } = answer;
  const { say } = context.desk;
  const claim = ({ text, citations }: Claim, known = language): TemplateResult =>
    html`<span lang=${languageOf(text, known)}>${text}</span
      >${citations.map((n) => citeLink(n, sources, context))}`;
  return html`${notices.map(({ text }) => html`<p class="notice" lang=${languageOf(text, language)}>${text}</p>`)}
  ${
    related.length === 0
      ? nothing
      : articleList(
          related.map((article) => ({ ...article, id: article.articleId })),
          context.desk,
          context.used,
        )
  }
  ${sentences.map((sentence) => html`<p class="said">${claim(sentence, sentence.language)}</p>`)}
  ${
    table === null
      ? nothing
      : html`<div class="table" tabindex="0" role="region" aria-label=${say("results.answer")}>
          <table>
            <thead>
              <tr>
                ${table.columns.map((column) => html`<th scope="col" lang=${languageOf(column, language)}>${column}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${table.rows.map(
                (row) =>
                  html`<tr>
                    ${row.map((cell) => html`<td>${claim(cell)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
  }
  ${conflicts.map(
    ({ about, claims }) =>
      html`<h3 lang=${languageOf(about, language)}>${about}</h3>
        <ul>
          ${claims.map((one) => html`<li>${claim(one)}</li>`)}
        </ul>`,
  )}
  ${choices.map(
    (choice) =>
      html`<p>
        <button
          type="button"
          class="hit"
          lang=${languageOf(choice, language)}
          @click=${() => {
            context.ask(choice);
          }}
        >
          ${choice}
        </button>
      </p>`,
  )}
  ${
    sources.length === 0
      ? nothing
      : html`<h3>${say("sources")}</h3>
          <ol class="sources">
            ${sources.map(
              (source) =>
                html`<li value=${source.n}>
                  <a
                    class="hit"
                    lang=${languageOf(source.title, source.language)}
                    href=${sourceAddress(source, sources)}
                    @click=${context.used}
                    >${source.title}</a
                  >
                  ${articleFacts(source, context.desk)}
                  <blockquote lang=${source.language}><mark>${source.quote}</mark></blockquote>
                </li>`,
            )}
          </ol>`
  }`;
}

function citeLink(
  n: number,
  sources: readonly Source[],
  { desk, used }: Pick<ResultContext, "desk" | "used">,
): TemplateResult | typeof nothing {
  const source = sources.find((one) => one.n === n);
  if (source === undefined) return nothing;
  return html` <a
    class="cite"
    href=${sourceAddress(source, sources)}
    aria-label=${desk.say("source", { n })}
    @click=${used}
    >${n}</a
  >`;
}

/** The article of a source, with all that the answer quotes from this version marked. */
function sourceAddress({ articleId, articleVersion }: Source, sources: readonly Source[]): string {
  const marks = sources
    .filter((one) => one.articleId === articleId && one.articleVersion === articleVersion)
    .map(({ start, end }) => ({ start, end }));
  return addressOf({ view: "article", id: articleId, version: articleVersion, marks });
}
