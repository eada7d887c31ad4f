import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { englishAnswer } from "../http/fixtures.ts";
import { type SaidAnswer, saidAnswer } from "../http/said-answer.ts";
import { type Service, startService } from "../http/service.ts";
import { browserTitle, hasChromium, launchChromium } from "./chromium.ts";
import { askIn, botMessages, startWebChatHost, type WebChatHost, withWebChat } from "./web-chat-page.ts";

const [FIRST = "", SECOND = ""] = englishAnswer.sentences.map(({ text }) => text);

let browser: Browser;
let service: Service;
let host: WebChatHost;
let said: SaidAnswer;

describe.skipIf(!hasChromium)(
  browserTitle("botframework-webchat, an answer that comes piece by piece"),
  () => {
    beforeAll(async () => {
      host = await startWebChatHost(() => service.url);
      service = await startService({ answer: (request) => said.answer(request), embedOrigins: [host.url] });
      browser = await launchChromium();
    });
    afterAll(async () => {
      await browser.close();
      await service.stop();
      await host.stop();
    });

    it("shows each sentence as it comes, in one bubble, and the whole in its place", async () => {
      said = saidAnswer(englishAnswer);
      await withWebChat(browser, `${host.url}/?locale=en-US`, async (page, seen) => {
        const bubbles = botMessages(page);
        await askIn(page, "How many memorandums?");
        said.next();
        await bubbles.filter({ hasText: FIRST }).waitFor();
        expect(await bubbles.count()).toBe(1);
        expect(await bubbles.textContent()).not.toContain(SECOND);
        expect(await bubbles.locator(".webchat__render-markdown a").first().getAttribute("href")).toMatch(
          /^https:\/\/news\.example\//u,
        );
        said.next();
        await bubbles.filter({ hasText: SECOND }).waitFor();
        said.next();
        await bubbles.filter({ hasText: "One of the sources is in Chinese" }).waitFor();
        expect(await bubbles.count()).toBe(1);
        await expect.poll(() => bubbles.locator(".webchat__link-definitions__list-item").count()).toBe(2);
        // The next question is taken as ever.
        said = saidAnswer(englishAnswer);
        await askIn(page, "And then?");
        for (let steps = 0; steps < 3; steps++) said.next();
        await expect.poll(() => bubbles.count()).toBe(2);
        expect(seen).toEqual([]);
      });
    });

    it("shows the whole to whoever has not seen the pieces", async () => {
      said = saidAnswer(englishAnswer);
      await withWebChat(browser, `${host.url}/?locale=en-US&polling`, async (page, seen) => {
        const bubbles = botMessages(page);
        await askIn(page, "How many memorandums?");
        for (let steps = 0; steps < 3; steps++) said.next();
        await bubbles.filter({ hasText: SECOND }).waitFor();
        expect(await bubbles.count()).toBe(1);
        expect(seen).toEqual([]);
      });
    });
  },
);
