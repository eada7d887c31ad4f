import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { AccountBook } from "../../src/staff/accounts/account-book.ts";
import { openStore } from "../../src/store/conversation-store.ts";
import { launchChromium } from "../browser/chromium.ts";
import { startServerProcess } from "../server-process.ts";
import { keepPicture } from "./keep-picture.ts";
import { widgetOn } from "./widget-page.ts";

/**
 * Makes `docs/screenshots/*.png`: the widget on the demonstration page, the first page and the staff desk, with answers from the
 * shipped articles. A picture that shows what it did before stays as it is. Words as arguments choose those whose names have one.
 */

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");
const DATA_DIR = join(import.meta.dirname, "../../data");
/** The first start makes the index, which takes minutes on a small machine. */
const START_WITHIN_MS = 600_000;
const DEVICES = {
  desktop: { viewport: { width: 1200, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;
/** What the pictures to be made have in their names; none for all. */
const CHOSEN = process.argv.slice(2);
const QUESTIONS = {
  en: "When did Taipei and Prague sign their sister city agreement?",
  "zh-Hant": "2019年雙城論壇的主題是什麼？",
} as const;

const server = startServerProcess({
  DATA_DIR,
  LOG_LEVEL: "info",
  PRIVACY_URL: "https://city.example/privacy",
});
const browser = await launchChromium();
try {
  await mkdir(FOLDER, { recursive: true });
  const url = await server.ready(START_WITHIN_MS);
  for (const device of ["desktop", "phone"] as const) {
    if (CHOSEN.length > 0 && CHOSEN.every((part) => part.startsWith("desk"))) break;
    for (const colorScheme of ["light", "dark"] as const) {
      for (const language of ["en", "zh-Hant"] as const) {
        await take(browser, url, { device, colorScheme, language });
      }
    }
  }
  await takePage(browser, url);
  await takeDesk(browser);
} finally {
  await browser.close();
  await server.end("SIGTERM");
}

interface Look {
  readonly device: keyof typeof DEVICES;
  readonly colorScheme: "light" | "dark";
  readonly language: keyof typeof QUESTIONS;
}

/** Keeps what a page shows under a name, where it shows something new. */
async function keep(on: Browser, name: string, page: Page): Promise<void> {
  if (CHOSEN.length > 0 && !CHOSEN.some((part) => name.includes(part))) return;
  const path = join(FOLDER, `${name}.png`);
  const isNew = await keepPicture(on, path, await page.screenshot());
  process.stdout.write(`${path}${isNew ? "" : " (as before)"}\n`);
}

/** The first page with an answer. */
async function takePage(on: Browser, url: string): Promise<void> {
  const context = await on.newContext({ viewport: { width: 900, height: 1000 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${url}/?lang=en`);
  await page.getByRole("textbox").fill("What was the theme of the 2019 Twin-City Forum?");
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  await widgetOn(page).launcher.waitFor();
  // The reader is taken to the answer; the picture begins with the page.
  await page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
  await keep(on, "page-en", page);
  await context.close();
}

/** The desk of the staff with a look-up, over a copy of the data: no account is left in the real ones. */
async function takeDesk(on: Browser): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "screenshots-"));
  await cp(DATA_DIR, dataDir, { recursive: true });
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  const password = crypto.randomUUID();
  const book = new AccountBook({ store: store.staff, inTurn: (work) => work() });
  await book.add({ name: "Lin Mei", role: "editor", password }, null);
  await store.close();
  const own = startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: "info" });
  const context = await on.newContext({ viewport: { width: 1200, height: 1000 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    await page.goto(`${await own.ready(START_WITHIN_MS)}/staff?lang=en`);
    await page.locator("#name").fill("Lin Mei");
    await page.locator("#password").fill(password);
    await page.keyboard.press("Enter");
    await page.locator("#query").fill(QUESTIONS.en);
    await page.locator("#results-answer + .result").waitFor();
    await keep(on, "desk-look-up-en", page);
  } finally {
    await context.close();
    await own.end("SIGTERM");
    await rm(dataDir, { recursive: true });
  }
}

/** The widget closed, at its greeting, with an answer, and with an open source. */
async function take(on: Browser, url: string, { device, colorScheme, language }: Look): Promise<void> {
  const context = await on.newContext({ ...DEVICES[device], colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const { launcher, dialog, field, entries } = widgetOn(page);
  const shoot = async (name: string): Promise<void> => {
    await keep(on, `widget-${name}-${device}-${colorScheme}-${language}`, page);
  };
  await page.goto(`${url}/demo?lang=${language}`);
  await launcher.waitFor();
  if (colorScheme === "light") await shoot("closed");
  await launcher.click();
  await dialog.locator(".questions button").first().waitFor();
  await shoot("welcome");
  await field.fill(QUESTIONS[language]);
  await dialog.getByRole("button", { name: /^(?:Send|送出)$/ }).click();
  await entries.locator(".answer").waitFor();
  await shoot("answer");
  await entries.locator(".cite").first().click();
  await dialog.locator("blockquote mark").waitFor();
  await shoot("source");
  await context.close();
}
