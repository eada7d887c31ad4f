import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";

/** A site of another origin whose page carries Web Chat; `?locale=` says in which language, `?polling` without WebSockets. */
export interface WebChatHost {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it; `service` tells where its page finds the service. */
export async function startWebChatHost(service: () => string): Promise<WebChatHost> {
  // As a page loads it; the package's exports leave the file out.
  const bundle = await readFile(
    join(import.meta.dirname, "../../node_modules/botframework-webchat/dist/webchat.js"),
  );
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://host");
    const isScript = pathname === "/webchat.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.end(
      isScript
        ? bundle
        : hostPage(service(), searchParams.get("locale") ?? "en-US", !searchParams.has("polling")),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Web Chat as `docs/web-chat.md` has it: Microsoft's instructions, and what they leave out of a connection's beginning and end. */
function hostPage(service: string, locale: string, webSocket: boolean): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>A page of the city</title>
<div id="chat" style="height: 700px"></div><script src="/webchat.js"></script><script>
(async () => {
  const api = "${service}/v3/directline";
  // The test's own: how often a connection was made.
  let connections = 0;
  const store = WebChat.createStore({}, () => (next) => (action) => {
    const result = next(action);
    if (action.type === "DIRECT_LINE/CONNECT_FULFILLED") document.body.dataset.connections = ++connections;
    return result;
  });
  const freshToken = async (path, token) => {
    const headers = token === undefined ? {} : { Authorization: "Bearer " + token };
    return (await fetch(api + "/tokens/" + path, { method: "POST", headers })).json();
  };
  const show = (options) => {
    const connection = WebChat.createDirectLine({ ...options, domain: api, webSocket: ${webSocket} });
    const render = (disabled) => {
      const options = { directLine: connection, disabled, locale: "${locale}", store };
      WebChat.renderWebChat(options, document.getElementById("chat"));
    };
    let isOver = false;
    connection.connectionStatus$.subscribe(async (status) => {
      if (status === 2) render(false);
      if (status !== 3 || isOver) return;
      isOver = true;
      const { token, conversationId } = await freshToken("refresh", connection.token);
      show({ token, conversationId });
    });
    render(true);
  };
  const { token } = await freshToken("generate");
  show({ token });
})();
</script></html>`;
}

/** What takes a second on a machine at rest: Web Chat is 4 MB of script. */
const PATIENCE_MS = 120_000;

/** Opens a page with Web Chat, and closes it after the use; `seen` has the errors of the page. */
export async function withWebChat(
  browser: Browser,
  url: string,
  use: (page: Page, seen: string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: new URL(url).searchParams.get("locale") ?? "en-US" });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const seen: string[] = [];
    page.on("pageerror", (error) => seen.push(String(error)));
    await page.goto(url);
    await use(page, seen);
  } finally {
    await context.close();
  }
}

/** Types a question and sends it, once the page is connected. */
export async function askIn(page: Page, question: string): Promise<void> {
  await page.locator("body[data-connections]").waitFor();
  const box = sendBox(page);
  await box.fill(question);
  await box.press("Enter");
}

/** Done when the page has connected so many times: at first, and once for each token that it fetched after. */
export async function connectedTimes(page: Page, times: number): Promise<void> {
  await page.locator(`body[data-connections="${times}"]`).waitFor();
}

/** Messages of the bot: suggested actions and the like are no bubbles. */
export function botMessages(page: Page): Locator {
  return page.locator(".webchat__bubble:not(.webchat__bubble--from-user)");
}

/** Messages of the citizen. */
export function ownMessages(page: Page): Locator {
  return page.locator(".webchat__bubble--from-user");
}

/** Where a citizen writes. */
export function sendBox(page: Page): Locator {
  return page.locator("[data-id='webchat-sendbox-input']");
}
