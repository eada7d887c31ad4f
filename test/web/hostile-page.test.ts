import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { differingPixels } from "./compare-pictures.ts";
import { widgetOn, withWidget } from "./widget-page.ts";
import { friendlyPage, startWidgetSite, type WidgetSite } from "./widget-site.ts";

/** Styles with which pages spoil what is put into them. */
const HOSTILE_STYLES = `
  * { all: unset !important; }
  *, *::before, *::after { box-sizing: content-box !important; margin: 7px !important; color: lime !important; font: 6px/1 cursive !important; letter-spacing: 5px !important; text-transform: uppercase !important; }
  html { font-size: 3px !important; }
  body { display: block !important; transform: rotate(1deg); filter: blur(2px); opacity: .4; visibility: hidden !important; pointer-events: none !important; overflow: hidden !important; contain: strict; height: 300px !important; }
  body > * { display: none !important; position: static !important; z-index: -1 !important; width: 1px !important; max-height: 2px !important; }
  city-exchange-chat { inset: 0 auto auto 0 !important; background: red !important; border: 9px solid red !important; --cec-fill: red !important; --cec-surface: red; }
  button, [popover] { display: none !important; }
  #wall { display: block !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; visibility: visible !important; width: auto !important; max-height: none !important; }`;

let browser: Browser;
let site: WidgetSite;

/** The widget closed, open and with an answer, as pictures. */
async function pictures(page: Page): Promise<Buffer[]> {
  const { launcher, open, ask, dialog } = widgetOn(page);
  // Corners and shadows show the page behind; within them all has to be the same.
  const inside = async (
    box: { x: number; y: number; width: number; height: number } | null,
  ): Promise<Buffer> => {
    if (box === null) throw new Error("nothing to be seen");
    const clip = { x: box.x + 18, y: box.y + 18, width: box.width - 36, height: box.height - 36 };
    return page.screenshot({ clip, animations: "disabled" });
  };
  const taken = [await inside(await launcher.boundingBox())];
  await open();
  // Away from the field, whose caret blinks.
  await dialog.locator(".transcript").focus();
  taken.push(await inside(await dialog.boundingBox()));
  await ask("everything");
  await dialog.locator(".source-row").first().click();
  await dialog.locator("blockquote mark").waitFor();
  await page.evaluate(
    `document.querySelector("city-exchange-chat").shadowRoot.querySelector("city-exchange-panel").shadowRoot.querySelector(".transcript").scrollTop = 60`,
  );
  await dialog.locator("header button").first().hover();
  taken.push(await inside(await dialog.boundingBox()));
  return taken;
}

/** Where the parts stand. */
async function places(page: Page): Promise<unknown> {
  const { launcher, dialog, open } = widgetOn(page);
  const closed = await launcher.boundingBox();
  await open();
  return { closed, open: await dialog.boundingBox() };
}

