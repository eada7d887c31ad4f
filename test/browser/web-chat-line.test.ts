import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/conversation-store.ts";
import { type FlakyLine, openFlakyLine } from "../channels/flaky-line.ts";
import { englishAnswer } from "../http/fixtures.ts";
import { ready, type Service, type ServiceOptions, startService } from "../http/service.ts";
import { browserTitle, hasChromium, launchChromium } from "./chromium.ts";
import {
  askIn,
  botMessages,
  connectedTimes,
  ownMessages,
  sendBox,
  startWebChatHost,
  type WebChatHost,
  withWebChat,
} from "./web-chat-page.ts";

const MINUTE = 60_000;
/** Web Chat waits for up to 15 s before it connects again, and may have to do so twice. */
const PATIENT = { timeout: 120_000 };
const TEST_TIMEOUT_MS = 300_000;

let browser: Browser;
let host: WebChatHost;
let serviceUrl = "";
const cleanups: (() => unknown)[] = [];

/** The service behind a line, with a store that outlives it. */
async function start(
  options: ServiceOptions = {},
): Promise<{ service: Service; line: FlakyLine; store: Store }> {
  const dataDir = await mkdtemp(join(tmpdir(), "web-chat-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  cleanups.push(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
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
    embedOrigins: [host.url],
    stopDeadlineMs: 300,
    ...options,
  });
  cleanups.push(() => service.stop());
  return service;
}

/** An answer that says which question it is for. */
function answerTo(question: string): typeof englishAnswer {
  const sentences = englishAnswer.sentences.map((one) => ({ ...one, text: `On ${question}` }));
  return { ...englishAnswer, id: crypto.randomUUID(), sentences };
}

const asked = ({ asked: requests }: Service): string[] => requests.map(({ question }) => question);

/** The chat shows these questions, each followed by its answer, and nothing twice. */
async function expectAnswered(page: Page, questions: readonly string[]): Promise<void> {
  await expect.poll(() => botMessages(page).count(), PATIENT).toBe(questions.length);
  for (const [index, question] of questions.entries()) {
    expect(await ownMessages(page).nth(index).innerText()).toContain(question);
    expect(await botMessages(page).nth(index).innerText()).toContain(`On ${question}`);
  }
  expect(await ownMessages(page).count()).toBe(questions.length);
}

describe.skipIf(!hasChromium)(browserTitle("botframework-webchat on a bad line"), () => {
  beforeAll(async () => {
    host = await startWebChatHost(() => serviceUrl);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean();
  });

  it(
    "takes no question before it is connected",
    async () => {
      const { service } = await start();
      await withWebChat(browser, "about:blank", async (page) => {
        const connect = Promise.withResolvers<undefined>();
        await page.route("**/v3/directline/conversations", async (route) => {
          await connect.promise;
          await route.continue();
        });
        await page.goto(host.url);
        await sendBox(page).waitFor();
        // Web Chat would lose it.
        await expect.poll(() => sendBox(page).isEditable()).toBe(false);
        const asking = askIn(page, "First?");
        connect.resolve(undefined);
        await asking;
        await expectAnswered(page, ["First?"]);
        expect(asked(service)).toEqual(["First?"]);
      });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    "shows the answer once after the connection was dropped in the middle of it",
    async () => {
      const gate = Promise.withResolvers<undefined>();
      const { service, line } = await start({
        answer: async ({ question }) => {
          if (question === "Slow?") await gate.promise;
          return answerTo(question);
        },
      });
      await withWebChat(browser, host.url, async (page, seen) => {
        await askIn(page, "First?");
        await expectAnswered(page, ["First?"]);
        await askIn(page, "Slow?");
        await expect.poll(() => asked(service)).toEqual(["First?", "Slow?"]);
        line.cut();
        gate.resolve(undefined);
        await expectAnswered(page, ["First?", "Slow?"]);
        await askIn(page, "Third?");
        await expectAnswered(page, ["First?", "Slow?", "Third?"]);
        expect(asked(service)).toEqual(["First?", "Slow?", "Third?"]);
        expect(seen).toEqual([]);
      });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    "goes on with a fresh token after its own has ended",
    async () => {
      let now = 0;
      const { service, line } = await start({ now: () => now });
      await withWebChat(browser, host.url, async (page, seen) => {
        await askIn(page, "First?");
        await expectAnswered(page, ["First?"]);
        // As after a laptop was asleep: the connection is gone, and no fresh token was fetched meanwhile.
        now += 31 * MINUTE;
        line.cut();
        await connectedTimes(page, 2);
        await askIn(page, "Second?");
        await expectAnswered(page, ["First?", "Second?"]);
        await askIn(page, "Third?");
        await expectAnswered(page, ["First?", "Second?", "Third?"]);
        expect(asked(service)).toEqual(["First?", "Second?", "Third?"]);
        expect(seen).toEqual([]);
      });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    "shows the answer once after a restart of the service in the middle of it",
    async () => {
      let isReady = true;
      const { service, line, store } = await start({ readiness: () => ({ ...ready, ready: isReady }) });
      await withWebChat(browser, host.url, async (page, seen) => {
        await askIn(page, "First?");
        await expectAnswered(page, ["First?"]);
        // Kept and acknowledged, but left to the next process.
        isReady = false;
        const acknowledged = page.waitForResponse((response) => response.request().method() === "POST");
        await askIn(page, "Second?");
        await acknowledged;
        line.leadTo(null);
        await service.stop();
        const next = await another({ store });
        line.leadTo(next.url);
        await expectAnswered(page, ["First?", "Second?"]);
        await askIn(page, "Third?");
        await expectAnswered(page, ["First?", "Second?", "Third?"]);
        expect(asked(next)).toEqual(["Second?", "Third?"]);
        expect(seen).toEqual([]);
      });
    },
    TEST_TIMEOUT_MS,
  );
});
