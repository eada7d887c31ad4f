import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Found, FoundPassage } from "../../http/staff/look-up/found.ts";
import type { FaqCitation } from "../../store/faq-store.ts";
import { languageOf } from "../panel/text-language.ts";
import { told } from "./api.ts";
import { problemNote } from "./problem-note.ts";
import { ViewElement } from "./view-element.ts";

/** Passages shown: enough to find the one that is meant. */
const PASSAGES = 5;

/** Finds sentences of articles to be cited; `cite` hears which one was taken. */
export class QuoteFinder extends ViewElement {
  static override properties: PropertyDeclarations = {
    cite: { attribute: false },
    passages: { state: true },
    problem: { state: true },
  };
  declare cite: (citation: FaqCitation) => void;
  declare passages: readonly FoundPassage[] | null;
  declare problem: string | null;

  constructor() {
    super();
    this.cite = () => undefined;
    this.passages = null;
    this.problem = null;
  }

  async #find(words: string): Promise<void> {
    const { api, say } = this.desk;
    const query = new URLSearchParams({ q: words, part: "quick", k: String(PASSAGES) });
    try {
      this.passages = (await api.get<Found>(`/api/staff/search?${query.toString()}`)).passages;
      this.problem = null;
    } catch (error) {
      this.problem = told(error, say);
    }
  }

  override render(): TemplateResult {
    const { say } = this.desk;
    return html`<form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const words = new FormData(event.currentTarget as HTMLFormElement).get("words");
          if (typeof words === "string") void this.#find(words);
        }}
      >
        <label for="words">${say("cite.words")}</label>
        <div class="field">
          <input id="words" name="words" type="search" maxlength="500" required />
          <button type="submit">${say("cite.find")}</button>
        </div>
      </form>
      ${problemNote(this.problem)}
      ${this.passages?.length === 0 ? html`<p>${say("passages.none")}</p>` : nothing}
      <ul class="results">
        ${(this.passages ?? []).map(
          (passage) =>
            html`<li class="card">
              <p class="fine" lang=${languageOf(passage.article.title, passage.article.language)}>
                ${passage.article.title}
              </p>
              ${sentencesOf(passage).map(
                (citation) =>
                  html`<p lang=${passage.article.language}>
                    ${citation.quote}
                    <button
                      type="button"
                      lang=${this.desk.language}
                      aria-label=${say("cite.sentence", { sentence: citation.quote })}
                      @click=${() => {
                        this.cite(citation);
                        this.desk.announce(say("cite.done"));
                      }}
                    >
                      ${say("cite")}
                    </button>
                  </p>`,
              )}
            </li>`,
        )}
      </ul>`;
  }
}

/** The sentences of a passage, each where it stands in its article. */
function sentencesOf({ article, text, start }: FoundPassage): FaqCitation[] {
  const segmenter = new Intl.Segmenter(article.language, { granularity: "sentence" });
  return [...segmenter.segment(text)].flatMap(({ segment, index }): FaqCitation[] => {
    const quote = segment.trim();
    if (quote === "") return [];
    const from = start + index + segment.indexOf(quote);
    const cited = { articleId: article.id, articleVersion: article.version };
    return [{ ...cited, start: from, end: from + quote.length, quote }];
  });
}
