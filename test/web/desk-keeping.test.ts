import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { readableDay } from "../../src/language/messages/readable-day.ts";
import type { Role } from "../../src/staff/member.ts";
import { axeFindings } from "../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { ask } from "../http/service.ts";
import { call, PASSWORD, signIn } from "../http/staff/staff-service.ts";
import { announced, goTo, goToPlace } from "./desk-page.ts";
import { type DeskSite, MEMBERS, startDeskSite, withDesk } from "./desk-site.ts";
import { focusedName } from "./widget-page.ts";

const BODY = "A camellia was planted at the 2018 Twin-City Forum.";
const ALL_PARTS = ["FAQs", "Gaps", "Official articles", "Briefs", "Answers given"];
const PARTS: Readonly<Record<Role, readonly string[]>> = {
  reader: ["Look up", ...ALL_PARTS],
  editor: ["Look up", ...ALL_PARTS],
  admin: ["Look up", ...ALL_PARTS, "Accounts", "Audit log"],
};

let browser: Browser;
let site: DeskSite;

const asked = async (question: string): Promise<Answer> =>
  (await ask(site.service, { question, language: "en" })).json() as Promise<Answer>;

/** What a search of the public finds, as text. */
const found = async (words: string): Promise<string> =>
  (await fetch(`${site.service.url}/api/search?q=${words}`)).text();

/** The card of a list that has a heading. */
const card = (page: Page, heading: string) =>
  page.locator("li.card", { has: page.getByRole("heading", { name: heading }) });

/** Opens the form of a new article, with the keyboard alone, and fills it. */
async function writeArticle(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Publish an article" }).press("Enter");
  await page.locator("#official-language").selectOption("en");
  for (const [field, text] of [
    ["title", "The flower of the 2018 Twin-City Forum"],
    ["body", BODY],
    ["department", "Secretariat"],
    ["signer", "Lin Mei"],
    ["date", "2026-11-30"],
    ["reason", "Citizens ask for it."],
  ] as const) {
    await page.locator(`#official-${field}`).fill(text);
  }
}

