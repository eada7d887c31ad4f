import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether the browser tests can run. In continuous integration they have to: without Chromium they fail there. */
export const hasChromium = existsSync(EXECUTABLE) || process.env["CI"] === "true";

/** Title of a group of browser tests, saying why it is left out where it is. */
export function browserTitle(title: string): string {
  return hasChromium ? title : `${title} (left out: no Chromium at ${EXECUTABLE}; set CHROMIUM to its path)`;
}

/** Starts Chromium without a window and without traffic of its own. */
export function launchChromium(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      "--headless=new",
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
