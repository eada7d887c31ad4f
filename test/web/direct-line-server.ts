import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, request as forward, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocketServer, type WebSocket } from "ws";
import type { Answer } from "../../src/answer/answer.ts";

/** A message or sign of life as Direct Line has it. */
interface Activity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly channelData?: unknown;
}

interface Conversation {
  readonly activities: Activity[];
  readonly sockets: Set<WebSocket>;
}

/** How the server behaves; a test changes it while it runs. */
export interface Behaviour {
  /** What is answered to a question; null: nothing ever. */
  answer: (question: string) => Answer | null | Promise<Answer | null>;
  /** How many of the next requests to Direct Line get this status instead of an answer. */
  failures: { status: number; count: number; code?: string; retryAfter?: number } | null;
  /** Whether WebSockets are refused, as some proxies do. */
  isDeaf: boolean;
  /** Drops every socket as soon as a question has come, before the answer goes out. */
  dropsOnQuestion: boolean;
  /** Takes the next question and cuts the connection instead of saying so. */
  cutsAfterTaking: boolean;
  /** Milliseconds before each response. */
  latencyMs: number;
  /** What the widget is told about the service. */
  config: (language: string) => Record<string, unknown>;
}

/** What the server has seen. */
export interface Seen {
  /** Method and path of every request to Direct Line and its neighbours. */
  readonly requests: string[];
  readonly questions: {
    readonly conversationId: string;
    readonly text: string;
    readonly clientActivityID: string;
  }[];
  readonly feedback: unknown[];
  readonly deleted: string[];
}

/** A stand-in for the service's Direct Line channel: it speaks the same calls, and misbehaves when told to. */
export interface DirectLineServer {
  readonly url: string;
  readonly behaviour: Behaviour;
  readonly seen: Seen;
  /** Cuts every stream. */
  dropSockets(): void;
  /** Every token given so far has expired: it is good for nothing but to be exchanged, and for deleting. */
  expireTokens(): void;
  /** Every conversation so far is gone. */
  endConversations(): void;
  stop(): Promise<void>;
}

