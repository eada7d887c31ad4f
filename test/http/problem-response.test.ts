import { afterEach, describe, expect, it, vi } from "vitest";
import { HttpProblem } from "../../src/http/problem.ts";
import { serviceParts } from "../../src/service-parts.ts";
import { startService, type Service } from "./service.ts";

let service: Service | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await service?.stop();
  service = null;
});

/** A service that would print errors where Express does, and what it printed. */
async function printing(
  failing: Parameters<typeof startService>[0],
): Promise<{ url: string; printed: string[] }> {
  service = await startService(failing);
  // With the environment of tests, Express prints nothing.
  service.app.set("env", "production");
  const printed: string[] = [];
  vi.spyOn(console, "error").mockImplementation((...what: unknown[]) => void printed.push(String(what)));
  return { url: service.url, printed };
}

describe("the answer to an error", () => {
  it("is a problem while the service starts", async () => {
    const starting = serviceParts(() => null, { database: "none", prompt: "p", model: null });
    const { url, printed } = await printing({ articleOf: starting.articleOf });
    const response = await fetch(`${url}/api/articles/any`);
    expect(response.status).toBe(503);
    expect(response.headers.get("Content-Type")).toContain("application/problem+json");
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: "not_ready", status: 503 });
    expect(printed).toEqual([]);
  });

  it("is a problem of ours where the words of another lack a value, and no stack", async () => {
    const { url, printed } = await printing({
      articleOf: () => {
        throw new HttpProblem("faq_unproved");
      },
    });
    const response = await fetch(`${url}/api/articles/any`);
    expect(response.status).toBe(500);
    expect(response.headers.get("Content-Type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ type: "about:blank", code: "internal_error", status: 500 });
    expect(service?.logText()).toContain("filled.ts");
    expect(printed).toEqual([]);
  });

  it("breaks off what has begun, without a word of the error in the log", async () => {
    const { url, printed } = await printing({
      calledBack: [
        ({ app }) => {
          app.get("/half", (_request, response) => {
            response.write("half");
            throw new Error("Zaphod asked");
          });
        },
      ],
    });
    await expect(fetch(`${url}/half`).then((response) => response.text())).rejects.toThrow();
    expect(service?.logText()).toContain("response broken off");
    expect(service?.logText()).not.toContain("Zaphod");
    expect(printed).toEqual([]);
  });
});
