import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import type { Listening } from "../../../src/http/listen.ts";
import { HttpProblem } from "../../../src/http/problem.ts";
import { briefPage } from "../../../src/http/staff/brief/brief-page.ts";
import { createWaitingLine, type WaitingLine } from "../../../src/http/waiting-line.ts";
import { addBriefRoutes } from "../../../src/http/staff/brief-routes.ts";
import type { Brief } from "../../../src/staff/brief/brief.ts";
import { articleOf } from "../../article-of.ts";
import { axeFindings } from "../../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../../browser/chromium.ts";
import { ARTICLES, groundOf } from "../../staff/brief/brief-fixture.ts";
import { asRole, startStaff } from "./desk-service.ts";

const NASTY = articleOf({
  id: "2022-nasty",
  title: `=HYPERLINK("http://evil.example") <script>alert("title")</script>`,
  publisher: `+1 <img src=x onerror=alert(1)>`,
  publishedOn: "2022-02-03",
  eventOn: "2022-02-02",
  url: "javascript:alert(1)",
  cities: ["Brackwater", "Vestervik", "<b>Bold</b>"],
  body: "Mayor Tseng Po-an met Vestervik Mayor Marta Lindholm at the Salt House on February 2, 2022, as <script>alert(`body`)</script> told.",
});
const GROUND = groundOf([...ARTICLES, NASTY]);

let service: Listening;
let isReady = true;

beforeAll(async () => {
  service = await startStaff((app, access) => {
    addBriefRoutes(
      app,
      {
        creator: () => "Riverton Exchanges",
        ground: () => {
          if (!isReady) throw new HttpProblem("not_ready", { retryAfter: 5 });
          return GROUND;
        },
      },
      access,
    );
  });
});
afterAll(() => service.stop());

const get = (query: string): Promise<Response> => asRole(`${service.url}/api/staff/briefs?${query}`);

/** The files of a ZIP archive by name: no more of the format than what Word files use. */
function unzipped(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(from, from + packed);
    files.set(
      archive.toString("utf8", at + 46, at + 46 + (name ?? 0)),
      (method === 0 ? content : inflateRawSync(content)).toString("utf8"),
    );
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

describe("GET /api/staff/briefs", () => {
  test("gives a brief as JSON, whose quotes stand in the articles", async () => {
    const response = await get("city=Vestervik");
    expect(response.status).toBe(200);
    const brief = (await response.json()) as Brief;
    expect(brief.about.city).toEqual({ id: "cities:Vestervik", name: "Vestervik" });
    expect(brief.sections.map(({ id }) => id)).toEqual([
      "counts",
      "timeline",
      "meetings",
      "documents",
      "plans",
      "ties",
    ]);
  });

  test.each([
    ["city=Atlantis", "city"],
    ["series=none", "series"],
    ["topic=the", "topic"],
    ["city=Vestervik&from=yesterday", "from"],
    ["city=Vestervik&to=2020-13-01", "to"],
    ["city=Vestervik&format=pdf", "format"],
    ["city=Vestervik&city=Salmere", "city"],
    ["", "city"],
  ])("names what is wrong with %s", async (query, field) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "request_invalid", field });
  });

  test("refuses a language that there is not, and whoever is no staff", async () => {
    expect(await (await get("city=Vestervik&lang=fr")).json()).toMatchObject({
      code: "language_unsupported",
      field: "lang",
    });
    expect((await fetch(`${service.url}/api/staff/briefs?city=Vestervik`)).status).toBe(401);
  });

  test("says so while the articles are not there yet", async () => {
    isReady = false;
    const response = await get("city=Vestervik");
    isReady = true;
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  });

  test("says when to come again where too many are being made, and lets go who leaves the line", async () => {
    const line = createWaitingLine(1, 1);
    const signals: AbortSignal[] = [];
    const watched: WaitingLine = {
      run: (work, signal) => {
        signals.push(signal);
        return line.run(work, signal);
      },
    };
    const crowded = await startStaff((app, access) => {
      addBriefRoutes(app, { creator: () => "", ground: () => GROUND, line: watched }, access);
    });
    try {
      const gate = Promise.withResolvers<undefined>();
      const made = line.run(() => gate.promise, new AbortController().signal);
      const leaving = new AbortController();
      const address = `${crowded.url}/api/staff/briefs?city=Vestervik`;
      const waiting = asRole(address, "reader", { signal: leaving.signal });
      await vi.waitUntil(() => signals.length === 1);
      const refused = await asRole(address);
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "10"]);
      expect(await refused.json()).toMatchObject({ code: "busy" });
      leaving.abort();
      await expect(waiting).rejects.toThrow();
      await vi.waitUntil(() => signals[0]?.aborted);
      // The place of whoever left is free.
      const next = asRole(address);
      await vi.waitUntil(() => signals.length === 3);
      gate.resolve(undefined);
      await made;
      expect((await next).status).toBe(200);
    } finally {
      await crowded.stop();
    }
  });

  test("gives a table that no spreadsheet runs", async () => {
    const response = await get("city=Vestervik&format=csv");
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="brief.csv"');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.toString("utf8");
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")`);
    expect(text).toContain(`"'+1 <img`);
    expect(text).toContain(`"javascript:alert(1)"`);
  });

  test("gives Markdown in which nothing of an article is markup", async () => {
    const text = await (await get("city=Vestervik&format=markdown&lang=zh-Hant")).text();
    expect(text).toContain("# 簡報：韋斯特維克");
    expect(text).not.toMatch(/(?<!\\)<(?!https?:)/u);
    expect(text).not.toContain("javascript:alert");
  });

  test("gives a Word file with its tables and links", async () => {
    const response = await get("city=Vestervik&format=docx");
    const files = unzipped(Buffer.from(await response.arrayBuffer()));
    const document = files.get("word/document.xml") ?? "";
    expect(document).toContain("Who met whom");
    expect(document).toContain("Marta Lindholm");
    expect(document).toContain("&lt;script&gt;alert(&quot;title&quot;)&lt;/script&gt;");
    expect(document).not.toContain("<script");
    const links = files.get("word/_rels/document.xml.rels") ?? "";
    expect(links).toContain("https://news.example/2019-visit");
    expect(links).not.toContain("javascript:");
  });

  test("gives a page without inline code or style, with charts that have their tables", async () => {
    const response = await get("city=Vestervik&format=html");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
    const page = await response.text();
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=(?!alert)|javascript:/u);
    expect(page).toContain("&lt;script&gt;");
    expect(page.match(/<svg/gu)).toHaveLength(2);
    expect(page).toContain("The same as a table");
    const styles = await fetch(`${service.url}/staff/brief.css`);
    expect(styles.headers.get("content-type")).toContain("text/css");
  });
});

