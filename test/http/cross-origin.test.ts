import { describe, expect, it } from "vitest";
import { call, openConversation } from "./direct-line-client.ts";
import { problemOf, QUESTION, startForTest } from "./direct-line-service.ts";
import { ask } from "./service.ts";

describe("pages of other origins", () => {
  const PAGE = "https://www.city.example";

  it("may use the chat where they are allowed to, and nothing else", async () => {
    const service = await startForTest({ embedOrigins: [PAGE] });
    const generated = await call(service, "POST", "/tokens/generate", { headers: { Origin: PAGE } });
    expect(generated.headers.get("access-control-allow-origin")).toBe(PAGE);
    expect(generated.headers.get("vary")).toContain("Origin");
    const preflight = await call(service, "OPTIONS", "/conversations/x/activities", {
      headers: {
        Origin: PAGE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-ms-bot-agent,x-requested-with",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "Authorization, Content-Type, x-ms-bot-agent, x-requested-with",
    );
    expect(preflight.headers.get("access-control-allow-methods")).toContain("DELETE");
    const config = await fetch(`${service.url}/api/widget-config?lang=en`, { headers: { Origin: PAGE } });
    expect(config.headers.get("access-control-allow-origin")).toBe(PAGE);
    const asked = await ask(service, { question: QUESTION }, { Origin: PAGE });
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("may not where they are not, and can read that they may not", async () => {
    const service = await startForTest({ embedOrigins: [PAGE] });
    for (const Origin of [
      "https://evil.example",
      "http://www.city.example",
      `${PAGE}.evil.example`,
      "null",
    ]) {
      const refused = await call(service, "POST", "/tokens/generate", { headers: { Origin } });
      expect(refused.headers.get("access-control-allow-origin")).toBe(Origin);
      expect(await problemOf(refused)).toMatchObject({ status: 403, code: "origin_not_allowed" });
      const asking = { Origin, "Access-Control-Request-Method": "POST" };
      expect(
        (await call(service, "OPTIONS", "/conversations/x/activities", { headers: asking })).status,
      ).toBe(403);
    }
  });

  it("are the service's own alone unless set otherwise, or all", async () => {
    const own = await startForTest({ publicUrl: "https://ask.city.example" });
    for (const Origin of ["https://ask.city.example", own.url]) {
      expect((await call(own, "POST", "/tokens/generate", { headers: { Origin } })).status).toBe(200);
    }
    expect((await call(own, "POST", "/tokens/generate", { headers: { Origin: PAGE } })).status).toBe(403);
    const { streamUrl } = await openConversation(own);
    expect(streamUrl).toMatch(/^wss:\/\/ask\.city\.example\/v3\/directline\//u);
    const all = await startForTest({ embedOrigins: "*" });
    const answer = await call(all, "POST", "/tokens/generate", { headers: { Origin: PAGE } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });
});
