import { beforeAll, describe, expect, it } from "vitest";
import type { Turn } from "./turns-in-memory.ts";
import { type BotService, EXAMPLES, messagesOf, startBot } from "./bot-service.ts";
import { englishAnswer } from "../../http/fixtures.ts";
import { type IssuerKey, issuerKey } from "./microsoft.ts";

let key: IssuerKey;
beforeAll(async () => {
  key = await issuerKey("key-1", ["msteams", "webchat"]);
});

const start = (): Promise<BotService> => startBot({ keys: [key] });
const turnsOf = ({ turns }: BotService): readonly Turn[] => [...turns.turns.values()];

describe("a message", () => {
  it("is acknowledged at once, worked on visibly, and answered where it was asked", async () => {
    const bot = await start();
    const activity = bot.activities.message("How many memorandums were signed?");
    expect((await bot.deliver(activity)).status).toBe(202);
    const [answer, suggestions] = await messagesOf(bot, 2);
    expect(bot.microsoft.sent[0]?.body).toMatchObject({ type: "typing" });
    expect(decodeURIComponent(answer?.path ?? "")).toBe(
      `/teams/v3/conversations/${activity.conversation.id}/activities/${activity.id}`,
    );
    expect(answer?.body).toMatchObject({
      type: "message",
      channelId: "msteams",
      from: { id: bot.activities.bot.id },
      conversation: { id: activity.conversation.id },
      replyToId: activity.id,
      channelData: { feedbackLoop: { type: "default" } },
    });
    expect(suggestions?.body).not.toHaveProperty("channelData");
    expect(turnsOf(bot)[0]).toMatchObject({
      userId: bot.activities.person.id,
      message: { text: "How many memorandums were signed?", locale: "en-US", channel: "teams" },
    });
    expect(bot.microsoft.tokenForms[0]?.toString()).toBe(
      "grant_type=client_credentials&client_id=00000000-1111-2222-3333-444444444444&client_secret=the-secret-that-entra-showed-once-only&scope=https%3A%2F%2Fapi.botframework.com%2F.default",
    );
  });

  it("that Teams sends again is answered once", async () => {
    const bot = await start();
    const activity = bot.activities.message("How many?");
    const statuses = await Promise.all([activity, activity, activity].map((one) => bot.deliver(one)));
    expect(statuses.map(({ status }) => status)).toEqual([202, 202, 202]);
    await messagesOf(bot, 2);
    expect(bot.turns.turns.size).toBe(1);
  });

  it("is told from one with the same id in another chat, or on another channel", async () => {
    const bot = await start();
    const { message } = bot.activities;
    const here = message("One", { id: "1" });
    const there = message("Two", { id: "1", conversation: { id: "a:other" } });
    const elsewhere = { ...message("Three", { id: "1" }), channelId: "webchat" };
    for (const activity of [here, there, elsewhere]) await bot.deliver(activity);
    expect(turnsOf(bot).map(({ message: { text } }) => text)).toEqual(["One", "Two", "Three"]);
    await bot.deliver(bot.activities.takenBack(there));
    expect(turnsOf(bot).map(({ isForgotten }) => isForgotten)).toEqual([false, true, false]);
  });

  it("that was edited is not answered again, and one that was taken back is forgotten", async () => {
    const bot = await start();
    const activity = bot.activities.message("How many?");
    await bot.deliver(activity);
    await messagesOf(bot, 2);
    expect((await bot.deliver(bot.activities.edited(activity, "How many were there?"))).status).toBe(202);
    expect(turnsOf(bot).map(({ isForgotten }) => isForgotten)).toEqual([false]);
    expect((await bot.deliver(bot.activities.takenBack(activity))).status).toBe(202);
    expect(turnsOf(bot).map(({ isForgotten }) => isForgotten)).toEqual([true]);
    expect(bot.microsoft.messages).toHaveLength(2);
  });

  it.each([
    ["<at>City exchanges</at> How many?", "How many?"],
    ["<at>City exchanges</at>&nbsp;How many?\n", "How many?"],
    ["How many, <at>City exchanges</at>, asks <at>Wang</at>?", "How many,  , asks Wang?"],
  ])("where others read along is answered without its mention: %s", async (text, expected) => {
    const bot = await start();
    const mentioned = [bot.activities.bot, { id: "29:wang", name: "Wang" }];
    await bot.deliver(bot.activities.inChannel(text, mentioned));
    expect(turnsOf(bot)[0]?.message.text).toBe(expected);
    const [answer] = await messagesOf(bot, 1);
    expect(answer?.body["suggestedActions"]).toBeUndefined();
    expect(decodeURIComponent(answer?.path ?? "")).toContain(
      "@thread.tacv2;messageid=1700000000000/activities/",
    );
  });

  it("where others read along is not for the bot that it does not mention", async () => {
    const bot = await start();
    const chat = { id: "19:chat@thread.v2", conversationType: "groupChat" };
    for (const activity of [
      bot.activities.inChannel("How many?"),
      bot.activities.inChannel("How many, <at>Wang</at>?", [{ id: "29:wang", name: "Wang" }]),
      bot.activities.message("How many?", { conversation: chat, entities: null }),
    ]) {
      expect((await bot.deliver(activity)).status).toBe(202);
    }
    expect(bot.turns.turns.size).toBe(0);
    expect(bot.microsoft.sent).toEqual([]);
  });

  it("of the bot itself, a reaction, typing and what is new to us change nothing", async () => {
    const bot = await start();
    const { message, reacted, bot: from } = bot.activities;
    for (const activity of [
      message("Echo", { from }),
      reacted("sent-1"),
      message("", { type: "typing" }),
      message("", { type: "somethingNew" }),
    ]) {
      expect((await bot.deliver(activity)).status).toBe(202);
    }
    expect(bot.turns.turns.size).toBe(0);
    expect(bot.microsoft.sent).toEqual([]);
  });
});

