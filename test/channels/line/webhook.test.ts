import { describe, expect, test, vi } from "vitest";
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
import { type LineService, SECRET, startLine } from "./line-service.ts";

async function problemOf(response: Response): Promise<unknown> {
  expect(response.headers.get("Content-Type")).toContain("application/problem+json");
  const { code } = (await response.json()) as { code: unknown };
  return [response.status, code];
}

/** What was asked, cleaned. */
function asked({ service }: LineService): readonly string[] {
  return service.asked.map(({ question }) => question);
}

/** The first message of each turn that was sent. */
function said({ line }: LineService): readonly string[] {
  return line.delivered.map(({ messages }) => messages[0]?.text ?? "");
}

function turns({ query }: LineService): number {
  return query("select id from pending").length;
}

describe("the signature", () => {
  test("of the known vector is taken", async () => {
    const body = '{"hello":"world"}';
    expect(signatureOf(SECRET, body)).toBe("t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=");
    const { post } = await startLine();
    // Signed, and then read: there are no events in it.
    expect(await problemOf(await post(body))).toEqual([400, "request_invalid"]);
  });

  test("is made over the bytes as they came, emoji and escapes alike", async () => {
    const line = await startLine();
    const asEmoji = callOf(textEvent("雙城論壇 👩‍👩‍👧‍👦 𠮷"));
    const escaped = callOf(textEvent("雙城論壇 👍 𠮷")).replace(/[^\x20-\x7e]/gu, (character) =>
      Array.from(
        { length: character.length },
        (_, at) => String.raw`\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
      ).join(""),
    );
    const spaced = callOf(textEvent("2019年")).replaceAll(":", " : ");
    for (const body of [asEmoji, escaped, spaced]) expect((await line.post(body)).status).toBe(200);
    await line.settled();
    expect(asked(line)).toEqual(["雙城論壇 👩‍👩‍👧‍👦 𠮷", "雙城論壇 👍 𠮷", "2019年"]);
  });

  test.each([
    ["missing", null, [401, "signature_missing"]],
    ["empty", "", [401, "signature_missing"]],
    ["of another secret", signatureOf("other", callOf()), [403, "signature_wrong"]],
    ["of another body", signatureOf(SECRET, "{}"), [403, "signature_wrong"]],
    ["garbage", "%%%", [403, "signature_wrong"]],
    ["half", signatureOf(SECRET, callOf()).slice(0, 20), [403, "signature_wrong"]],
  ])("that is %s stops the call before anything reads it", async (_, signature, expected) => {
    const line = await startLine();
    const headers = { "x-line-signature": signature };
    for (const body of [callOf(), callOf(textEvent("雙城論壇？")), "not JSON {"]) {
      expect(await problemOf(await line.post(body, headers))).toEqual(expected);
    }
    expect(turns(line)).toBe(0);
    expect(line.line.calls).toEqual([]);
  });
});

describe("a call", () => {
  test("without events is the console's check, and is well", async () => {
    const line = await startLine();
    expect((await line.deliver()).status).toBe(200);
    expect(turns(line)).toBe(0);
  });

  test("that is no JSON, or not UTF-8, is refused", async () => {
    const { post } = await startLine();
    expect(await problemOf(await post("{"))).toEqual([400, "body_not_json"]);
    expect(await problemOf(await post(Buffer.from([0x22, 0xff, 0x22])))).toEqual([400, "body_not_utf8"]);
  });

  test("with 100 long events has each of them answered once", async () => {
    const line = await startLine();
    const events = Array.from({ length: 100 }, (_, at) =>
      textEvent("臺".repeat(5_000), { id: `event-${at}`, source: { type: "user", userId: `U${at}` } }),
    );
    expect((await line.deliver(...events)).status).toBe(200);
    await line.settled();
    expect(line.line.delivered.map(({ to }) => to).sort()).toEqual(
      events.map((_, at) => `token-event-${at}`).sort(),
    );
    expect(new Set(said(line))).toEqual(new Set(["請將問題縮短到 500 字以內。"]));
  });

  test("delivered again, or twice at the same moment, is answered once", async () => {
    const line = await startLine();
    const first = textEvent("雙城論壇？", { id: "event-1" });
    const again = { ...first, deliveryContext: { isRedelivery: true } };
    const both = await Promise.all([line.deliver(first), line.deliver(again)]);
    const later = await line.deliver(again);
    expect([...both, later].map(({ status }) => status)).toEqual([200, 200, 200]);
    await line.settled();
    expect((await line.deliver(again)).status).toBe(200);
    await line.settled();
    expect(line.line.callsOf("/v2/bot/message/reply")).toHaveLength(1);
    expect(asked(line)).toEqual(["雙城論壇？"]);
  });

  test("is acknowledged while the answer takes ten seconds, and answered with the token then", async () => {
    const answer = Promise.withResolvers<Answer>();
    const line = await startLine({ answer: () => answer.promise });
    // Resolves although there is no answer yet.
    expect((await line.deliver(textEvent("雙城論壇？", { id: "slow" }))).status).toBe(200);
    await line.line.until(() => line.line.callsOf("/v2/bot/chat/loading/start").length === 1);
    expect(line.line.delivered).toEqual([]);
    line.clock.now += 10_000;
    answer.resolve(chineseAnswer);
    await line.settled();
    expect(line.line.delivered).toMatchObject([
      { by: "reply", to: "token-slow", messages: [{ type: "text" }, { type: "flex" }] },
    ]);
  });

  test("whose answer comes too late is not answered, or pushed where that is set", async () => {
    for (const pushFallback of [false, true]) {
      const answer = Promise.withResolvers<Answer>();
      const line = await startLine({ answer: () => answer.promise }, { pushFallback });
      await line.deliver(textEvent("雙城論壇？"));
      await expect.poll(() => asked(line)).toHaveLength(1);
      line.clock.now += 51_000;
      answer.resolve(chineseAnswer);
      await line.settled();
      expect(line.line.delivered.map(({ by, to }) => [by, to])).toEqual(pushFallback ? [["push", "U1"]] : []);
      expect(line.service.logText().includes('"outcome":"refused","code":"out_of_time"')).toBe(!pushFallback);
    }
  });

  test("hands its events in by when they happened, whatever their order", async () => {
    const line = await startLine();
    await line.deliver(
      textEvent("second", { timestamp: 2_000 }),
      textEvent("third", { timestamp: 3_000 }),
      textEvent("first", { timestamp: 1_000 }),
    );
    await line.settled();
    expect(asked(line)).toEqual(["first", "second", "third"]);
  });

  test("is not acknowledged when it could not be kept, so that LINE delivers it again", async () => {
    const line = await startLine();
    const accepting = vi.spyOn(line.service.store.turns, "accept");
    accepting.mockRejectedValueOnce(new StoreError("unreachable", "the database is away"));
    const call = callOf(textEvent("雙城論壇？"));
    expect(await problemOf(await line.post(call))).toEqual([500, "internal_error"]);
    expect((await line.post(call)).status).toBe(200);
    await line.settled();
    expect(asked(line)).toEqual(["雙城論壇？"]);
  });

  test("with events that nobody knows costs the others nothing, and says nothing of them but their number", async () => {
    const line = await startLine();
    const call = await line.deliver(
      { type: "newKind", webhookEventId: "x" },
      { type: "message", message: "a secret word" },
      null,
      7,
      { ...textEvent("unfollowed"), type: "unfollow" },
      textEvent("雙城論壇？"),
    );
    expect(call.status).toBe(200);
    await line.settled();
    expect(asked(line)).toEqual(["雙城論壇？"]);
    expect(line.service.logText()).toContain('"malformed":1');
    expect(line.service.logText()).not.toMatch(/secret word|雙城/u);
  });
});

describe("a message that is taken back", () => {
  test("is forgotten with its answer, waiting, answered or not come yet", async () => {
    const answer = Promise.withResolvers<Answer>();
    const line = await startLine({
      answer: ({ question }) =>
        question.startsWith("slow") ? answer.promise : { ...chineseAnswer, id: crypto.randomUUID() },
    });
    await line.deliver(textEvent("secret answered", { messageId: "m1" }));
    await line.settled();
    await line.deliver(textEvent("slow secret", { messageId: "m2" }), unsendEvent("m1"), unsendEvent("m3"));
    await line.deliver(unsendEvent("m2"), textEvent("secret too late", { messageId: "m3" }));
    answer.resolve(chineseAnswer);
    await line.deliver(textEvent("last"));
    await line.settled();
    expect(line.line.delivered).toHaveLength(2);
    for (const table of ["activity", "answer", "pending"]) {
      expect(JSON.stringify(line.query(`select * from ${table}`))).not.toContain("secret");
    }
  });
});

describe("who is answered, and how", () => {
  test("somebody who added the account is greeted in both languages, with questions to ask", async () => {
    const line = await startLine();
    await line.deliver(followEvent());
    await line.settled();
    expect(line.line.delivered[0]?.messages).toMatchObject([
      {
        type: "text",
        text: [
          "您好，歡迎詢問城市交流。",
          "例如\n・2019年雙城論壇簽了幾項備忘錄？\n・臺北市的姊妹市有哪些？",
          "問題與回答保存 90 天，供改善服務之用，請不要填寫個人資料。\n隱私權聲明：https://city.example/privacy",
          "Hello, ask about exchanges.",
          "For example\n・How many memorandums were signed at the 2019 forum?\n・Which cities are Taipei’s sister cities?",
          "Questions and answers are kept for 90 days to improve the service. Please leave out personal data.\nPrivacy notice: https://city.example/privacy",
        ].join("\n\n"),
        quickReply: {
          items: [
            { action: { label: "2019年雙城論壇簽了幾項備忘錄？" } },
            { action: { label: "臺北市的姊妹市有哪些？", text: "臺北市的姊妹市有哪些？" } },
            { action: { label: "How many memorandum…" } },
            { action: { label: "Which cities are Ta…", text: "Which cities are Taipei’s sister cities?" } },
          ],
        },
      },
    ]);
    expect(line.line.callsOf("/v2/bot/chat/loading/start")).toEqual([]);
  });

  test("a sticker gets a kind word in a chat with one, and none in a group", async () => {
    const line = await startLine();
    await line.deliver(stickerEvent(), stickerEvent({ source: group }));
    await line.settled();
    expect(said(line)).toEqual([expect.stringMatching(/我目前只看得懂文字[^]*I can only read text/u)]);
    expect(turns(line)).toBe(1);
  });

  test("in a group, only whoever mentions the account; the mention is not part of the question", async () => {
    const line = await startLine();
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
    await line.settled();
    expect(asked(line)).toEqual(["雙城論壇？", "👩‍👩‍👧‍👦 雙城論壇？", "👩‍👩‍👧‍👦 雙城論壇？", "👍👍 bot 雙城論壇？"]);
    expect(said(line).filter((text) => text.includes("提及我"))).toHaveLength(1);
    expect(turns(line)).toBe(5);
    expect(line.line.callsOf("/v2/bot/chat/loading/start")).toEqual([]);
  });

  test("a group that takes the account in is told how to ask", async () => {
    const line = await startLine();
    await line.deliver(joinEvent({ source: group }));
    await line.settled();
    expect(said(line)).toEqual([expect.stringContaining("mention me")]);
  });

  test("nobody while another bot of the account has the conversation", async () => {
    const line = await startLine();
    expect((await line.deliver(textEvent("雙城論壇？", { mode: "standby" }))).status).toBe(200);
    expect(turns(line)).toBe(0);
  });

  test("a person who asks too fast gets a kind word, and LINE's ids are kept nowhere afterwards", async () => {
    const line = await startLine();
    const source = { type: "user", userId: "U-somebody" };
    for (let number = 1; number <= 11; number++) {
      await line.deliver(textEvent(`第${number}題？`, { source }));
      await line.settled();
    }
    expect(said(line).filter((text) => text === "請等 2 秒後再問。")).toHaveLength(1);
    for (const table of ["conversation", "activity", "answer", "pending"]) {
      expect(JSON.stringify(line.query(`select * from ${table}`))).not.toMatch(/U-somebody|token-/u);
    }
    expect(line.service.logText()).not.toMatch(/U-somebody|題/u);
  });
});
