import type { messagingApi } from "@line/bot-sdk";
import { cutText } from "./cut-text.ts";
import { LINE_LIMITS } from "./line-limits.ts";

/** Enough for a label of any script; what goes beyond is a character under a heap of accents. */
const MOST_LABEL_UNITS = 200;

/** Texts as buttons that send them; null for none. One that LINE would not send whole is left out. */
export function quickReplies(texts: readonly string[]): messagingApi.QuickReply | null {
  const items = [...new Set(texts.map((text) => text.toWellFormed().trim()))]
    .filter((text) => text !== "" && isSentWhole(text))
    .slice(0, LINE_LIMITS.quickReplies)
    .map((text): messagingApi.QuickReplyItem => ({
      type: "action",
      action: { type: "message", label: quickReplyLabel(text), text },
    }));
  return items.length === 0 ? null : { items };
}

/** What a button says. */
export function quickReplyLabel(text: string): string {
  return cutText(text, { characters: LINE_LIMITS.labelCharacters, units: MOST_LABEL_UNITS });
}

function isSentWhole(text: string): boolean {
  return (
    cutText(text, { characters: LINE_LIMITS.actionTextCharacters, units: LINE_LIMITS.textUnits }) === text
  );
}