/** Starts the stand-in on loopback; what is not its own goes to the service at `elsewhere`. */
export async function startDirectLine(
  behaviour: Partial<Behaviour> & Pick<Behaviour, "answer" | "config">,
  elsewhere: string,
): Promise<DirectLineServer> {
  const current: Behaviour = {
    failures: null,
    isDeaf: false,
    dropsOnQuestion: false,
    cutsAfterTaking: false,
    latencyMs: 0,
    ...behaviour,
  };
  const seen: Seen = { requests: [], questions: [], feedback: [], deleted: [] };
  const conversations = new Map<string, Conversation>();
  const tokens = new Map<string, string>();
  const expired = new Map<string, string>();
  let url = "";

  const issue = (id: string): Record<string, unknown> => {
    const token = randomUUID();
    tokens.set(token, id);
    return { conversationId: id, token, expires_in: 1800 };
  };
  const started = (id: string, watermark: string, { headers }: IncomingMessage): Record<string, unknown> => {
    const session = issue(id);
    const address = `ws://${headers.host ?? ""}`;
    const query = new URLSearchParams({ watermark, t: String(session["token"]) });
    return {
      ...session,
      streamUrl: `${address}/v3/directline/conversations/${id}/stream?${query.toString()}`,
    };
  };
  const after = ({ activities }: Conversation, watermark: number): string =>
    JSON.stringify({ activities: activities.slice(watermark), watermark: String(activities.length) });
  const push = (conversation: Conversation, activity: Activity): void => {
    const before = conversation.activities.length;
    conversation.activities.push(activity);
    for (const socket of conversation.sockets) socket.send(after(conversation, before));
  };

  const reply = async (conversation: Conversation, question: Activity): Promise<void> => {
    for (const socket of conversation.sockets) {
      socket.send(JSON.stringify({ activities: [{ type: "typing", id: randomUUID() }], watermark: null }));
    }
    const answer = await current.answer(question.text ?? "");
    if (answer === null) return;
    const channelData = { answer };
    push(conversation, {
      type: "message",
      id: randomUUID(),
      text: answer.text,
      replyToId: question.id,
      channelData,
    });
  };

  const take = async (id: string, conversation: Conversation, request: IncomingMessage): Promise<unknown> => {
    const { text, channelData } = (await bodyOf(request)) as {
      text: string;
      channelData: { clientActivityID: string };
    };
    const { clientActivityID } = channelData;
    // As the service does: the same message again has the same id. Browsers themselves repeat a request whose
    // connection broke.
    const known = conversation.activities.find((one) => isOf(one, clientActivityID));
    if (known !== undefined) return { id: known.id };
    seen.questions.push({ conversationId: id, text, clientActivityID });
    const activity = { type: "message", id: randomUUID(), text, channelData: { clientActivityID } };
    push(conversation, activity);
    if (current.dropsOnQuestion) dropSockets();
    void reply(conversation, activity);
    if (!current.cutsAfterTaking) return { id: activity.id };
    current.cutsAfterTaking = false;
    request.socket.destroy();
    return null;
  };

  /** What a request is answered with: a status and a body. */
  const handled = async (
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
  ): Promise<[number, unknown]> => {
    const { failures } = current;
    if (failures !== null && failures.count > 0) {
      failures.count--;
      return [failures.status, failures.code === undefined ? null : problem(failures.code)];
    }
    const route = `${request.method ?? ""} ${path}`;
    if (route === "POST /v3/directline/conversations" && request.headers.authorization === undefined) {
      const own = randomUUID();
      conversations.set(own, { activities: [], sockets: new Set() });
      return [201, started(own, "0", request)];
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const isRefresh = route === "POST /v3/directline/tokens/refresh";
    const isRating = route.startsWith("POST /api/answers/");
    const mayHaveExpired = isRefresh || isRating || request.method === "DELETE";
    const id = tokens.get(token) ?? (mayHaveExpired ? expired.get(token) : undefined);
    if (isRating) {
      seen.feedback.push(await bodyOf(request));
      return [id === undefined ? 403 : 204, null];
    }
    if (id === undefined) return [403, problem("token_expired")];
    if (isRefresh) return [200, issue(id)];
    const conversation = conversations.get(id);
    const named = /^\/v3\/directline\/conversations\/([^/]+)(\/activities)?$/.exec(path);
    if (conversation === undefined || named?.[1] !== id) {
      return [404, problem("conversation_unknown")];
    }
    const watermark = query.get("watermark") ?? "0";
    if (request.method === "DELETE") {
      conversations.delete(id);
      seen.deleted.push(id);
      return [204, null];
    }
    if (named[2] === undefined) return [200, started(id, watermark, request)];
    if (request.method === "POST") return [200, await take(id, conversation, request)];
    return [200, JSON.parse(after(conversation, Number(watermark)))];
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const isOwn = /^\/(?:v3\/directline|api\/answers|api\/widget-config)/.test(pathname);
    if (current.latencyMs > 0) await delay(current.latencyMs);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
    response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    response.setHeader("Access-Control-Max-Age", "7200");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    if (!isOwn) {
      const { method, headers } = request;
      forward(`${elsewhere}${request.url ?? "/"}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }).end();
      return;
    }
    seen.requests.push(`${request.method ?? ""} ${pathname}`);
    if (pathname === "/api/widget-config") {
      send(response, 200, current.config(searchParams.get("lang") ?? "en"));
      return;
    }
    const [status, body] = await handled(request, pathname, searchParams);
    const retryAfter = current.failures?.retryAfter;
    if (status >= 400 && retryAfter !== undefined) response.setHeader("Retry-After", String(retryAfter));
    send(response, status, body);
  };

  const server = createServer((request, response) => void serve(request, response));
  const streams = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const id = tokens.get(searchParams.get("t") ?? "");
    const conversation = id === undefined ? undefined : conversations.get(id);
    if (current.isDeaf || conversation === undefined || !pathname.endsWith("/stream")) {
      socket.destroy();
      return;
    }
    seen.requests.push("STREAM");
    streams.handleUpgrade(request, socket, head, (stream) => {
      conversation.sockets.add(stream);
      stream.on("close", () => conversation.sockets.delete(stream));
      const watermark = Number(searchParams.get("watermark") ?? "0");
      if (conversation.activities.length > watermark) stream.send(after(conversation, watermark));
    });
  });
  const dropSockets = (): void => {
    for (const stream of streams.clients) stream.terminate();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    behaviour: current,
    seen,
    dropSockets,
    expireTokens: () => {
      for (const [token, id] of tokens) expired.set(token, id);
      tokens.clear();
    },
    endConversations: () => {
      conversations.clear();
    },
    async stop() {
      dropSockets();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isOf({ channelData }: Activity, clientActivityID: string): boolean {
  return (channelData as { clientActivityID?: string } | undefined)?.clientActivityID === clientActivityID;
}

/** What is wrong, in the service's own word. */
function problem(code: string): { readonly code: string } {
  return { code };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(body === null ? "" : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += String(part);
  return text === "" ? null : JSON.parse(text);
}
