import { describe, expect, it } from "vitest";
import { startForTest } from "./direct-line-service.ts";

describe("what the chat says before anything is asked", () => {
  it("comes in the language asked for, else in the reader's", async () => {
    const service = await startForTest();
    const config = await fetch(`${service.url}/api/widget-config?lang=en`);
    expect(await config.json()).toEqual({
      title: "Taipei City Exchanges",
      greeting: "Hello, ask about exchanges.",
      examples: [
        "How many memorandums were signed at the 2019 forum?",
        "Which cities are Taipei’s sister cities?",
      ],
      contact: { name: "Citizen hotline", phone: "1999", url: null },
      privacyUrl: "https://city.example/privacy",
      retentionDays: 90,
    });
    const chinese = await fetch(`${service.url}/api/widget-config?lang=xx`, {
      headers: { "Accept-Language": "zh-TW" },
    });
    expect(await chinese.json()).toMatchObject({ title: "臺北市城市交流問答" });
  });
});
