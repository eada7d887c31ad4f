import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { writeSmallCorpus } from "./small-corpus.ts";
import { ask, checkQuotes } from "./soak/check-answer.ts";

const START_WITHIN_MS = 150_000;
const corpusDir = join(import.meta.dirname, "../corpus");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "server-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Waits until the process has printed this; fails when it ends before. */
async function printed(server: ServerProcess, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = pattern.exec(server.output());
    if (match !== null) return match;
    if (server.child.exitCode !== null) throw new Error(`the server ended before:\n${server.output()}`);
    await delay(10);
  }
}

/** How a server that cannot start ends: its exit code and all that it printed. */
async function failedStart(settings: NodeJS.Dict<string>): Promise<{ code: unknown; output: string }> {
  const server = startServerProcess({ DATA_DIR: join(folder, "none"), ...settings });
  const [code] = (await once(server.child, "close")) as unknown[];
  return { code, output: server.output() };
}

describe("on the real corpus", () => {
  const settings = (): NodeJS.Dict<string> => ({ DATA_DIR: join(folder, "data"), CORPUS_DIR: corpusDir });

  test("says that it is starting, and stops in the middle of indexing with exit code 0", async () => {
    const server = startServerProcess(settings());
    const [url] = await printed(server, /http:\/\/127\.0\.0\.1:\d+/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const readiness = await fetch(`${url}/readyz`);
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({ ready: false });
    const refused = await fetch(`${url}/api/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "When?" }),
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).not.toBeNull();
    expect(await refused.json()).toMatchObject({ code: "not_ready" });
    const article = await fetch(`${url}/api/articles/any`);
    expect(article.status).toBe(503);
    expect(article.headers.get("content-type")).toContain("application/problem+json");
    expect(article.headers.get("retry-after")).not.toBeNull();
    expect(await article.json()).toMatchObject({ code: "not_ready" });
    expect((await fetch(url)).status).toBe(200);

    await printed(server, /Reading articles: [1-9]/);
    // As a terminal and the launcher would: both hand it on.
    server.child.kill("SIGINT");
    expect(await server.end("SIGTERM")).toEqual({ code: 0, signal: null });
    expect(server.output()).not.toContain('"ready"');
  }, 200_000);

  describe("once indexed", () => {
    let server: ServerProcess;
    let url = "";
    beforeAll(async () => {
      server = startServerProcess({ ...settings(), CLOCK: "2026-01-15T12:00" });
      url = await server.ready(START_WITHIN_MS);
    }, 200_000);
    afterAll(async () => {
      await server.end("SIGKILL");
    });

    test("answers in both languages with quotes that stand", async () => {
      const english = await ask(url, "When did Taipei and Prague sign their sister city agreement?");
      expect(english).toMatchObject({ status: "answered", language: "en", composer: "extractive" });
      expect(english.sentences.map(({ text }) => text).join(" ")).toContain("January 13, 2020");
      const chinese = await ask(url, "2025年雙城論壇的主題是什麼？");
      expect(chinese).toMatchObject({ status: "answered", language: "zh-Hant" });
      expect(chinese.text).toContain("科技改變生活");
      expect(await checkQuotes(url, english)).toBeGreaterThan(0);
      expect(await checkQuotes(url, chinese)).toBeGreaterThan(0);
    });

    test("takes today from CLOCK, and says so where the articles hold nothing", async () => {
      const lastYear = await ask(url, "What was the theme of last year's Twin-City Forum?");
      expect(lastYear.text).toMatch(/科技改變生活|Technology Changing Lives/);
      expect(await ask(url, "How many bananas did Atlantis export?")).toMatchObject({
        status: "no_information",
        sentences: [],
        sources: [],
      });
    });

    test("serves articles, search, health, readiness and metrics", async () => {
      const article = await fetch(`${url}/api/articles/2020-01-13-prague-sister-city-agreement`);
      expect(await article.json()).toMatchObject({ status: "current", language: "en", official: true });
      const search = await fetch(`${url}/api/search?q=${encodeURIComponent("布拉格 姊妹市")}&k=5`);
      const { results } = (await search.json()) as { results: { articleId: string }[] };
      expect(results).toHaveLength(5);
      expect(results.some(({ articleId }) => articleId.includes("prague"))).toBe(true);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const readiness = (await (await fetch(`${url}/readyz`)).json()) as Record<string, unknown>;
      expect(readiness).toMatchObject({ ready: true, index: { leftOut: 0 } });
      expect(await (await fetch(`${url}/metrics`)).text()).toContain("answers_total");
    });

    test("offers questions that it answers, on the page and where to begin", async () => {
      const [, english = "", chinese = ""] = await printed(server, /Open \S+ and ask: (.+?) {2}or {2}(.+)/);
      for (const question of [english, chinese])
        expect(await ask(url, question)).toMatchObject({ status: "answered" });
      const page = await (await fetch(`${url}/?lang=zh-Hant`)).text();
      expect(page).toContain(chinese);
    });

    test("never logs what was asked", async () => {
      await ask(url, "Who is Zaphod of Betelgeuse?");
      await fetch(`${url}/api/search?q=Zaphod`);
      expect(server.output()).not.toContain("Zaphod");
    });

    test("finishes what is in hand when asked to stop, and ends with exit code 0", async () => {
      const question = "Where was the 2019 Twin-City Forum held?";
      const inHand = Array.from({ length: 8 }, () => ask(url, question));
      // One of them has been answered: the others are under way.
      await Promise.race(inHand);
      const ending = server.end("SIGTERM");
      const answers = await Promise.allSettled(inHand);
      expect(await ending).toEqual({ code: 0, signal: null });
      const given = answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      // What had not yet been taken when the stop came may be refused; nothing that was taken is cut off.
      expect(given.length).toBeGreaterThan(0);
      expect(server.output()).not.toContain('"aborted":true');
      expect(new Set(given.map(({ text }) => text)).size).toBe(1);
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    });

    test("embeds nothing at the next start, which answers as the one before", async () => {
      const again = startServerProcess({ ...settings(), CLOCK: "2026-01-15T12:00" });
      try {
        const address = await again.ready(START_WITHIN_MS);
        const answer = await ask(address, "When did Taipei and Prague sign their sister city agreement?");
        expect(answer.text).toContain("January 13, 2020");
        expect(again.output()).not.toMatch(/Reading articles|Embedding texts/);
      } finally {
        expect(await again.end("SIGTERM")).toEqual({ code: 0, signal: null });
      }
    });
  });
});

describe("a start that something stands in the way of", () => {
  test("names the file, the line and the problem of an article that is left out, and serves the rest", async () => {
    const broken = await writeSmallCorpus(join(folder, "broken"), { broken: true });
    const server = startServerProcess({ DATA_DIR: join(folder, "data"), CORPUS_DIR: broken });
    try {
      const url = await server.ready(START_WITHIN_MS);
      expect(server.output()).toContain(`${join(broken, "broken.md")}:4: language: must be en or zh-Hant`);
      expect(server.output()).toContain("3 articles read, 1 file left out");
      expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
        index: { articles: 3, leftOut: 1 },
      });
    } finally {
      await server.end("SIGTERM");
    }
  });

  test("ends with exit code 1 and the message alone for a setting that cannot be used", async () => {
    const { code, output } = await failedStart({ PORT: "harbour" });
    expect(code).toBe(1);
    expect(output).toMatch(/^These settings cannot be used[^\n]*\n {2}PORT: "harbour"[^\n]*\n$/);
  });

  test("names PORT where it is in use", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as AddressInfo;
    const { code, output } = await failedStart({ PORT: String(port), CORPUS_DIR: corpusDir });
    holder.close();
    expect(code).toBe(1);
    // Before it stands what the log says of channels that are open.
    expect(output.trimEnd().split("\n").at(-1)).toBe(
      `cannot listen on 127.0.0.1 port ${port}: it is in use. Stop what uses it, or set PORT to another one (PORT=0 takes any free one).`,
    );
    expect(output).not.toContain("    at ");
  });

  test("names a corpus folder or a glossary that cannot be read", async () => {
    const missing = await failedStart({ CORPUS_DIR: join(folder, "missing") });
    expect(missing.code).toBe(1);
    expect(missing.output).toContain("set CORPUS_DIR to a folder of articles");
    expect(missing.output).not.toContain("    at ");
  });
});
