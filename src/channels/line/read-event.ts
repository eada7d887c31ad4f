import type { Delivered } from "../delivery.ts";
import type { LineAddress, LineOccasion } from "./line-address.ts";
import { LINE_EVENT_TYPES, lineEvent, type LineEvent, type LineSource } from "./line-event.ts";
import { stripMentions } from "./strip-mentions.ts";

/** What an event is for us. */
export type ReadEvent =
  | { readonly kind: "message"; readonly at: number; readonly delivered: Delivered<LineAddress> }
  | { readonly kind: "withdrawn"; readonly messageId: string }
  /** Nothing to answer. */
  | { readonly kind: "ignored" }
  /** Of a kind that is answered, and not as LINE documents it. */
  | { readonly kind: "malformed" };

/** Reads an event of LINE. Ids are LINE's own: whoever keeps them keeps a mark in their place. */
export function readEvent(event: unknown): ReadEvent {
  if (!LINE_EVENT_TYPES.has(typeOf(event))) return { kind: "ignored" };
  const { data } = lineEvent.safeParse(event);
  if (data === undefined) return { kind: "malformed" };
  if (data.type === "unsend") return { kind: "withdrawn", messageId: data.unsend.messageId };
  const said = saidIn(data);
  const { replyToken, mode, source, webhookEventId, timestamp } = data;
  // Without a token LINE takes no reply: the event is for another bot of the account to answer.
  if (said === null || replyToken === undefined || mode === "standby") return { kind: "ignored" };
  const chatId = chatOf(source);
  return {
    kind: "message",
    at: timestamp,
    delivered: {
      message: { channel: "line", conversationId: chatId, id: webhookEventId, text: said.text, locale: null },
      userId: source.userId ?? chatId,
      address: { occasion: said.occasion, replyToken, chatId, isOneToOne: source.type === "user" },
      ...(data.type === "message" ? { withdrawnAs: data.message.id } : {}),
    },
  };
}

/** What was said, and why something is said back; null for what is not for us. */
function saidIn(
  event: Exclude<LineEvent, { type: "unsend" }>,
): { readonly occasion: LineOccasion; readonly text: string } | null {
  if (event.type === "follow") return { occasion: "followed", text: "" };
  if (event.type === "join") return { occasion: "joined", text: "" };
  const { type, text, mention } = event.message;
  const isText = type === "text" && text !== undefined;
  if (event.source.type === "user") {
    return isText ? { occasion: "question", text } : { occasion: "unread", text: "" };
  }
  const mentionees = mention?.mentionees ?? [];
  if (!isText || !mentionees.some(({ isSelf }) => isSelf === true)) return null;
  const asked = stripMentions(text, mentionees);
  return { occasion: asked === "" ? "mentioned" : "question", text: asked };
}

function chatOf(source: LineSource): string {
  if (source.type === "user") return source.userId;
  return source.type === "group" ? source.groupId : source.roomId;
}

function typeOf(event: unknown): string {
  const isNamed = typeof event === "object" && event !== null && "type" in event;
  return isNamed && typeof event.type === "string" ? event.type : "";
}
