import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OidcService, startOidcService } from "../http/staff/oidc-service.ts";
import { axeFindings } from "./axe.ts";
import { browserTitle, hasChromium, launchChromium } from "./chromium.ts";

describe.skipIf(!hasChromium)(browserTitle("the sign-in of staff in Chromium"), () => {
  let browser: Browser;
  let running: OidcService;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    running = await startOidcService({}, "localhost");
    running.provider.person = { sub: "u-1", claims: { name: "Lin Mei", roles: ["City-Admins"] } };
    const context = await browser.newContext({ locale: "en" });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  test("leads to the provider, which is another site, and back to a desk that knows who came", async () => {
    const { service } = running;
    await page.goto(`${service.url}/staff`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("link", { name: "Sign in with the city’s account" }).click();
    // Not the page that the provider leads to, but the one that this leads to: a cookie that is strict came along.
    await page.waitForURL(`${service.url}/staff`);
    await page.getByText("Signed in as Lin Mei (admin)").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const cookies = await page.context().cookies(service.url);
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ["staff", true, "Strict"],
    ]);
    expect(await page.evaluate("document.cookie")).toBe("");
  });

  test("gives a page of another site nothing to write with", async () => {
    const { service, provider } = running;
    const other = await page.context().newPage();
    await other.goto(`${provider.issuer}/.well-known/openid-configuration`);
    const tried = await other.evaluate<string[]>(`(async () => {
      const body = JSON.stringify({ name: "Eve", role: "admin", password: "correct horse battery" });
      const address = ${JSON.stringify(`${service.url}/api/staff/accounts`)};
      const ways = [
        { mode: "no-cors", headers: { "Content-Type": "text/plain" } },
        { mode: "cors", headers: { "Content-Type": "application/json" } },
      ];
      return Promise.all(ways.map((way) =>
        fetch(address, { method: "POST", credentials: "include", body, ...way }).then(() => "answered", () => "refused")));
    })()`);
    // The first, which no preflight stops, reached the service.
    expect(tried).toEqual(["refused", "refused"]);
    const refusals = service.log.filter(
      ({ method, code }) => method === "POST" && code === "origin_not_allowed",
    );
    expect(refusals).toHaveLength(1);
    expect((await service.store.staff.accounts()).map(({ name }) => name)).toEqual(["Lin Mei"]);
    await other.close();
    // The session is as good as before, for the service's own page.
    const own = await page.evaluate<number>(
      `fetch("/api/staff/accounts").then((response) => response.status)`,
    );
    expect(own).toBe(200);
  });
});
