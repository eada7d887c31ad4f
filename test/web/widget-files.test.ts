import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

it("has a staff desk of less than 60 kB compressed, named by its content", () => {
  const { name, file } = files.desk;
  expect(name).toMatch(/^desk-[\da-f]{12}\.js$/);
  expect(file.gzip.length).toBeLessThan(60_000);
});

it("names nothing from elsewhere, and holds nothing that pages forbid", () => {
  for (const { plain } of [files.loader, files.desk.file, ...files.panels.values()]) {
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
  // A file that is written anew has another inode.
  const inodes = async (): Promise<number[]> =>
    Promise.all((await readdir(folder)).map(async (file) => (await stat(join(folder, file))).ino));
  const before = await inodes();
  expect(before).toHaveLength(10);
  const again = await prepareWidget(dataDir);
  expect(await inodes()).toEqual(before);
  expect(again.loader.hash).toBe(files.loader.hash);
  // One that is not whole is built anew, whatever of it is missing.
  for (const end of [".json", ".js.br"]) {
    const missing = (await readdir(folder)).find((file) => file.startsWith("widget-") && file.endsWith(end));
    await rm(join(folder, missing ?? ""));
    expect((await prepareWidget(dataDir)).loader.hash).toBe(files.loader.hash);
  }
});

describe("an older conversation part", () => {
  const OLDER = "panel-0123456789ab.js";
  const DAY_S = 24 * 3_600;
  const pathOf = (file: string): string => join(dataDir, "widget", file);
  const isKept = async (): Promise<boolean> => (await prepareWidget(dataDir)).panels.has(OLDER);
  /** Has it, and what serves now, date from so many days ago. */
  const date = async (file: string, days: number): Promise<void> => {
    const seconds = Date.now() / 1_000 - days * DAY_S;
    for (const path of [file, `${file}.gz`, `${file}.br`]) await utimes(pathOf(path), seconds, seconds);
  };
  const current = (): string => [...files.panels.keys()][0] ?? "";

  beforeEach(async () => {
    for (const file of [OLDER, `${OLDER}.gz`, `${OLDER}.br`]) await writeFile(pathOf(file), "older");
  });
  afterEach(async () => {
    for (const file of [OLDER, `${OLDER}.gz`, `${OLDER}.br`]) await rm(pathOf(file), { force: true });
  });

  it("stays for pages that are still open, for a month after the last day on which it served", async () => {
    await date(OLDER, 29);
    expect(await isKept()).toBe(true);
    await date(OLDER, 31);
    expect(await isKept()).toBe(false);
  });

  it("counts as served until the start that replaces it, however long ago it was built and started", async () => {
    await date(OLDER, 200);
    await date(current(), 300);
    expect(await isKept()).toBe(true);
    // Another month of ours later, it is that old.
    await date(OLDER, 31);
    expect(await isKept()).toBe(false);
    expect((await stat(pathOf(current()))).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  });

  it("that is not whole is left out, and the widget is there all the same", async () => {
    await rm(pathOf(`${OLDER}.br`));
    const { panels, loader } = await prepareWidget(dataDir);
    expect([...panels.keys()]).toEqual([current()]);
    expect(loader.hash).toBe(files.loader.hash);
  });
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
