import { html, nothing, type TemplateResult } from "lit/html.js";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { icon } from "./icons.ts";
import { languageOf } from "./text-language.ts";
import type { Say } from "./words.ts";

/** The bar at the top and its menu. */
export interface Header {
  readonly say: Say;
  readonly language: InterfaceLanguage;
  readonly title: string;
  readonly isMenuOpen: boolean;
  /** Whether there is a conversation that can be kept or deleted. */
  readonly hasEntries: boolean;
  /** Whether the citizen is asked if the conversation shall really be deleted. */
  readonly isConfirming: boolean;
  readonly close: () => void;
  readonly toggleMenu: () => void;
  readonly startAnew: () => void;
  readonly download: () => void;
  readonly confirmDelete: (isConfirming: boolean) => void;
  readonly remove: () => void;
  readonly otherLanguage: () => void;
}

/** Title, menu and the way out. */
export function headerView(header: Header): TemplateResult {
  const { say, language, title, isMenuOpen, isConfirming } = header;
  return html`<header>
      <div class="titles">
        <h2 id="title" tabindex="-1" lang=${languageOf(title, language)}>${title}</h2>
        <p>${say("chat.subtitle")}</p>
      </div>
      <button
        type="button"
        id="menu-button"
        class="bar-button"
        aria-label=${say("chat.menu")}
        title=${say("chat.menu")}
        aria-expanded=${isMenuOpen}
        aria-controls="menu"
        @click=${header.toggleMenu}
      >
        ${icon("more")}
      </button>
      <button
        type="button"
        class="bar-button"
        aria-label=${say("chat.close")}
        title=${say("chat.close")}
        @click=${header.close}
      >
        ${icon("close")}
      </button>
    </header>
    <div class="menu" id="menu" ?hidden=${!isMenuOpen}>${isMenuOpen ? menu(header) : nothing}</div>
    ${isConfirming ? confirmation(header) : nothing}`;
}

function menu({ say, language, hasEntries, ...actions }: Header): TemplateResult {
  const item = (label: string, act: () => void, lang: string = language): TemplateResult =>
    html`<li><button type="button" lang=${lang} @click=${act}>${label}</button></li>`;
  return html`<ul role="list">
    ${
      hasEntries
        ? html`${item(say("chat.startAnew"), actions.startAnew)}${item(say("chat.download"), actions.download)}
          ${item(say("chat.delete"), () => {
            actions.confirmDelete(true);
          })}`
        : nothing
    }
    ${item(say("chat.otherLanguage"), actions.otherLanguage, language === "en" ? "zh-Hant" : "en")}
  </ul>`;
}

function confirmation({ say, confirmDelete, remove }: Header): TemplateResult {
  return html`<div class="confirm" role="group" aria-labelledby="confirm-question">
    <p id="confirm-question" tabindex="-1">${say("chat.deleteSure")}</p>
    <p class="buttons">
      <button type="button" class="primary danger" @click=${remove}>${say("chat.deleteYes")}</button>
      <button
        type="button"
        class="text-button"
        @click=${() => {
          confirmDelete(false);
        }}
      >
        ${say("chat.cancel")}
      </button>
    </p>
  </div>`;
}