describe("the greeting", () => {
  it("is sent once, whichever of the two activities says that the bot was added and however often", async () => {
    const bot = await start();
    const { added, joined } = bot.activities;
    await Promise.all([added(), joined(), added(), joined()].map((activity) => bot.deliver(activity)));
    const [greeting] = await messagesOf(bot, 1);
    expect(greeting?.body).toMatchObject({
      text: "您好，請發問。\n\nHello, ask me.",
      suggestedActions: { actions: [{ value: EXAMPLES["zh-Hant"][0] }, { value: EXAMPLES.en[0] }] },
    });
    await bot.deliver(added({ conversation: { id: "a:another", conversationType: "personal" } }));
    await messagesOf(bot, 2);
  });

  it("is in the device's language where that is known, with the questions as text where others read along", async () => {
    const bot = await start();
    const { added, channel } = bot.activities;
    await bot.deliver(added({ locale: "en-GB", conversation: channel }));
    const [greeting] = await messagesOf(bot, 1);
    expect(greeting?.body["text"]).toBe(
      ["Hello, ask me.", "**For example**", ...EXAMPLES.en.map((question) => `• ${question}`)].join("\n\n"),
    );
    expect(greeting?.body["suggestedActions"]).toBeUndefined();
  });

  it("is not for people who join, for an upgrade, or when the bot is removed", async () => {
    const bot = await start();
    const { added, joined, person } = bot.activities;
    await bot.deliver(joined({ membersAdded: [{ id: person.id }] }));
    await bot.deliver(added({ action: "add-upgrade" }));
    await bot.deliver(added({ action: "remove" }));
    await bot.deliver(added({ locale: "en" }));
    const [greeting] = await messagesOf(bot, 1);
    expect(greeting?.body["text"]).toBe("Hello, ask me.");
  });

  it("that cannot be sent is reported and not acknowledged any later", async () => {
    const bot = await start();
    bot.microsoft.behaviours = [{ status: 500 }];
    expect((await bot.deliver(bot.activities.added())).status).toBe(202);
    await expect.poll(() => bot.logText()).toContain("WelcomeNotSent");
  });
});

describe("feedback", () => {
  it("on an answer is kept with its masked words, the last word of each person", async () => {
    const bot = await start();
    await bot.keep(englishAnswer);
    await bot.deliver(bot.activities.message("How many?"));
    await messagesOf(bot, 2);
    for (const [reaction, text, comment] of [
      ["like", "Thanks", "Thanks"],
      ["dislike", "Call me at 0912-345-678 please", expect.not.stringContaining("345") as string],
      ["dislike", null, null],
      ["like", "", null],
    ] as const) {
      const response = await bot.deliver(bot.activities.rated("sent-2", reaction, text));
      expect([response.status, await response.json()]).toEqual([200, {}]);
      const helpful = reaction === "like" ? 1 : 0;
      expect(bot.feedback()).toEqual([
        { answer_id: englishAnswer.id, person: expect.any(String) as string, helpful, reason: null, comment },
      ]);
    }
    const another = { ...bot.activities.person, id: "29:another" };
    await bot.deliver({ ...bot.activities.rated("sent-2", "dislike", null), from: another });
    const people = bot.feedback().map(({ person }) => person);
    expect(new Set(people).size).toBe(2);
    expect(people.join()).not.toContain("29:");
  });

  it("on what is no answer of ours, or of another form, is acknowledged and comes to nothing", async () => {
    const bot = await start();
    await bot.keep(englishAnswer);
    await bot.deliver(bot.activities.message("How many?"));
    await messagesOf(bot, 2);
    const { rated } = bot.activities;
    for (const activity of [
      rated("sent-99", "like", "x"),
      // The suggestions, which carry no answer.
      rated("sent-3", "like", "x"),
      { ...rated("sent-2", "like", "x"), conversation: { id: "a:another" } },
      { ...rated("sent-2", "like", "x"), value: { actionName: "feedback" } },
      { ...rated("sent-2", "like", "x"), value: null },
    ]) {
      expect((await bot.deliver(activity)).status).toBe(200);
    }
    expect(bot.feedback()).toEqual([]);
  });

  it("is all that is invoked here", async () => {
    const bot = await start();
    expect((await bot.deliver(bot.activities.invoked("task/fetch"))).status).toBe(501);
  });
});
