import type { Answer } from "../../answer/answer.ts";
import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { HttpProblem } from "../problem.ts";
import type { PageSetting } from "../send-page.ts";
import { answerSection } from "./answer-section.ts";
import { framed } from "./frame.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";
import { questionButtons, questionForm } from "./question-form.ts";
import type { ArticleOf } from "./source-card.ts";

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
  return framed(view, { title: title(view), path: "/", main: body(view) });
}

function title({ language, content, names }: PageView): string {
  const site = message(language, "site.name", names);
  if (content.kind === "answer") return message(language, "page.titleAnswer", { site });
  if (content.kind === "problem") return message(language, "page.titleError", { site });
  return message(language, "page.title", names);
}

function body(view: PageView): SafeHtml {
  const { language, content, names } = view;
  const heading = message(language, "page.title", names);
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
