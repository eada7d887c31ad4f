import { createHmac } from "node:crypto";
import type { ChannelName } from "./channel.ts";

/**
 * A person as the store knows one: HMAC-SHA256 of channel and user id, base64url. Whoever reads the store alone can
 * neither name the person nor try out names.
 */
export function personOf(key: Uint8Array, channel: ChannelName, userId: string): string {
  return createHmac("sha256", key).update(`${channel}\n${userId}`).digest("base64url");
}
