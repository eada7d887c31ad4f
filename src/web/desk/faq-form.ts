import { html, nothing, type TemplateResult } from "lit";
import type { FaqLanguage } from "../../store/faq-store.ts";
import type { Desk } from "./desk.ts";
import {
  type FaqDraft,
  questionLines,
  type SentencePlace,
  sentencesIn,
  withQuestion,
  withSentence,
} from "./faq-content.ts";
import { newTabLink } from "./new-tab-link.ts";
import { addressOf } from "./place.ts";

/** What the form of a FAQ is drawn from. */
export interface FaqForm {
  readonly desk: Desk;
  readonly draft: FaqDraft;
  readonly isReadOnly: boolean;
  /** It is being saved: what would be typed now would stand in nothing that is sent. */
  readonly isBusy: boolean;
  /** The sentence that a quote is being looked for. */
  readonly citing: SentencePlace | null;
  /** The finder of quotes, drawn under that sentence. */
  readonly finder: TemplateResult;
  readonly onChange: (draft: FaqDraft) => void;
  /** Hears what the draft would be if the field that is being typed in were left now. Nothing is drawn anew by it. */
  readonly onTyped: (draft: FaqDraft) => void;
  readonly onCite: (place: SentencePlace | null) => void;
  readonly onRemove: (place: SentencePlace) => void;
}

const LANGUAGES: readonly FaqLanguage[] = ["zh-Hant", "en"];
const DAYS = ["validFrom", "validUntil", "reviewOn"] as const;

/** Questions and answers in both languages, each sentence with its quotes, and the days. */
export function faqForm(form: FaqForm): TemplateResult {
  const { say } = form.desk;
  return html`${LANGUAGES.map(
      (language) =>
        html`<section class="card" aria-labelledby=${`in-${language}`}>
          <h2 id=${`in-${language}`}>${say(language === "en" ? "language.en" : "language.zh")}</h2>
          ${questionField(form, language)} ${answerFields(form, language)}
        </section>`,
    )}
    <div class="filter-fields">
      ${DAYS.map((name) => {
        const withDay = (event: Event): FaqDraft => {
          const { value } = event.target as HTMLInputElement;
          return { ...form.draft, [name]: value === "" ? null : value };
        };
        return html`<p>
          <label for=${name}>${say(`faq.${name}`)}</label>
          <input
            id=${name}
            type="date"
            ?readonly=${form.isReadOnly || form.isBusy}
            .value=${form.draft[name] ?? ""}
            @input=${(event: Event) => {
              form.onTyped(withDay(event));
            }}
            @change=${(event: Event) => {
              form.onChange(withDay(event));
            }}
          />
        </p>`;
      })}
    </div>`;
}

function questionField(
  { desk, draft, isReadOnly, isBusy, onChange, onTyped }: FaqForm,
  language: FaqLanguage,
): TemplateResult {
  const withLines = (event: Event): FaqDraft =>
    withQuestion(draft, language, (event.target as HTMLTextAreaElement).value);
  return html`<label for=${`question-${language}`}>${desk.say("faq.question")}</label>
    <textarea
      id=${`question-${language}`}
      lang=${language}
      rows="3"
      ?readonly=${isReadOnly || isBusy}
      .value=${questionLines(draft, language)}
      @input=${(event: Event) => {
        onTyped(withLines(event));
      }}
      @change=${(event: Event) => {
        onChange(withLines(event));
      }}
    ></textarea>`;
}

function answerFields(form: FaqForm, language: FaqLanguage): TemplateResult {
  const { desk, draft, isReadOnly, onChange } = form;
  const sentences = sentencesIn(draft, language);
  return html`${sentences.map((_, index) => sentenceField(form, { language, index }))}
  ${
    isReadOnly
      ? nothing
      : html`<p>
          <button
            type="button"
            @click=${() => {
              onChange(withSentence(draft, { language, index: sentences.length }, { text: "" }));
            }}
          >
            ${desk.say("faq.addSentence")}
          </button>
        </p>`
  }`;
}

function sentenceField(form: FaqForm, place: SentencePlace): TemplateResult {
  const { desk, draft, isReadOnly, isBusy, citing, finder, onChange, onTyped, onCite, onRemove } = form;
  const { say } = desk;
  const { language, index } = place;
  const sentence = sentencesIn(draft, language)[index];
  const id = `sentence-${language}-${index}`;
  const number = { n: index + 1 };
  const withText = (event: Event): FaqDraft =>
    withSentence(draft, place, { text: (event.target as HTMLTextAreaElement).value });
  const isCiting = citing?.language === language && citing.index === index;
  return html`<div class="sentence">
    <label for=${id}>${say("faq.sentence", number)}</label>
    <textarea
      id=${id}
      lang=${language}
      rows="2"
      ?readonly=${isReadOnly || isBusy}
      .value=${sentence?.text ?? ""}
      @input=${(event: Event) => {
        onTyped(withText(event));
      }}
      @change=${(event: Event) => {
        onChange(withText(event));
      }}
    ></textarea>
    <ul>
      ${(sentence?.citations ?? []).map(({ articleId, articleVersion, start, end, quote }, at) => {
        const marked = {
          view: "article",
          id: articleId,
          version: articleVersion,
          marks: [{ start, end }],
        } as const;
        return html`<li>
          <q>${quote}</q> ${newTabLink(addressOf(marked), articleId, say)}
          ${
            isReadOnly
              ? nothing
              : html`<button
                  type="button"
                  aria-label=${say("faq.removeQuote", { quote })}
                  @click=${() => {
                    const citations = (sentence?.citations ?? []).toSpliced(at, 1);
                    onChange(withSentence(draft, place, { citations }));
                  }}
                >
                  ${say("remove")}
                </button>`
          }
        </li>`;
      })}
    </ul>
    ${
      isReadOnly
        ? nothing
        : html`<div class="copy">
            <button
              type="button"
              aria-expanded=${isCiting}
              aria-label=${say("faq.citeSentence", number)}
              @click=${() => {
                onCite(isCiting ? null : place);
              }}
            >
              ${say("faq.cite")}
            </button>
            <button
              type="button"
              aria-label=${say("faq.removeSentence", number)}
              @click=${() => {
                onRemove(place);
              }}
            >
              ${say("remove")}
            </button>
          </div>`
    }
    ${isCiting ? finder : nothing}
  </div>`;
}
