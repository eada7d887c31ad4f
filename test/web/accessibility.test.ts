import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { axeFindings } from "../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import { wordsIn } from "../../src/web/panel/words.ts";
import { focusedName, type WidgetPage, withWidget } from "./widget-page.ts";
import { ANSWERS, friendlyPage, startWidgetSite, type WidgetSite } from "./widget-site.ts";

const MODES = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
] as const;
const QUESTIONS = { en: "How many memorandums were signed?", "zh-Hant": "簽了幾項備忘錄？" } as const;

/** An answer whose parts quote sources of both languages. */
const MIXED: Answer = {
  ...fixtures.fullAnswer,
  id: "answer-mixed",
  table: {
    columns: ["Forum", "備忘錄"],
    rows: [
      [
        { text: "Mayor Ko Wen-je (柯文哲) in Shanghai", citations: [1] },
        { text: "三項合作備忘錄", citations: [2] },
      ],
    ],
  },
  conflicts: [
    {
      about: "簽署日期",
      claims: [
        { text: "The signing was on July 4", citations: [1] },
        { text: "7月5日簽署", citations: [2] },
      ],
    },
  ],
};

let browser: Browser;
let site: WidgetSite;

/** Everything that can stand open in the newest answer. */
async function openAll({ entries }: WidgetPage): Promise<void> {
  const entry = entries.last();
  for (const control of [".source-row", ".actions .text-button", "[id^=down-]"]) {
    const found = entry.locator(control);
    if ((await found.count()) > 0) await found.first().click();
  }
  if ((await entry.locator(".source-row").count()) > 0) await entry.locator("blockquote mark").waitFor();
}

/** A page with links where the widget stands: in both lower corners and between them. */
function coveredPage(): string {
  const links = (side: string, count: number, style: string): string =>
    `<ul style="position:fixed;bottom:0;${style}">${Array.from({ length: count }, (__, n) => `<li><a href="#${n}">${side} link ${n}</a></li>`).join("")}</ul>`;
  return friendlyPage(site.service.url).replace(
    "</main>",
    `${links("right", 12, "right:10px")}${links("left", 12, "left:10px")}${links("middle", 6, "left:calc(50% - 60px)")}</main>`,
  );
}

/** Where the newest entry of the conversation stands. */
const NEWEST_ENTRY = ["city-exchange-chat", "city-exchange-panel", ".entry:nth-last-child(1 of .entry)"];

/** Runs in the page: the panel's shadow root. */
const ROOT = `document.querySelector("city-exchange-chat").shadowRoot.querySelector("city-exchange-panel").shadowRoot`;

