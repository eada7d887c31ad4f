import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { prepareWidget } from "../../src/prepare-widget.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { englishAnswer } from "../http/fixtures.ts";
import { type SaidAnswer, saidAnswer } from "../http/said-answer.ts";
import { type Service, startService } from "../http/service.ts";
import { focusedName, type WidgetPage, widgetOn } from "./widget-page.ts";

const [FIRST = "", SECOND = ""] = englishAnswer.sentences.map(({ text }) => text);
const QUESTION = "How many memorandums were signed?";
const NOTICE = "One of the sources is in Chinese";

let browser: Browser;
let dataDir: string;
let service: Service;
let said: SaidAnswer;

/** A page with the open widget, small enough that an answer has to be scrolled. */
async function withChat(use: (widget: WidgetPage) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 900, height: 560 } });
  try {
    const widget = widgetOn(await context.newPage());
    await widget.page.goto(`${service.url}/demo?lang=en`);
    await widget.open();
    await use(widget);
    expect(widget.console).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Asks, and has the first sentence said. */
async function askAndHear(
  { page, field, entries }: WidgetPage,
  answer: Answer = englishAnswer,
): Promise<void> {
  said = saidAnswer(answer);
  await field.fill(QUESTION);
  await page.keyboard.press("Enter");
  await entries.last().locator(".working").waitFor();
  said.next();
  await entries.last().locator(".answer", { hasText: FIRST }).waitFor();
}

/** What screen readers are given to speak, from now on. */
async function listen({ page }: WidgetPage): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    const within = (root) => root.getElementById?.("spoken") ??
      [...root.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot && within(shadowRoot)).find(Boolean);
    const region = within(document);
    window.heard = [];
    new MutationObserver(() => {
      const text = region.textContent.replace(/\\s+/g, " ").trim();
      if (text !== "" && text !== window.heard.at(-1)) window.heard.push(text);
    }).observe(region, { childList: true, subtree: true, characterData: true });
  })()`);
  return () => page.evaluate<string[]>("window.heard");
}

describe.skipIf(!hasChromium)(browserTitle("an answer that comes piece by piece, in the widget"), () => {
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "livestream-"));
    const files = await prepareWidget(dataDir);
    service = await startService({ answer: (request) => said.answer(request), widget: () => files });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await rm(dataDir, { recursive: true });
  });

  it("is shown sentence by sentence with its sources, and then whole", async () => {
    await withChat(async (widget) => {
      await askAndHear(widget);
      const answer = widget.entries.last().locator(".answer");
      expect(await answer.textContent()).not.toContain(SECOND);
      expect(await answer.locator(".working").count()).toBe(1);
      expect(await answer.locator(".actions").count()).toBe(0);
      await answer.locator(".cite").first().click();
      await answer.locator("blockquote mark", { hasText: FIRST }).waitFor();
      said.next();
      await answer.locator("p", { hasText: SECOND }).first().waitFor();
      expect(await answer.locator(".sources > li").count()).toBe(2);
      said.next();
      await answer.locator(".actions").waitFor();
      expect(await answer.locator(".working").count()).toBe(0);
      const paragraphs = await answer.locator("> p").allInnerTexts();
      expect(paragraphs.findIndex((text) => text.includes(FIRST))).toBe(0);
      expect(paragraphs.findIndex((text) => text.includes(NOTICE))).toBe(2);
      expect(await widget.dialog.locator(".answer").count()).toBe(1);
    });
  });

  it("leaves what is being read where it is, and the focus on what has it", async () => {
    await withChat(async (widget) => {
      await askAndHear(widget);
      const answer = widget.entries.last().locator(".answer");
      const sentence = answer.locator("p", { hasText: FIRST }).first();
      const top = async (): Promise<number> => Math.round((await sentence.boundingBox())?.y ?? 0);
      const read = await top();
      said.next();
      await answer.locator("p", { hasText: SECOND }).first().waitFor();
      expect(await top()).toBe(read);
      // In the card of a source, which the rest of the answer pushes down.
      await answer.locator(".cite").first().focus();
      await widget.page.keyboard.press("Enter");
      await expect.poll(() => focusedName(widget.page)).toMatch(/^Source 1 /u);
      await answer.locator("blockquote mark").waitFor();
      const card = answer.locator(".card:not([hidden])");
      const before = Math.round((await card.boundingBox())?.y ?? 0);
      said.next();
      await answer.locator(".actions").waitFor();
      expect(await focusedName(widget.page)).toMatch(/^Source 1 /u);
      expect(Math.abs(Math.round((await card.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(1);
    });
  });

  it("is spoken sentence by sentence, each once", async () => {
    await withChat(async (widget) => {
      const heard = await listen(widget);
      await askAndHear(widget);
      await expect.poll(heard).toContainEqual(expect.stringContaining(FIRST));
      said.next();
      await expect.poll(heard).toContainEqual(expect.stringContaining(SECOND));
      said.next();
      await expect.poll(heard).toContainEqual(expect.stringContaining(NOTICE));
      const all = (await heard()).join("\n");
      for (const sentence of [FIRST, SECOND]) expect(all.split(sentence)).toHaveLength(2);
      expect(all.split("Answer:").length).toBeLessThanOrEqual(2);
    });
  });

  it("goes on in a page that was reloaded in between", async () => {
    await withChat(async (widget) => {
      await askAndHear(widget);
      await widget.page.reload();
      await widget.launcher.focus();
      await widget.page.keyboard.press("Enter");
      await widget.entries.last().locator(".answer", { hasText: FIRST }).waitFor();
      said.next();
      said.next();
      await widget.entries.last().locator(".actions").waitFor();
      expect(await widget.entries.last().locator(".answer").count()).toBe(1);
    });
  });
});
