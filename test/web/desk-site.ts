import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Bot } from "../../src/bot.ts";
import type { FoundFaq } from "../../src/http/staff/look-up/found.ts";
import { prepareWidget } from "../../src/prepare-widget.ts";
import { staffDesk } from "../../src/staff-desk.ts";
import { serviceParts } from "../../src/service-parts.ts";
import type { Role } from "../../src/staff/member.ts";
import { openStaffBot } from "../http/staff/staff-bot.ts";
import { staff as staffSettings } from "../http/service.ts";
import { PASSWORD, type StaffService, startStaffService } from "../http/staff/staff-service.ts";

/** The city's tenant in Microsoft Entra. */
const TENANT = "11111111-2222-4333-8444-555555555555";
/** An account of each role. */
export const MEMBERS: Readonly<Record<Role, string>> = { reader: "Chen", editor: "Lin Mei", admin: "Wu" };
/** Runs wherever one of these is taken for markup. */
const MARKUP = `<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>`;
const HOSTILE = `---
id: hostile
title: 'Lantern ${MARKUP} report'
language: en
publisher: 'Press ${MARKUP}'
url: "https://example.org/lantern"
published: 2017-05-01
event: 2017-04-30
official: false
cities: [Taipei, Prague]
topics: [culture]
---

The lantern festival ${MARKUP.replaceAll("<", "&lt;")} was opened in Prague on April 30, 2017.
`;

/** The desk over the small corpus, in which one article holds markup. */
export interface DeskSite {
  readonly service: StaffService;
  readonly bot: Bot;
  stop(): Promise<void>;
}

/** Starts the real service with the real bot behind it; `faqs` are found by every look-up. */
export async function startDeskSite(faqs: readonly FoundFaq[] = []): Promise<DeskSite> {
  const own = await openStaffBot({ "hostile.md": HOSTILE });
  const { bot, store } = own;
  const dataDir = await mkdtemp(join(tmpdir(), "desk-"));
  const files = await prepareWidget(dataDir);
  const service = await startStaffService({
    ...serviceParts(() => bot, { database: "sqlite", prompt: "1", model: null }),
    ...(faqs.length === 0 ? {} : { faqLookUp: () => Promise.resolve(faqs) }),
    ...{
      store,
      staffDesk: staffDesk(
        () => bot,
        store,
        () => "Riverton Exchanges",
      ),
      widget: () => files,
    },
    staff: { ...staffSettings, teamsTenant: TENANT },
  });
  for (const role of ["reader", "editor", "admin"] as const) await service.add(MEMBERS[role], role);
  return {
    service,
    bot,
    async stop() {
      await service.stop();
      await own.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** A page of the desk, as a test uses it. */
export interface DeskPage {
  readonly page: Page;
  /** What was said on the console, errors of the page among it. */
  readonly console: string[];
  /** Types into the field of the look-up and waits for the proved answer. */
  readonly lookUp: (question: string) => Promise<void>;
  readonly signIn: (name: string) => Promise<void>;
}

/** Opens the desk, signed in where a name is given, and closes it after the use. */
export async function withDesk(
  browser: Browser,
  { service }: DeskSite,
  options: BrowserContextOptions & { readonly language?: "en" | "zh-Hant"; readonly as?: string },
  use: (desk: DeskPage) => Promise<void>,
): Promise<void> {
  const { language = "en", as, ...context } = options;
  const opened = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...context });
  const page = await opened.newPage();
  const console: string[] = [];
  page.on("console", (message) => console.push(message.text()));
  page.on("pageerror", (error) => console.push(String(error)));
  const desk: DeskPage = {
    page,
    console,
    async signIn(name) {
      await page.locator("#name").fill(name);
      await page.locator("#password").fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.locator("#query").waitFor();
    },
    async lookUp(question) {
      await page.locator("#query").fill(question);
      await page.locator("#results-answer + .result, #results-answer + p:not(.fine)").waitFor();
    },
  };
  try {
    await page.goto(`${service.url}/staff?lang=${language}`);
    await page.locator("#name").waitFor();
    if (as !== undefined) await desk.signIn(as);
    await use(desk);
  } finally {
    await opened.close();
  }
}
