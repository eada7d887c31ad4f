import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { PageSetting } from "../send-page.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";
import { phoneLinks } from "./phone-links.ts";

/** What differs from page to page. */
export interface Framed {
  readonly title: string;
  /** Where the page is, for its own link in the other language. */
  readonly path: string;
  readonly main: SafeHtml;
}

/** A page of the service as HTML text: what stands around the content is the same on each. */
export function framed(setting: PageSetting, { title, path, main }: Framed): string {
  const { language, hasWidget, contact, names } = setting;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
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
            ><img src="/icon.svg" alt="" width="32" height="32" />${message(language, "site.name", names)}</a
          >
          <nav aria-label="${message(language, "page.languages")}">
            ${languageLink(path, "zh-Hant", "中文", language)}
            ${languageLink(path, "en", "English", language)}
          </nav>
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          <p>${message(language, "footer.how")}</p>
          ${kept(setting)}
          <p>${message(language, "footer.contact")} ${phoneLinks(contact, language)}</p>
        </footer>
        ${hasWidget && html`<script src="/widget.js" data-lang="${language}" defer></script>`}
      </body>
    </html> `.markup;
}

/** What is kept of a question, said where it is asked. */
function kept({ language, retentionDays, privacyUrl }: PageSetting): SafeHtml {
  return html`<p>
    ${message(language, "footer.kept", { days: retentionDays })}
    <a href="${privacyUrl}">${message(language, "chat.privacy")}</a>
  </p>`;
}

function languageLink(
  path: string,
  target: InterfaceLanguage,
  name: string,
  current: InterfaceLanguage,
): SafeHtml {
  const state = target === current ? html` aria-current="true"` : null;
  return html`<a href="${path}?lang=${target}" lang="${target}" hreflang="${target}" ${state}>${name}</a>`;
}
