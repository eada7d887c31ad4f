import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { OutgoingTurn } from "../../../src/channels/delivery.ts";
import type { TeamsAddress } from "../../../src/channels/teams/activity.ts";
import type { TeamsMessage } from "../../../src/channels/teams/message.ts";
import { Outbox } from "../../../src/channels/teams/outbox.ts";
import { teamsDelivery } from "../../../src/channels/teams/teams-delivery.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { registered } from "./bot-service.ts";
import { type Behaviour, type IssuerKey, issuerKey, Microsoft } from "./microsoft.ts";

let key: IssuerKey;
beforeAll(async () => {
  key = await issuerKey("key-1");
});

const NEVER = new AbortController().signal;

/** The delivery to the test's connector, by a clock that stands still until it is set on. */
async function delivering({
  answerWithinMs = 20_000,
  hosts,
}: { answerWithinMs?: number; hosts?: string[] } = {}) {
  const microsoft = new Microsoft([key]);
  await microsoft.start();
  onTestFinished(() => microsoft.stop());
  const noted: [string, string | null][] = [];
  const faults: unknown[] = [];
  let now = Date.parse("2026-11-30T00:00:00Z");
  const settings = registered(microsoft);
  const onFault = (error: unknown): void => void faults.push(error);
  const outbox = new Outbox({
    settings: hosts === undefined ? settings : { ...settings, serviceHosts: hosts },
    now: () => now,
    onFault,
    answerWithinMs,
  });
  const delivery = teamsDelivery({
    outbox,
    onFault,
    store: {
      noteSent: (noting, answerId) => {
        noted.push([noting, answerId]);
        return Promise.resolve("new");
      },
    },
  });
  const address: TeamsAddress = {
    serviceUrl: microsoft.serviceUrl,
    channelId: "msteams",
    conversationId: "a:1/../2?x#y",
    activityId: "1",
    botId: "28:bot",
    isGroup: false,
  };
  const turn: OutgoingTurn<TeamsAddress, TeamsMessage> = {
    id: "turn-1",
    address,
    messages: delivery.render(englishAnswer, address),
    receivedAt: now,
    isInDoubt: false,
  };
  return {
    microsoft,
    delivery,
    address,
    turn,
    noted,
    faults,
    pass: (ms: number): void => {
      now += ms;
    },
  };
}

