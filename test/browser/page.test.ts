import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import * as fixtures from "../http/fixtures.ts";
import { startService } from "../http/service.ts";
import type { Service } from "../http/service.ts";
import { axeFindings } from "./axe.ts";
import { browserTitle, hasChromium, launchChromium } from "./chromium.ts";

const QUESTIONS = {
  en: "How many memorandums were signed at the 2019 forum?",
  "zh-Hant": "2019年雙城論壇簽了幾項備忘錄？",
} as const;
const LANGUAGES = ["en", "zh-Hant"] as const;
const ANSWERS: Readonly<Record<string, Answer>> = {
  everything: fixtures.fullAnswer,
  nothing: fixtures.nothingFound,
  choices: fixtures.clarification,
};

let browser: Browser;
let service: Service;

/** A new page; what it says on the console and every address it asks for are collected. */
async function withPage(
  options: BrowserContextOptions,
  use: (page: Page, seen: { console: string[]; requests: string[] }) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const seen = { console: [] as string[], requests: [] as string[] };
    page.on("console", (message) => seen.console.push(message.text()));
    page.on("pageerror", (error) => seen.console.push(String(error)));
    page.on("request", (request) => seen.requests.push(request.url()));
    await use(page, seen);
  } finally {
    await context.close();
  }
}

async function askOn(page: Page, question: string, language: string): Promise<void> {
  await page.goto(`${service.url}/?lang=${language}`);
  await page.getByRole("textbox").fill(question);
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
}

