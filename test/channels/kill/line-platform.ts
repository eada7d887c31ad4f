import { LINE_PATH } from "../../../src/http/line.ts";
import { callOf, signatureOf, textEvent } from "../line/line-events.ts";
import { type LineCall, LineServer } from "../line/line-server.ts";
import type { Platform, Sending } from "./platform.ts";
import { startSlowFront } from "./slow-front.ts";

const SECRET = "the-secret-that-line-signs-with";
const ACCESS_TOKEN = "access-token-";
const REPLY_TOKEN = "reply-token-";

/**
 * LINE. With the fallback, an answer that a reply token no longer takes is pushed, and so could stand there twice;
 * without it, it is reported.
 */
export async function startLinePlatform(
  random: () => number,
  { pushFallback }: { readonly pushFallback: boolean },
): Promise<Platform> {
  const line = new LineServer();
  await line.start();
  const front = await startSlowFront(line.origin, random);
  return {
    settings: (generation) => ({
      LINE_CHANNEL_SECRET: SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: `${ACCESS_TOKEN}${generation}`,
      LINE_API_BASE: front.url,
      LINE_PUSH_FALLBACK: pushFallback ? "on" : "off",
    }),
    handIn(serviceUrl, { id, user, text }) {
      const replyToken = `${REPLY_TOKEN}${id}`;
      const source = { type: "user", userId: `U${user}` };
      const body = callOf(textEvent(text, { id, source, replyToken, messageId: `message-${id}` }));
      return fetch(`${serviceUrl}${LINE_PATH}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "x-line-signature": signatureOf(SECRET, body) },
        body,
      });
    },
    sendings(id) {
      const used = new Set<string>();
      return line.calls
        .filter((call) => isAnswerTo(id, call))
        .map((call): Sending => {
          const { body, retryKey, authorization } = call;
          // LINE takes a reply token once, and a retry key once.
          const key = retryKey ?? String(body["replyToken"]);
          const isTaken = !used.has(key);
          used.add(key);
          const generation = Number(authorization?.split(ACCESS_TOKEN)[1]);
          return { generation, said: JSON.stringify(body["messages"]), isTaken };
        });
    },
    idOf: ({ replyToken }) => String(replyToken).slice(REPLY_TOKEN.length),
    violations: () => line.violations,
    async stop() {
      await front.stop();
      await line.stop();
    },
  };
}

/** A push names the chat alone: whose question it answers is told by its words. */
function isAnswerTo(id: string, { path, body }: LineCall): boolean {
  if (path === "/v2/bot/message/reply") return body["replyToken"] === `${REPLY_TOKEN}${id}`;
  return path === "/v2/bot/message/push" && JSON.stringify(body).includes(` ${id}?`);
}
