import { createHmac } from "node:crypto";

/** Events in the shapes of LINE's published description (line-openapi, webhook.yml). */
export interface EventParts {
  readonly id?: string;
  readonly source?: Record<string, unknown>;
  readonly replyToken?: string;
  readonly timestamp?: number;
  readonly isRedelivery?: boolean;
  readonly mode?: string;
}

let count = 0;

function event(type: string, parts: EventParts, own: Record<string, unknown>): Record<string, unknown> {
  const number = ++count;
  const { id = `01FZ74A0TDDPYRVKNK77${number}`, source = { type: "user", userId: "U1" }, ...rest } = parts;
  const { replyToken = `token-${id}`, timestamp = 1_462_629_479_859 + number, mode = "active" } = rest;
  return {
    type,
    mode,
    timestamp,
    source,
    webhookEventId: id,
    deliveryContext: { isRedelivery: parts.isRedelivery ?? false },
    ...(type === "unsend" ? {} : { replyToken }),
    ...own,
  };
}

export function textEvent(
  text: string,
  parts: EventParts & { readonly messageId?: string; readonly mention?: unknown } = {},
): Record<string, unknown> {
  const { messageId = `44457384407${count}`, mention, ...rest } = parts;
  return event("message", rest, {
    message: {
      type: "text",
      id: messageId,
      text,
      quoteToken: "q3",
      ...(mention === undefined ? {} : { mention }),
    },
  });
}

export function stickerEvent(parts: EventParts = {}): Record<string, unknown> {
  return event("message", parts, {
    message: { type: "sticker", id: "1501597916", packageId: "446", stickerId: "1988", quoteToken: "q3" },
  });
}

export function followEvent(parts: EventParts = {}): Record<string, unknown> {
  return event("follow", parts, { follow: { isUnblocked: false } });
}

export function joinEvent(parts: EventParts = {}): Record<string, unknown> {
  return event("join", parts, {});
}

export function unsendEvent(messageId: string, parts: EventParts = {}): Record<string, unknown> {
  return event("unsend", parts, { unsend: { messageId } });
}

export const group = { type: "group", groupId: "C1", userId: "U1" };

export function callOf(...events: readonly unknown[]): string {
  return JSON.stringify({ destination: `U${"0".repeat(32)}`, events });
}

export function signatureOf(secret: string, body: string | Buffer): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}
