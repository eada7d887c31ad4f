import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { axeFindings } from "../../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../../browser/chromium.ts";
import { drawPage } from "./draw.ts";

const share = { value: 0.9, low: 0.85, high: 0.95 };
const milliseconds = { count: 3, median: 2, p95: 12 };
const asked = { questions: "DRCD", over: "DRCD", count: 600, hitAt1: share, hitAt10: share };
const RESULTS: Readonly<Record<string, unknown>> = {
  rivals: {
    date: "2026-11-30",
    rows: ["ours", "MiniSearch <default>"].map((label) => {
      return { ...asked, half: "dev", label, side: "words alone", milliseconds };
    }),
    builds: [
      { over: "DRCD", label: "ours", seconds: 3, isKept: true, residentBytes: 2 ** 28, heldBytes: 2 ** 22 },
    ],
  },
  retrieval: [{ ...asked, way: "service" }],
  recall: [1000, 10_000].map((size) => ({
    size,
    exact: { median: size / 2000, p95: 1 },
    store: { median: 0.2, p95: 1 },
    curve: [16, 256].map((ef) => ({ ef, recall: 0.99, median: 0.1 })),
    bytesBeside: 3000,
  })),
  "query-cost": {
    date: "2026-11-30",
    questions: "DRCD",
    passages: 10_000,
    parts: [{ name: "tokenizer and model", milliseconds }],
  },
  bench: {
    date: "2026-11-30",
    embedding: milliseconds,
    oneCaller: milliseconds,
    sixteenCallers: milliseconds,
    restBytes: 1,
  },
};

/** axe cannot judge the contrast of text within an SVG: the same colours are judged on the same ground beside it. */
const TEXTS_OUT_OF_CHARTS = `for (const text of document.querySelectorAll("svg text")) {
  const beside = document.createElement("p");
  beside.textContent = text.textContent;
  beside.style.color = getComputedStyle(text).fill;
  text.closest("svg").after(beside);
  text.remove();
}`;

let folder = "";

async function write(names: readonly string[]): Promise<void> {
  for (const name of names) await writeFile(join(folder, `${name}.json`), JSON.stringify(RESULTS[name]));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bench-page-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("shows whichever figures there are, each as a chart and as a table, and needs nothing beside itself", async () => {
  await write(["rivals", "recall"]);
  const page = await readFile(await drawPage(folder), "utf8");
  expect(page.match(/<svg/gu)).toHaveLength(6);
  expect(page.match(/<table>/gu)).toHaveLength(6);
  expect(page).toContain("0.900 (0.850–0.950)");
  expect(page).toContain("MiniSearch &lt;default&gt;");
  expect(page).not.toMatch(/src=|href=|url\(|<script/u);
});

test("says so where there are none", async () => {
  expect(await readFile(await drawPage(folder), "utf8")).toContain("There are no figures yet");
});

test("names a file of another form", async () => {
  await writeFile(join(folder, "rivals.json"), "[]");
  await expect(drawPage(folder)).rejects.toThrow(/rivals\.json holds no figures of this version/u);
});

describe.skipIf(!hasChromium)(browserTitle("the page in Chromium"), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  test.each(["light", "dark"] as const)("breaks no rule of WCAG 2.2 AA, %s", async (colorScheme) => {
    await write(Object.keys(RESULTS));
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(await drawPage(folder)).href);
    expect(await page.getByRole("img", { name: /Recall of the vector graph/u }).count()).toBe(1);
    await page.evaluate(TEXTS_OUT_OF_CHARTS);
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});