describe.skipIf(!hasChromium)(browserTitle("the widget for everyone"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  // Nothing that axe leaves undecided is accepted: every finding is a fault here.
  describe.each(MODES)("breaks no rule of WCAG 2.2 A and AA: %s", (_, mode) => {
    it.each(["en", "zh-Hant"] as const)("%s", async (language) => {
      // Without the movement with which the panel comes, during which colours are mixed.
      await withWidget(browser, site, { ...mode, language, reducedMotion: "reduce" }, async (widget) => {
        const { page, open, ask, dialog } = widget;
        expect(await axeFindings(page)).toEqual([]);
        await open();
        expect(await axeFindings(page)).toEqual([]);
        for (const question of [QUESTIONS[language], ...Object.keys(ANSWERS)]) {
          await ask(question);
          await openAll(widget);
          // All that was said before has been looked at; it is looked at again with the whole page.
          expect(await axeFindings(page, NEWEST_ENTRY), question).toEqual([]);
        }
        site.service.behaviour.failures = { status: 500, count: 1 };
        await ask("fails");
        expect(await axeFindings(page)).toEqual([]);
        await dialog.locator("header button").first().click();
        expect(await axeFindings(page)).toEqual([]);
        await dialog.locator(".menu button").nth(2).click();
        expect(await axeFindings(page)).toEqual([]);
      });
    });
  });

  it.each([
    ["en", "light", { width: 1000, height: 780 }],
    ["zh-Hant", "dark", { width: 1000, height: 780 }],
    ["en", "dark", { width: 360, height: 640 }],
    ["zh-Hant", "light", { width: 360, height: 640 }],
  ] as const)(
    "breaks no rule where something goes wrong: %s, %s, %o",
    async (language, colorScheme, viewport) => {
      const options = { language, colorScheme, viewport, reducedMotion: "reduce" } as const;
      await withWidget(browser, site, options, async (widget) => {
        const { page, open, ask, dialog, launcher, entries } = widget;
        const panel = "**/widget/panel-*";
        await page.route(panel, (route) => route.abort(), { times: 1 });
        await launcher.click();
        await page.locator("city-exchange-chat").getByRole("alert").filter({ hasText: /./ }).waitFor();
        expect(await axeFindings(page), "not loaded").toEqual([]);

        await open();
        await page.keyboard.press("Enter");
        await dialog.locator("#field-error").waitFor();
        expect(await axeFindings(page), "nothing typed").toEqual([]);

        await ask("everything");
        await openAll(widget);
        expect(await axeFindings(page), "answered").toEqual([]);
        const toast = dialog.locator(".toast");
        const duringToast = async (): Promise<string[]> => {
          await entries.locator(".actions .icon-button").first().click();
          await toast.filter({ hasText: /./ }).waitFor();
          const findings = await axeFindings(page);
          return (await toast.textContent()) === "" ? ["the note was gone before axe was done"] : findings;
        };
        await expect.poll(duringToast, { timeout: 60_000 }).toEqual([]);

        const note = dialog.locator(".link-note");
        await page.context().setOffline(true);
        await note.waitFor();
        expect(await axeFindings(page), "offline").toEqual([]);
        expect(await note.textContent()).toBe(wordsIn(language)("chat.offline"));
        site.service.behaviour.failures = { status: 503, count: 1_000 };
        site.service.dropSockets();
        await page.context().setOffline(false);
        await note.filter({ hasText: wordsIn(language)("chat.reconnecting") }).waitFor();
        expect(await axeFindings(page), "reconnecting").toEqual([]);
        site.service.behaviour.failures = null;
      });
    },
    120_000,
  );

  it("has its faults found: planted contrast, name, small target and language", async () => {
    await withWidget(browser, site, { reducedMotion: "reduce" }, async ({ page, open, ask }) => {
      await open();
      await ask(QUESTIONS.en);
      await page.evaluate(`(() => {
        const root = ${ROOT};
        root.querySelector(".answer p").style.color = "#ccc";
        root.querySelector("label").remove();
        root.querySelector("textarea").removeAttribute("placeholder");
        root.querySelector(".send").removeAttribute("title");
        root.querySelector(".send").removeAttribute("aria-label");
        root.querySelector(".answer p span").lang = "xx-nonsense-1";
        for (const button of root.querySelectorAll(".icon-button")) Object.assign(button.style, { width: "9px", height: "9px" });
      })()`);
      const found = (await axeFindings(page)).map((finding) => finding.split(":")[0]);
      expect(found).toEqual(
        expect.arrayContaining(["button-name", "color-contrast", "label", "target-size", "valid-lang"]),
      );
      const inEntry = (await axeFindings(page, NEWEST_ENTRY)).map((finding) => finding.split(":")[0]);
      expect(inEntry).toEqual(expect.arrayContaining(["color-contrast", "target-size", "valid-lang"]));
      expect(inEntry).not.toContain("label");
    });
  });

  it("hides no element that has the focus (2.4.11), on the page or in the widget", async () => {
    for (const viewport of [
      { width: 1000, height: 780 },
      { width: 768, height: 720 },
      { width: 640, height: 480 },
      { width: 360, height: 640 },
      { width: 320, height: 256 },
    ]) {
      const options = { viewport, url: site.page(coveredPage()) };
      await withWidget(browser, site, options, async ({ page, open, ask, dialog }) => {
        const checkAllStops = async (stops: number): Promise<void> => {
          for (let stop = 0; stop < stops; stop++) {
            await page.keyboard.press("Tab");
            await expect
              .poll(() => isFocusVisible(page), { message: `${viewport.width} px` })
              .toBe("visible");
          }
        };
        await checkAllStops(40);
        await open();
        await ask("everything");
        await dialog.locator(".source-row").first().click();
        await checkAllStops(80);
      });
    }
  }, 240_000);

  it("folds to its button over what it would hide from both corners, and unfolds", async () => {
    const options = { viewport: { width: 640, height: 480 }, url: site.page(coveredPage()) };
    await withWidget(browser, site, options, async ({ page, open, ask, dialog, launcher, entries }) => {
      await open();
      await ask("everything");
      const link = (name: string): Promise<void> => page.getByRole("link", { name, exact: true }).focus();
      await link("middle link 2");
      await expect.poll(() => dialog.isVisible()).toBe(false);
      expect(await launcher.isVisible()).toBe(true);
      await link("nine to five");
      await expect.poll(() => dialog.isVisible()).toBe(true);
      expect(await launcher.isVisible()).toBe(false);
      await link("middle link 5");
      await expect.poll(() => launcher.isVisible()).toBe(true);
      // The button keeps the focus until it is pressed.
      await page.keyboard.press("Tab");
      expect(await focusedName(page)).toBe("Ask about city exchanges");
      await page.keyboard.press("Enter");
      await expect.poll(() => focusedName(page)).toBe("question");
      expect(await entries.locator(".answer").isVisible()).toBe(true);
      expect(await launcher.isVisible()).toBe(false);
    });
  });

  it("needs no dragging and no gesture (2.5.7): every control is used with one click", async () => {
    await withWidget(
      browser,
      site,
      { viewport: { width: 360, height: 640 } },
      async ({ page, dialog, ask, open }) => {
        await open();
        await ask("everything");
        const handlers = [...site.files.panels.values(), site.files.loader].map(({ plain }) =>
          plain.toString(),
        );
        for (const code of handlers) {
          expect(code).not.toMatch(/touchmove|pointermove|mousemove|dragstart|draggable|setPointerCapture/);
        }
        // The one part that scrolls sideways can be scrolled with the keyboard as well.
        expect(await dialog.locator(".table").getAttribute("tabindex")).toBe("0");
        const before = await page.evaluate<number>(`${ROOT}.querySelector(".transcript").scrollTop`);
        await dialog.locator(".transcript").focus();
        await page.keyboard.press("End");
        await expect
          .poll(() => page.evaluate<number>(`${ROOT}.querySelector(".transcript").scrollTop`))
          .toBeGreaterThan(before);
      },
    );
  });

  it.each(["en", "zh-Hant"] as const)("names the language of every part (3.1.2): %s", async (language) => {
    await withWidget(browser, site, { language }, async (widget) => {
      const { page, open, ask, dialog } = widget;
      await open();
      const wrong = (): Promise<string[]> => page.evaluate<string[]>(LANGUAGE_FAULTS);
      expect(await wrong()).toEqual([]);
      const answer = site.service.behaviour.answer;
      site.service.behaviour.answer = (question) => (question === "mixed" ? MIXED : answer(question));
      for (const question of ["everything", "mixed", QUESTIONS[language], "nothing"]) {
        await ask(question);
        await openAll(widget);
      }
      site.service.behaviour.answer = answer;
      await dialog.locator("header button").first().click();
      expect(await wrong()).toEqual([]);
      const otherLanguage = language === "en" ? "雙城論壇" : "The twin city forum";
      for (const fault of [
        `blockquote").lang = "fr"`,
        `.cite").title = "${otherLanguage}"`,
        `td span").lang = "zh-Hant"`,
      ]) {
        const before = (await wrong()).length;
        await page.evaluate(`${ROOT}.querySelector("${fault}`);
        expect((await wrong()).length, fault).toBeGreaterThan(before);
      }
    });
  });

  it("offers help in the same place all along (3.2.6)", async () => {
    await withWidget(browser, site, {}, async ({ open, ask, dialog }) => {
      const last = async (): Promise<string> =>
        dialog
          .locator("a, button, textarea")
          .last()
          .evaluate((link) => String((link as { href?: string }).href));
      await open();
      expect(await last()).toBe("tel:1999");
      for (const question of ["everything", "nothing", "choices"]) {
        await ask(question);
        expect(await last()).toBe("tel:1999");
      }
      site.service.behaviour.failures = { status: 500, count: 1 };
      await ask("fails");
      expect(await last()).toBe("tel:1999");
    });
  });

  it("asks for nothing twice (3.3.7): what was typed stays where it is needed again", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, field, entries, dialog }) => {
      await open();
      const long = "x".repeat(501);
      await field.fill(long);
      await page.keyboard.press("Enter");
      expect(await dialog.locator("#field-error").textContent()).toContain("at most 500 characters");
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      expect(await field.inputValue()).toBe(long);
      await ask(QUESTIONS.en);
      await entries.getByRole("button", { name: "This did not help" }).click();
      await entries.getByRole("radio", { name: "It is out of date" }).check();
      await entries.getByRole("textbox").fill("There was one in 2024");
      site.service.behaviour.failures = { status: 500, count: 1 };
      await entries.getByRole("button", { name: "Send rating" }).click();
      await expect.poll(() => dialog.locator(".toast").textContent()).toContain("could not be sent");
      expect(await entries.getByRole("textbox").inputValue()).toBe("There was one in 2024");
      expect(await entries.getByRole("radio", { name: "It is out of date" }).isChecked()).toBe(true);
    });
  });

  it("is whole at 320 pixels and at a zoom of 400 %", async () => {
    for (const viewport of [
      { width: 320, height: 640 },
      { width: 320, height: 256 },
    ]) {
      await withWidget(browser, site, { viewport }, async (widget) => {
        const { page, open, ask, dialog } = widget;
        await open();
        await ask("everything");
        await openAll(widget);
        const widths = await page.evaluate<number[]>(
          `[document.documentElement.scrollWidth, ${ROOT}.querySelector(".panel").scrollWidth, ${ROOT}.querySelector(".transcript").scrollWidth]`,
        );
        expect(Math.max(...widths)).toBeLessThanOrEqual(320);
        expect(await dialog.getAttribute("aria-modal")).toBe("true");
      });
    }
  });

  it.each([
    { width: 1000, height: 780 },
    { width: 360, height: 640 },
  ])("follows larger text, twice the size, without cutting any (1.4.4): %o", async (viewport) => {
    await withWidget(browser, site, { viewport, reducedMotion: "reduce" }, async (widget) => {
      const { page, open, ask } = widget;
      await open();
      await ask("everything");
      await openAll(widget);
      const before = await page.evaluate<number[]>(TEXT_SIZES);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
      await expect
        .poll(() => page.evaluate<number[]>(TEXT_SIZES))
        .toEqual(before.map((size) => expect.closeTo(2 * size, 1) as number));
      expect(await page.evaluate<string[]>(CUT_OFF)).toEqual([]);
      for (const fault of [
        `.answer").style.cssText = "height: 50px; overflow: hidden"`,
        `.send").style.marginRight = "-60px"`,
      ]) {
        const cut = (await page.evaluate<string[]>(CUT_OFF)).length;
        await page.evaluate(`${ROOT}.querySelector("${fault}`);
        expect((await page.evaluate<string[]>(CUT_OFF)).length, fault).toBeGreaterThan(cut);
      }
    });
  });
});