describe.skipIf(!hasChromium)(browserTitle("the page in Chromium"), () => {
  beforeAll(async () => {
    service = await startService({
      privacyUrl: null,
      answer: ({ question }) =>
        ANSWERS[question] ??
        (/\p{Script=Han}/u.test(question) ? fixtures.chineseAnswer : fixtures.englishAnswer),
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  describe.each(LANGUAGES)("in %s", (language) => {
    it.each([true, false])(
      "takes a question and shows the cited answer, with JavaScript: %s",
      async (isOn) => {
        await withPage({ javaScriptEnabled: isOn }, async (page, seen) => {
          await askOn(page, QUESTIONS[language], language);
          const address = new URL(page.url());
          expect([address.pathname, address.search]).toEqual(["/", `?lang=${language}`]);
          expect(await page.locator("html").getAttribute("lang")).toBe(language);
          expect(await page.locator(".question").textContent()).toBe(QUESTIONS[language]);
          await page.locator(".sentence a").first().click();
          expect(new URL(page.url()).hash).toBe("#source-1");
          expect(await page.locator("#source-1 mark").textContent()).toBe(
            (language === "en" ? fixtures.englishAnswer : fixtures.chineseAnswer).sources[0]?.quote,
          );
          await page.locator(".more button").first().click();
          await page.waitForURL(/#result$/);
          expect(service.asked.at(-1)?.conversationId).toBe(service.asked.at(-2)?.conversationId);
          await page.getByRole("link", { name: language === "en" ? "中文" : "English" }).click();
          expect(await page.locator("html").getAttribute("lang")).not.toBe(language);
          expect(seen.console).toEqual([]);
          expect(seen.requests.filter((url) => !url.startsWith(service.url))).toEqual([]);
        });
      },
    );

    it.each(["light", "dark"] as const)("breaks no rule of WCAG 2.2 A and AA, %s", async (colorScheme) => {
      await withPage({ colorScheme, viewport: { width: 360, height: 740 } }, async (page) => {
        await page.goto(`${service.url}/?lang=${language}`);
        expect(await axeFindings(page)).toEqual([]);
        for (const question of [QUESTIONS[language], ...Object.keys(ANSWERS), " "]) {
          await askOn(page, question, language);
          expect(await axeFindings(page)).toEqual([]);
        }
        await page.getByRole("link", { name: language === "en" ? "Privacy notice" : "隱私權聲明" }).click();
        await page.waitForURL(/\/privacy/);
        expect(await axeFindings(page)).toEqual([]);
      });
    });

    it("lists what the sources differ in under a heading, each claim with its source", async () => {
      await withPage({}, async (page) => {
        await askOn(page, "everything", language);
        const heading = language === "en" ? "The sources differ" : "各來源的說法不同";
        expect(await page.getByRole("heading", { level: 3, name: heading }).isVisible()).toBe(true);
        const claims = page.getByRole("list", { name: "The day of the signing" }).getByRole("listitem");
        const days =
          language === "en"
            ? ["(Taipei City Government, July 5, 2019)", "(中央通訊社, July 4, 2019)"]
            : ["（Taipei City Government，2019年7月5日）", "（中央通訊社，2019年7月4日）"];
        expect(await claims.count()).toBe(2);
        for (const [index, day] of days.entries()) {
          expect(await claims.nth(index).innerText()).toContain(day);
          expect(await claims.nth(index).isVisible()).toBe(true);
        }
        await claims.nth(1).getByRole("link").click();
        expect(new URL(page.url()).hash).toBe("#source-2");
      });
    });

    it("fits a window of 320 pixels, and is readable in forced colours", async () => {
      await withPage({ viewport: { width: 320, height: 640 }, forcedColors: "active" }, async (page) => {
        for (const question of [QUESTIONS[language], ...Object.keys(ANSWERS)]) {
          await askOn(page, question, language);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
        }
        // The system chooses the colours; buttons and marks have to stand out by more than their ground.
        const { color, backgroundColor, borderTopStyle } = await page.evaluate<Record<string, string>>(
          `JSON.parse(JSON.stringify(getComputedStyle(document.querySelector(".primary"))))`,
        );
        expect(borderTopStyle).toBe("solid");
        expect(color).not.toBe(backgroundColor);
      });
    });
  });

  it("has its faults found: planted contrast, label, small target and language", async () => {
    await withPage({}, async (page) => {
      await askOn(page, QUESTIONS.en, "en");
      await page.evaluate(`(() => {
        document.documentElement.lang = "";
        document.querySelector("label").remove();
        document.querySelector(".sentence").style.color = "#ccc";
        for (const name of ["a", "b"]) {
          const button = document.querySelector("main").appendChild(document.createElement("button"));
          Object.assign(button.style, { width: "9px", height: "9px", padding: "0" });
          button.textContent = name;
        }
      })()`);
      const found = (await axeFindings(page)).map((finding) => finding.split(":")[0]);
      expect(found).toEqual(
        expect.arrayContaining(["color-contrast", "html-has-lang", "label", "target-size"]),
      );
    });
  });

  it("runs no code that got into it", async () => {
    await withPage({}, async (page, seen) => {
      await page.goto(`${service.url}/?lang=en`);
      const markup = `document.body.insertAdjacentHTML("beforeend", '<img src="/none" onerror="document.title = 1">')`;
      await expect(page.evaluate(markup)).rejects.toThrow("TrustedHTML");
      await page.evaluate(`(() => {
        const link = document.body.appendChild(document.createElement("a"));
        link.href = "javascript:document.title = 1";
        link.click();
      })()`);
      await expect.poll(() => seen.console.join()).toContain("Content Security Policy");
      expect(await page.title()).toBe("Ask about Taipei’s exchanges with other cities");
    });
  });

  it("can be used with the keyboard alone, and shows where the focus is", async () => {
    await withPage({}, async (page) => {
      const focused = (): Promise<string> =>
        page.evaluate<string>(`(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          return (document.activeElement.textContent.trim() || document.activeElement.id) + "|" + outlineStyle + parseFloat(outlineWidth);
        })()`);
      await page.goto(`${service.url}/?lang=en`);
      const stops: string[] = [];
      for (let stop = 0; stop < 8; stop++) {
        await page.keyboard.press("Tab");
        stops.push(await focused());
      }
      expect(stops).toEqual(
        [
          "Skip to the main content",
          "Taipei City Exchanges",
          "中文",
          "English",
          "question",
          "Ask",
          "How many memorandums were signed at the 2019 forum?",
          "Which cities are Taipei’s sister cities?",
        ].map((name) => `${name}|solid3`),
      );
      await page.keyboard.press("Enter");
      await page.locator("#result").waitFor();
      // The reader is taken to the answer: the next stop is its first link, not the top of the page.
      await page.keyboard.press("Tab");
      expect(await focused()).toBe("1|solid3");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await focused()).toContain("Three memorandums signed at the Taipei-Shanghai Forum");
    });
  });

  it("shows the answer again when the reader comes back from a source", async () => {
    const newspaper = createServer((_request, response) => response.end("The report"));
    await new Promise<void>((resolve) => newspaper.listen(0, "127.0.0.1", resolve));
    await withPage({}, async (page) => {
      await askOn(page, QUESTIONS.en, "en");
      const before = service.asked.length;
      await page.goto(`http://127.0.0.1:${(newspaper.address() as AddressInfo).port}/`);
      await page.goBack();
      expect(await page.locator(".question").textContent()).toBe(QUESTIONS.en);
      expect(service.asked.length).toBe(before);
    });
    await new Promise((resolve) => newspaper.close(resolve));
  });
});
