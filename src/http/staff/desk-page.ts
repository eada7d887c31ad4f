import { message } from "../../language/messages/index.ts";
import { html } from "../page/html.ts";
import type { PageSetting } from "../send-page.ts";
import { DESK_SCRIPTS } from "./paths.ts";
import { content, type StaffPage } from "./staff-page.ts";

/**
 * The page of the staff desk as HTML text. What stands in its element shows until the script has taken over, and where it
 * cannot run: who is signed in, and what is needed.
 */
export function renderDesk(setting: PageSetting, page: StaffPage, script: string): string {
  const { language, names, government } = setting;
  const title = message(language, "staff.title");
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title} – ${message(language, "site.name", names)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page.css" />
        <script type="module" src="${DESK_SCRIPTS}/${script}"></script>
      </head>
      <body>
        <city-exchange-desk data-signed-en="${government.en}" data-signed-zh-hant="${government["zh-Hant"]}">
          <main>
            <h1>${title}</h1>
            ${content(setting, page)}
            <noscript><p>${message(language, "staff.needsScript")}</p></noscript>
          </main>
        </city-exchange-desk>
      </body>
    </html> `.markup;
}
