import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { friendlyPage, type WidgetSite } from "./widget-site.ts";

/** A page with the widget, as a test uses it. */
export interface WidgetPage {
  readonly page: Page;
  /** What was said on the console, errors of the page among it. */
  readonly console: string[];
  /** Addresses that were asked for. */
  readonly requests: string[];
  readonly launcher: Locator;
  readonly dialog: Locator;
  readonly field: Locator;
  /** The entries of the conversation. */
  readonly entries: Locator;
  /** Opens the widget with the keyboard. */
  readonly open: () => Promise<void>;
  /** Types a question, sends it with Enter, and waits for what comes of it. */
  readonly ask: (question: string) => Promise<void>;
}

/** Where a test page stands, and how it looks. */
export interface PageOptions extends BrowserContextOptions {
  readonly attributes?: string;
  readonly language?: string;
  /** Another page than the friendly one. */
  readonly url?: string;
}

/** Opens a page that embeds the widget, and closes it after the use. */
export async function withWidget(
  browser: Browser,
  site: WidgetSite,
  options: PageOptions,
  use: (widget: WidgetPage) => Promise<void>,
): Promise<void> {
  const { attributes, language = "en", url, ...context } = options;
  const opened = await browser.newContext({ viewport: { width: 1000, height: 780 }, ...context });
  try {
    const page = await opened.newPage();
    const widget = widgetOn(page);
    const html = friendlyPage(site.service.url, attributes ?? `data-lang="${language}"`, language);
    await page.goto(url ?? site.page(html));
    await widget.launcher.waitFor();
    await use(widget);
  } finally {
    await opened.close();
  }
}

/** The widget on a page. */
export function widgetOn(page: Page): WidgetPage {
  const console: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => console.push(message.text()));
  page.on("pageerror", (error) => console.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  const host = page.locator("city-exchange-chat");
  const dialog = page.getByRole("dialog");
  const entries = dialog.locator(".entry");
  const launcher = host.locator("button.open");
  const field = dialog.getByRole("textbox", { name: /Your question|您的問題/ });
  return {
    page,
    console,
    requests,
    launcher,
    dialog,
    field,
    entries,
    async open() {
      await launcher.focus();
      await page.keyboard.press("Enter");
      await field.waitFor();
      // What the service says of itself has come.
      await dialog.locator(".questions button").first().waitFor();
    },
    async ask(question) {
      await field.fill(question);
      await page.keyboard.press("Enter");
      await entries.last().locator(".answer, .failure").waitFor();
    },
  };
}

/** What has the focus, through shadow roots: its name, or else its text as screen readers have it. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const heard = (part) => {
      const copy = part?.cloneNode(true);
      for (const hidden of copy?.querySelectorAll("[aria-hidden=true]") ?? []) hidden.remove();
      return copy?.textContent.trim() ?? "";
    };
    const labels = element?.getAttribute("aria-labelledby")?.split(" ").map((id) => heard(element.getRootNode().getElementById(id)));
    const name = element?.getAttribute("aria-label") ?? labels?.join(" ") ?? heard(element);
    return (name || element?.id || element?.tagName || "").replace(/\\s+/g, " ");
  })()`);
}
