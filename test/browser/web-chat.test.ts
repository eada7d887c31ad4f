import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import * as fixtures from "../http/fixtures.ts";
import { type Service, startService } from "../http/service.ts";
import { browserTitle, hasChromium, launchChromium } from "./chromium.ts";

const CASES = [
  {
    language: "en",
    locale: "en-US",
    question: "How many memorandums were signed at the 2019 forum?",
    says: "Three memorandums of understanding were signed at the forum on July 4.",
    sources: ["Three memorandums signed at the Taipei-Shanghai Forum", "雙城論壇簽署三項合作備忘錄"],
    suggestion: "Where was the forum held in 2020?",
  },
  {
    language: "zh-Hant",
    locale: "zh-TW",
    question: "2019年雙城論壇簽了幾項備忘錄？",
    says: "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。",
    sources: ["雙城論壇簽署三項合作備忘錄", "Three memorandums signed at the Taipei-Shanghai Forum"],
    suggestion: "2020年的論壇在哪裡舉行？",
  },
] as const;

/** What must not turn into markup, in a place where an article's or a citizen's words stand. */
const HOSTILE = `<img src=x onerror="document.title='owned'"> **bold** [link](javascript:alert(1)) <b>b</b> $x$ \\(y\\) (c) ... -- "q"`;

let browser: Browser;
let service: Service;
let host: Server;
let pageUrl = "";

/** A page of another origin with Web Chat on it, as Microsoft's instructions have it. */
function hostPage(api: string, locale: string): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>A page of the city</title>
<div id="chat" style="height: 700px"></div><script src="/webchat.js"></script><script>
(async () => {
  const response = await fetch("${api}/v3/directline/tokens/generate", { method: "POST" });
  const { token } = await response.json();
  window.connection = WebChat.createDirectLine({ token, domain: "${api}/v3/directline" });
  WebChat.renderWebChat({ directLine: window.connection, locale: "${locale}" }, document.getElementById("chat"));
})();
</script></html>`;
}

async function withChat(locale: string, use: (page: Page, seen: string[]) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale });
  try {
    const page = await context.newPage();
    const seen: string[] = [];
    page.on("pageerror", (error) => seen.push(String(error)));
    await page.goto(`${pageUrl}/?locale=${locale}`);
    await use(page, seen);
  } finally {
    await context.close();
  }
}

async function askIn(page: Page, question: string): Promise<void> {
  const box = page.locator("[data-id='webchat-sendbox-input']");
  await box.fill(question);
  await box.press("Enter");
}

/** Messages of the bot: suggested actions and the like are no bubbles. */
const botMessages = (page: Page) => page.locator(".webchat__bubble:not(.webchat__bubble--from-user)");

describe.skipIf(!hasChromium)(browserTitle("botframework-webchat in Chromium"), () => {
  beforeAll(async () => {
    // As a page loads it; the package's exports leave the file out.
    const bundle = await readFile(
      join(import.meta.dirname, "../../node_modules/botframework-webchat/dist/webchat.js"),
    );
    host = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://host");
      const isScript = pathname === "/webchat.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
      response.end(isScript ? bundle : hostPage(service.url, searchParams.get("locale") ?? "en-US"));
    });
    host.listen(0, "127.0.0.1");
    await once(host, "listening");
    pageUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    service = await startService({ answer: ({ question }) => answerTo(question), embedOrigins: [pageUrl] });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    host.closeAllConnections();
    host.close();
  });

  it.each(CASES)("takes a question and shows the cited answer ($language)", async (example) => {
    await withChat(example.locale, async (page, seen) => {
      await askIn(page, example.question);
      const answer = botMessages(page).filter({ hasText: example.says });
      await answer.waitFor();
      expect(await answer.count()).toBe(1);
      const own = page.locator(".webchat__bubble--from-user").filter({ hasText: example.question });
      expect(await own.count()).toBe(1);

      // The list of sources that Web Chat makes of the entity and the definitions.
      const listed = answer.locator(".webchat__link-definitions__list-item");
      await expect.poll(() => listed.count()).toBe(2);
      for (const [index, title] of example.sources.entries()) {
        const item = listed.nth(index);
        expect(await item.textContent()).toContain(title);
        expect(await item.locator("a").getAttribute("href")).toMatch(/^https:\/\/news\.example\//u);
      }
      // The marker in the text is a link to the same place.
      const marker = answer.locator(".webchat__render-markdown a").first();
      expect(await marker.getAttribute("href")).toMatch(/^https:\/\/news\.example\//u);
      expect(await marker.textContent()).toContain("1");
      expect(await answer.textContent()).not.toContain("]: <");

      await page.getByRole("toolbar").getByRole("button", { name: example.suggestion }).click();
      await page.locator(".webchat__bubble--from-user").filter({ hasText: example.suggestion }).waitFor();
      await expect.poll(() => botMessages(page).count()).toBe(2);
      expect(seen).toEqual([]);
    });
  });

  it("shows a source without an address by its quotation", async () => {
    await withChat("en-US", async (page) => {
      await askIn(page, "no address");
      const answer = botMessages(page).first();
      const listed = answer.locator(".webchat__link-definitions__list-item button");
      await listed.first().click();
      const dialog = page.locator("dialog[open]");
      await dialog.waitFor();
      expect(await dialog.textContent()).toContain("Three memorandums of understanding were signed");
    });
  });

  it("shows words that look like markup as words", async () => {
    await withChat("en-US", async (page, seen) => {
      await askIn(page, "hostile");
      const answer = botMessages(page).first();
      await answer.waitFor();
      const text = await answer.locator(".webchat__render-markdown").first().textContent();
      expect(text).toContain(HOSTILE.trim());
      expect(
        await answer
          .locator(".webchat__render-markdown")
          .locator("img[src='x'], b, strong, em, math")
          .count(),
      ).toBe(0);
      expect(await answer.locator("a[href^='javascript:']").count()).toBe(0);
      expect(await page.title()).toBe("A page of the city");
      expect(seen).toEqual([]);
    });
  });
});

function answerTo(question: string): Answer {
  const id = crypto.randomUUID();
  const { englishAnswer, chineseAnswer } = fixtures;
  if (/\p{Script=Han}/u.test(question)) return { ...chineseAnswer, id };
  const sources = englishAnswer.sources.map((source) => ({
    ...source,
    ...(question === "no address" ? { url: null } : {}),
    ...(question === "hostile"
      ? { url: "javascript:document.title='owned'", title: `"${HOSTILE}`, quote: HOSTILE }
      : {}),
  }));
  const sentences = englishAnswer.sentences.map((sentence) => ({
    ...sentence,
    ...(question === "hostile" ? { text: HOSTILE } : {}),
  }));
  return { ...englishAnswer, id, sources, sentences };
}
