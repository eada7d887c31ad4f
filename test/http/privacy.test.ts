import { describe, expect, it } from "vitest";
import { loadOfficialWords } from "../../src/official-words.ts";
import { startForTest } from "./direct-line-service.ts";

describe("the privacy notice", () => {
  it.each([
    ["en", "Privacy notice", "For 30 days", ["masked", "“Delete my conversation”", "Taipei Citizen Hotline"]],
    ["zh-Hant", "隱私權聲明", "保存 30 天", ["遮蔽", "「刪除我的對話」", "臺北市民當家熱線"]],
  ])("is ours where the city names none: %s", async (language, title, days, words) => {
    const { chat } = await loadOfficialWords();
    const service = await startForTest({ privacyUrl: null, retentionDays: 30, words: chat });
    const config = await fetch(`${service.url}/api/widget-config?lang=${language}`);
    const { privacyUrl } = (await config.json()) as { privacyUrl: string };
    expect(privacyUrl).toBe(`/privacy?lang=${language}`);
    expect(await (await fetch(`${service.url}/?lang=${language}`)).text()).toContain(
      `<a href="${privacyUrl}">`,
    );

    const response = await fetch(`${service.url}${privacyUrl}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const page = await response.text();
    for (const text of [`<html lang="${language}">`, `<h1>${title}</h1>`, days, ...words]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/[{}]/u);
    expect(page).toContain('href="tel:1999"');
    expect(page).toContain('href="tel:0227208889"');
    expect(page).toContain(`href="/privacy?lang=${language === "en" ? "zh-Hant" : "en"}"`);
  });

  it("leads to the city's own where there is one", async () => {
    const service = await startForTest();
    const response = await fetch(`${service.url}/privacy`, { redirect: "manual" });
    expect([response.status, response.headers.get("Location")]).toEqual([
      302,
      "https://city.example/privacy",
    ]);
  });
});
