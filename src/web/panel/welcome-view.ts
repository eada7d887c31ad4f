import { html, nothing, type TemplateResult } from "lit";
import { questionButtons } from "./question-buttons.ts";
import { languageOf } from "./text-language.ts";
import type { View } from "./view.ts";
import { webAddress } from "./web-address.ts";
import type { WidgetConfig } from "./widget-config.ts";

/** What stands before the first question. */
export interface Welcome {
  readonly greeting: string;
  /** Null while it is fetched, and where it could not be had. */
  readonly config: WidgetConfig | null;
  readonly hasFailed: boolean;
  readonly reload: () => void;
}

/** The greeting, what to know before asking, and questions to begin with. */
export function welcomeView({ greeting, config, hasFailed, reload }: Welcome, view: View): TemplateResult {
  const { say, language, actions } = view;
  return html`<div class="welcome">
    <p class="greeting" lang=${languageOf(greeting, language)}>${greeting}</p>
    <div class="before">
      <h3>${say("chat.before")}</h3>
      <p>${say("chat.automatic")}</p>
      ${
        config === null
          ? nothing
          : html`<p>${say("chat.kept", { days: config.retentionDays })} ${say("chat.keptHere")}</p>
              ${privacyLink(config, view)}`
      }
    </div>
    ${
      hasFailed
        ? html`<div class="failure">
            <p>${say("chat.failure.unreachable")}</p>
            <p><button type="button" class="primary" @click=${reload}>${say("chat.retry")}</button></p>
          </div>`
        : nothing
    }
    ${config === null ? nothing : questionButtons(say("chat.examples"), config.examples, language, actions)}
  </div>`;
}

function privacyLink({ privacyUrl }: WidgetConfig, { say }: View): TemplateResult | typeof nothing {
  const address = webAddress(privacyUrl);
  if (address === null) return nothing;
  return html`<p>
    <a href=${address.href} target="_blank" rel="noopener noreferrer"
      >${say("chat.privacy")}<span class="hidden"> (${say("chat.newWindow")})</span></a
    >
  </p>`;
}
