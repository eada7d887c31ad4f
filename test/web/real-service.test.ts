import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import type { WidgetFiles } from "../../src/http/widget-files.ts";
import { prepareWidget } from "../../src/prepare-widget.ts";
import { openStore, type Store } from "../../src/store/conversation-store.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { type FlakyLine, openFlakyLine } from "../channels/flaky-line.ts";
import { chineseAnswer, englishAnswer } from "../http/fixtures.ts";
import { ready, type Service, type ServiceOptions, startService } from "../http/service.ts";
import { type WidgetPage, widgetOn } from "./widget-page.ts";
import { friendlyPage } from "./widget-site.ts";

const MINUTE = 60_000;
/** Connecting again takes some seconds, and more while the machine is busy. */
const PATIENT = { timeout: 40_000 };
const QUESTIONS = { en: "How many memorandums were signed?", "zh-Hant": "簽了幾項備忘錄？" } as const;

/** A site of the city: pages that embed the widget. */
interface Site {
  readonly origin: string;
  readonly server: Server;
}

/** The service as pages reach it, with a store that outlives it. */
interface Reached {
  readonly service: Service;
  readonly line: FlakyLine;
  readonly store: Store;
}

let browser: Browser;
let dataDir: string;
let files: WidgetFiles;
let allowed: Site;
let refused: Site;
/** Where the pages find the service. */
let serviceUrl = "";
const cleanups: (() => unknown)[] = [];

async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const language = request.url === "/zh-Hant" ? "zh-Hant" : "en";
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    // As in a frame with the attribute of this name: a page of no origin.
    if (request.url === "/sandbox") response.setHeader("Content-Security-Policy", "sandbox allow-scripts");
    response.end(friendlyPage(serviceUrl, `data-lang="${language}"`, language));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function start(options: ServiceOptions = {}): Promise<Reached> {
  const folder = await mkdtemp(join(tmpdir(), "real-service-"));
  const store = await openStore({ dataDir: folder, databaseUrl: null, retentionDays: 90 });
  cleanups.push(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const service = await another({ store, ...options });
  const line = await openFlakyLine(service.url);
  cleanups.push(() => line.close());
  serviceUrl = line.url;
  return { service, line, store };
}

async function another(options: ServiceOptions): Promise<Service> {
  const service = await startService({
    answer: ({ question }) => answerTo(question),
    widget: () => files,
    embedOrigins: [allowed.origin],
    stopDeadlineMs: 300,
    ...options,
  });
  cleanups.push(() => service.stop());
  return service;
}

function answerTo(question: string): Answer {
  return { ...(/\p{Script=Han}/u.test(question) ? chineseAnswer : englishAnswer), id: crypto.randomUUID() };
}

async function onPage(url: string, use: (widget: WidgetPage) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 780 } });
  try {
    const widget = widgetOn(await context.newPage());
    await widget.page.goto(url);
    await use(widget);
  } finally {
    await context.close();
  }
}

/** What the tab holds, as text. */
const stored = ({ page }: WidgetPage): Promise<string> =>
  page.evaluate<string>("JSON.stringify(sessionStorage)");

async function conversationOf({ page }: WidgetPage): Promise<string> {
  const kept = await page.evaluate<string>("sessionStorage.getItem(sessionStorage.key(0))");
  const { sessions } = JSON.parse(kept) as {
    sessions: { current: { session: { conversationId: string } } };
  };
  return sessions.current.session.conversationId;
}

/** Who said something in a conversation, in its order. */
async function rolesIn(store: Store, conversationId: string): Promise<string[]> {
  const kept = await store.after(conversationId, 0, 100);
  return kept.map(({ activity }) => (activity as { role: string }).role);
}

async function deleteConversation({ dialog, entries }: WidgetPage): Promise<void> {
  await dialog.getByRole("button", { name: "More" }).click();
  await dialog.getByRole("button", { name: "Delete my conversation" }).click();
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect.poll(() => entries.count()).toBe(0);
  expect(await dialog.locator(".toast").textContent()).toContain("has been deleted");
}

/** What was asked, and whether each was answered once. */
async function expectAnswered({ entries, dialog }: WidgetPage, questions: readonly string[]): Promise<void> {
  await entries
    .nth(questions.length - 1)
    .locator(".answer")
    .waitFor(PATIENT);
  expect(await entries.locator(".asked p").allInnerTexts()).toEqual(questions);
  expect(await dialog.locator(".answer").count()).toBe(questions.length);
}