it("escapes whatever stands in a brief, in text, attributes and pictures", async () => {
  const brief = (await (await get("city=Vestervik")).json()) as Brief;
  const mark = "<i x='\"&>";
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (given) => {
      const words = `${mark}${given}`;
      const filled: Brief = {
        ...brief,
        about: { ...brief.about, topic: words },
        sections: brief.sections.map((section) => ({
          ...section,
          rows: section.rows.map((row) => ({
            ...row,
            quote: words,
            cells: Object.fromEntries(section.columns.map((column) => [column, words])),
          })),
        })),
        sources: brief.sources.map((source) => ({ ...source, title: words, publisher: words, url: words })),
        exchanges: {
          ...brief.exchanges,
          cities: [{ name: words, perYear: brief.exchanges.years.map(() => 1) }],
        },
      };
      const page = briefPage(filled, `/api/staff/briefs?topic=${encodeURIComponent(words)}`);
      expect(page).not.toContain("<i ");
      const allowed =
        /^\/?(?:!doctype|html|head|meta|title|link|body|main|h1|h2|p|nav|a|section|div|table|thead|tbody|tr|th|td|q|ol|li|span|figure|figcaption|svg|text|rect|line|circle|details|summary)$/u;
      for (const [, tag = ""] of page.matchAll(/<([^\s>]+)/gu)) expect(tag).toMatch(allowed);
    }),
    { numRuns: 50 },
  );
});

describe.skipIf(!hasChromium)(browserTitle("the page of a brief in Chromium"), () => {
  test.each(["light", "dark"] as const)(
    "keeps WCAG AA in %s, and nothing runs",
    async (colorScheme) => {
      const browser = await launchChromium();
      try {
        for (const lang of ["en", "zh-Hant"]) {
          const context = await browser.newContext({
            colorScheme,
            extraHTTPHeaders: { "x-role": "reader" },
            viewport: { width: 1400, height: 800 },
          });
          const page = await context.newPage();
          const said: string[] = [];
          page.on("console", (message) => said.push(message.text()));
          page.on("dialog", (dialog) => void dialog.dismiss().then(() => said.push("a dialog")));
          await page.goto(`${service.url}/api/staff/briefs?city=Vestervik&format=html&lang=${lang}`);
          // Of words in pictures axe cannot tell the contrast; it is computed below.
          await page.evaluate('document.querySelectorAll("svg text").forEach((text) => text.remove())');
          expect(await axeFindings(page)).toEqual([]);
          await page.setViewportSize({ width: 390, height: 800 });
          // The page itself does not scroll sideways: wide tables scroll within.
          expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
          expect(said.filter((line) => !line.includes("/icon.svg") && !line.includes("404"))).toEqual([]);
          await context.close();
        }
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  test.each(["light", "dark"] as const)(
    "shows numbers on every shade with contrast enough in %s",
    async (colorScheme) => {
      const browser = await launchChromium();
      try {
        const context = await browser.newContext({ colorScheme, extraHTTPHeaders: { "x-role": "reader" } });
        const page = await context.newPage();
        await page.goto(`${service.url}/api/staff/briefs?city=Vestervik&format=html&lang=en`);
        const colours = await page.evaluate<[string, string][]>(`[1, 2, 3, 4].map((shade) => {
        const svg = document.querySelector("svg");
        return ["shade-", "on-shade-"].map((name) => {
          const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
          part.setAttribute("class", name + shade);
          svg.append(part);
          return getComputedStyle(part).fill;
        });
      })`);
        const [axis, ground] = await page.evaluate<[string, string]>(
          '[getComputedStyle(document.querySelector(".axis")).fill, getComputedStyle(document.body).backgroundColor]',
        );
        expect(contrast(ground, axis)).toBeGreaterThanOrEqual(4.5);
        expect(colours).toHaveLength(4);
        for (const [shade, ink] of colours) expect(contrast(shade, ink)).toBeGreaterThanOrEqual(4.5);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});

/** Contrast ratio of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/gu) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