describe("what comes of sending", () => {
  it("is that it was sent, with the answer known by the platform's id", async () => {
    const { delivery, turn, microsoft, noted } = await delivering();
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
    expect(noted).toEqual([[expect.stringMatching(/^[\w-]{43}$/u), englishAnswer.id]]);
    expect(microsoft.messages.map(({ path }) => path)).toEqual(
      Array(2).fill("/teams/v3/conversations/a%3A1%2F..%2F2%3Fx%23y/activities/1"),
    );
  });

  const LATER: readonly [string, Behaviour, number | null][] = [
    ["429 with seconds", { status: 429, headers: { "Retry-After": "7" } }, 7_000],
    ["429 with a date", { status: 429, headers: { "Retry-After": "Mon, 30 Nov 2026 00:00:09 GMT" } }, 9_000],
    ["429 with nonsense", { status: 429, headers: { "Retry-After": "soon" } }, null],
    ["429 alone", { status: 429 }, null],
    ["412", { status: 412 }, null],
    ["500", { status: 500, body: "<html>" }, null],
    ["503 with seconds", { status: 503, headers: { "Retry-After": "2" } }, 2_000],
  ];
  it.each(LATER)("is later: %s", async (_, behaviour, retryAfterMs) => {
    const { delivery, turn, microsoft } = await delivering();
    microsoft.behaviours = [behaviour];
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "later", retryAfterMs });
    expect(microsoft.messages).toHaveLength(1);
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
  });

  const REFUSED: readonly [Behaviour, string][] = [
    [{ status: 403 }, "forbidden"],
    [{ status: 404 }, "conversation_gone"],
    [{ status: 413 }, "too_large"],
    [{ status: 400, body: '{"error":{}}' }, "rejected"],
    // Whoever answers for the host sends us elsewhere: nothing goes there.
    [{ status: 307, headers: { Location: "https://attacker.example/" } }, "rejected"],
  ];
  it.each(REFUSED)("is a refusal: %j", async (behaviour, code) => {
    const { delivery, turn, microsoft, noted } = await delivering();
    microsoft.behaviours = [behaviour];
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "refused", code });
    expect(microsoft.messages).toHaveLength(1);
    expect(noted).toEqual([]);
  });

  it("is later where there is no answer in time, in doubt, or no connection, without one", async () => {
    const { delivery, turn, microsoft } = await delivering({ answerWithinMs: 300 });
    microsoft.behaviours = ["hang"];
    expect(await delivery.send(turn, NEVER)).toEqual({
      kind: "later",
      retryAfterMs: null,
      mayHaveArrived: true,
    });
    const away = { ...turn.address, serviceUrl: microsoft.serviceUrl };
    await microsoft.stop();
    expect(await delivery.send({ ...turn, address: away }, NEVER)).toEqual({
      kind: "later",
      retryAfterMs: null,
    });
  });

  it("is a rejection with the signal's reason, and no other, when the service stops", async () => {
    const { delivery, turn, microsoft } = await delivering();
    microsoft.behaviours = ["hang"];
    const stopping = new AbortController();
    const sending = delivery.send(turn, stopping.signal);
    await expect.poll(() => microsoft.messages.length).toBe(1);
    const reason = new Error("stopped");
    stopping.abort(reason);
    await expect(sending).rejects.toBe(reason);
  });

  it("is that it was sent, whatever becomes of what can be asked next", async () => {
    for (const behaviour of [{ status: 500 }, { status: 429 }, { status: 403 }, "hang"] as const) {
      const { delivery, turn, microsoft } = await delivering({ answerWithinMs: 300 });
      microsoft.behaviours = ["accept", behaviour];
      expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
      expect(microsoft.messages).toHaveLength(2);
    }
    const { delivery, turn, microsoft } = await delivering();
    microsoft.behaviours = ["accept", "hang"];
    const stopping = new AbortController();
    const sending = delivery.send(turn, stopping.signal);
    await expect.poll(() => microsoft.messages.length).toBe(2);
    stopping.abort(new Error("stopped"));
    expect(await sending).toEqual({ kind: "sent" });
  });

  it("is that it was sent where the connector says so with no body, or gives no id", async () => {
    for (const body of ["", "null", "[]", '{"id":7}', "not JSON"]) {
      const { delivery, turn, microsoft, noted } = await delivering();
      microsoft.behaviours = [{ status: 200, body }];
      expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
      expect(noted).toEqual([]);
    }
  });

  it("is a refusal, with nothing sent and no token asked for, for a host that is no longer allowed", async () => {
    const { delivery, turn, microsoft } = await delivering({ hosts: ["smba.trafficmanager.net"] });
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "refused", code: "host_not_allowed" });
    await delivery.showWorking(turn.address, NEVER);
    expect([microsoft.sent, microsoft.tokenForms]).toEqual([[], []]);
  });
});

describe("the token for replies", () => {
  it("is asked for once, kept, and renewed five minutes before its end", async () => {
    const { delivery, turn, microsoft, pass } = await delivering();
    const tokensOf = () => microsoft.messages.map(({ authorization }) => authorization);
    await Promise.all([delivery.send(turn, NEVER), delivery.send(turn, NEVER)]);
    expect(new Set(tokensOf())).toEqual(new Set(["Bearer token-1"]));
    pass(55 * 60_000 - 1);
    await delivery.send(turn, NEVER);
    expect(tokensOf().at(-1)).toBe("Bearer token-1");
    pass(1);
    await delivery.send(turn, NEVER);
    expect(tokensOf().at(-1)).toBe("Bearer token-2");
    expect(microsoft.tokenForms).toHaveLength(2);
  });

  it("is asked for anew, once, where the connector does not accept it", async () => {
    const { delivery, turn, microsoft } = await delivering();
    microsoft.behaviours = [{ status: 401 }];
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
    expect(microsoft.messages.map(({ authorization }) => authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer token-2",
    ]);
    microsoft.behaviours = [{ status: 401 }, { status: 401 }];
    expect(await delivery.send(turn, NEVER)).toEqual({ kind: "refused", code: "unauthorized" });
  });

  it.each([
    [{ status: 401, body: '{"error":"invalid_client"}' }, null],
    [{ status: 429, headers: { "Retry-After": "30" } }, 30_000],
    [{ status: 200, body: "{}" }, null],
    [{ status: 200, body: "not JSON" }, null],
    [{ status: 307, headers: { Location: "https://attacker.example/" } }, null],
  ] as const)(
    "that cannot be had is worth another try, and reported: %j",
    async (behaviour, retryAfterMs) => {
      const { delivery, turn, microsoft, faults } = await delivering();
      microsoft.tokenBehaviour = behaviour;
      expect(await delivery.send(turn, NEVER)).toEqual({ kind: "later", retryAfterMs });
      expect(microsoft.sent).toEqual([]);
      expect(faults).toEqual([expect.objectContaining({ name: "AccessTokenError" })]);
      microsoft.tokenBehaviour = "accept";
      expect(await delivery.send(turn, NEVER)).toEqual({ kind: "sent" });
    },
  );
});
