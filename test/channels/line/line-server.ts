import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { loadingRequest, pushRequest, replyRequest } from "./line-shapes.ts";

/** A call as LINE got it. */
export interface LineCall {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly retryKey: string | null;
  readonly authorization: string | null;
}

/** What LINE does with a call of which it does not think as it should. */
export type Misbehaviour =
  /** Answers so and takes nothing. */
  | { readonly status: number; readonly message?: string; readonly headers?: Record<string, string> }
  /** Never answers. */
  | "hang"
  /** Takes it, and never answers. */
  | "take and hang"
  /** Takes it, and fails. */
  | "take and fail"
  | "cut off";

/** What was delivered to citizens, in order. */
export interface DeliveredMessages {
  readonly by: "reply" | "push";
  /** The reply token, or whom it was pushed to. */
  readonly to: string;
  readonly messages: readonly { readonly type: string; readonly text?: string }[];
}

const JSON_PATHS = {
  "/v2/bot/message/reply": replyRequest,
  "/v2/bot/message/push": pushRequest,
  "/v2/bot/chat/loading/start": loadingRequest,
} as const;

/**
 * LINE's Messaging API on loopback: takes what its published description has and nothing else, a reply token once, and a
 * retry key once.
 */
export class LineServer {
  readonly calls: LineCall[] = [];
  readonly delivered: DeliveredMessages[] = [];
  /** What was wrong with calls. */
  readonly violations: string[] = [];
  /** Taken by the next calls that send something, in order. */
  readonly misbehaviours: Misbehaviour[] = [];
  /** Tokens that do not serve any more. */
  readonly spentTokens = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response);
  });
  readonly #watchers = new Set<() => void>();

  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Calls of a path, in order. */
  callsOf(path: keyof typeof JSON_PATHS): readonly LineCall[] {
    return this.calls.filter((call) => call.path === path);
  }

  /** Resolves when something holds, looked at after each call. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? "";
    const header = (name: string): string | null => {
      const value = request.headers[name];
      return typeof value === "string" ? value : null;
    };
    const call: LineCall = {
      path,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
      retryKey: header("x-line-retry-key"),
      authorization: header("authorization"),
    };
    this.calls.push(call);
    this.#respond(call, response);
    for (const look of this.#watchers) look();
  }

  #respond(call: LineCall, response: ServerResponse): void {
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response
        .writeHead(status, { "Content-Type": "application/json", ...headers })
        .end(JSON.stringify(body));
    };
    const isSending = call.path.startsWith("/v2/bot/message/");
    const misbehaviour = isSending ? this.misbehaviours.shift() : undefined;
    if (typeof misbehaviour === "object") {
      const { status, message = "No.", headers = {} } = misbehaviour;
      send(status, { message }, headers);
      return;
    }
    if (misbehaviour === "hang") return;
    if (misbehaviour === "cut off") {
      response.destroy();
      return;
    }
    const [status, body] = this.#take(call);
    if (misbehaviour === "take and hang") return;
    if (misbehaviour === "take and fail") send(500, { message: "Internal error" });
    else send(status, body);
  }

  #take(call: LineCall): [status: number, body: unknown] {
    const { path, body, retryKey } = call;
    const shape = JSON_PATHS[path as keyof typeof JSON_PATHS] as
      (typeof JSON_PATHS)[keyof typeof JSON_PATHS] | undefined;
    if (shape === undefined) return this.#violation(`no such path: ${path}`);
    const problem = shape.safeParse(body).error;
    if (problem !== undefined) return this.#violation(problem.message);
    if (path === "/v2/bot/chat/loading/start") return [202, {}];
    if (path === "/v2/bot/message/reply") return this.#takeReply(body, retryKey);
    return this.#takePush(body, retryKey);
  }

  #takeReply(body: Record<string, unknown>, retryKey: string | null): [status: number, body: unknown] {
    if (retryKey !== null) return this.#violation("a retry key where none is taken");
    const token = String(body["replyToken"]);
    if (this.spentTokens.has(token)) return [400, { message: "Invalid reply token" }];
    this.spentTokens.add(token);
    return this.#deliver("reply", token, body);
  }

  #takePush(body: Record<string, unknown>, retryKey: string | null): [status: number, body: unknown] {
    const isUuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u.test(retryKey ?? "");
    if (retryKey === null || !isUuid) return this.#violation("no retry key");
    if (this.#keys.has(retryKey)) return [409, { message: "The retry key is already accepted" }];
    this.#keys.add(retryKey);
    return this.#deliver("push", String(body["to"]), body);
  }

  #deliver(by: "reply" | "push", to: string, body: Record<string, unknown>): [status: number, body: unknown] {
    const messages = body["messages"] as DeliveredMessages["messages"];
    this.delivered.push({ by, to, messages });
    return [200, { sentMessages: messages.map((_, at) => ({ id: String(at) })) }];
  }

  #violation(what: string): [status: number, body: unknown] {
    this.violations.push(what);
    return [400, { message: "The request body has 1 error(s)" }];
  }
}
