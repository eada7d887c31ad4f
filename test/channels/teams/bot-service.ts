import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { pino } from "pino";
import { expect, onTestFinished } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import type { StaffLookUp } from "../../../src/channels/staff-look-up.ts";
import type { TeamsSettings } from "../../../src/channels/teams/settings.ts";
import type { AppDependencies } from "../../../src/http/app.ts";
import { listen } from "../../../src/http/listen.ts";
import { problemResponse } from "../../../src/http/problem-response.ts";
import { addTeams } from "../../../src/http/teams.ts";
import { maskPersonalData } from "../../../src/language/mask-personal-data.ts";
import { openStore } from "../../../src/store/conversation-store.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { keys } from "../../http/service.ts";
import { activitiesOf, type Activity } from "./activities.ts";
import { APP_ID, APP_SECRET, type IssuerKey, Microsoft } from "./microsoft.ts";
import { TurnsInMemory } from "./turns-in-memory.ts";

export interface BotServiceOptions {
  readonly keys: readonly IssuerKey[];
  readonly answer?: Answer;
  readonly settings?: (microsoft: Microsoft) => TeamsSettings;
  readonly now?: () => number;
}

/** The bot's own settings in a test: Microsoft's servers are those of the test. */
export function registered({ url, host }: Microsoft): TeamsSettings {
  return {
    app: {
      appId: APP_ID,
      credential: { kind: "secret", secret: APP_SECRET },
      tokenEndpoint: `${url}/token`,
      openIdMetadata: `${url}/openid/metadata`,
      staffTenant: null,
    },
    serviceHosts: [host],
  };
}

/** Of a service in which nobody is staff. */
export const NO_STAFF: StaffLookUp = {
  memberOf: () => Promise.resolve(null),
  quick: () => Promise.reject(new Error("nobody looks anything up")),
  answer: () => Promise.reject(new Error("nobody looks anything up")),
};

export const EXAMPLES = {
  en: ["How many memorandums were signed at the 2019 forum?", "Which cities are Taipei’s sister cities?"],
  "zh-Hant": ["2019年雙城論壇簽了幾項備忘錄？", "臺北市的姊妹市有哪些？"],
} as const;

/** The channel's route over a real store, with Microsoft's servers beside it, until the end of the test. */
export async function startBot(options: BotServiceOptions) {
  const { keys: issuerKeys, answer = englishAnswer, settings = registered, now = Date.now } = options;
  const [key] = issuerKeys;
  if (key === undefined) throw new Error("an issuer needs a key");
  const microsoft = new Microsoft(issuerKeys);
  await microsoft.start();
  const dataDir = await mkdtemp(join(tmpdir(), "teams-"));
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  const turns = new TurnsInMemory(() => answer);
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const app = express();
  app.disable("x-powered-by");
  const deps = {
    store,
    logger,
    now,
    mask: maskPersonalData,
    keys,
    words: {
      greeting: (language) => (language === "en" ? "Hello, ask me." : "您好，請發問。"),
      contact: () => ({ name: "Citizen hotline", phone: "1999", url: null }),
    },
    exampleQuestions: (language) => EXAMPLES[language],
  } satisfies Partial<Omit<AppDependencies, "words">> & { words: Partial<AppDependencies["words"]> };
  addTeams(settings(microsoft))({
    app,
    deps: deps as unknown as AppDependencies,
    turns,
    staffLookUp: NO_STAFF,
  });
  app.use(problemResponse(logger));
  const listening = await listen(app, { host: "127.0.0.1", port: 0 });
  onTestFinished(async () => {
    await turns.stop();
    await listening.stop();
    await microsoft.stop();
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const post = (body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${listening.url}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    microsoft,
    store,
    turns,
    activities: activitiesOf(microsoft),
    url: listening.url,
    logText: () => lines.join(""),
    /** What people thought of answers, as the store has it. */
    feedback: (): readonly Record<string, unknown>[] => {
      const db = new DatabaseSync(join(dataDir, "store.sqlite"), { readOnly: true });
      try {
        return db.prepare("select answer_id, person, helpful, reason, comment from feedback").all();
      } finally {
        db.close();
      }
    },
    post,
    /** Posts an activity as Azure Bot Service does. */
    deliver: async (activity: Activity): Promise<Response> =>
      post(activity, { Authorization: await microsoft.header(key) }),
    /** Keeps an answer that can be rated. */
    keep: (given: Answer): Promise<void> =>
      store.saveAnswer(null, given.id, {
        answer: given,
        question: "How many?",
        evidence: [],
        steps: {},
        versions: { index: "i", prompt: "p", model: "m" },
        channel: "teams",
      }),
  };
}

export type BotService = Awaited<ReturnType<typeof startBot>>;

/** Waits until the connector has had so many messages. */
export async function messagesOf({ microsoft }: BotService, count: number) {
  await expect.poll(() => microsoft.messages.length).toBe(count);
  return microsoft.messages;
}
