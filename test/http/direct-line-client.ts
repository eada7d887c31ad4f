import { once } from "node:events";
import { WebSocket } from "ws";
import type { Answer } from "../../src/answer/answer.ts";
import type { Listening } from "../../src/http/listen.ts";

/** What a client gets when it opens or reopens a conversation. */
export interface Grant {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

/** An activity as the tests read it. */
export interface ReadActivity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly timestamp: string;
  readonly replyToId?: string;
  readonly from: { readonly id: string; readonly role: string };
  readonly channelData?: { readonly clientActivityID?: string; readonly answer?: Answer };
}

export interface Frame {
  readonly activities: readonly ReadActivity[];
  readonly watermark?: string;
}

/** Calls Direct Line. */
export function call(
  { url }: Pick<Listening, "url">,
  method: string,
  path: string,
  { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(`${url}/v3/directline${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** As `call`, for a call that succeeds: its status and what it returned. */
export async function callJson<T>(
  service: Pick<Listening, "url">,
  method: string,
  path: string,
  options: Parameters<typeof call>[3] = {},
): Promise<T> {
  const response = await call(service, method, path, options);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Opens a conversation as clients do: a token first, then the conversation. */
export async function openConversation(service: Pick<Listening, "url">): Promise<Grant> {
  const { token } = await callJson<{ token: string }>(service, "POST", "/tokens/generate");
  return callJson<Grant>(service, "POST", "/conversations", { token });
}

/** Posts a message; returns its id. */
export async function say(
  service: Pick<Listening, "url">,
  { conversationId, token }: Pick<Grant, "conversationId" | "token">,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const body = { type: "message", text, from: { id: "somebody" }, ...more };
  const path = `/conversations/${conversationId}/activities`;
  return (await callJson<{ id: string }>(service, "POST", path, { token, body })).id;
}

/** All that is kept of a conversation after a watermark, by polling. */
export async function poll(
  service: Pick<Listening, "url">,
  { conversationId, token }: Pick<Grant, "conversationId" | "token">,
  watermark = "",
): Promise<Required<Frame>> {
  const path = `/conversations/${conversationId}/activities?watermark=${watermark}`;
  return callJson<Required<Frame>>(service, "GET", path, { token });
}

/** Messages alone, without typing. */
export function messagesIn(frames: readonly Frame[]): ReadActivity[] {
  return frames.flatMap(({ activities }) => activities).filter(({ type }) => type === "message");
}

/** A WebSocket with what came through it. */
export class Stream {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  /** Resolves with the close code. */
  readonly closed: Promise<number>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on("message", (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as Frame);
    });
    this.closed = new Promise((resolve) => {
      this.socket.once("close", resolve);
      // The close that follows tells the tests enough.
      this.socket.on("error", () => undefined);
    });
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<Stream> {
    const stream = new Stream(url, headers);
    await once(stream.socket, "open");
    return stream;
  }

  get messages(): ReadActivity[] {
    return messagesIn(this.frames);
  }

  /** The last watermark that came. */
  get watermark(): string {
    return this.frames.findLast((frame) => frame.watermark !== undefined)?.watermark ?? "";
  }
}

/** The HTTP status that a WebSocket's opening is refused with. */
export async function refusedWith(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers });
  return new Promise((resolve, reject) => {
    socket.once("unexpected-response", (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      socket.on("error", () => undefined);
      socket.terminate();
    });
    socket.once("open", () => {
      socket.terminate();
      reject(new Error("the stream was opened"));
    });
  });
}
