import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OutgoingTurn, SendOutcome } from "../../../src/channels/delivery.ts";
import type { LineAddress } from "../../../src/channels/line/line-address.ts";
import { createLineApi } from "../../../src/channels/line/line-api.ts";
import { LineDelivery, PUSH_WITHIN_MS, REPLY_WITHIN_MS } from "../../../src/channels/line/line-delivery.ts";
import { retryKey } from "../../../src/channels/line/retry-key.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { LineServer } from "./line-server.ts";

const address: LineAddress = { occasion: "question", replyToken: "token-1", chatId: "U1", isOneToOne: true };
const RECEIVED = 1_000_000;

let line: LineServer;
let time = RECEIVED;

beforeEach(async () => {
  time = RECEIVED;
  line = new LineServer();
  await line.start();
});

afterEach(async () => {
  await line.stop();
  expect(line.violations).toEqual([]);
});

/** Calls that LINE lets hang are given up when it has taken them in. */
function patience(): AbortSignal {
  const givingUp = new AbortController();
  const [next] = line.misbehaviours;
  if (typeof next === "string" && next.endsWith("hang")) {
    const calls = line.calls.length;
    void line
      .until(() => line.calls.length > calls)
      .then(() => {
        givingUp.abort(new DOMException("too slow", "TimeoutError"));
      });
  }
  return givingUp.signal;
}

function delivery({ pushFallback = false, apiBase = line.origin } = {}): LineDelivery {
  return new LineDelivery({
    api: createLineApi({ apiBase, channelAccessToken: "access-token", patience }),
    pushFallback,
    words: { greeting: () => "", examples: () => [], retentionDays: 90, privacyUrl: null },
    now: () => time,
  });
}

type Turn = OutgoingTurn<LineAddress, ReturnType<LineDelivery["render"]>[number]>;

function turn(by: LineDelivery, parts: Partial<Turn> = {}): Turn {
  const messages = by.render(englishAnswer, address);
  return { id: "turn-1", address, messages, receivedAt: RECEIVED, isInDoubt: false, ...parts };
}

function send(by: LineDelivery, parts: Partial<Turn> = {}): Promise<SendOutcome> {
  return by.send(turn(by, parts), new AbortController().signal);
}

describe("a reply", () => {
  test("goes out in one call, with the access token", async () => {
    expect(await send(delivery())).toEqual({ kind: "sent" });
    expect(line.calls).toMatchObject([
      { path: "/v2/bot/message/reply", authorization: "Bearer access-token", retryKey: null },
    ]);
    expect(line.delivered).toMatchObject([
      { by: "reply", to: "token-1", messages: [{ type: "text" }, { type: "flex" }] },
    ]);
  });

  test.each([
    [
      { status: 400, message: "The property, 'to', in the request body is invalid" },
      { kind: "refused", code: "status_400" },
      2,
    ],
    [{ status: 401 }, { kind: "refused", code: "unauthorized" }, 1],
    [{ status: 403 }, { kind: "refused", code: "unauthorized" }, 1],
    [{ status: 404 }, { kind: "refused", code: "status_404" }, 1],
    [
      { status: 302, headers: { Location: "http://127.0.0.1:1/" } },
      { kind: "refused", code: "status_302" },
      1,
    ],
    [{ status: 429 }, { kind: "later", retryAfterMs: null }, 1],
    [{ status: 429, headers: { "Retry-After": "7" } }, { kind: "later", retryAfterMs: 7_000 }, 1],
    [{ status: 500 }, { kind: "later", retryAfterMs: null, mayHaveArrived: true }, 1],
    [
      { status: 503, headers: { "Retry-After": "soon" } },
      { kind: "later", retryAfterMs: null, mayHaveArrived: true },
      1,
    ],
  ] as const)("that is answered %j comes to %j", async (misbehaviour, outcome, calls) => {
    line.misbehaviours.push(...Array.from({ length: calls }, () => misbehaviour));
    expect(await send(delivery())).toEqual(outcome);
    expect(line.calls).toHaveLength(calls);
    expect(line.delivered).toEqual([]);
  });

  test("whose cards LINE does not like goes out as text", async () => {
    line.misbehaviours.push({
      status: 400,
      message: "A message (messages[1]) in the request body is invalid",
    });
    expect(await send(delivery())).toEqual({ kind: "sent" });
    expect(line.delivered.map(({ messages }) => messages.map(({ type }) => type))).toEqual([["text"]]);
  });

  test("that hangs is given up, and sent once whether it had arrived or not", async () => {
    for (const misbehaviour of ["hang", "take and hang", "take and fail", "cut off"] as const) {
      const one = delivery();
      const replyToken = `token-${misbehaviour}`;
      line.misbehaviours.push(misbehaviour);
      const parts = { id: misbehaviour, address: { ...address, replyToken } };
      expect(await send(one, parts), misbehaviour).toEqual({
        kind: "later",
        retryAfterMs: null,
        mayHaveArrived: true,
      });
      expect(await send(one, { ...parts, isInDoubt: true }), misbehaviour).toEqual({ kind: "sent" });
      expect(
        line.delivered.filter(({ to }) => to === replyToken),
        misbehaviour,
      ).toHaveLength(1);
    }
  });

  test("that finds nobody listening is for later", async () => {
    const gone = new LineServer();
    await gone.start();
    const apiBase = gone.origin;
    await gone.stop();
    const one = delivery({ apiBase });
    expect(await send(one)).toEqual({ kind: "later", retryAfterMs: null });
  });

  test("ends with the service", async () => {
    const stopping = new AbortController();
    line.misbehaviours.push("hang");
    const one = delivery();
    const sending = one.send(turn(one), stopping.signal);
    await line.until(() => line.calls.length === 1);
    const reason = new Error("stopping");
    stopping.abort(reason);
    await expect(sending).rejects.toBe(reason);
    await expect(one.send(turn(one), stopping.signal)).rejects.toBe(reason);
    expect(line.calls).toHaveLength(1);
  });

  test("in doubt after a crash goes out with the same token: sent, whether it had arrived or not", async () => {
    expect(await send(delivery(), { isInDoubt: true })).toEqual({ kind: "sent" });
    expect(await send(delivery(), { isInDoubt: true })).toEqual({ kind: "sent" });
    expect(line.delivered).toHaveLength(1);
  });
});

