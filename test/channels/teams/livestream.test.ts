import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import type { SendOutcome } from "../../../src/channels/delivery.ts";
import type { TeamsAddress } from "../../../src/channels/teams/activity.ts";
import { keyOf } from "../../../src/channels/teams/activity.ts";
import type { PostedActivity } from "../../../src/channels/teams/message.ts";
import { Outbox } from "../../../src/channels/teams/outbox.ts";
import { teamsDelivery } from "../../../src/channels/teams/teams-delivery.ts";
import { addTeams } from "../../../src/http/teams.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { saidAnswer, soFarOf } from "../../http/said-answer.ts";
import { startService } from "../../http/service.ts";
import { activitiesOf } from "./activities.ts";
import { registered } from "./bot-service.ts";
import { type IssuerKey, issuerKey, Microsoft } from "./microsoft.ts";

const NEVER = new AbortController().signal;
const ANSWER: Answer = { ...englishAnswer, composer: "model" };
const ADDRESS: TeamsAddress = {
  ...{ serviceUrl: "https://teams.example/", channelId: "msteams", conversationId: "a:1" },
  ...{ activityId: "1", botId: "28:bot", isGroup: false },
};

let key: IssuerKey;
beforeAll(async () => {
  key = await issuerKey("key-1");
});

/** A connector that says what the test wants; everything is posted at once, and each wait lasts until it is ended. */
function delivering(outcomes: SendOutcome[] = []) {
  const posted: PostedActivity[] = [];
  const noted: string[] = [];
  const waits: (() => void)[] = [];
  const outbox = Object.assign(Object.create(Outbox.prototype) as Outbox, {
    post: (_address: TeamsAddress, activity: PostedActivity) => {
      posted.push(activity);
      const { kind, ...rest } = outcomes.shift() ?? { kind: "sent" };
      return Promise.resolve(kind === "sent" ? { kind, id: `sent-${posted.length}` } : { kind, ...rest });
    },
  });
  const delivery = teamsDelivery({
    outbox,
    onFault: () => undefined,
    store: {
      noteSent: (noting) => {
        noted.push(noting);
        return Promise.resolve("new");
      },
    },
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  const speaker = delivery.speaker?.(ADDRESS, NEVER);
  if (speaker == null) throw new Error("nobody says anything");
  return { delivery, speaker, posted, noted, waits };
}

/** Ends each wait as soon as it begins, until the work is done. */
async function withoutWaiting<T>(waits: (() => void)[], work: Promise<T>): Promise<T> {
  const isDone = new AbortController();
  const done = work.finally(() => {
    isDone.abort();
  });
  while (!isDone.signal.aborted) {
    waits.splice(0).forEach((end) => {
      end();
    });
    await new Promise(setImmediate);
  }
  return done;
}

describe("an answer that is said piece by piece", () => {
  it("goes out as pieces that each have the one before, and ends with the answer", async () => {
    const { delivery, speaker, posted, noted, waits } = delivering();
    speaker.say(soFarOf(ANSWER, 1));
    await expect.poll(() => waits.length).toBe(1);
    speaker.say(soFarOf(ANSWER, 2));
    expect(posted).toHaveLength(1);
    waits.shift()?.();
    await expect.poll(() => waits.length).toBe(1);
    const messages = await withoutWaiting(waits, speaker.conclude(ANSWER));
    const turn = { id: "turn", address: ADDRESS, messages, receivedAt: 0, isInDoubt: false };
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
    const [first, second, final] = posted as { type: string; text: string; entities: unknown[] }[];
    const info = { streamType: "streaming", streamSequence: 1 };
    expect(first).toMatchObject({
      ...{ type: "typing", entities: [{ type: "streaminfo", ...info }], channelData: info },
    });
    const next = { streamType: "streaming", streamSequence: 2, streamId: "sent-1" };
    expect(second).toMatchObject({ entities: [{ type: "streaminfo", ...next }], channelData: next });
    const last = { streamType: "final", streamId: "sent-1" };
    expect(final).toMatchObject({
      type: "message",
      channelData: { ...last, feedbackLoop: { type: "default" } },
    });
    expect(final?.entities).toContainEqual({ type: "streaminfo", ...last });
    expect(final?.entities[0]).toMatchObject({ additionalType: ["AIGeneratedContent"] });
    expect(second?.text.startsWith(first?.text ?? "?")).toBe(true);
    expect(second?.text).not.toBe(first?.text);
    expect(final?.text.startsWith(second?.text ?? "?")).toBe(true);
    // What people think of it comes back with the id of the message, which began with its first piece.
    expect(noted).toContain(keyOf("sent", "msteams", "a:1", "sent-1"));
  });

  it("goes out at most once in a while, with the latest", async () => {
    const { speaker, posted, waits } = delivering();
    speaker.say(soFarOf(ANSWER, 1));
    await expect.poll(() => waits.length).toBe(1);
    speaker.say(soFarOf(ANSWER, 1));
    speaker.say(soFarOf(ANSWER, 2));
    const concluded = speaker.conclude(ANSWER);
    await withoutWaiting(waits, concluded);
    // The answer was there before the next piece's time.
    expect(posted).toHaveLength(1);
  });

  it("comes as it would have without, where the first piece is not taken", async () => {
    const { delivery, speaker, posted, waits } = delivering([{ kind: "refused", code: "forbidden" }]);
    speaker.say(soFarOf(ANSWER, 1));
    const messages = await withoutWaiting(waits, speaker.conclude(ANSWER));
    expect(messages).toEqual(delivery.render(ANSWER, ADDRESS));
    expect(posted).toHaveLength(1);
  });

  it("comes by itself where what was said before it is over", async () => {
    const { delivery, speaker, posted, waits } = delivering([
      { kind: "sent" },
      { kind: "refused", code: "forbidden" },
    ]);
    speaker.say(soFarOf(ANSWER, 1));
    await expect.poll(() => waits.length).toBe(1);
    const messages = await withoutWaiting(waits, speaker.conclude(ANSWER));
    const turn = { id: "turn", address: ADDRESS, messages, receivedAt: 0, isInDoubt: false };
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
    expect(JSON.stringify(posted[1])).toContain("streaminfo");
    expect(JSON.stringify(posted[2])).not.toContain("stream");
    expect(posted[2]).toMatchObject({ type: "message", channelData: { feedbackLoop: { type: "default" } } });
  });

  it.each([
    ["others read along", { ...ADDRESS, isGroup: true }],
    ["it is another channel", { ...ADDRESS, channelId: "webchat" }],
  ])("is not where %s", (_, address) => {
    expect(delivering().delivery.speaker?.(address, NEVER)).toBeNull();
  });
});

it("is said in the service to one person, and whole where others read along", async () => {
  const microsoft = new Microsoft([key]);
  await microsoft.start();
  const said = saidAnswer(englishAnswer);
  const service = await startService({
    calledBack: [addTeams(registered(microsoft))],
    now: Date.now,
    answer: said.answer,
  });
  onTestFinished(async () => {
    await service.stop();
    await microsoft.stop();
  });
  const activities = activitiesOf(microsoft);
  const deliver = async (activity: unknown): Promise<void> => {
    const headers = { "Content-Type": "application/json", Authorization: await microsoft.header(key) };
    const body = JSON.stringify(activity);
    await fetch(`${service.url}/api/messages`, { method: "POST", headers, body });
  };
  const pieces = (): unknown[] =>
    microsoft.sent.filter(({ body }) => "streamType" in ((body["channelData"] as object | undefined) ?? {}));
  await deliver(activities.message("How many?"));
  await expect.poll(() => service.asked.length).toBe(1);
  said.next();
  await expect.poll(() => pieces().length).toBe(1);
  said.next();
  said.next();
  await expect.poll(() => microsoft.messages.length, { timeout: 10_000 }).toBe(2);
  expect(microsoft.messages[0]?.body["channelData"]).toMatchObject({ streamType: "final" });
  const before = pieces().length;
  await deliver(activities.inChannel("<at>City exchanges</at> How many?", [activities.bot]));
  await expect.poll(() => microsoft.messages.length).toBe(3);
  expect(service.asked.map(({ onSentence }) => onSentence !== undefined)).toEqual([true, false]);
  expect(pieces()).toHaveLength(before);
});
