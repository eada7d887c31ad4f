import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import { focusedName, withWidget } from "./widget-page.ts";
import { fixtureAnswer, startWidgetSite, type WidgetSite } from "./widget-site.ts";

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("a conversation in the widget"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });
  beforeEach(() => {
    site.service.behaviour.answer = fixtureAnswer;
    site.service.seen.questions.length = 0;
    site.service.seen.feedback.length = 0;
    site.service.seen.deleted.length = 0;
  });

  it("asks for nothing but its script and stores nothing until it is opened", async () => {
    await withWidget(browser, site, {}, async ({ page, requests, console }) => {
      await page.mouse.move(960, 740);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      expect(await focusedName(page)).toBe("Ask about city exchanges");
      expect(requests.slice(1)).toEqual([`${site.service.url}/widget.js`]);
      const stored = "[sessionStorage.length, localStorage.length, document.cookie]";
      expect(await page.evaluate(stored)).toEqual([0, 0, ""]);
      expect(await page.context().cookies()).toEqual([]);
      expect(console).toEqual([]);
    });
  });

  it.each(["en", "zh-Hant"] as const)("can be had with the keyboard alone: %s", async (language) => {
    const isEnglish = language === "en";
    await withWidget(browser, site, { language }, async ({ page, open, console, entries, dialog }) => {
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const tabTo = async (name: RegExp, key = "Tab"): Promise<void> => {
        for (let stops = 0; stops < 40; stops++) {
          await page.keyboard.press(key);
          if (name.test(await focusedName(page))) return;
        }
        throw new Error(`no way to ${String(name)} by ${key}`);
      };
      await open();
      await page.keyboard.type(isEnglish ? "How many memorandums?" : "簽了幾項備忘錄？");
      await press("Enter");
      await entries.locator(".answer").waitFor();
      // From the field back to the answer: its first badge opens the source and takes the reader there.
      await tabTo(isEnglish ? /^Source 1: / : /^來源 1：/, "Shift+Tab");
      await press("Enter");
      await expect.poll(() => focusedName(page)).toMatch(isEnglish ? /^Source 1 / : /^來源 1 /);
      await dialog.locator("blockquote mark").waitFor();
      const source = (isEnglish ? fixtures.englishAnswer : fixtures.chineseAnswer).sources[0];
      expect(await dialog.locator("blockquote mark").textContent()).toBe(source?.quote);
      await press("Escape");
      expect(await dialog.locator("blockquote").count()).toBe(0);
      await tabTo(isEnglish ? /^Why this answer/ : /^為什麼這樣回答/);
      await press("Space");
      expect(await dialog.locator(".why").textContent()).toContain(isEnglish ? "word for word" : "逐字");
      await tabTo(isEnglish ? /did not help/ : /沒有幫助/);
      await press("Space", "Space", "Tab");
      await page.keyboard.type("Ω");
      await press("Tab", "Enter");
      await expect
        .poll(() => site.service.seen.feedback)
        .toEqual([{ helpful: false, reason: "wrong", comment: "Ω" }]);
      await tabTo(isEnglish ? /^Who led/ : /是誰率團/);
      await press("Enter");
      await expect.poll(() => entries.count()).toBe(2);
      await entries.nth(1).locator(".answer").waitFor();
      // The menu, then out.
      await tabTo(isEnglish ? /^More$/ : /^更多$/, "Shift+Tab");
      await press("Enter", "Escape");
      expect(await focusedName(page)).toMatch(isEnglish ? /^More$/ : /^更多$/);
      await press("Escape");
      expect(await focusedName(page)).toBe(isEnglish ? "Ask about city exchanges" : "城市交流問答");
      expect(await dialog.count()).toBe(0);
      expect(console).toEqual([]);
    });
  });

  it("leaves a reader who goes on while a rating is on its way where they are", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, dialog }) => {
      await open();
      await ask("How many memorandums were signed?");
      let release = (): void => undefined;
      const isHeld = new Promise<void>((resolve) => (release = resolve));
      await page.route("**/feedback", async (route) => {
        await isHeld;
        await route.continue();
      });
      await dialog.getByRole("button", { name: /did not help/ }).click();
      await dialog.getByRole("button", { name: "Send rating" }).click();
      await dialog.getByRole("textbox", { name: "Your question" }).focus();
      const name = await focusedName(page);
      release();
      await dialog.locator(".reason").waitFor({ state: "detached" });
      await dialog.locator(".toast", { hasText: "Your rating was sent" }).waitFor();
      expect(await focusedName(page)).toBe(name);
    });
  });

  it("has one order of focus, from the bar to the way to a person, and lets go at both ends", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask }) => {
      await open();
      await ask("How many memorandums were signed?");
      await page.locator("city-exchange-chat").getByRole("button", { name: "More" }).focus();
      const stops = [await focusedName(page)];
      for (let stop = 0; stop < 16; stop++) {
        await page.keyboard.press("Tab");
        stops.push(await focusedName(page));
      }
      const title = "Three memorandums signed at the Taipei-Shanghai Forum";
      expect(stops).toEqual([
        "More",
        "Close the chat",
        "Conversation",
        "Good to know",
        `Source 1: ${title}`,
        "Source 2: 雙城論壇簽署三項合作備忘錄",
        `Source 1 ${title} Taipei City Government · July 5, 2019`,
        "Source 2 雙城論壇簽署三項合作備忘錄 中央通訊社 · July 4, 2019",
        "Why this answer?",
        "Copy the answer with its sources",
        "This helped",
        "This did not help",
        "Who led the delegation to Shanghai in 2019?",
        "Where was the forum held in 2020?",
        "question",
        "Send",
        "1999",
      ]);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.tagName")).toBe("BODY");
      await page.keyboard.press("Tab");
      expect(await focusedName(page)).toBe("nine to five");
    });
  });

  it("has screen readers read an answer once and whole, each part in its language", async () => {
    await withWidget(browser, site, {}, async ({ page, open, field, entries, dialog }) => {
      await open();
      await page.evaluate(`(() => {
        window.heard = [];
        const root = document.querySelector("city-exchange-chat").shadowRoot.querySelector("city-exchange-panel").shadowRoot;
        for (const region of root.querySelectorAll("[role=status], [aria-live], [role=alert], [role=log]")) {
          new MutationObserver(() => {
            const text = region.textContent.replace(/\\s+/g, " ").trim();
            if (text !== "" && window.heard.at(-1) !== text) window.heard.push(text);
          }).observe(region, { childList: true, subtree: true, characterData: true });
        }
      })()`);
      await field.fill("How many memorandums were signed?");
      await page.keyboard.press("Enter");
      await entries.locator(".answer").waitFor();
      const { notices, sentences } = fixtures.englishAnswer;
      const answer = [
        "Answer:",
        ...notices.map(({ text }) => text),
        ...sentences.map(({ text }) => text),
        "Sources: 1: Three memorandums signed at the Taipei-Shanghai Forum. 2: 雙城論壇簽署三項合作備忘錄.",
      ].join(" ");
      await expect.poll(() => page.evaluate("window.heard.at(-1)")).toBe(answer);
      expect(await page.evaluate("window.heard")).toEqual(["Looking through the city news…", answer]);
      const spoken = dialog.locator("#spoken span");
      expect(await spoken.nth(3).getAttribute("lang")).toBe("zh-Hant");
      // Afterwards it is gone from there, so that nobody finds the answer twice.
      await expect.poll(() => dialog.locator("#spoken").textContent(), { timeout: 10_000 }).toMatch(/^\s*$/);
    });
  });

  it("sends on Enter, but not while an input method is composing, and makes lines with Shift", async () => {
    await withWidget(browser, site, { language: "zh-Hant" }, async ({ page, open, field, entries }) => {
      await open();
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Input.imeSetComposition", { text: "ㄊㄞˊ", selectionStart: 3, selectionEnd: 3 });
      await page.keyboard.press("Enter");
      expect(await entries.count()).toBe(0);
      await devtools.send("Input.insertText", { text: "臺北" });
      await field.fill("臺北");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("?");
      expect(await field.inputValue()).toBe("臺北\n?");
      await page.keyboard.press("Enter");
      await entries.locator(".answer").waitFor();
      expect(site.service.seen.questions.map(({ text }) => text)).toEqual(["臺北\n?"]);
    });
  });

  it("shows what every kind of answer has, with a person to ask whenever there is none", async () => {
    await withWidget(browser, site, {}, async ({ open, ask, entries, dialog }) => {
      await open();
      await ask("everything");
      expect(await entries.last().getByRole("cell").allInnerTexts()).toHaveLength(2);
      expect(
        await entries.last().getByRole("heading", { level: 4, name: "The sources differ" }).isVisible(),
      ).toBe(true);
      const claims = entries
        .last()
        .getByRole("list", { name: "The day of the signing" })
        .getByRole("listitem");
      expect(await claims.count()).toBe(2);
      expect(await claims.nth(1).innerText()).toContain("(中央通訊社, July 4, 2019)");
      await claims.nth(1).getByRole("button").click();
      expect(await claims.nth(1).getByRole("button").getAttribute("aria-expanded")).toBe("true");
      expect(await entries.last().locator(".contact").count()).toBe(0);
      for (const [question, heading] of [
        ["nothing", "No sure answer"],
        ["opinion", "This I cannot answer"],
      ]) {
        await ask(question ?? "");
        expect(await entries.last().getByRole("heading", { level: 3 }).innerText()).toBe(heading);
        const call = entries.last().getByRole("link", { name: "Call 1999" });
        expect(await call.getAttribute("href")).toBe("tel:1999");
      }
      await ask("choices");
      await entries.last().getByRole("button", { name: "The forum of 2017" }).click();
      await expect.poll(() => site.service.seen.questions.at(-1)?.text).toBe("The forum of 2017");
      // What could be asked next stands under the newest answer alone.
      await expect.poll(() => dialog.locator(".questions").count()).toBe(1);
    });
  });

  it("says before the first question what it is and what it keeps", async () => {
    await withWidget(browser, site, {}, async ({ open, dialog }) => {
      await open();
      await dialog.getByRole("link", { name: /Privacy notice/ }).waitFor();
      const before = await dialog.locator(".welcome").innerText();
      expect(before).toContain("Hello! Ask about Taipei’s partner cities.");
      expect(before).toContain("Replies are automatic, from city news");
      expect(before).toContain("kept for 90 days");
      const privacy = dialog.getByRole("link", { name: /Privacy notice/ });
      expect(await privacy.getAttribute("href")).toBe("https://city.example/privacy");
      expect(await dialog.locator(".questions button").allInnerTexts()).toHaveLength(2);
    });
  });

  describe("what to know before asking", () => {
    const CONFIG = "**/api/widget-config*";

    it.each([
      ["en", "Replies are automatic", "are kept for a while", "kept for 90 days", "You can delete them"],
      ["zh-Hant", "回覆由系統自動產生", "保存一段時間", "保存 90 天", "刪除"],
    ])("is there at once, and whole once the service has said it: %s", async (language, ...words) => {
      const [automatic, aWhile, days, remove] = words;
      await withWidget(browser, site, { language }, async ({ page, launcher, dialog }) => {
        const gate = Promise.withResolvers<undefined>();
        await page.route(CONFIG, async (route) => {
          await gate.promise;
          await route.continue();
        });
        await launcher.click();
        const before = dialog.locator(".before");
        for (const part of [automatic, aWhile, remove]) expect(await before.innerText()).toContain(part);
        expect(await before.getByRole("link").count()).toBe(0);
        gate.resolve(undefined);
        await before.getByRole("link").waitFor();
        for (const part of [automatic, days, remove]) expect(await before.innerText()).toContain(part);
      });
    });

    it("is there where the service cannot say it", async () => {
      await withWidget(browser, site, {}, async ({ page, launcher, dialog, ask }) => {
        await page.route(CONFIG, (route) => route.abort());
        await launcher.click();
        await dialog.getByRole("button", { name: "Try again" }).waitFor();
        expect(await dialog.locator(".before").innerText()).toContain("are kept for a while");
        await ask("How many memorandums were signed?");
        await dialog.locator("summary").click();
        expect(await dialog.locator(".before").innerText()).toContain("are kept for a while");
      });
    });

    it("stays above the first question, folded, and in view with it", async () => {
      await withWidget(browser, site, {}, async ({ page, open, ask, dialog, launcher }) => {
        await open();
        const privacy = dialog.getByRole("link", { name: /Privacy notice/ });
        for (const question of ["everything", "nothing"]) {
          await ask(question);
          expect(await dialog.locator("summary").innerText()).toBe("Good to know");
          expect(await privacy.isVisible()).toBe(false);
          const { y = 0 } = (await dialog.locator(".before").boundingBox()) ?? {};
          const { y: top = 0 } = (await dialog.locator(".transcript").boundingBox()) ?? {};
          if (question === "everything") expect(y).toBeGreaterThan(top);
          else expect(y).toBeLessThan(top);
        }
        await page.reload();
        await launcher.click();
        await dialog.locator("summary").focus();
        await page.keyboard.press("Enter");
        await privacy.waitFor();
        expect(await dialog.locator(".before").innerText()).toContain("kept for 90 days");
        expect(await privacy.getAttribute("href")).toBe("https://city.example/privacy");
        // Before a new first question it stands open again.
        await dialog.getByRole("button", { name: "More" }).click();
        await dialog.getByRole("button", { name: "Start anew" }).click();
        await privacy.waitFor();
      });
    });

    it("stands there before a question of the page is asked", async () => {
      await withWidget(browser, site, {}, async ({ page, dialog, entries, requests }) => {
        const gate = Promise.withResolvers<undefined>();
        const asked = page.waitForRequest(CONFIG);
        await page.route(CONFIG, async (route) => {
          await gate.promise;
          await route.continue();
        });
        await page.evaluate("CityExchangeChat.ask('How many memorandums were signed?')");
        await asked;
        // A frame later a question that does not wait would be on its way.
        await page.evaluate(
          "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
        );
        expect(requests.filter((address) => address.includes("/v3/directline"))).toEqual([]);
        expect(await dialog.locator(".before").innerText()).toContain("are kept for a while");
        gate.resolve(undefined);
        await entries.locator(".answer").waitFor();
        expect(site.service.seen.questions).toHaveLength(1);
      });
    });
  });

  it("keeps the conversation and the draft over a reload, in this tab alone", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, field, entries, launcher, requests }) => {
      await open();
      await ask("How many memorandums were signed?");
      await field.fill("And who");
      await page.reload();
      await launcher.waitFor();
      requests.length = 0;
      await page.waitForLoadState("networkidle");
      expect(requests).toEqual([]);
      await launcher.click();
      await entries.locator(".answer").waitFor();
      expect(await field.inputValue()).toBe("And who");
      await ask("And who led it?");
      expect(new Set(site.service.seen.questions.map(({ conversationId }) => conversationId)).size).toBe(1);
      const other = await page.context().newPage();
      await other.goto(page.url());
      expect(await other.evaluate("[sessionStorage.length, localStorage.length]")).toEqual([0, 0]);
    });
  });

  it("starts anew, and deletes the conversation here and on the service once that is confirmed", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, dialog, entries }) => {
      const stored = (): Promise<string> => page.evaluate<string>("JSON.stringify(sessionStorage)");
      const choose = async (name: string): Promise<void> => {
        await dialog.getByRole("button", { name: "More" }).click();
        await dialog.getByRole("button", { name }).click();
      };
      await open();
      await ask("A first secret");
      await choose("Start anew");
      expect(await entries.count()).toBe(0);
      expect(await stored()).not.toContain("secret");
      await ask("A second secret");
      const [first, second] = site.service.seen.questions.map(({ conversationId }) => conversationId);
      expect(second).not.toBe(first);
      await choose("Delete my conversation");
      await expect
        .poll(() => focusedName(page))
        .toContain("Delete this conversation here and on the server?");
      await page.keyboard.press("Escape");
      expect(site.service.seen.deleted).toEqual([]);
      await choose("Delete my conversation");
      await dialog.getByRole("button", { name: "Delete", exact: true }).click();
      await expect.poll(() => dialog.locator(".toast").textContent()).toContain("has been deleted");
      expect(site.service.seen.deleted).toEqual([second]);
      expect(await entries.count()).toBe(0);
      expect(await stored()).not.toContain("secret");
    });
  });

  it("hands out the conversation as a file and an answer with its sources as text", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    await withWidget(browser, site, { permissions }, async ({ page, open, ask, dialog }) => {
      await open();
      await ask("How many memorandums were signed?");
      await dialog.getByRole("button", { name: "Copy the answer with its sources" }).click();
      await expect.poll(() => dialog.locator(".toast").textContent()).toBe("Copied, with the sources.");
      const copied = await page.evaluate<string>("navigator.clipboard.readText()");
      expect(copied).toContain("You asked: How many memorandums were signed?");
      expect(copied).toContain("were signed at the forum on July 4. [1]");
      expect(copied).toContain(
        "[1] Three memorandums signed at the Taipei-Shanghai Forum (Taipei City Government, July 5, 2019) https://news.example/2019-forum-signing",
      );
      await dialog.getByRole("button", { name: "More" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "Download this conversation" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("city-exchanges-conversation.txt");
      const text = await readFile(await download.path(), "utf8");
      expect(text).toContain("Taipei city exchanges");
      expect(text).toContain(copied);
    });
  });

  it("takes the page's words and colour, and speaks the other language when asked to", async () => {
    const attributes = `data-lang="zh-TW" data-title="市民問答" data-greeting="歡迎！" data-color="#ffd400" data-position="left"`;
    await withWidget(browser, site, { attributes }, async ({ page, open, dialog, launcher }) => {
      const box = await launcher.boundingBox();
      expect(box?.x).toBe(20);
      const colours = await page.evaluate<string[]>(`(() => {
        const button = document.querySelector("city-exchange-chat").shadowRoot.querySelector("button");
        return [getComputedStyle(button).backgroundColor, getComputedStyle(button).color];
      })()`);
      expect(colours).toEqual(["rgb(255, 212, 0)", "rgb(0, 0, 0)"]);
      await open();
      expect(await dialog.getByRole("heading", { level: 2 }).innerText()).toBe("市民問答");
      expect(await dialog.locator(".greeting").innerText()).toBe("歡迎！");
      await dialog.getByRole("button", { name: "更多" }).click();
      await dialog.getByRole("button", { name: "English" }).click();
      await expect.poll(() => dialog.getAttribute("lang")).toBe("en");
      await expect.poll(() => dialog.locator(".questions button").first().innerText()).toContain("How many");
    });
  });

  it("can be used from the page: open, ask, close, listen; what citizens write stays out of the events", async () => {
    await withWidget(browser, site, {}, async ({ page, entries, dialog }) => {
      await page.evaluate(`(() => {
        window.events = [];
        for (const name of ["open", "close", "question", "answer"])
          CityExchangeChat.on(name, (detail) => window.events.push([name, detail]));
        window.stop = CityExchangeChat.on("open", () => window.events.push(["twice", {}]));
        window.stop();
        CityExchangeChat.ask("How many memorandums were signed?");
      })()`);
      await entries.locator(".answer").waitFor();
      await page.evaluate("CityExchangeChat.close()");
      expect(await dialog.count()).toBe(0);
      expect(await page.evaluate("window.events")).toEqual([
        ["open", {}],
        ["question", {}],
        ["answer", { status: "answered", language: "en" }],
        ["close", {}],
      ]);
    });
  });

  it("asks what the page asked for while it was loading, and after a load that failed", async () => {
    await withWidget(browser, site, {}, async ({ page, launcher, entries }) => {
      await page.route("**/widget/panel-*", (route) => route.abort(), { times: 1 });
      await page.evaluate("CityExchangeChat.ask('How many memorandums were signed?')");
      const problem = page.locator("city-exchange-chat").getByRole("alert");
      await expect.poll(() => problem.textContent()).not.toBe("");
      await launcher.click();
      await entries.locator(".answer").waitFor();
      expect(site.service.seen.questions.map(({ text }) => text)).toEqual([
        "How many memorandums were signed?",
      ]);
    });
    await withWidget(browser, site, {}, async ({ page, entries }) => {
      await page.evaluate("CityExchangeChat.open(); CityExchangeChat.ask('Who led the delegation?')");
      await entries.locator(".answer").waitFor();
      expect(site.service.seen.questions.at(-1)?.text).toBe("Who led the delegation?");
    });
  });

  it("comes to no harm by a listener of the page that throws, which is reported to the page", async () => {
    await withWidget(browser, site, {}, async ({ page, console, open, ask, entries, dialog }) => {
      await page.evaluate(`(() => {
        window.heard = [];
        for (const name of ["open", "close", "question", "answer"]) {
          CityExchangeChat.on(name, () => { throw new Error("a listener of the page: " + name); });
          CityExchangeChat.on(name, () => window.heard.push(name));
        }
      })()`);
      await open();
      await ask("How many memorandums were signed?");
      expect(await dialog.locator("#spoken").textContent()).toContain("Answer:");
      await page.keyboard.press("Escape");
      expect(await focusedName(page)).toBe("Ask about city exchanges");
      expect(await entries.count()).toBe(0);
      const names = ["open", "question", "answer", "close"];
      expect(await page.evaluate("window.heard")).toEqual(names);
      expect(console).toEqual(names.map((name) => `Error: a listener of the page: ${name}`));
    });
  });

  it("keeps what is typed from the page's single-key shortcuts", async () => {
    await withWidget(browser, site, {}, async ({ page, open, field, entries }) => {
      await page.evaluate(`(() => {
        window.keys = [];
        for (const type of ["keydown", "keypress", "keyup"])
          document.addEventListener(type, ({ key }) => window.keys.push(type + " " + key));
      })()`);
      await page.keyboard.press("s");
      expect(await page.evaluate("window.keys")).toEqual(["keydown s", "keypress s", "keyup s"]);
      await open();
      await page.evaluate("window.keys.length = 0");
      await page.keyboard.type("s/?");
      await page.keyboard.press("Enter");
      await entries.locator(".answer").waitFor();
      await page.keyboard.press("Tab");
      expect(await page.evaluate("window.keys")).toEqual([]);
      expect(site.service.seen.questions.at(-1)?.text).toBe("s/?");
      expect(await field.inputValue()).toBe("");
    });
  });

  it("leads back to its button whoever was in it when the page closes it, and nobody else", async () => {
    await withWidget(browser, site, {}, async ({ page, open }) => {
      await open();
      await page.evaluate("CityExchangeChat.close()");
      expect(await focusedName(page)).toBe("Ask about city exchanges");
      await open();
      await page.getByRole("link", { name: "nine to five" }).focus();
      await page.evaluate("CityExchangeChat.close()");
      expect(await focusedName(page)).toBe("nine to five");
    });
  });
});
