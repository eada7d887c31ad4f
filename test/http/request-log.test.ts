import { afterEach, describe, expect, it } from "vitest";
import { faultReport } from "../../src/http/fault-report.ts";
import { ask, askOnPage, startService } from "./service.ts";
import type { Service } from "./service.ts";

const SECRET = "Zanzibar-祕密";
let service: Service;
afterEach(() => service.stop());

describe("request ids", () => {
  const idFor = async (given?: string): Promise<string | null> =>
    (
      await fetch(`${service.url}/healthz`, {
        headers: given === undefined ? {} : { "X-Request-Id": given },
      })
    ).headers.get("X-Request-Id");

  it.each([1, "loopback"])(
    "are a trusted proxy's where they are harmless (TRUST_PROXY %s)",
    async (proxies) => {
      service = await startService({ trustProxy: proxies });
      expect(await idFor("proxy-12345")).toBe("proxy-12345");
      for (const bad of ["short", "with space", "a".repeat(65), "under_score_1", '{"a":"b"}xx']) {
        expect(await idFor(bad)).toMatch(/^[0-9a-f-]{36}$/);
      }
    },
  );

  it.each([false, "10.0.0.1"])("are random for everybody else (TRUST_PROXY %s)", async (proxies) => {
    service = await startService({ trustProxy: proxies });
    const random = await idFor();
    expect(random).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor()).not.toBe(random);
    expect(await idFor("0912345678")).toMatch(/^[0-9a-f-]{36}$/);
    expect(service.logText()).not.toContain("0912345678");
  });
});

describe("the request log", () => {
  it("holds the route pattern and what became of it, not what was asked or where", async () => {
    service = await startService();
    const { url } = service;
    await ask(service, { question: SECRET });
    await ask(service, { question: SECRET.repeat(100) });
    await ask(service, `{"question": "${SECRET}`);
    await askOnPage(service, { question: SECRET });
    await fetch(`${url}/api/search?q=${encodeURIComponent(SECRET)}`);
    await fetch(`${url}/api/articles/${encodeURIComponent(SECRET)}`);
    await fetch(`${url}/${encodeURIComponent(SECRET)}?${encodeURIComponent(SECRET)}`);
    await expect.poll(() => service.log.length).toBe(7);
    expect(service.log.map(({ method, route, status, code }) => [method, route, status, code])).toEqual([
      ["POST", "/api/ask", 200, undefined],
      ["POST", "/api/ask", 400, "question_too_long"],
      ["POST", "/api/ask", 400, "body_not_json"],
      ["POST", "/", 200, undefined],
      ["GET", "/api/search", 200, undefined],
      ["GET", "/api/articles/:id", 404, "article_unknown"],
      ["GET", "none", 404, "not_found"],
    ]);
    for (const line of service.log) {
      expect(line["milliseconds"]).toBeTypeOf("number");
      expect(line["requestId"]).toBeTypeOf("string");
    }
    expect(service.logText()).not.toMatch(/Zanzibar|祕密|%E7/);
  });

  it("reports a fault of ours with its stack and its causes, not with the words that caused it", async () => {
    class IndexFault extends Error {}
    service = await startService({
      answer: ({ question }) => {
        throw new IndexFault(`cannot read ${question}\n    at ${question}`, {
          cause: new TypeError(question),
        });
      },
    });
    const response = await ask(service, { question: SECRET });
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ code: "internal_error" });
    expect(body).not.toContain("IndexFault");
    const page = await askOnPage(service, { question: SECRET });
    expect(page.status).toBe(500);
    expect(await page.text()).toContain("Something went wrong here");
    await expect.poll(() => service.log.length).toBe(4);
    const fault = service.log[0]?.["fault"] as ReturnType<typeof faultReport>;
    expect([fault.name, fault.cause?.name]).toEqual(["IndexFault", "TypeError"]);
    expect(fault.frames[0]).toContain("request-log.test.ts");
    expect(service.logText()).not.toMatch(/Zanzibar|祕密/);
  });

  it("describes whatever is thrown, and follows causes only so far", () => {
    service = { stop: () => Promise.resolve() } as Service;
    expect(faultReport("text")).toEqual({ name: "string", code: null, frames: [], cause: null });
    const loop = Object.assign(new Error("loop"), { code: "E_LOOP" });
    loop.cause = loop;
    expect(faultReport(loop)).toMatchObject({ code: "E_LOOP", cause: { cause: { code: "E_LOOP" } } });
    expect(faultReport(Object.assign(new Error("x"), { code: "what a citizen wrote" })).code).toBeNull();
  });
});
