import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chineseArticle, englishArticle, withdrawnArticle } from "./fixtures.ts";
import { ask, ready, startService } from "./service.ts";
import type { Service, ServiceOptions } from "./service.ts";

let service: Service;
const restart = async (options: ServiceOptions): Promise<void> => {
  await service.stop();
  service = await startService(options);
};
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(service.url + path, { headers });
const code = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { code: string }).code;

beforeEach(async () => {
  service = await startService();
});
afterEach(() => service.stop());

describe("GET /api/articles/:id", () => {
  it("gives exactly the public properties, of the current version or of one asked for", async () => {
    const { id, version, title, body, url, publisher, official } = englishArticle;
    const { publishedOn, eventOn, language, topics, status } = englishArticle;
    const expected = { id, version, title, body, url, publisher, official };
    for (const query of ["", `?version=${version}`]) {
      const response = await get(`/api/articles/${id}${query}`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ ...expected, publishedOn, eventOn, language, topics, status });
    }
  });

  it.each(["nobody-knows", "%2e%2e%2fetc", "__proto__", `${chineseArticle.id}?version=0`])(
    "knows no %s",
    async (id) => {
      const response = await get(`/api/articles/${id}`);
      expect(response.status).toBe(404);
      expect(await code(response)).toBe("article_unknown");
    },
  );

  it("says that an article was withdrawn", async () => {
    const response = await get(`/api/articles/${withdrawnArticle.id}`);
    expect(response.status).toBe(410);
    expect(await code(response)).toBe("article_withdrawn");
  });

  it("refuses a path or version that cannot be read", async () => {
    for (const path of ["/api/articles/%E0%A4%A", "/api/articles/a?version=1&version=2"]) {
      const response = await get(path);
      expect(response.status).toBe(400);
      expect(await code(response)).toBe("request_invalid");
    }
  });
});

describe("GET /api/search", () => {
  it("gives passages with their offsets and scores", async () => {
    const end = englishArticle.body.indexOf("\n");
    const text = englishArticle.body.slice(0, end);
    const response = await get("/api/search?q=forum&k=3");
    expect(await response.json()).toEqual({
      results: [
        { articleId: englishArticle.id, text, start: 0, end, score: 1.5, scores: { dense: 0.5, lexical: 1 } },
      ],
    });
  });

  it.each([
    ["", "request_invalid"],
    ["?q=", "question_empty"],
    ["?q=a&q=b", "request_invalid"],
    ["?q=a&k=0", "request_invalid"],
    ["?q=a&k=51", "request_invalid"],
    ["?q=a&k=1.5", "request_invalid"],
    ["?q=a&k=many", "request_invalid"],
    [`?q=${"a".repeat(501)}`, "question_too_long"],
  ])("refuses %s", async (query, expected) => {
    const response = await get(`/api/search${query}`);
    expect(response.status).toBe(400);
    expect(await code(response)).toBe(expected);
  });
});

describe("health, readiness, metrics", () => {
  it("tell that the service lives and what serves", async () => {
    expect((await get("/healthz")).status).toBe(200);
    const response = await get("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(ready);
    await restart({ readiness: () => ({ ...ready, ready: false }) });
    expect((await get("/readyz")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("count responses and answers by route, for this machine", async () => {
    await ask(service, { question: "Who?" });
    await get("/nowhere/secret");
    await expect.poll(() => service.log.length).toBe(2);
    const response = await get("/metrics");
    const text = await response.text();
    expect(response.headers.get("Content-Type")).toContain("text/plain; version=0.0.4");
    expect(text).toContain('answers_total{status="answered",composer="extractive",language="en"} 1');
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/api\/ask".*status="200".*\} 1/);
    expect(text).toMatch(/route="none",status="404"/);
    expect(text).not.toContain("secret");
  });

  it("tell of a language model where there is one, without a word of what was asked", async () => {
    expect(await (await get("/metrics")).text()).not.toContain("model_");
    const outcomes = { answered: 3, out_of_time: 1 };
    await restart({
      languageModel: () => ({
        ...{ name: "openai:m", prompt: "p", state: "resting", restsUntil: null },
        ...{ outcomes, tokens: { in: 700, out: 50 } },
      }),
    });
    const text = await (await get("/metrics")).text();
    expect(text).toContain('model_answers_total{outcome="answered"} 3');
    expect(text).toContain('model_answers_total{outcome="out_of_time"} 1');
    expect(text).toContain('model_tokens_total{direction="in"} 700');
    expect(text).toContain("model_in_use 0");
    // Asked for again, they are not added up.
    expect(await (await get("/metrics")).text()).toContain('model_answers_total{outcome="answered"} 3');
  });

  it("are closed to a proxy's clients unless they have the token", async () => {
    const forwarded = { "X-Forwarded-For": "203.0.113.7" };
    expect((await get("/metrics", forwarded)).status).toBe(404);
    expect((await get("/metrics", { ...forwarded, Authorization: "Bearer " })).status).toBe(404);
    await restart({ metricsToken: "let-me-in" });
    expect((await get("/metrics", { ...forwarded, Authorization: "Bearer let-me-on" })).status).toBe(404);
    expect((await get("/metrics", { ...forwarded, Authorization: "Bearer let-me-in" })).status).toBe(200);
  });
});

describe("every route", () => {
  it.each([
    ["DELETE", "/api/ask", "POST"],
    ["GET", "/api/ask", "POST"],
    ["POST", "/api/search", "GET, HEAD"],
    ["PUT", "/", "GET, HEAD, POST"],
    ["POST", "/page.css", "GET, HEAD"],
  ])("refuses %s %s with what it allows", async (method, path, allowed) => {
    const response = await fetch(service.url + path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe(allowed);
    expect(await code(response)).toBe("method_not_allowed");
    const options = await fetch(service.url + path, { method: "OPTIONS" });
    expect([options.status, options.headers.get("Allow")]).toEqual([204, allowed]);
  });

  it.each(["/", "/api/nothing", "/page.css", "/healthz", "/metrics/x"])(
    "has the security headers: %s",
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get("Content-Security-Policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      // Pages load the chat from here and nothing else; what is no page loads nothing at all.
      expect(policy.includes("script-src 'self'")).toBe(
        headers.get("Content-Type")?.includes("html") ?? false,
      );
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("X-Powered-By")).toBeNull();
      expect(headers.get("Strict-Transport-Security")).toBeNull();
    },
  );

  it("asks for HTTPS where that is where citizens reach it", async () => {
    await restart({ publicUrl: "https://ask.example" });
    expect((await get("/")).headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  });

  it("reports an unknown address as a problem", async () => {
    const response = await get("/nowhere");
    expect(response.status).toBe(404);
    expect(await code(response)).toBe("not_found");
  });

  it("gives the style sheet with an ETag, and 304 to one who has it", async () => {
    const first = await get("/page.css");
    expect(first.headers.get("Content-Type")).toBe("text/css; charset=utf-8");
    const etag = first.headers.get("ETag") ?? "";
    expect(etag).not.toBe("");
    // A browser revalidates with max-age=0; fetch would send no-cache, which asks for the whole again.
    const again = await get("/page.css", { "If-None-Match": etag, "Cache-Control": "max-age=0" });
    expect(again.status).toBe(304);
  });
});
