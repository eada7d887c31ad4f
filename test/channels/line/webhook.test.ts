import { afterEach, describe, expect, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { StoreError } from "../../../src/store/store-error.ts";
import { chineseAnswer } from "../../http/fixtures.ts";
import {
  callOf,
  followEvent,
  group,
  joinEvent,
  signatureOf,
  stickerEvent,
  textEvent,
  unsendEvent,
} from "./line-events.ts";
import { LineService, type LineServiceOptions, SECRET } from "./line-service.ts";

let service: LineService | null = null;

async function start(options: LineServiceOptions = {}): Promise<LineService> {
  service = await LineService.start(options);
  return service;
}

afterEach(async () => {
  await service?.stop();
  expect(service?.line.violations ?? []).toEqual([]);
  service = null;
});

async function problemOf(response: Response): Promise<unknown> {
  expect(response.headers.get("Content-Type")).toContain("application/problem+json");
  const { code } = (await response.json()) as { code: unknown };
  return [response.status, code];
}

describe("the signature", () => {
  test("of the known vector is taken", async () => {
    const body = '{"hello":"world"}';
    expect(signatureOf(SECRET, body)).toBe("t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=");
    const line = await start();
    // Signed, and then read: there are no events in it.
    expect(await problemOf(await line.post(body))).toEqual([400, "request_invalid"]);
  });

  test("is made over the bytes as they came, emoji and escapes alike", async () => {
    const line = await start();
    const asEmoji = callOf(textEvent("雙城論壇 👩‍👩‍👧‍👦 𠮷"));
    const escaped = callOf(textEvent("雙城論壇 👍 𠮷")).replace(/[^\x20-\x7e]/gu, (character) =>
      Array.from(
        { length: character.length },
        (_, at) => String.raw`\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
      ).join(""),
    );
    const spaced = callOf(textEvent("2019年")).replaceAll(":", " : ");
    for (const body of [asEmoji, escaped, spaced]) expect((await line.post(body)).status).toBe(200);
    expect(line.turns.accepted.map(({ message }) => message.text)).toEqual([
      "雙城論壇 👩‍👩‍👧‍👦 𠮷",
      "雙城論壇 👍 𠮷",
      "2019年",
    ]);
  });

  test.each([
    ["missing", { "x-line-signature": "" }, [401, "signature_missing"]],
    ["of another secret", { "x-line-signature": signatureOf("other", callOf()) }, [403, "signature_wrong"]],
    ["of another body", { "x-line-signature": signatureOf(SECRET, "{}") }, [403, "signature_wrong"]],
    ["garbage", { "x-line-signature": "%%%" }, [403, "signature_wrong"]],
    ["half", { "x-line-signature": signatureOf(SECRET, callOf()).slice(0, 20) }, [403, "signature_wrong"]],
  ])("that is %s stops the call before anything reads it", async (_, headers, expected) => {
    const line = await start();
    expect(await problemOf(await line.post(callOf(), headers))).toEqual(expected);
    expect(await problemOf(await line.post("not JSON {", headers))).toEqual(expected);
    expect(line.turns.accepted).toEqual([]);
    expect(line.line.calls).toEqual([]);
  });

  test("without its header is said to be missing", async () => {
    const line = await start();
    expect(await problemOf(await line.postUnsigned(callOf(textEvent("?"))))).toEqual([
      401,
      "signature_missing",
    ]);
    expect(line.turns.accepted).toEqual([]);
  });
});

describe("a call", () => {
  test("without events is the console's check, and is well", async () => {
    const line = await start();
    expect((await line.deliver()).status).toBe(200);
    expect(line.turns.accepted).toEqual([]);
  });

  test("that is no JSON, or not UTF-8, is refused", async () => {
    const line = await start();
    expect(await problemOf(await line.post("{"))).toEqual([400, "body_not_json"]);
    expect(await problemOf(await line.post(Buffer.from([0x22, 0xff, 0x22])))).toEqual([400, "body_not_utf8"]);
  });

  test("with 100 long events has each of them answered once", async () => {
    const line = await start();
    const long = "臺".repeat(5_000);
    const events = Array.from({ length: 100 }, (_, at) =>
      textEvent(long, { id: `event-${at}`, source: { type: "user", userId: `U${at}` } }),
    );
    expect((await line.deliver(...events)).status).toBe(200);
    await line.turns.stop();
    expect(line.line.delivered.map(({ to }) => to).sort()).toEqual(
      events.map((_, at) => `token-event-${at}`).sort(),
    );
  });

  test("delivered again, or twice at the same moment, is answered once", async () => {
    const line = await start();
    const first = textEvent("雙城論壇？", { id: "event-1" });
    const again = { ...first, deliveryContext: { isRedelivery: true } };
    const both = await Promise.all([line.deliver(first), line.deliver(again)]);
    const later = await line.deliver(again);
    expect([...both, later].map(({ status }) => status)).toEqual([200, 200, 200]);
    await line.turns.stop();
    expect(line.line.delivered).toHaveLength(1);
    expect(line.turns.accepted.map(({ message }) => message.id)).toEqual(["event-1"]);
  });

  test("is acknowledged while the answer takes ten seconds, and answered with the token then", async () => {
    const answer = Promise.withResolvers<Answer>();
    const line = await start({ answer: () => answer.promise });
    // Resolves although there is no answer yet.
    expect((await line.deliver(textEvent("雙城論壇？", { id: "slow" }))).status).toBe(200);
    await line.line.until(() => line.line.callsOf("/v2/bot/chat/loading/start").length === 1);
    expect(line.line.delivered).toEqual([]);
    line.time += 10_000;
    answer.resolve(chineseAnswer);
    await line.turns.stop();
    expect(line.line.delivered).toMatchObject([{ by: "reply", to: "token-slow" }]);
  });

  test("hands its events in by when they happened, whatever their order", async () => {
    const line = await start();
    await line.deliver(
      textEvent("second", { timestamp: 2_000, messageId: "m2" }),
      unsendEvent("m1", { timestamp: 3_000 }),
      textEvent("first", { timestamp: 1_000, messageId: "m1" }),
    );
    expect(line.turns.accepted.map(({ message, withdrawnAs }) => [message.text, withdrawnAs])).toEqual([
      ["first", "m1"],
      ["second", "m2"],
    ]);
    expect(line.turns.forgotten).toEqual(["m1"]);
  });

  test("is not acknowledged when it could not be kept, so that LINE delivers it again", async () => {
    const line = await start();
    line.turns.failure = new StoreError("unreachable", "the database is away");
    expect(await problemOf(await line.deliver(textEvent("雙城論壇？")))).toEqual([500, "internal_error"]);
    line.turns.failure = null;
    expect((await line.deliver(textEvent("雙城論壇？"))).status).toBe(200);
  });

  test("with events that nobody knows costs the others nothing, and says nothing of them but their number", async () => {
    const line = await start();
    const call = await line.deliver(
      { type: "newKind", webhookEventId: "x" },
      { type: "message", message: "a secret word" },
      null,
      7,
      { ...textEvent("unfollowed"), type: "unfollow" },
      textEvent("雙城論壇？"),
    );
    expect(call.status).toBe(200);
    expect(line.turns.accepted.map(({ message }) => message.text)).toEqual(["雙城論壇？"]);
    expect(line.log.join("")).toContain('"malformed":1');
    expect(line.log.join("")).not.toContain("secret word");
  });
});

describe("who is answered, and how", () => {
  test("somebody who added the account is greeted in both languages, with questions to ask", async () => {
    const line = await start();
    await line.deliver(followEvent());
    await line.turns.stop();
    expect(line.line.delivered[0]?.messages).toMatchObject([
      {
        type: "text",
        text: [
          "您好。",
          "例如\n・臺北市的姊妹市有哪些？",
          "問題與回答保存 90 天，供改善服務之用，請不要填寫個人資料。\n隱私權聲明：https://city.example/privacy",
          "Hello.",
          "For example\n・Which cities are Taipei’s sister cities?",
          "Questions and answers are kept for 90 days to improve the service. Please leave out personal data.\nPrivacy notice: https://city.example/privacy",
        ].join("\n\n"),
        quickReply: {
          items: [
            { action: { label: "臺北市的姊妹市有哪些？", text: "臺北市的姊妹市有哪些？" } },
            { action: { label: "Which cities are Ta…", text: "Which cities are Taipei’s sister cities?" } },
          ],
        },
      },
    ]);
    expect(line.line.callsOf("/v2/bot/chat/loading/start")).toEqual([]);
  });

  test("a sticker gets a kind word in a chat with one, and none in a group", async () => {
    const line = await start();
    await line.deliver(stickerEvent(), stickerEvent({ source: group }));
    await line.turns.stop();
    expect(line.line.delivered).toHaveLength(1);
    expect(line.line.delivered[0]?.messages[0]?.text).toContain("我目前只看得懂文字");
    expect(line.line.delivered[0]?.messages[0]?.text).toContain("I can only read text");
  });

  test("in a group, only whoever mentions the account; the mention is not part of the question", async () => {
    const line = await start();
    const mention = (isSelf: boolean, index: number): unknown => ({
      mentionees: [{ type: "user", index, length: 4, userId: "U9", ...(isSelf ? { isSelf } : {}) }],
    });
    await line.deliver(
      textEvent("雙城論壇？", { source: group }),
      textEvent("@bob 雙城論壇？", { source: group, mention: mention(false, 0) }),
      textEvent("@bot 雙城論壇？", { source: group, mention: mention(true, 0) }),
      textEvent("👩‍👩‍👧‍👦 @bot雙城論壇？", { source: group, mention: mention(true, 12) }),
      // Counted in code points.
      textEvent("👩‍👩‍👧‍👦 @bot雙城論壇？", { source: group, mention: mention(true, 8) }),
      // Counted in no way that is known.
      textEvent("👍👍 bot 雙城論壇？", { source: group, mention: mention(true, 1) }),
      textEvent("@bot", { source: { type: "room", roomId: "R1" }, mention: mention(true, 0) }),
    );
    await line.turns.stop();
    expect(line.turns.accepted.map(({ message }) => message.text)).toEqual([
      "雙城論壇？",
      "👩‍👩‍👧‍👦  雙城論壇？",
      "👩‍👩‍👧‍👦  雙城論壇？",
      "👍👍 bot 雙城論壇？",
      "",
    ]);
    const said = line.line.delivered.flatMap(({ messages }) => messages[0]?.text ?? []);
    expect(said.filter((text) => text.includes("提及我"))).toHaveLength(1);
    expect(line.line.callsOf("/v2/bot/chat/loading/start")).toEqual([]);
  });

  test("a group that takes the account in is told how to ask", async () => {
    const line = await start();
    await line.deliver(joinEvent({ source: group }));
    await line.turns.stop();
    expect(line.line.delivered[0]?.messages[0]?.text).toContain("mention me");
  });

  test("nobody while another bot of the account has the conversation", async () => {
    const line = await start();
    await line.deliver(textEvent("雙城論壇？", { mode: "standby" }));
    expect(line.turns.accepted).toEqual([]);
  });
});
