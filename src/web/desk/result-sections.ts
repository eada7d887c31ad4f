import { html, nothing, type TemplateResult } from "lit";
import type { Answer } from "../../answer/answer.ts";
import type { FoundArticle, FoundFaq, FoundPassage } from "../../http/staff/look-up/found.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { languageOf } from "../panel/text-language.ts";
import { articleFacts, articleList } from "./article-list.ts";
import { answerBody } from "./answer-body.ts";
import type { HandOn } from "./copy-handed.ts";
import type { Desk } from "./desk.ts";
import type { Handing, Occasion } from "./handed-text.ts";
import { handedAnswer, handedFaq, handedPassage } from "./handed-results.ts";
import { ownOf } from "./own-language.ts";
import { addressOf } from "./place.ts";

/** What the results of a look-up are drawn with. */
export interface ResultContext {
  readonly desk: Desk;
  readonly copyIn: InterfaceLanguage;
  readonly handOn: HandOn;
  /** The answer in a language; null where nothing is answered in it, or it cannot be had now. */
  readonly answerIn: (language: InterfaceLanguage) => Promise<Answer | null>;
  /** Somebody made use of a result. */
  readonly used: () => void;
  /** Looks something else up. */
  readonly ask: (question: string) => void;
}

const OCCASIONS: readonly Occasion[] = ["call", "email", "letter"];

/** Published FAQs: what colleagues have written and proved. */
export function faqSection(
  faqs: readonly FoundFaq[],
  context: ResultContext,
): TemplateResult | typeof nothing {
  if (faqs.length === 0) return nothing;
  const { desk, copyIn } = context;
  return section(
    "faqs",
    context,
    faqs.length,
    html`<ul class="results">
      ${faqs.map((faq) => {
        const question = ownOf(faq.questions, desk.language);
        const answer = ownOf(faq.answers, desk.language);
        return html`<li class="result card">
          <h3 lang=${question?.language ?? nothing}>
            <a class="hit" href=${addressOf({ view: "faq", id: faq.id })} @click=${context.used}
              >${question?.text ?? faq.id}</a
            >
          </h3>
          <div lang=${answer?.language ?? nothing}>
            ${(answer?.sentences ?? []).map(({ text }) => html`<p>${text}</p>`)}
          </div>
          ${copyButtons(handedFaq(faq, copyIn, desk), context)}
        </li>`;
      })}
    </ul>`,
  );
}

/** The answer that a citizen would be given, with its proof. */
export function answerSection(
  answer: Answer | null | undefined,
  isSearching: boolean,
  context: ResultContext,
): TemplateResult | typeof nothing {
  const { say } = context.desk;
  if (answer === undefined) {
    return isSearching
      ? section("answer", context, null, html`<p class="fine">${say("answer.coming")}</p>`)
      : nothing;
  }
  if (answer === null) return section("answer", context, null, html`<p>${say("answer.filtered")}</p>`);
  return section(
    "answer",
    context,
    null,
    html`<div class="result card">
      ${answerBody(answer, context)}
      ${
        answer.status === "answered"
          ? copyButtons(async (language) => {
              const own = await context.answerIn(language);
              return { ...handedAnswer(own ?? answer), isInOtherLanguage: own === null };
            }, context)
          : nothing
      }
    </div>`,
  );
}

/** Passages of articles, as they stand there. */
export function passageSection(
  passages: readonly FoundPassage[],
  hasSearched: boolean,
  context: ResultContext,
): TemplateResult | typeof nothing {
  const { say } = context.desk;
  if (!hasSearched) return nothing;
  if (passages.length === 0) return section("passages", context, 0, html`<p>${say("passages.none")}</p>`);
  return section(
    "passages",
    context,
    passages.length,
    html`<ol class="results">
      ${passages.map((passage) => {
        const { article, start, end, text } = passage;
        const place = {
          view: "article",
          id: article.id,
          version: article.version,
          marks: [{ start, end }],
        } as const;
        return html`<li class="result card">
          <h3 lang=${languageOf(article.title, article.language)}>
            <a class="hit" href=${addressOf(place)} @click=${context.used}>${article.title}</a>
          </h3>
          ${articleFacts(article, context.desk)}
          <blockquote lang=${article.language}>${text}</blockquote>
          ${copyButtons(handedPassage(passage), context)}
        </li>`;
      })}
    </ol>`,
  );
}

/** The articles that the passages stand in, each once. */
export function articleSection(
  articles: readonly FoundArticle[],
  context: ResultContext,
): TemplateResult | typeof nothing {
  if (articles.length === 0) return nothing;
  return section("articles", context, articles.length, articleList(articles, context.desk, context.used));
}

function section(
  name: "faqs" | "answer" | "passages" | "articles",
  { desk: { say } }: ResultContext,
  count: number | null,
  content: TemplateResult,
): TemplateResult {
  return html`<section aria-labelledby=${`results-${name}`}>
    <h2 id=${`results-${name}`}>${say(`results.${name}`)}${count === null ? nothing : html` (${count})`}</h2>
    ${content}
  </section>`;
}

function copyButtons(handing: Handing, { desk: { say }, handOn }: ResultContext): TemplateResult {
  return html`<div class="copy" role="group" aria-label=${say("copy")}>
    ${OCCASIONS.map(
      (occasion) =>
        html`<button type="button" data-copy=${occasion} @click=${() => void handOn(handing, occasion)}>
          ${say(`copy.${occasion}`)}
        </button>`,
    )}
  </div>`;
}