describe("a reply token that does not serve any more", () => {
  test("ends the turn where nothing is pushed", async () => {
    line.spentTokens.add("token-1");
    expect(await send(delivery())).toEqual({ kind: "refused", code: "reply_token_invalid" });
    time += REPLY_WITHIN_MS + 1;
    expect(await send(delivery())).toEqual({ kind: "refused", code: "out_of_time" });
    expect(line.calls).toHaveLength(1);
  });

  test("is followed by a push where that is set, with the same key after a restart", async () => {
    line.spentTokens.add("token-1");
    expect(await send(delivery({ pushFallback: true }))).toEqual({ kind: "sent" });
    expect(line.delivered).toMatchObject([{ by: "push", to: "U1" }]);
    time += REPLY_WITHIN_MS + 1;
    expect(await send(delivery({ pushFallback: true }))).toEqual({ kind: "sent" });
    expect(line.delivered).toHaveLength(1);
    expect(line.callsOf("/v2/bot/message/push").map((call) => call.retryKey)).toEqual([
      retryKey("turn-1"),
      retryKey("turn-1"),
    ]);
  });

  test("is not tried once its time is over, but pushed at once", async () => {
    time += REPLY_WITHIN_MS + 1;
    expect(await send(delivery({ pushFallback: true }))).toEqual({ kind: "sent" });
    expect(line.calls.map(({ path }) => path)).toEqual(["/v2/bot/message/push"]);
  });

  test.each(["take and hang", "take and fail", "hang"] as const)(
    "and a push of which nothing good is heard (%s) is pushed again with its key, once for the citizen",
    async (misbehaviour) => {
      time += REPLY_WITHIN_MS + 1;
      const one = delivery({ pushFallback: true });
      line.misbehaviours.push(misbehaviour);
      expect(await send(one)).toMatchObject({ kind: "later", mayHaveArrived: true });
      expect(await send(one, { isInDoubt: true })).toEqual({ kind: "sent" });
      expect(line.delivered).toHaveLength(1);
      expect(line.calls.map(({ path }) => path)).toEqual(["/v2/bot/message/push", "/v2/bot/message/push"]);
    },
  );

  test("leaves a turn in doubt unpushed: the answer may have arrived", async () => {
    line.spentTokens.add("token-1");
    time += REPLY_WITHIN_MS + 1;
    expect(await send(delivery({ pushFallback: true }), { isInDoubt: true })).toEqual({
      kind: "refused",
      code: "in_doubt_too_late",
    });
    expect(line.delivered).toEqual([]);
  });

  test("and a month's quota that is used up end the turn", async () => {
    time += REPLY_WITHIN_MS + 1;
    line.misbehaviours.push({ status: 429, message: "You have reached your monthly limit." });
    expect(await send(delivery({ pushFallback: true }))).toEqual({ kind: "refused", code: "monthly_limit" });
  });
});

describe("the rest of the delivery", () => {
  test("waits for an answer as long as one can be sent", () => {
    expect(delivery().answerWithinMs).toBe(REPLY_WITHIN_MS);
    expect(delivery({ pushFallback: true }).answerWithinMs).toBe(PUSH_WITHIN_MS);
  });

  test("shows that somebody is at work to one person, and to no group", async () => {
    const { signal } = new AbortController();
    await delivery().showWorking(address, signal);
    await delivery().showWorking({ ...address, isOneToOne: false, chatId: "C1" }, signal);
    await delivery().showWorking({ ...address, occasion: "followed" }, signal);
    expect(line.calls.map(({ path, body }) => [path, body])).toEqual([
      ["/v2/bot/chat/loading/start", { chatId: "U1", loadingSeconds: 30 }],
    ]);
  });

  test("makes retry keys that are UUIDs of their turns", () => {
    expect(retryKey("turn-1")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(retryKey("turn-1")).not.toBe(retryKey("turn-2"));
  });
});
