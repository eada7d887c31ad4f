import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import { articleOf } from "../article-of.ts";
import { withWidget } from "./widget-page.ts";
import { fixtureAnswer, startWidgetSite, type WidgetSite, widgetConfig } from "./widget-site.ts";

/** Ways in which text has become code elsewhere, each with a place for what runs. */
const PATTERNS = [
  (run: string) => `<script>${run}</script>`,
  (run: string) => `<img src=x onerror="${run}">`,
  (run: string) => `<svg/onload=${run}>`,
  (run: string) => `"><script>${run}</script>`,
  (run: string) => `' onfocus='${run}' autofocus='`,
  (run: string) => `" onmouseover="${run}" x="`,
  (run: string) => `</textarea><script>${run}</script>`,
  (run: string) => `</title><svg onload=${run}>`,
  (run: string) => `<!--><img src=x onerror=${run}>`,
  (run: string) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  (run: string) => `<a href="javascript:${run}">x</a>`,
  (run: string) => `[x](javascript:${run})`,
  (run: string) => `\${${run}}`,
  (run: string) => `{{${run}}}`,
  (run: string) => `<template shadowrootmode=open><img src=x onerror=${run}></template>`,
  (run: string) => `<math><mi xlink:href="javascript:${run}">`,
  (run: string) => `<style>@import"javascript:${run}"</style>`,
  (run: string) => `<base href="javascript:${run}//">`,
  (run: string) => `&lt;img src=x onerror=${run}&gt;`,
  (run: string) => `<?lit$0$><img src=x onerror=${run}>`,
];
/** How each is written. */
const DISGUISES = [
  (text: string) => text,
  (text: string) => text.replace(/script|onerror|onload/giu, (word) => word.toUpperCase()),
  (text: string) => text.replaceAll("<", "<\u0000"),
  (text: string) => text.replaceAll("<", "＜"),
  (text: string) => `\u202E${text}\u202C`,
];
/** Addresses of the same kind. */
const SCHEMES = [
  "javascript:",
  "JaVaScRiPt:",
  " \u0001javascript:",
  "java\nscript:",
  "data:text/html,<script>",
  "vbscript:",
  "blob:https://x/",
  "file:///etc/passwd?",
  "//javascript:",
  "javascript&colon;",
];
const RUN = "window.hit(1)";
const HOSTILE = PATTERNS.flatMap((pattern) => DISGUISES.map((disguise) => disguise(pattern(RUN))));
const STRINGS = [
  ...HOSTILE,
  ...HOSTILE.map((text, index) => `${SCHEMES[index % SCHEMES.length] ?? ""}${text}`),
];

let browser: Browser;
let site: WidgetSite;
/** Articles with a string around a quote that is the same string, by id. */
const articles = new Map(
  STRINGS.map((text, index) => {
    const id = `hostile-${index}`;
    return [id, articleOf({ id, title: text, body: `${text}\n${text}\n${text}` })] as const;
  }),
);

/** An answer with the text in every place that can hold one, from the article of that number. */
function poisoned(text: string, index: number): Answer {
  const kept = [
    "status",
    "composer",
    "articleId",
    "articleVersion",
    "language",
    "id",
    "publishedOn",
    "eventOn",
    "asOf",
  ];
  const answer = JSON.parse(
    JSON.stringify(fixtures.fullAnswer, (key, value: unknown) =>
      typeof value === "string" && !kept.includes(key) ? text : value,
    ),
  ) as Answer;
  const article = articles.get(`hostile-${index}`);
  const start = text.length + 1;
  const place = {
    articleId: `hostile-${index}`,
    articleVersion: article?.version ?? "",
    start,
    end: start + text.length,
  };
  const sources = answer.sources.map((source) => ({ ...source, ...place }));
  return {
    ...answer,
    id: String(index),
    sources,
    suggestions: [text],
    contact: { name: text, phone: text, url: text, morePhones: [{ label: text, phone: text }] },
  };
}

