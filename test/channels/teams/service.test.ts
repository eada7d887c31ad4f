import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { addTeams } from "../../../src/http/teams.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { type Service, startService } from "../../http/service.ts";
import { activitiesOf, type Activity } from "./activities.ts";
import { registered } from "./bot-service.ts";
import { type IssuerKey, issuerKey, Microsoft } from "./microsoft.ts";

let key: IssuerKey;
beforeAll(async () => {
  key = await issuerKey("key-1");
});

/** The whole service, with its own store and turns, and Microsoft's servers beside it. */
async function start() {
  const microsoft = new Microsoft([key]);
  await microsoft.start();
  const service: Service = await startService({
    calledBack: [addTeams(registered(microsoft))],
    now: Date.now,
    answer: () => ({ ...englishAnswer, id: crypto.randomUUID() }),
  });
  onTestFinished(async () => {
    await service.stop();
    await microsoft.stop();
  });
  return {
    microsoft,
    service,
    activities: activitiesOf(microsoft),
    deliver: async (activity: Activity): Promise<number> => {
      const response = await fetch(`${service.url}/api/messages`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: await microsoft.header(key) },
        body: JSON.stringify(activity),
      });
      return response.status;
    },
  };
}

describe("Teams in the service", () => {
  it("asks the desk of all channels, once however often a message comes, and keeps what people think", async () => {
    const { service, microsoft, activities, deliver } = await start();
    const activity = activities.message("How many memorandums were signed?");
    expect(await Promise.all([deliver(activity), deliver(activity)])).toEqual([202, 202]);
    await expect.poll(() => microsoft.messages.length).toBe(2);
    expect(await deliver(activity)).toBe(202);
    expect(service.asked.map(({ question }) => question)).toEqual(["How many memorandums were signed?"]);
    const answer = microsoft.sent.findIndex(({ body }) => body["channelData"] !== undefined) + 1;
    expect(await deliver(activities.rated(`sent-${answer}`, "dislike", "Wrong year"))).toBe(200);
    expect(microsoft.messages).toHaveLength(2);
    expect(service.logText()).not.toMatch(/memorandums|Wrong year/u);
  });

  it("sends again what the connector had no time for, and not what it refuses", async () => {
    const { microsoft, activities, deliver } = await start();
    microsoft.behaviours = [{ status: 503 }, "accept", "accept", { status: 403 }];
    await deliver(activities.message("How many?"));
    await expect.poll(() => microsoft.messages.length).toBe(3);
    await deliver(activities.message("How many, once more?"));
    await expect.poll(() => microsoft.messages.length).toBe(4);
    await deliver(activities.message("And again?"));
    await expect.poll(() => microsoft.messages.length).toBe(6);
  });

  it("answers each person of a chat, and says in the person's language why there is no answer", async () => {
    const { service, microsoft, activities, deliver } = await start();
    const mention = [activities.bot];
    await deliver(activities.inChannel("<at>City exchanges</at> How many?", mention));
    const other = { ...activities.person, id: "29:other" };
    await deliver({ ...activities.inChannel("<at>City exchanges</at> 有幾項？", mention), from: other });
    const empty = activities.inChannel("<at>City exchanges</at>", mention);
    await deliver({ ...empty, from: other, locale: "zh-TW" });
    await expect.poll(() => microsoft.messages.length).toBe(3);
    expect(service.asked.map(({ question }) => question).sort()).toEqual(["How many?", "有幾項？"]);
    expect(microsoft.messages.map(({ body }) => body["text"])).toContain("請輸入您的問題。");
  });
});