/** Whether the focused element can be seen: a point of it is not covered by something else. */
function isFocusVisible(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null || element === document.body) return "visible";
    // Of what is larger than the window, the part inside of it.
    const box = element.getBoundingClientRect();
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    for (const x of [0.15, 0.5, 0.85]) for (const y of [0.15, 0.5, 0.85]) {
      const point = [left + (right - left) * x, top + (bottom - top) * y];
      let found = document.elementFromPoint(...point);
      while (found?.shadowRoot?.elementFromPoint(...point) && found.shadowRoot.elementFromPoint(...point) !== found)
        found = found.shadowRoot.elementFromPoint(...point);
      if (found !== null && (element.contains(found) || found.contains(element))) {
        if (element.contains(found)) return "visible";
      }
    }
    return "hidden: " + element.outerHTML.slice(0, 120);
  })()`);
}

/** Runs in the page: the sizes of all texts that can be seen. */
const TEXT_SIZES = `(() => [...${ROOT}.querySelectorAll("h2, h3, h4, p, button, textarea, th, td, blockquote, label, summary, a")]
  .map((element) => parseFloat(getComputedStyle(element).fontSize)))()`;

/**
 * Runs in the page: parts that reach beyond the panel, or hold more than they show, sideways or, where they do not
 * scroll, downwards. What is there for screen readers alone is as small as it can be.
 */
const CUT_OFF = `(() => {
  const root = ${ROOT};
  const { left, right } = root.querySelector(".panel").getBoundingClientRect();
  return [...root.querySelectorAll(".panel *")].filter((element) => {
    if (element.closest(".hidden, svg, .table") || element.getClientRects().length === 0) return false;
    const box = element.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(element);
    const isCutX = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const isCutY = overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
    return box.left < left - 1 || box.right > right + 1 || isCutX || isCutY;
  }).map((element) => element.outerHTML.slice(0, 120));
})()`;

/**
 * Runs in the page: texts and names whose script is not that of their `lang`, each with it. Of two scripts, as in a
 * sentence that names somebody in the other one, that with more words counts.
 */
const LANGUAGE_FAULTS = `(() => {
  const faults = [];
  const check = (text, element) => {
    const lang = element.closest("[lang]")?.lang ?? "";
    const han = text.match(/\\p{Script=Han}/gu)?.length ?? 0;
    const words = text.match(/\\p{Script=Latin}{2,}/gu)?.length ?? 0;
    const isLatin = words > han && !/^[\\w.]+\\.example$/.test(text);
    if ((han > words && !lang.startsWith("zh")) || (isLatin && lang !== "en")) faults.push(lang + ": " + text.slice(0, 60));
  };
  const root = ${ROOT};
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) check(node.textContent.trim(), node.parentElement);
  for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"])
    for (const element of root.querySelectorAll("[" + name + "]")) check(element.getAttribute(name), element);
  return faults;
})()`;
