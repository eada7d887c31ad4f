import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { msBetween, traced } from "./browser-trace.ts";
import { startSlowLine } from "./slow-proxy.ts";
import { friendlyPage, startWidgetSite, type WidgetSite } from "./widget-site.ts";

/** A bad line: 50 kB/s with 400 ms there and back. */
const BYTES_A_SECOND = 50_000;
const ROUND_TRIP_MS = 400;
/** What the browser may take to run and paint, on top of what the line takes. */
const ALLOWANCE_MS = 200;

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("the widget on a slow line"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("is painted closed within the transfer of its script, one round trip and 200 ms", async () => {
    // Nothing else on the page has anything to paint: its first contentful paint is the widget's button.
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"></head>
      <body><script src="${site.service.url}/widget.js" data-lang="en" defer></script></body></html>`;
    const url = site.page(html);
    const took: number[] = [];
    const transfer = (site.files.loader.gzip.length / BYTES_A_SECOND) * 1_000;
    const most = transfer + ROUND_TRIP_MS + ALLOWANCE_MS;
    // The best of several: what else the machine does at the time is not the widget's.
    for (let run = 0; run < 12 && Math.min(...took) > most; run++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: ROUND_TRIP_MS,
        downloadThroughput: BYTES_A_SECOND,
        uploadThroughput: BYTES_A_SECOND,
      });
      const events = await traced(browser, page, async () => {
        await page.goto(url);
        await expect
          .poll(() => page.evaluate(`performance.getEntriesByName("first-contentful-paint").length`))
          .toBe(1);
      });
      took.push(
        msBetween(
          events,
          ({ name, data }) => name === "ResourceSendRequest" && data.url?.endsWith("/widget.js") === true,
          ({ name }) => name === "firstContentfulPaint",
        ),
      );
      await context.close();
    }
    expect(Math.min(...took)).toBeLessThanOrEqual(most);
  });

  it.each([
    ["the service's own", (service: string) => `${service}/demo?lang=en`],
    ["another origin's", (service: string) => site.page(friendlyPage(service))],
  ])(
    "takes at most three round trips for the first question and one for later ones, beyond the service's time, on %s page",
    async (_, address) => {
      // The browser's own slowing leaves WebSockets out: this line is slow for everything.
      const line = await startSlowLine(site.service.url, ROUND_TRIP_MS);
      const questions = ["How many memorandums were signed?", "And who led it?"];
      // The best of several, as above. An allowance is below one round trip: one more would be noticed.
      const most = [3 * ROUND_TRIP_MS + ALLOWANCE_MS, ROUND_TRIP_MS + ALLOWANCE_MS];
      const best = [Infinity, Infinity];
      const isSlow = (): boolean => best.some((took, at) => took > (most[at] ?? 0));
      try {
        for (let run = 0; run < 12 && isSlow(); run++) {
          const context = await browser.newContext();
          const page = await context.newPage();
          await page.goto(address(line.url));
          await page.locator("city-exchange-chat button.open").click();
          await page.getByRole("dialog").locator(".questions button").first().waitFor();
          for (const [at, question] of questions.entries()) {
            // From the question to the paint that shows its answer; the service takes no time.
            const events = await traced(browser, page, () =>
              page.evaluate(`new Promise((resolve) => {
              CityExchangeChat.on("answer", () => {
                performance.mark("answered");
                requestAnimationFrame(() => setTimeout(resolve, 100));
              });
              performance.mark("asked");
              CityExchangeChat.ask(${JSON.stringify(question)});
            })`),
            );
            const answered = events.find(({ name }) => name === "answered")?.ts ?? Infinity;
            const took = msBetween(
              events,
              ({ name }) => name === "asked",
              ({ name, ts }) => name === "Paint" && ts > answered,
            );
            best[at] = Math.min(best[at] ?? took, took);
          }
          await context.close();
        }
      } finally {
        await line.stop();
      }
      const [first, later] = best;
      expect(first).toBeLessThanOrEqual(most[0] ?? 0);
      expect(later).toBeLessThanOrEqual(most[1] ?? 0);
      expect(later).toBeGreaterThan(ROUND_TRIP_MS * 0.9);
    },
  );
});
