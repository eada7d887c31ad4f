import { html } from "../page/html.ts";
import type { PageSetting } from "../send-page.ts";
import { DEMO_CONTENT } from "./demo-content.ts";

/** A page such as cities have, with the widget on it, as HTML text. */
export function renderDemo({ language, hasWidget }: PageSetting): string {
  const content = DEMO_CONTENT[language];
  const { otherLanguage: other } = content;
  const code = `<script src="/widget.js" data-lang="${language}" data-color="#7a2b4e" defer></script>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${content.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/demo.css" />
      </head>
      <body>
        <p class="note">${content.note}</p>
        <header>
          <p class="city">${content.city}</p>
          <ul class="nav">
            ${content.links.map((link, index) => html`<li><a href="#${`part-${index}`}">${link}</a></li> `)}
            <li><a href="/demo?lang=${other.tag}" lang="${other.tag}">${other.name}</a></li>
          </ul>
        </header>
        <main>
          <div class="lead">
            <h1>${content.lead.title}</h1>
            <p>${content.lead.text}</p>
          </div>
          <h2 id="part-0">${content.servicesTitle}</h2>
          <ul class="services">
            ${content.services.map(
              ({ title, text }) =>
                html`<li>
                  <h3>${title}</h3>
                  <p>${text}</p>
                </li>`,
            )}
          </ul>
          <h2 id="part-1">${content.newsTitle}</h2>
          <ul class="news">
            ${content.news.map(
              ({ day, title, text }) =>
                html`<li>
                  <p class="day">${day}</p>
                  <div>
                    <h3>${title}</h3>
                    <p>${text}</p>
                  </div>
                </li>`,
            )}
          </ul>
          <section class="embed" id="part-2">
            <h2>${content.embedTitle}</h2>
            <p>${content.embed}</p>
            <pre tabindex="0"><code>${code}</code></pre>
          </section>
        </main>
        <footer id="part-3">
          <h2>${content.office.title}</h2>
          <p>${content.office.text}</p>
        </footer>
        ${
          hasWidget &&
          html`<script src="/widget.js" data-lang="${language}" data-color="#7a2b4e" defer></script>`
        }
      </body>
    </html> `.markup;
}