describe.skipIf(!hasChromium)(browserTitle("what staff keep at the desk, in Chromium"), () => {
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startDeskSite();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it.each(["reader", "editor", "admin"] as const)(
    "is offered to a role that may use it: %s",
    async (role) => {
      await withDesk(browser, site, { as: MEMBERS[role] }, async ({ page }) => {
        const links = page.getByRole("navigation").getByRole("link");
        await expect.poll(() => links.allInnerTexts()).toEqual(PARTS[role]);
        await goToPlace(page, "#/official");
        await page.getByText("There is none.", { exact: true }).waitFor();
        const forms = await page.locator("summary", { hasText: "Publish an article" }).count();
        expect(forms).toBe(role === "reader" ? 0 : 1);
        await goToPlace(page, "#/accounts");
        if (role !== "admin") await page.locator(".problem", { hasText: "Not allowed" }).waitFor();
      });
    },
  );

  it("publishes an official article, keeps one half written, and withdraws it with the reason", async () => {
    expect(await found("camellia")).not.toContain(BODY);
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page, console }) => {
      await goTo(page, "Official articles");
      await writeArticle(page);
      await goTo(page, "FAQs");
      await page.goBack();
      await expect.poll(() => page.locator("#official-body").inputValue()).toBe(BODY);
      await page.locator("#official-reason").press("Enter");
      await page.getByRole("link", { name: "The flower of the 2018 Twin-City Forum" }).waitFor();
      await expect.poll(() => announced(page)).toMatch(/^Published/);
      expect(await page.locator("#official-body").inputValue()).toBe("");
      expect(await focusedName(page)).toBe("Official articles");
      expect(await found("camellia")).toContain(BODY);
      const article = card(page, "The flower of the 2018 Twin-City Forum");
      await article.locator("summary").press("Enter");
      await article.getByLabel("Why it is withdrawn").fill("It was an orchid.");
      await page.keyboard.press("Enter");
      await article.locator(".notice", { hasText: ": It was an orchid." }).waitFor();
      expect(await article.getByRole("button").count()).toBe(0);
      expect(console).toEqual([]);
    });
    expect(await found("camellia")).not.toContain(BODY);
  });

  it("keeps and publishes what is written while the list still comes, and shows both", async () => {
    const calls: string[] = [];
    let giveList = (): void => undefined;
    const asksForList = new Promise<void>((resolve) => (giveList = resolve));
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await page.route("**/api/staff/articles", async (route) => {
        const method = route.request().method();
        calls.push(method);
        if (method === "GET") {
          const before = await route.fetch();
          await asksForList;
          calls.push("list");
          await route.fulfill({ response: before });
        } else await route.continue();
      });
      await goTo(page, "Official articles");
      await expect.poll(() => calls).toEqual(["GET"]);
      await writeArticle(page);
      await page.locator("#official-title").fill("The tree of the 2018 Twin-City Forum");
      expect(await page.locator("#official-language").inputValue()).toBe("en");
      await page.locator("#official-reason").press("Enter");
      await page.locator("button[aria-disabled=true]", { hasText: "Publish" }).waitFor();
      giveList();
      await card(page, "The tree of the 2018 Twin-City Forum").waitFor();
      await card(page, "The flower of the 2018 Twin-City Forum").waitFor();
      expect(calls).toEqual(["GET", "list", "POST"]);
    });
  });

  it("publishes where the list could not be read, and reads it then", async () => {
    let lists = 0;
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await page.route("**/api/staff/articles", (route) =>
        route.request().method() === "GET" && lists++ === 0
          ? route.fulfill({ status: 500, body: "" })
          : route.continue(),
      );
      await goTo(page, "Official articles");
      await page.locator(".problem").waitFor();
      await writeArticle(page);
      await page.locator("#official-title").fill("The stone of the 2018 Twin-City Forum");
      await page.locator("#official-reason").press("Enter");
      await card(page, "The stone of the 2018 Twin-City Forum").waitFor();
      expect(lists).toBe(2);
      expect(await page.locator(".problem").count()).toBe(0);
      expect(await page.locator("#official-body").inputValue()).toBe("");
      expect(await focusedName(page)).toBe("Official articles");
    });
  });

  it("says of an article that citizens still find what was taken back elsewhere", async () => {
    await withDesk(browser, site, { as: MEMBERS.reader }, async ({ page }) => {
      const withdrawal = { by: "ann", reason: "It was an orchid.", at: "2026-11-30T08:00:00.000Z" };
      const article = {
        ...{ id: "official-1", title: "The flower", body: BODY, language: "en", department: "Secretariat" },
        ...{ signer: "Lin Mei", date: "2026-11-30", reason: "Asked often", author: "ann", version: null },
        ...{ status: "withdrawn", publishedAt: withdrawal.at, withdrawal, isIndexed: true },
      };
      await page.route("**/api/staff/articles", (route) => route.fulfill({ json: { articles: [article] } }));
      await goTo(page, "Official articles");
      await card(page, "The flower").locator(".notice", { hasText: "may still find it" }).waitFor();
    });
  });

  it("asks before a half written article is left with the page", async () => {
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goTo(page, "Official articles");
      await writeArticle(page);
      const dialog = page.waitForEvent("dialog");
      const closed = page.close({ runBeforeUnload: true });
      expect((await dialog).type()).toBe("beforeunload");
      await (await dialog).dismiss();
      await closed;
      expect(await page.locator("#official-body").inputValue()).toBe(BODY);
    });
  });

  it("says since which day in Taipei there is an account", async () => {
    await withDesk(browser, site, { as: MEMBERS.admin }, async ({ page }) => {
      await page.route("**/api/staff/accounts", async (route) => {
        const response = await route.fetch();
        const { accounts } = (await response.json()) as { accounts: object[] };
        const early = accounts.map((account) => ({ ...account, createdAt: "2026-11-30T16:30:00.000Z" }));
        await route.fulfill({ response, json: { accounts: early } });
      });
      await goTo(page, "Accounts");
      await page
        .locator("li.card .facts", { hasText: readableDay("2026-12-01", "en") })
        .first()
        .waitFor();
    });
  });

  it("adds an account, changes and disables it, and says what cannot be done", async () => {
    await withDesk(browser, site, { as: MEMBERS.admin }, async ({ page }) => {
      await goTo(page, "Accounts");
      await page.locator("summary", { hasText: "Add an account" }).press("Enter");
      await page.locator("#new-name").fill("Ho");
      await page.locator("#new-password").fill("short");
      await page.keyboard.press("Enter");
      await page.locator(".problem", { hasText: "at least 12 characters" }).waitFor();
      expect(await page.locator("#new-name").inputValue()).toBe("Ho");
      await page.locator("#new-password").fill(PASSWORD);
      await page.keyboard.press("Enter");
      const account = card(page, "Ho");
      await account.getByText("May sign in").waitFor();
      expect(await page.locator("#new-password").inputValue()).toBe("");
      const token = await signIn(site.service, "Ho");
      await account.locator("summary").press("Enter");
      await account.getByLabel("Role").selectOption("editor");
      await account.getByRole("button", { name: "Give this role" }).click();
      await account.locator(".facts", { hasText: "editor" }).waitFor();
      expect((await call(site.service, "/api/staff/faqs", { token })).status).toBe(401);
      await account.getByLabel("New password").fill("staple battery horse");
      await account.getByRole("button", { name: "Set this password" }).click();
      await expect.poll(() => account.getByLabel("New password").inputValue()).toBe("");
      await account.getByRole("button", { name: "Disable" }).click();
      await account.getByText("Disabled", { exact: true }).waitFor();
      await account.getByRole("button", { name: "Enable" }).click();
      await account.getByText("May sign in").waitFor();
      await account.getByLabel("Object ID in Microsoft Entra").fill("Ho Ma");
      await page.keyboard.press("Enter");
      await page.locator(".problem", { hasText: "Not an object id" }).waitFor();
      await account.getByLabel("Object ID in Microsoft Entra").fill("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
      await page.keyboard.press("Enter");
      await account.getByText("Looks up in Teams too").waitFor();
      await account.getByRole("button", { name: "End the link with Teams" }).click();
      await account.getByRole("button", { name: "Link with Teams" }).waitFor();
      const own = card(page, MEMBERS.admin);
      await own.locator("summary").press("Enter");
      await own.getByRole("button", { name: "Disable" }).click();
      await page.locator(".problem", { hasText: "The last admin" }).waitFor();
      await own.getByText("May sign in").waitFor();
    });
  });

  it("reads the audit log: what was before and after, of one object, and page after page", async () => {
    const extra = await site.service.add("Many", "reader");
    for (let n = 0; n < 55; n++) {
      await site.service.store.staff.changeAccount(extra.id, { disabled: n % 2 === 0 }, null);
      await site.service.store.staff.changeAccount(
        extra.id,
        { role: n % 2 === 0 ? "editor" : "reader" },
        null,
      );
    }
    await withDesk(browser, site, { as: MEMBERS.admin }, async ({ page }) => {
      await goTo(page, "Audit log");
      await page.locator("li.card").nth(99).waitFor();
      await expect.poll(() => announced(page)).toMatch(/^100 shown/);
      await page.locator("#audit-object").fill(`account:${extra.id}`);
      await page.keyboard.press("Enter");
      const change = page.locator("li.card").nth(1);
      // The whole log begins with accounts that were added.
      await expect.poll(() => change.locator("h2").innerText()).toBe("Account disabled");
      expect(await page.locator("li.card h2").first().innerText()).toBe("Account added");
      expect(await change.locator("tbody tr").allInnerTexts()).toEqual(["disabled\tfalse\ttrue"]);
      await page.getByRole("button", { name: "Show more" }).press("Enter");
      await expect.poll(() => page.locator("li.card").count()).toBe(111);
      await expect.poll(() => announced(page)).toMatch(/^111 of 111 shown|^111 shown/);
      expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
      await expect
        .poll(() =>
          page.evaluate(
            "[...document.querySelector('city-exchange-desk').shadowRoot.querySelector('desk-audit-log').shadowRoot.querySelectorAll('h2')].indexOf(document.activeElement.shadowRoot.activeElement.shadowRoot.activeElement)",
          ),
        )
        .toBe(100);
    });
  });

  it("shows FAQs beyond the first hundred, and gaps beyond the first thirty", async () => {
    const { desk } = site.bot.faqs ?? {};
    const by = { id: "colleague", name: "Colleague", role: "editor" } as const;
    for (let n = 0; n < 103; n++) {
      await desk?.create(by, {
        questions: [{ language: "en", text: `Question ${n}?`, variants: [] }],
        answers: [],
        ...{ owner: by.id, validFrom: null, validUntil: null, reviewOn: null },
      });
    }
    for (let year = 1970; year < 2003; year++) await asked(`How much did the ${year} Twin-City Forum cost?`);
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goTo(page, "FAQs");
      await page.getByText("100 of 103 shown").waitFor();
      await page.getByRole("button", { name: "Show more" }).press("Enter");
      await expect.poll(() => focusedName(page)).toBe("Question 2?");
      expect(await page.locator(".articles li").count()).toBe(103);
      await expect.poll(() => announced(page)).toMatch(/^103 of 103 shown/);
      await goTo(page, "Gaps");
      await page.getByText(/^30 of \d+ shown/).waitFor();
      await page.getByRole("button", { name: "Show more" }).press("Enter");
      await expect.poll(() => page.locator("desk-gap-list .card").count()).toBeGreaterThan(32);
      await expect.poll(() => focusedName(page)).toMatch(/How much did the/);
      const before = await page.locator("desk-gap-list .card").count();
      await page.getByRole("button", { name: "Out of scope", exact: true }).last().click();
      await expect.poll(() => page.locator("desk-gap-list .card").count()).toBe(before - 1);
    });
  });

  it("lies within a window of 320 pixels", async () => {
    const viewport = { width: 320, height: 640 };
    await withDesk(browser, site, { as: MEMBERS.admin, viewport }, async ({ page }) => {
      for (const view of ["official", "accounts", "audit"]) {
        await goToPlace(page, `#/${view}`);
        const shown = page.locator("main > :not([hidden])");
        await shown.locator("li.card").first().waitFor();
        if (view !== "audit") await shown.locator("summary").first().click();
        const beyond = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect([view, beyond]).toEqual([view, 0]);
      }
    });
  });

  describe.each(["light", "dark"] as const)("breaks no rule of WCAG 2.2 A and AA: %s", (colorScheme) => {
    it.each(["en", "zh-Hant"] as const)("%s", async (language) => {
      await withDesk(
        browser,
        site,
        { language, colorScheme, as: MEMBERS.admin },
        async ({ page, console }) => {
          for (const view of ["official", "accounts", "audit"]) {
            await goToPlace(page, `#/${view}`);
            await page.locator("main > :not([hidden]) li.card").first().waitFor();
            for (const summary of await page.locator("main > :not([hidden]) summary").all()) {
              if ((await summary.locator("..").getAttribute("open")) === null) await summary.click();
              // A log is long: its first notes are as all the others.
              if (view === "audit") break;
            }
            expect([view, await axeFindings(page)]).toEqual([view, []]);
          }
          expect(console).toEqual([]);
        },
      );
    });
  });
});
