import { setTimeout as delay } from "node:timers/promises";
import { type Grant, poll } from "../../http/direct-line-client.ts";
import { LOOK_EVERY_MS, SETTLED_WITHIN_MS } from "./owed.ts";
import type { Traffic } from "./traffic.ts";

/** Every question on the web has one answer, as its client gets it who comes back. */
export async function checkWeb(url: string, { asked }: Traffic): Promise<void> {
  const grants = new Map<string, Pick<Grant, "conversationId" | "token">>();
  for (const { grant } of asked.values()) grants.set(grant.conversationId, grant);
  for (const grant of grants.values()) {
    const own = [...asked].filter(([, one]) => one.grant.conversationId === grant.conversationId);
    await answered(
      url,
      grant,
      own.map(([id]) => id),
    );
  }
}

async function answered(
  url: string,
  grant: Pick<Grant, "conversationId" | "token">,
  ids: readonly string[],
): Promise<void> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const { activities } = await poll({ url }, grant);
    const counts = ids.map((id) => activities.filter(({ replyToId }) => replyToId === id).length);
    if (counts.some((count) => count > 1)) throw new Error("a question on the web was answered twice");
    if (counts.every((count) => count === 1)) return;
    if (waited > SETTLED_WITHIN_MS) throw new Error(`${counts.join()} answers to questions on the web`);
    await delay(LOOK_EVERY_MS);
  }
}
