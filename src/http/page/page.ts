import type { Answer } from "../../answer/answer.ts";
import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { HttpProblem } from "../problem.ts";
import type { PageSetting } from "../send-page.ts";
import { answerSection } from "./answer-section.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";
import { questionButtons, questionForm } from "./question-form.ts";
import type { ArticleOf } from "./source-card.ts";

/** The number that citizens of Taipei call for anything. */
const CITIZEN_HOTLINE = "1999";

/** What a form on the page sent, as far as it could be read. */
export interface AskedOnPage {
  readonly text: string;
  readonly conversationId: string | null;
}

/** What the page shows besides the form. */
export type PageContent =
  | { readonly kind: "start" }
  | { readonly kind: "answer"; readonly question: string; readonly answer: Answer }
  | { readonly kind: "problem"; readonly asked: AskedOnPage; readonly problem: HttpProblem };

/** Everything that the page is made from. */
export interface PageView extends PageSetting {
  readonly examples: readonly string[];
  readonly articleOf: ArticleOf;
  readonly content: PageContent;
}

/** The whole page as HTML text. */
export function renderPage(view: PageView): string {
  const { language, hasWidget } = view;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title(view)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${message(language, "page.lead")}" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <a class="skip" href="#main">${message(language, "page.skip")}</a>
        <header>
          <a class="brand" href="/?lang=${language}"
            ><img src="/icon.svg" alt="" width="32" height="32" />${message(language, "site.name")}</a
          >
          <nav aria-label="${message(language, "page.languages")}">
            ${languageLink("zh-Hant", "中文", language)} ${languageLink("en", "English", language)}
          </nav>
        </header>
        <main id="main" tabindex="-1">${body(view)}</main>
        <footer>
          <p>${message(language, "footer.how")}</p>
          <p>
            ${message(language, "footer.contact")} <a href="tel:${CITIZEN_HOTLINE}">${CITIZEN_HOTLINE}</a>
          </p>
        </footer>
        ${hasWidget && html`<script src="/widget.js" data-lang="${language}" defer></script>`}
      </body>
    </html> `.markup;
}

function title({ language, content }: PageView): string {
  const site = message(language, "site.name");
  if (content.kind === "answer") return message(language, "page.titleAnswer", { site });
  if (content.kind === "problem") return message(language, "page.titleError", { site });
  return message(language, "page.title");
}

function languageLink(target: InterfaceLanguage, name: string, current: InterfaceLanguage): SafeHtml {
  const state = target === current ? html` aria-current="true"` : null;
  return html`<a href="/?lang=${target}" lang="${target}" hreflang="${target}" ${state}>${name}</a>`;
}

function body(view: PageView): SafeHtml {
  const { language, content } = view;
  const heading = message(language, "page.title");
  if (content.kind === "answer") {
    const { question, answer } = content;
    const state = { language, conversationId: answer.conversationId };
    return html`<h1 class="small">${heading}</h1>
      ${answerSection(question, answer, view.articleOf, language)}
      ${questionForm(state, { label: "form.labelAgain", value: "", error: null })}`;
  }
  if (content.kind === "problem") {
    const { asked, problem } = content;
    const state = { language, conversationId: asked.conversationId };
    return html`<h1 class="small">${heading}</h1>
      ${problemSection(problem, language)}
      ${questionForm(state, { label: "form.label", value: asked.text, error: fieldError(problem, language) })}`;
  }
  const state = { language, conversationId: null };
  return html`<h1>${heading}</h1>
    <p class="lead">${message(language, "page.lead")}</p>
    ${questionForm(state, { label: "form.label", value: "", error: null })}
    ${questionButtons(state, "examples.title", view.examples, language, "h2")}`;
}

function problemSection(problem: HttpProblem, language: InterfaceLanguage): SafeHtml {
  return html`<section id="result" class="problem card" role="alert" tabindex="-1">
    <h2>${problem.title(language)}</h2>
    <p>${problem.detail(language)}</p>
    <p><a href="#question">${message(language, "result.toField")}</a></p>
  </section>`;
}

/** What stands at the field itself: only what the reader can mend there. */
function fieldError(problem: HttpProblem, language: InterfaceLanguage): string | null {
  return problem.code.startsWith("question_") ? problem.detail(language) : null;
}
