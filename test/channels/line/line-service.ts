import express from "express";
import { pino } from "pino";
import type { Answer } from "../../../src/answer/answer.ts";
import type { ChannelMessage } from "../../../src/channels/channel.ts";
import type { LineSettings } from "../../../src/channels/line/line-settings.ts";
import { errorAnswer } from "../../../src/channels/error-answer.ts";
import type { AppDependencies } from "../../../src/http/app.ts";
import { addLine, LINE_PATH } from "../../../src/http/line.ts";
import { listen } from "../../../src/http/listen.ts";
import { problemResponse } from "../../../src/http/problem-response.ts";
import { giveRequestId } from "../../../src/http/request-id.ts";
import { chineseAnswer } from "../../http/fixtures.ts";
import { callOf, signatureOf } from "./line-events.ts";
import { LineServer } from "./line-server.ts";
import { TurnsInMemory } from "./turns-in-memory.ts";

export const SECRET = "test_secret";

export interface LineServiceOptions {
  readonly answer?: (message: ChannelMessage) => Promise<Answer>;
  readonly settings?: Partial<LineSettings>;
}

/** The webhook on loopback, with LINE's API beside it. */
export class LineService {
  readonly line: LineServer;
  readonly turns: TurnsInMemory;
  /** What the log holds. */
  readonly log: string[] = [];
  /** The clock, ms. */
  time = 1_000_000;
  readonly #listening: Awaited<ReturnType<typeof listen>>;

  static async start(options: LineServiceOptions = {}): Promise<LineService> {
    const line = new LineServer();
    await line.start();
    const app = express();
    const service: { current: LineService | null } = { current: null };
    const now = (): number => service.current?.time ?? 0;
    const turns = new TurnsInMemory(options.answer ?? answerOf, now);
    const log: string[] = [];
    const logger = pino({ base: null }, { write: (entry: string) => void log.push(entry) });
    const deps: Pick<
      AppDependencies,
      "words" | "exampleQuestions" | "retentionDays" | "privacyUrl" | "logger" | "now"
    > = {
      words: {
        greeting: (language) => (language === "en" ? "Hello." : "您好。"),
        contact: () => ({ name: "Citizen hotline", phone: "1999", url: null }),
      },
      exampleQuestions: (language) =>
        language === "en" ? ["Which cities are Taipei’s sister cities?"] : ["臺北市的姊妹市有哪些？"],
      retentionDays: 90,
      privacyUrl: "https://city.example/privacy",
      logger,
      now,
    };
    app.use(giveRequestId);
    const settings: LineSettings = {
      channelSecret: SECRET,
      channelAccessToken: "access-token",
      apiBase: line.origin,
      pushFallback: false,
      ...options.settings,
    };
    // The rest of the service is not asked for here.
    addLine(settings)({ app, deps: deps as AppDependencies, turns });
    app.use(problemResponse(logger));
    const listening = await listen(app, { host: "127.0.0.1", port: 0 });
    service.current = new LineService({ line, turns, log, listening });
    return service.current;
  }

  private constructor(parts: {
    line: LineServer;
    turns: TurnsInMemory;
    log: string[];
    listening: Awaited<ReturnType<typeof listen>>;
  }) {
    this.line = parts.line;
    this.turns = parts.turns;
    this.log = parts.log;
    this.#listening = parts.listening;
  }

  /** Delivers events as LINE does, signed. */
  deliver(...events: readonly unknown[]): Promise<Response> {
    return this.post(callOf(...events));
  }

  /** Delivers a body, signed as LINE does unless it is said otherwise. */
  post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#listening.url}${LINE_PATH}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "x-line-signature": signatureOf(SECRET, body),
        ...headers,
      },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
  }

  /** The same without a signature. */
  postUnsigned(body: string): Promise<Response> {
    return fetch(`${this.#listening.url}${LINE_PATH}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
  }

  async stop(): Promise<void> {
    await this.#listening.stop();
    await this.turns.stop();
    await this.line.stop();
  }
}

/** The desk's way with a text: none is no question. */
function answerOf({ text, conversationId }: ChannelMessage): Promise<Answer> {
  if (text.trim() !== "") return Promise.resolve(chineseAnswer);
  return Promise.resolve(
    errorAnswer(conversationId, {
      code: "question_empty",
      language: "zh-Hant",
      text: "請輸入您的問題。",
      contact: null,
    }),
  );
}