describe.skipIf(!hasChromium)(
  browserTitle("the widget with the real service, on a page of another origin"),
  () => {
    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), "widget-"));
      files = await prepareWidget(dataDir);
      [allowed, refused] = await Promise.all([openSite(), openSite()]);
      browser = await launchChromium();
    });
    afterAll(async () => {
      await browser.close();
      for (const { server } of [allowed, refused]) {
        server.closeAllConnections();
        server.close();
      }
      await rm(dataDir, { recursive: true });
    });
    afterEach(async () => {
      for (const clean of cleanups.splice(0).reverse()) await clean();
    });

    it.each(["en", "zh-Hant"] as const)(
      "shows an answer with its sources and takes a rating: %s",
      async (language) => {
        const { service } = await start();
        await onPage(`${allowed.origin}/${language}`, async (widget) => {
          const { dialog, entries, console } = widget;
          const isEnglish = language === "en";
          await widget.open();
          await widget.ask(QUESTIONS[language]);
          await expectAnswered(widget, [QUESTIONS[language]]);
          await entries
            .getByRole("button", { name: isEnglish ? /^Source 1: / : /^來源 1：/ })
            .first()
            .click();
          const quote = (isEnglish ? englishAnswer : chineseAnswer).sources[0]?.quote;
          await expect.poll(() => dialog.locator("blockquote mark").textContent()).toBe(quote);
          // In the text around it, which the service alone has.
          await expect
            .poll(async () => (await dialog.locator("blockquote").innerText()).length > (quote?.length ?? 0))
            .toBe(true);
          await entries
            .getByRole("button", { name: isEnglish ? "This helped" : "有幫助", exact: true })
            .click();
          await dialog
            .locator(".toast", { hasText: isEnglish ? "Your rating was sent" : "評價已送出" })
            .waitFor();
          expect(service.log).toContainEqual(
            expect.objectContaining({ route: "/api/answers/:id/feedback", method: "POST", status: 204 }),
          );
          expect(console).toEqual([]);
        });
      },
    );

    it("shows and remembers a question as the service keeps it", async () => {
      const { store } = await start();
      await onPage(allowed.origin, async (widget) => {
        await widget.open();
        await widget.ask("My number is 0912345678. How many?");
        await expectAnswered(widget, ["My number is [phone]. How many?"]);
        expect(await stored(widget)).not.toContain("0912345678");
        const [kept] = await store.after(await conversationOf(widget), 0, 1);
        expect(kept?.activity).toMatchObject({ text: "My number is [phone]. How many?" });
      });
    });

    it("deletes a conversation, a day after its token has ended too", async () => {
      let now = 0;
      const { store } = await start({ now: () => now });
      await onPage(allowed.origin, async (widget) => {
        await widget.open();
        await widget.ask("A secret?");
        const conversation = await conversationOf(widget);
        expect(await store.find(conversation)).not.toBeNull();
        await deleteConversation(widget);
        expect(await store.find(conversation)).toBeNull();
        expect(await stored(widget)).not.toContain("secret");

        await widget.ask("Another secret?");
        const next = await conversationOf(widget);
        now += 26 * 60 * MINUTE;
        // Its token is not exchanged any more: the third question goes into a conversation of its own.
        await widget.ask("A third secret?");
        const last = await conversationOf(widget);
        expect(last).not.toBe(next);
        expect(await widget.entries.nth(1).innerText()).toContain("this question began a new one");
        await deleteConversation(widget);
        expect([await store.find(next), await store.find(last)]).toEqual([null, null]);
      });
    });

    it("goes on after the token has ended", async () => {
      let now = 0;
      const { store } = await start({ now: () => now });
      await onPage(allowed.origin, async (widget) => {
        await widget.open();
        await widget.ask("First?");
        const conversation = await conversationOf(widget);
        now += 31 * MINUTE;
        await widget.ask("Second?");
        await expectAnswered(widget, ["First?", "Second?"]);
        expect(await conversationOf(widget)).toBe(conversation);
        expect(await rolesIn(store, conversation)).toEqual(["user", "bot", "user", "bot"]);
      });
    });

    it("goes on after a restart of the service in the middle of an answer", async () => {
      let isReady = true;
      const { service, line, store } = await start({ readiness: () => ({ ...ready, ready: isReady }) });
      await onPage(allowed.origin, async (widget) => {
        const { page, field, dialog } = widget;
        await widget.open();
        await widget.ask("First?");
        // Kept and acknowledged, but left to the next process.
        isReady = false;
        await field.fill("Second?");
        await page.keyboard.press("Enter");
        await dialog.getByText("Looking through the city news…").first().waitFor();
        line.leadTo(null);
        await service.stop();
        await dialog.getByText("The connection was lost. Connecting again…").first().waitFor(PATIENT);
        const next = await another({ store });
        line.leadTo(next.url);
        await expectAnswered(widget, ["First?", "Second?"]);
        await widget.ask("Third?");
        await expectAnswered(widget, ["First?", "Second?", "Third?"]);
        expect(next.asked.map(({ question }) => question)).toEqual(["Second?", "Third?"]);
        expect(await rolesIn(store, await conversationOf(widget))).toHaveLength(6);
        await expect.poll(() => dialog.locator(".link-note").count()).toBe(0);
      });
    });

    it("gets the answer after the line was cut in the middle of it, once", async () => {
      const gate = Promise.withResolvers<undefined>();
      const { service, line, store } = await start({
        answer: async ({ question }) => {
          if (question === "Slow?") await gate.promise;
          return answerTo(question);
        },
      });
      await onPage(allowed.origin, async (widget) => {
        const { page, field } = widget;
        await widget.open();
        await field.fill("Slow?");
        await page.keyboard.press("Enter");
        await expect.poll(() => service.asked.length).toBe(1);
        line.cut();
        gate.resolve(undefined);
        await expectAnswered(widget, ["Slow?"]);
        await widget.ask("Quick?");
        await expectAnswered(widget, ["Slow?", "Quick?"]);
        expect(service.asked).toHaveLength(2);
        expect(await rolesIn(store, await conversationOf(widget))).toHaveLength(4);
      });
    });

    it("counts one opinion of a person on an answer, however old the token is", async () => {
      let now = 0;
      const { store } = await start({
        now: () => now,
        answer: ({ question, conversationId }) => ({ ...answerTo(question), conversationId }),
      });
      const saved = vi.spyOn(store, "saveFeedback");
      await onPage(allowed.origin, async (widget) => {
        const { entries } = widget;
        const rate = async (name: string): Promise<void> => {
          const count = saved.mock.calls.length;
          await entries.first().getByRole("button", { name, exact: true }).click();
          if (name !== "This helped")
            await entries.first().getByRole("button", { name: "Send rating" }).click();
          await expect.poll(() => saved.mock.calls.length).toBe(count + 1);
        };
        await widget.open();
        await widget.ask("First?");
        await rate("This helped");
        now += 31 * MINUTE;
        await rate("This did not help");
        // Not exchanged any more: the next question begins a new conversation, of somebody else to the service.
        now += 26 * 60 * MINUTE;
        await widget.ask("Second?");
        await rate("This helped");
        expect(new Set(saved.mock.calls.map(([answer, { person }]) => `${answer} ${person}`)).size).toBe(1);
      });
    });

    it.each([
      ["that is not allowed", () => refused.origin],
      ["in a sandbox", () => `${allowed.origin}/sandbox`],
    ])(
      "says at once on a page %s that it may not, and names no number that nobody told it",
      async (_, address) => {
        await start();
        await onPage(address(), async ({ launcher, dialog }) => {
          await launcher.click();
          const failure = dialog.locator(".welcome .failure");
          await failure.waitFor();
          expect(await failure.innerText()).toContain("This page is not allowed to use the chat.");
          expect(await dialog.locator("[href^='tel:']").count()).toBe(0);
          expect(await failure.getByRole("button").count()).toBe(0);
        });
      },
    );

    it("says on a page that is not allowed that it is not", async () => {
      const { service } = await start();
      await onPage(refused.origin, async ({ page, launcher, field, entries }) => {
        await launcher.click();
        await field.fill("How many?");
        await page.keyboard.press("Enter");
        await entries.locator(".failure").waitFor();
        expect(await entries.innerText()).toContain("This page is not allowed to use the chat.");
        expect(service.asked).toEqual([]);
      });
    });
  },
);
