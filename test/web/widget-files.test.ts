import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { WidgetFiles } from "../../src/http/widget-files.ts";
import { prepareWidget, WidgetError } from "../../src/prepare-widget.ts";
import { type Service, startService } from "../http/service.ts";

/** What all that a page loads of the widget may weigh together, compressed. */
const MOST_BYTES = 30_000;

let dataDir: string;
let files: WidgetFiles;
let service: Service;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "widget-"));
  files = await prepareWidget(dataDir);
  service = await startService({ widget: () => files });
});
afterAll(async () => {
  await service.stop();
  await rm(dataDir, { recursive: true });
});

const panelPath = (): string => `/widget/${[...files.panels.keys()][0] ?? ""}`;
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${service.url}${path}`, { headers });

it("weighs less than 30 kB compressed, the closed widget a small part of it", () => {
  const [panel] = [...files.panels.values()];
  const sizes = [files.loader, panel].map((file) => gzipSync(file?.plain ?? "", { level: 9 }).length);
  expect(files.panels.size).toBe(1);
  expect(sizes[0]).toBeLessThan(5_000);
  expect((sizes[0] ?? 0) + (sizes[1] ?? 0)).toBeLessThan(MOST_BYTES);
});

it("names nothing from elsewhere, and holds nothing that pages forbid", () => {
  for (const { plain } of [files.loader, ...files.panels.values()]) {
    const code = plain.toString();
    const addresses = code.match(/https?:\/\/[^\s"'`)]+/gu) ?? [];
    expect(addresses.filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
    expect(code).not.toMatch(/\beval\(|new Function|unsafeHTML|insertAdjacentHTML|document\.write/u);
    // Decorators that the build left in would be refused by the browser.
    expect(code).not.toContain("@customElement");
  }
});

it("is built once and again only when something changed", async () => {
  const folder = join(dataDir, "widget");
  const times = async (): Promise<number[]> =>
    Promise.all((await readdir(folder)).map(async (file) => (await stat(join(folder, file))).mtimeMs));
  const before = await times();
  expect(before).toHaveLength(7);
  const again = await prepareWidget(dataDir);
  expect(await times()).toEqual(before);
  expect(again.loader.hash).toBe(files.loader.hash);
  // One that is not whole is built anew.
  const list = (await readdir(folder)).find((file) => file.endsWith(".json")) ?? "";
  await rm(join(folder, list));
  expect((await prepareWidget(dataDir)).loader.hash).toBe(files.loader.hash);
});

it("keeps an older conversation part for pages that are still open, and forgets it after a month", async () => {
  const older = join(dataDir, "widget", "panel-0123456789ab.js");
  for (const path of [older, `${older}.gz`, `${older}.br`]) await writeFile(path, "older");
  expect((await prepareWidget(dataDir)).panels.has("panel-0123456789ab.js")).toBe(true);
  const longAgo = Date.now() / 1_000 - 40 * 24 * 3_600;
  for (const path of [older, `${older}.gz`, `${older}.br`]) await utimes(path, longAgo, longAgo);
  expect((await prepareWidget(dataDir)).panels.has("panel-0123456789ab.js")).toBe(false);
});

it("says what to do where the folder cannot be written", async () => {
  const file = join(dataDir, "not-a-folder");
  await writeFile(file, "");
  await expect(prepareWidget(file)).rejects.toThrow(WidgetError);
});

it("sends the loader with an ETag, and nothing when the browser has it", async () => {
  const accepting = { "Accept-Encoding": "gzip, deflate, br" };
  const response = await get("/widget.js", accepting);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
  expect(response.headers.get("Cache-Control")).toBe("public, no-cache");
  expect(response.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
  const etag = response.headers.get("ETag") ?? "";
  expect(etag).toMatch(/^"[\da-f]{20}-br"$/);
  // A browser revalidates with max-age=0; fetch would send no-cache, which asks for the whole again.
  const again = { ...accepting, "If-None-Match": etag, "Cache-Control": "max-age=0" };
  expect((await get("/widget.js", again)).status).toBe(304);
});

it("sends the conversation part for good, in the coding that is asked for", async () => {
  const bodies = new Set<string>();
  for (const coding of ["br", "gzip", "identity"]) {
    const response = await get(panelPath(), { "Accept-Encoding": coding });
    expect(response.headers.get("Content-Encoding")).toBe(coding === "identity" ? null : coding);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Vary")).toContain("Accept-Encoding");
    bodies.add(await response.text());
  }
  expect(bodies.size).toBe(1);
  expect((await get("/widget/panel-000000000000.js")).status).toBe(404);
  expect((await get("/widget/..%2Fwidget.js")).status).toBe(404);
});

it("leaves pages as they were while there is no widget", async () => {
  const without = await startService();
  try {
    expect((await fetch(`${without.url}/widget.js`)).status).toBe(503);
    for (const path of ["/?lang=en", "/demo?lang=en"]) {
      expect(await (await fetch(`${without.url}${path}`)).text()).not.toContain("<script");
      expect(await (await get(path)).text()).toContain('<script src="/widget.js"');
    }
  } finally {
    await without.stop();
  }
});