describe.skipIf(!hasChromium)(browserTitle("the widget on pages of others"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  /** A page that spoils styles, covers everything, and is written from right to left. */
  const hostilePage = (): string =>
    friendlyPage(site.service.url)
      .replace('<html lang="en">', '<html lang="en" dir="rtl">')
      .replace("</head>", `<style>${HOSTILE_STYLES}</style></head>`)
      .replace("<main>", '<div id="wall"></div><main>');

  it.each([
    ["desktop", { width: 1000, height: 780 }],
    ["phone", { width: 360, height: 740 }],
  ])("looks and stands the same whatever the page does: %s", async (_, viewport) => {
    const options = { viewport, reducedMotion: "reduce" } as const;
    const seen: { pictures: Buffer[]; places: unknown }[] = [];
    // The last one is another widget, which the pictures have to tell.
    const other = friendlyPage(site.service.url, 'data-lang="en" data-color="#0b657a"');
    for (const html of [friendlyPage(site.service.url), hostilePage(), other]) {
      const url = site.page(html);
      await withWidget(browser, site, { ...options, url }, async ({ page, launcher }) => {
        const taken = await pictures(page);
        await page.evaluate("sessionStorage.clear()");
        await page.reload();
        await launcher.waitFor();
        seen.push({ pictures: taken, places: await places(page) });
      });
    }
    expect(seen[1]?.places).toEqual(seen[0]?.places);
    for (const [index, picture] of (seen[0]?.pictures ?? []).entries()) {
      const [same, another] = [1, 2].map((page) => seen[page]?.pictures[index] ?? Buffer.of());
      expect(await differingPixels(browser, picture, same ?? Buffer.of()), `picture ${index}`).toBe(0);
      expect(await differingPixels(browser, picture, another ?? Buffer.of())).toBeGreaterThan(100);
    }
  });

  it("can be clicked through a wall of the highest z-index", async () => {
    await withWidget(browser, site, { url: site.page(hostilePage()) }, async ({ launcher, dialog, page }) => {
      await launcher.click();
      await dialog.waitFor();
      await dialog.getByRole("button", { name: "Which cities are Taipei’s sister cities?" }).click();
      await dialog.locator(".answer").waitFor();
      await dialog.getByRole("button", { name: "Close the chat" }).click();
      await expect.poll(() => dialog.count()).toBe(0);
      expect(await page.locator("city-exchange-chat").count()).toBe(1);
    });
  });

  it("leaks no style onto the page", async () => {
    const style = `(() => { const { color, font, position } = getComputedStyle(document.querySelector("h1")); return [color, font, position, document.styleSheets.length, document.adoptedStyleSheets.length]; })()`;
    const without: unknown[] = [];
    for (const attributes of ['type="text/plain"', 'data-lang="en"']) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.page(friendlyPage(site.service.url, attributes)));
      if (attributes.startsWith("data")) await widgetOn(page).open();
      without.push(await page.evaluate(style));
      await context.close();
    }
    expect(without[1]).toEqual(without[0]);
  });

  it("works under the policy that the guide gives, Trusted Types among it, and breaks none of it", async () => {
    const service = site.service.url;
    const policy = [
      "default-src 'none'",
      `script-src ${service}`,
      `connect-src ${service} ${service.replace("http", "ws")}`,
      "img-src data:",
      "require-trusted-types-for 'script'",
      "trusted-types lit-html",
    ].join("; ");
    const url = site.page(friendlyPage(service), { "Content-Security-Policy": policy });
    await withWidget(browser, site, { url }, async ({ page, open, ask, dialog, console }) => {
      await open();
      await ask("everything");
      await dialog.locator(".source-row").first().click();
      await dialog.locator("blockquote mark").waitFor();
      const background = `getComputedStyle(document.querySelector("city-exchange-chat").shadowRoot.querySelector("city-exchange-panel").shadowRoot.querySelector("header")).backgroundColor`;
      expect(await page.evaluate(background)).toBe("rgb(11, 93, 122)");
      expect(console).toEqual([]);
    });
  });

  it("is there once when the script is there twice, in the head, without defer, or as a module", async () => {
    const { url } = site.service;
    const script = `<script src="${url}/widget.js" data-lang="en"></script>`;
    for (const [head, body] of [
      [script, script],
      ["", `<script type="module" src="${url}/widget.js" data-lang="en"></script>`],
    ]) {
      const html = `<!doctype html><html lang="zh-TW"><head><meta charset="utf-8"><title>x</title>${head ?? ""}</head><body>${body ?? ""}</body></html>`;
      await withWidget(browser, site, { url: site.page(html) }, async ({ page, open, dialog }) => {
        expect(await page.locator("city-exchange-chat").count()).toBe(1);
        await open();
        expect(await dialog.getAttribute("lang")).toBe("en");
      });
    }
  });

  it("runs on the demonstration page and on the first page, under their own policies", async () => {
    for (const path of ["/demo?lang=en", "/?lang=en"]) {
      const url = `${site.service.url}${path}`;
      await withWidget(browser, site, { url }, async ({ open, ask, dialog, console, requests }) => {
        await open();
        await ask("How many memorandums were signed?");
        await dialog.locator(".source-row").first().click();
        await dialog.locator("blockquote mark").waitFor();
        expect(console).toEqual([]);
        expect(requests.filter((address) => !address.startsWith(site.service.url))).toEqual([]);
      });
    }
  });
});
