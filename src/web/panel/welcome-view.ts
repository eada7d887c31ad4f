import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Failure } from "../conversation/entry.ts";
import { contactView } from "./contact-view.ts";
import { questionButtons } from "./question-buttons.ts";
import { languageOf } from "./text-language.ts";
import type { View } from "./view.ts";
import { webAddress } from "./web-address.ts";
import type { WidgetConfig } from "./widget-config.ts";

/** Why the service does not say of itself what it says before the first question. */
export type ConfigFailure = Extract<Failure, "refused" | "unreachable">;

/** What stands above the first question. */
export interface Welcome {
  readonly greeting: string;
  /** Null while it is fetched, and where it could not be had. */
  readonly config: WidgetConfig | null;
  /** Why it could not be had; null where it could, or is still on its way. */
  readonly failure: ConfigFailure | null;
  /** Whether something has been asked. */
  readonly isBegun: boolean;
  readonly reload: () => void;
}

/** The greeting, what to know before asking, and questions to begin with. */
export function welcomeView(welcome: Welcome, view: View): TemplateResult {
  const { greeting, config, isBegun } = welcome;
  const { say, language } = view;
  return html`<div class="welcome">
    ${isBegun ? nothing : html`<p class="greeting" lang=${languageOf(greeting, language)}>${greeting}</p>`}
    <details class="before" id="before" ?open=${!isBegun}>
      <summary><h3>${say("chat.before")}</h3></summary>
      <p id="automatic">${say("chat.automatic")}</p>
      <p id="kept">${`${say("chat.kept", { time: keptFor(config, view) })} ${say("chat.keptHere")}`}</p>
      ${config === null ? nothing : privacyLink(config, view)}
    </details>
    ${isBegun ? nothing : beginnings(welcome, view)}
  </div>`;
}

/** Until the service has said for how long, and where it cannot: in words that are true of any. */
function keptFor(config: WidgetConfig | null, { say }: View): string {
  return config === null ? say("chat.aWhile") : say("chat.days", { days: config.retentionDays });
}

function beginnings({ config, failure, reload }: Welcome, view: View): TemplateResult {
  const { say, language, actions, contact } = view;
  return html`${
    failure === null
      ? nothing
      : html`<div class="failure">
          <p>${say(`chat.failure.${failure}`)}</p>
          ${
            failure === "refused"
              ? contactView(contact, view)
              : html`<p>
                  <button type="button" class="primary" @click=${reload}>${say("chat.retry")}</button>
                </p>`
          }
        </div>`
  }
  ${config === null ? nothing : questionButtons(say("chat.examples"), config.examples, language, actions)}`;
}

function privacyLink({ privacyUrl }: WidgetConfig, { say }: View): TemplateResult | typeof nothing {
  const address = webAddress(privacyUrl);
  if (address === null) return nothing;
  return html`<p>
    <a href=${address.href} target="_blank" rel="noreferrer"
      >${say("chat.privacy")}<span class="hidden"> (${say("chat.newWindow")})</span></a
    >
  </p>`;
}
