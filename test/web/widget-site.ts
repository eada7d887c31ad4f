import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "../../src/answer/answer.ts";
import type { Article } from "../../src/corpus/article.ts";
import type { WidgetFiles } from "../../src/http/widget-files.ts";
import { prepareWidget } from "../../src/prepare-widget.ts";
import * as fixtures from "../http/fixtures.ts";
import { startService } from "../http/service.ts";
import { type DirectLineServer, startDirectLine } from "./direct-line-server.ts";

/** Questions that get a certain answer; any other one is answered in its own language. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  everything: fixtures.fullAnswer,
  nothing: fixtures.nothingFound,
  choices: fixtures.clarification,
  opinion: fixtures.declined,
};

/** A service with the widget, and a page of another origin that embeds it. */
export interface WidgetSite {
  readonly service: DirectLineServer;
  readonly files: WidgetFiles;
  /** Address of a page of another origin with these contents. */
  page(html: string, headers?: Record<string, string>): string;
  stop(): Promise<void>;
}

/** What the service says before the first question. */
export function widgetConfig(language: string): Record<string, unknown> {
  const isEnglish = language === "en";
  return {
    title: isEnglish ? "Taipei city exchanges" : "臺北城市交流問答",
    greeting: isEnglish ? "Hello! Ask about Taipei’s partner cities." : "您好！歡迎詢問臺北的夥伴城市。",
    examples: isEnglish
      ? ["How many memorandums were signed at the 2019 forum?", "Which cities are Taipei’s sister cities?"]
      : ["2019年雙城論壇簽了幾項備忘錄？", "臺北市的姊妹市有哪些？"],
    contact: { name: isEnglish ? "Citizen hotline" : "臺北市民當家熱線", phone: "1999", url: null },
    privacyUrl: "https://city.example/privacy",
    retentionDays: 90,
  };
}

/** Starts both. The widget is built from the sources as they are; `more` are articles besides the fixtures'. */
export async function startWidgetSite(more: ReadonlyMap<string, Article> = new Map()): Promise<WidgetSite> {
  const dataDir = await mkdtemp(join(tmpdir(), "widget-"));
  const files = await prepareWidget(dataDir);
  const app = await startService({
    // The pages that embed the widget stand on another port, which no setting could name beforehand.
    embedOrigins: "*",
    widget: () => files,
    articleOf: (id) => more.get(id) ?? fixtures.articles.find((one) => one.id === id) ?? null,
    exampleQuestions: (language) => widgetConfig(language)["examples"] as string[],
  });
  const service = await startDirectLine({ answer: fixtureAnswer, config: widgetConfig }, app.url);
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const hosts = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    response.writeHead(page === undefined ? 404 : 200, {
      "Content-Type": "text/html; charset=utf-8",
      ...page?.headers,
    });
    response.end(page?.html ?? "");
  });
  await new Promise<void>((resolve) => hosts.listen(0, "127.0.0.1", resolve));
  return {
    service,
    files,
    page(html, headers = {}) {
      const path = `/page-${pages.size}`;
      pages.set(path, { html, headers });
      return `http://127.0.0.1:${(hosts.address() as AddressInfo).port}${path}`;
    },
    async stop() {
      hosts.closeAllConnections();
      await new Promise((resolve) => hosts.close(resolve));
      await service.stop();
      await app.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Answers as the fixtures have them. */
export function fixtureAnswer(question: string): Answer {
  const answer =
    ANSWERS[question] ?? (/\p{Script=Han}/u.test(question) ? fixtures.chineseAnswer : fixtures.englishAnswer);
  return { ...answer, id: `answer-${question.length}` };
}

/** A page of ordinary content that embeds the widget. */
export function friendlyPage(service: string, attributes = 'data-lang="en"', language = "en"): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>City</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
    <body><main><h1>City hall</h1><p>Opening hours: <a href="#hours">nine to five</a>.</p></main>
    <script src="${service}/widget.js" ${attributes} defer></script></body></html>`;
}
