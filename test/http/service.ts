import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Express } from "express";
import { pino } from "pino";
import type { Answer } from "../../src/answer/answer.ts";
import type { AskRequest } from "../../src/answer/answerer.ts";
import { createApp } from "../../src/http/app.ts";
import type { AppDependencies } from "../../src/http/app.ts";
import { listen } from "../../src/http/listen.ts";
import type { Listening } from "../../src/http/listen.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { maskPersonalData } from "../../src/language/mask-personal-data.ts";
import { openStore, type Store } from "../../src/store/conversation-store.ts";
import { PROMPTS } from "../../src/official-words.ts";
import { loadSite } from "../../src/site.ts";
import { articles, chineseAnswer, englishAnswer, englishArticle } from "./fixtures.ts";

/** A service on loopback, what it was asked and what it logged. */
export interface Service extends Listening {
  /** The app, of which routes can be read. */
  readonly app: Express;
  readonly asked: AskRequest[];
  readonly store: Store;
  /** Lines of the log, parsed. */
  readonly log: Record<string, unknown>[];
  /** The log as it was written. */
  readonly logText: () => string;
}

export interface ServiceOptions extends Partial<AppDependencies> {
  /** What the answer room answers; by default a fixture in the language of the question. */
  readonly answer?: (request: AskRequest) => Answer | Promise<Answer>;
  readonly stopDeadlineMs?: number;
  /** 0, any free one, by default. */
  readonly port?: number;
}

const SITE = await loadSite(PROMPTS);

/** Keys for tokens, people and sessions: any 32 bytes, the same for every service. */
export const keys = {
  token: new Uint8Array(32).fill(1),
  person: new Uint8Array(32).fill(2),
  session: new Uint8Array(32).fill(3),
};
/** Sessions as by default, passwords that take no time, and no provider. */
export const staff: AppDependencies["staff"] = {
  sessions: { idleMs: 30 * 60_000, absoluteMs: 10 * 3_600_000 },
  oidc: null,
  passwordCost: { ln: 4, r: 8, p: 1 },
};

export const ready = {
  ready: true,
  index: { vectorIndex: "exact", passages: 4, articles: 3, leftOut: 0, snapshot: "snapshot-1" },
  model: "all-MiniLM-L6-v2",
  database: "none",
} as const;

/** Starts the real app on a free port; limits are out of the way unless a test sets them. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { answer = fixtureAnswer, stopDeadlineMs, port = 0, ...rest } = options;
  const own = rest.store === undefined ? await ownStore() : null;
  const store = rest.store ?? own?.store;
  if (store === undefined) throw new Error("a service needs a store");
  const asked: AskRequest[] = [];
  const lines: string[] = [];
  const { handler, upgrades, turns } = createApp({
    answerer: {
      async ask(request) {
        asked.push(request);
        return answer(request);
      },
    },
    search: {
      snapshotId: "snapshot-1",
      search: (_query, k, only = null) => {
        const end = englishArticle.body.indexOf("\n");
        const passage = { article: englishArticle, start: 0, end, text: englishArticle.body.slice(0, end) };
        return Promise.resolve(
          [
            {
              ...passage,
              score: 1.5,
              measure: 1.5,
              scores: { dense: 0.5, lexical: 1 },
              sentenceSimilarities: new Float32Array(),
            },
          ]
            .filter(({ article }) => only?.has(article.id) !== false)
            .slice(0, k),
        );
      },
    },
    articleOf: (id, version) =>
      articles.find((one) => one.id === id && (version === undefined || version === one.version)) ?? null,
    held: () => ({
      articles: articles.filter(({ status }) => status === "current"),
      glossary: new Glossary([]),
    }),
    readiness: () => ready,
    exampleQuestions: (language) =>
      language === "en"
        ? ["How many memorandums were signed at the 2019 forum?", "Which cities are Taipei’s sister cities?"]
        : ["2019年雙城論壇簽了幾項備忘錄？", "臺北市的姊妹市有哪些？"],
    widget: () => null,
    logger: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
    limits: { requestsPerMinute: 60_000, burst: 10_000, questionsInHand: 32 },
    metricsToken: null,
    trustProxy: false,
    publicUrl: null,
    embedOrigins: [],
    words: {
      greeting: (language) =>
        language === "en" ? "Hello, ask about exchanges." : "您好，歡迎詢問城市交流。",
      contact: () => ({ name: "Citizen hotline", phone: "1999", url: null }),
      names: (language) => SITE.names(language),
      privacyNotice: (_language, days) => ({
        title: "What is kept",
        parts: [{ title: "For how long", text: `For ${days} days.` }],
      }),
    },
    privacyUrl: "https://city.example/privacy",
    retentionDays: 90,
    mask: maskPersonalData,
    versions: () => ({ index: "snapshot-1", prompt: "prompt-1", model: "all-MiniLM-L6-v2" }),
    keys,
    staff,
    calledBack: [],
    now: () => 0,
    ...rest,
    store,
  });
  const listening = await listen(handler, {
    host: "127.0.0.1",
    port,
    upgrades,
    stopAlso: (withinMs) => turns.stop(withinMs),
    ...(stopDeadlineMs === undefined ? {} : { stopDeadlineMs }),
  });
  await turns.resume();
  return {
    ...listening,
    app: handler,
    async stop() {
      await listening.stop();
      await own?.remove();
    },
    asked,
    store,
    get log() {
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    logText: () => lines.join(""),
  };
}

async function ownStore(): Promise<{ store: Store; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "service-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  let removed: Promise<void> | null = null;
  const remove = async (): Promise<void> => {
    await store.close();
    await rm(dataDir, { recursive: true });
  };
  return { store, remove: () => (removed ??= remove()) };
}

function fixtureAnswer({ question }: AskRequest): Answer {
  return /\p{Script=Han}/u.test(question) ? chineseAnswer : englishAnswer;
}

/** Posts JSON to `/api/ask`; a string is sent as it is. */
export function ask(
  service: Listening,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${service.url}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** Sends the page's form. */
export function askOnPage(service: Listening, form: Record<string, string>, lang = "en"): Promise<Response> {
  return fetch(`${service.url}/?lang=${lang}`, { method: "POST", body: new URLSearchParams(form) });
}
