import { vi } from "vitest";

const TOKEN_MS = 30 * 60_000;

/** A request as the service sees it. */
export interface Call {
  /** Method and path after `/v3/directline`, without the query. */
  readonly route: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** What the service answers with. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (call: Call) => Answered | Promise<Answered>;

/** A stream as the service holds it. */
export class FakeSocket {
  readonly url: string;
  isClosed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string) {
    this.url = url;
    queueMicrotask(() => this.onopen?.());
  }

  /** What the client sends keeps the connection alive and is nothing else. */
  send(): void {
    // Nothing to take.
  }

  close(): void {
    this.isClosed = true;
  }

  push(...activities: readonly unknown[]): void {
    this.onmessage?.({ data: JSON.stringify({ activities, watermark: null }) });
  }
}

/** The service's own words for a refusal. */
export function problem(status: number, code: string): Answered {
  return { status, body: { status, code } };
}

/** Direct Line in the place of `fetch` and `WebSocket`: each answer in the test's hands, none later than the test says. */
export class FakeService {
  readonly url = "https://ask.example/";
  readonly calls: Call[] = [];
  readonly sockets: FakeSocket[] = [];
  /** Whether the browser refuses the streams' addresses at once. */
  refusesSockets = false;
  /** Whether no request gets through. */
  isUnreachable = false;
  readonly #handlers = new Map<string, Handler>();
  readonly #expired = new Set<string>();
  /** Conversations by their tokens. */
  readonly #owners = new Map<string, string>();
  #conversations = 0;
  #tokens = 0;

  constructor() {
    vi.stubGlobal("fetch", (address: string, options: RequestInit) => this.#fetch(address, options));
    const isRefused = (): boolean => this.refusesSockets;
    const add = (socket: FakeSocket): void => {
      this.sockets.push(socket);
    };
    vi.stubGlobal(
      "WebSocket",
      class extends FakeSocket {
        constructor(url: string) {
          if (isRefused()) throw new DOMException("insecure", "SecurityError");
          super(url);
          add(this);
        }
      },
    );
  }

  /** Answers a route otherwise, until it is told to answer as always. */
  on(route: string, handler: Handler | null): void {
    if (handler === null) this.#handlers.delete(route);
    else this.#handlers.set(route, handler);
  }

  /** Holds the next answer to a route back until the function returned is called. */
  hold(route: string): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.on(route, async (call) => {
      this.on(route, null);
      await promise;
      return this.#usual(call);
    });
    return () => {
      resolve(undefined);
    };
  }

  /** All tokens so far have ended. */
  expireTokens(): void {
    for (let number = 1; number <= this.#tokens; number++) this.#expired.add(`token-${number}`);
  }

  routes(): string[] {
    return this.calls.map(({ route }) => route);
  }

  /** The stream that was opened last. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("no stream was opened");
    return socket;
  }

  get openSockets(): number {
    return this.sockets.filter(({ isClosed }) => !isClosed).length;
  }

  async #fetch(address: string, { method = "GET", headers, body }: RequestInit): Promise<Response> {
    if (this.isUnreachable) throw new TypeError("Failed to fetch");
    const { pathname } = new URL(address);
    const call = {
      route: `${method} ${pathname.replace("/v3/directline", "")}`,
      token: new Headers(headers).get("Authorization")?.replace("Bearer ", "") ?? null,
      body: typeof body === "string" ? (JSON.parse(body) as unknown) : null,
    };
    this.calls.push(call);
    const handler = this.#handlers.get(call.route);
    const { status, body: answer } = await (handler === undefined ? this.#usual(call) : handler(call));
    return new Response(answer === undefined ? null : JSON.stringify(answer), { status });
  }

  #usual(call: Call): Answered {
    const { route, token } = call;
    const [, method = "", id = "", rest = ""] = /^(\w+) \/conversations(?:\/([^/]+))?(.*)$/.exec(route) ?? [];
    if (route === "POST /conversations") return this.#grant(`c${++this.#conversations}`);
    if (route === "POST /tokens/refresh") return this.#grant(this.#owners.get(token ?? "") ?? "");
    if (method === "DELETE") return { status: 204 };
    if (this.#expired.has(token ?? "")) return problem(403, "token_expired");
    if (method === "GET" && rest === "") return this.#grant(id);
    if (method === "GET") return { status: 200, body: { activities: [], watermark: null } };
    return { status: 200, body: { id: questionId(id, call.body) } };
  }

  #grant(conversationId: string): Answered {
    const token = `token-${++this.#tokens}`;
    this.#owners.set(token, conversationId);
    const streamUrl = `wss://ask.example/${conversationId}`;
    return { status: 200, body: { conversationId, token, expires_in: TOKEN_MS / 1_000, streamUrl } };
  }
}

/** The id of a question as the service makes it: it follows from the client's own. */
export function questionId(conversationId: string, body: unknown): string {
  const { channelData } = body as { channelData: { clientActivityID: string } };
  return `${conversationId}|q-${channelData.clientActivityID}`;
}