/** Runs in the page: every tag name and attribute of the widget, and where its links lead. */
const MADE_OF = `(() => {
  const names = new Set(), links = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      names.add(element.localName);
      for (const { name } of element.attributes) names.add("@" + name);
      if (element.localName === "a") links.push(element.protocol);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document.querySelector("city-exchange-chat").shadowRoot);
  return { names: [...names].sort(), links: [...new Set(links)].sort() };
})()`;
interface MadeOf {
  readonly names: string[];
  readonly links: string[];
}

describe.skipIf(!hasChromium)(browserTitle("text in the widget"), () => {
  beforeAll(async () => {
    site = await startWidgetSite(articles);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("never becomes markup or a link that runs: 200 strings in question, answer, article, address and suggestion", async () => {
    expect(STRINGS).toHaveLength(200);
    await withWidget(browser, site, {}, async ({ page, open, ask, dialog, entries, console }) => {
      await page.evaluate("(() => { window.hits = 0; window.hit = () => { window.hits++; }; })()");
      site.service.behaviour.answer = () => ({
        ...poisoned("harmless", 0),
        sources: fixtures.fullAnswer.sources,
      });
      await open();
      await ask("harmless");
      await entries.locator(".source-row").first().click();
      await dialog.locator("blockquote mark").waitFor();
      const harmless = await page.evaluate<MadeOf>(MADE_OF);
      for (const [index, text] of STRINGS.entries()) {
        // A few conversations of a length that people have.
        const place = (index % 25) + 1;
        if (place === 1) {
          await dialog.getByRole("button", { name: "More" }).click();
          await dialog.getByRole("button", { name: "Start anew" }).click();
        }
        site.service.behaviour.answer = () => poisoned(text, index);
        await page.evaluate(`CityExchangeChat.ask(${JSON.stringify(text)})`);
        await expect.poll(() => entries.count()).toBe(place);
        const entry = entries.nth(place - 1);
        await entry.locator(".source-row").first().click();
        // Shown as it was written, in the question, in the quote and in what stands around it.
        const passage = `${text}\n`.trimStart() + text + `\n${text}`.trimEnd();
        await expect.poll(() => entry.locator("blockquote .passage").textContent()).toBe(passage);
        expect(await entry.locator("blockquote mark").textContent()).toBe(text);
        expect(await entry.locator(".asked p").textContent()).toBe(text.trim());
        if (place === 25) {
          const { names, links } = await page.evaluate<MadeOf>(MADE_OF);
          expect(names.filter((name) => !harmless.names.includes(name))).toEqual([]);
          expect(links.filter((link) => link !== "tel:" && link !== "https:")).toEqual([]);
        }
      }
      expect(await page.evaluate("window.hits")).toBe(0);
      expect(console).toEqual([]);
    });
  }, 900_000);

  it("holds for what the service and the page say: greeting, title, examples, privacy notice", async () => {
    const hostile = STRINGS[1] ?? "";
    site.service.behaviour.answer = fixtureAnswer;
    site.service.behaviour.config = () => ({
      title: hostile,
      greeting: hostile,
      examples: [hostile],
      contact: {
        name: hostile,
        phone: hostile,
        url: `javascript:${RUN}`,
        morePhones: [{ label: hostile, phone: hostile }],
      },
      privacyUrl: `javascript:${RUN}`,
      retentionDays: 90,
    });
    await withWidget(browser, site, {}, async ({ page, open, dialog }) => {
      await page.evaluate("(() => { window.hits = 0; window.hit = () => { window.hits++; }; })()");
      await open();
      await expect.poll(() => dialog.getByRole("heading", { level: 2 }).textContent()).toBe(hostile);
      const { names, links } = await page.evaluate<MadeOf>(MADE_OF);
      expect(
        names.filter((name) => ["script", "img", "iframe", "@onerror", "@style"].includes(name)),
      ).toEqual([]);
      expect(links).toEqual(["tel:"]);
      expect(await page.evaluate("window.hits")).toBe(0);
    });
    site.service.behaviour.config = widgetConfig;
  });
});
