import type { Hold, NewTurn } from "../../src/store/turn-store.ts";

/** A process that holds what it takes until a minute past 1970. */
export const hold: Hold = { holder: "first", until: 60_000 };
/** Another one. */
export const otherHold: Hold = { holder: "second", until: 60_000 };

/** A turn that nobody holds. */
export function turnOf(parts: Partial<NewTurn> = {}): NewTurn {
  return {
    id: "line:t1",
    conversation: { id: "c1", channel: "line", person: "ab12" },
    messageId: "m1",
    activity: { type: "message", text: "臺北市有哪些姊妹市？" },
    address: { replyToken: "r1" },
    receivedAt: 1_000,
    messages: null,
    hold: null,
    ...parts,
  };
}
