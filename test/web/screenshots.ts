import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { startServerProcess } from "../server-process.ts";
import { widgetOn } from "./widget-page.ts";

/** Makes `docs/screenshots/*.png`: the widget on the demonstration page, with answers from the shipped articles. */

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");
const DATA_DIR = join(import.meta.dirname, "../../data");
/** The first start makes the index, which takes minutes on a small machine. */
const START_WITHIN_MS = 600_000;
const DEVICES = {
  desktop: { viewport: { width: 1200, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;
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
    for (const colorScheme of ["light", "dark"] as const) {
      for (const language of ["en", "zh-Hant"] as const) {
        await take(browser, url, { device, colorScheme, language });
      }
    }
  }
} finally {
  await browser.close();
  await server.end("SIGTERM");
}

interface Look {
  readonly device: keyof typeof DEVICES;
  readonly colorScheme: "light" | "dark";
  readonly language: keyof typeof QUESTIONS;
}

/** The widget closed, at its greeting, with an answer, and with an open source. */
async function take(on: Browser, url: string, { device, colorScheme, language }: Look): Promise<void> {
  const context = await on.newContext({ ...DEVICES[device], colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const { launcher, dialog, field, entries } = widgetOn(page);
  const shoot = async (name: string): Promise<void> => {
    const path = join(FOLDER, `widget-${name}-${device}-${colorScheme}-${language}.png`);
    await page.screenshot({ path });
    process.stdout.write(`${path}\n`);
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
