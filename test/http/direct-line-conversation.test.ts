import { describe, expect, it } from "vitest";
import { call, openConversation, poll, say } from "./direct-line-client.ts";
import { activities, problemOf, QUESTION, startForTest } from "./direct-line-service.ts";
import { englishAnswer } from "./fixtures.ts";

describe("a conversation", () => {
  it("echoes the question and answers it with citations, whole and for Web Chat", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    const id = await say(service, grant, QUESTION, {
      locale: "en-US",
      channelData: { clientActivityID: "client-1", attachmentSizes: [] },
    });
    const [question, answer] = await activities(service, grant, 2);
    expect(question).toMatchObject({
      type: "message",
      id,
      text: QUESTION,
      locale: "en-US",
      channelData: { clientActivityID: "client-1" },
      conversation: { id: grant.conversationId },
    });
    const whole = answer?.channelData?.answer;
    expect(whole).toEqual({ ...englishAnswer, id: whole?.id });
    expect(answer).toMatchObject({
      type: "message",
      replyToId: id,
      locale: "en",
      from: { role: "bot" },
      entities: [
        {
          type: "https://schema.org/Message",
          "@type": "Message",
          "@context": "https://schema.org",
          "@id": "",
          additionalType: [],
          citation: [
            {
              "@type": "Claim",
              "@id": "https://news.example/2019-forum-signing",
              position: 1,
              appearance: {
                "@type": "DigitalDocument",
                name: "Three memorandums signed at the Taipei-Shanghai Forum",
                url: "https://news.example/2019-forum-signing",
                abstract: "Three memorandums of understanding were signed at the forum on July 4.",
                keywords: ["Taipei City Government", "2019-07-05"],
              },
            },
            { position: 2 },
          ],
        },
      ],
      suggestedActions: {
        actions: englishAnswer.suggestions.map((value) => ({ type: "imBack", title: value, value })),
      },
    });
    expect(answer?.text).toContain("on July 4. [1]");
    expect(answer?.text).toMatch(
      /\n\[1\]: <https:\/\/news\.example\/2019-forum-signing> "Three memorandums/u,
    );
  });

  it("answers the same message once however often it is sent, at the same time and afterwards", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    const again = { channelData: { clientActivityID: "sent-twice" } };
    const ids = await Promise.all([1, 2, 3].map(() => say(service, grant, QUESTION, again)));
    expect(new Set(ids).size).toBe(1);
    await activities(service, grant, 2);
    expect(await say(service, grant, QUESTION, again)).toBe(ids[0]);
    await say(service, grant, "And then?", { channelData: { clientActivityID: "another" } });
    const all = await activities(service, grant, 4);
    expect(all.map(({ from }) => from.role)).toEqual(["user", "bot", "user", "bot"]);
    expect(service.asked).toHaveLength(2);
  });

  it("keeps what it is said without personal data, and stores each answer with what it was made from", async () => {
    const answered = crypto.randomUUID();
    const understood = {
      kind: "who",
      frames: ["leader"],
      names: [],
      years: [2019],
      editions: [],
      asks: [],
    } as const;
    const nothing = { passages: [], sentences: [], dropped: [], refusal: "no_value" };
    const evidence = { askedAs: null, understood, ...nothing };
    const service = await startForTest({
      answer: ({ onEvidence }) => {
        onEvidence?.(evidence);
        return { ...englishAnswer, id: answered };
      },
    });
    const grant = await openConversation(service);
    await say(service, grant, "Call me at 0912345678 about the forum");
    const [question] = await activities(service, grant, 2);
    expect(question?.text).toBe("Call me at [phone] about the forum");
    expect(service.asked[0]?.question).toBe("Call me at 0912345678 about the forum");
    expect(await service.store.answer(answered)).toEqual({
      answer: { ...englishAnswer, id: answered },
      question: "Call me at [phone] about the forum",
      evidence,
      steps: { retrieve: 3 },
      versions: { index: "snapshot-1", prompt: "prompt-1", model: "all-MiniLM-L6-v2" },
      channel: "web",
    });
    const kept = await service.store.find(grant.conversationId);
    expect(kept?.person).toMatch(/^[\w-]{43}$/u);
    expect(service.logText()).not.toContain("0912345678");
    expect(service.logText()).not.toContain(grant.conversationId);
  });

  it("hands on what was asked before in it, without personal data", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    await say(service, grant, "Call 0912345678: which memorandums?");
    await activities(service, grant, 2);
    await say(service, grant, "And in 2018?");
    await activities(service, grant, 4);
    expect(service.asked.map(({ turns }) => turns?.map(({ question }) => question))).toEqual([
      [],
      ["Call [phone]: which memorandums?"],
    ]);
    expect(service.asked[1]?.turns?.[0]?.answer).toBe(
      englishAnswer.sentences.map(({ text }) => text).join("\n"),
    );
  });

  it("is gone once it is deleted, with its answers", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    const [, answer] = await activities(service, grant, 2);
    const path = `/conversations/${grant.conversationId}`;
    expect((await call(service, "DELETE", path, { token: grant.token })).status).toBe(204);
    for (const [method, under] of [
      ["GET", ""],
      ["GET", "/activities"],
      ["DELETE", ""],
    ] as const) {
      const response = await call(service, method, `${path}${under}`, { token: grant.token });
      expect(await problemOf(response)).toMatchObject({ status: 404, code: "conversation_unknown" });
    }
    expect(await service.store.answer(answer?.channelData?.answer?.id ?? "")).toBeNull();
  });

  it("goes on after a watermark, and refuses one that is none", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    await activities(service, grant, 2);
    const { activities: rest, watermark } = await poll(service, grant, "1");
    expect(rest.map(({ from }) => from.role)).toEqual(["bot"]);
    expect(watermark).toBe("2");
    expect(await poll(service, grant, "2")).toEqual({ activities: [], watermark: "2" });
    const path = `/conversations/${grant.conversationId}/activities?watermark=`;
    // One more than the store can number is refused like any other: PostgreSQL would fail on it.
    for (const none of ["-1", "x", "2147483648", "999999999999999"]) {
      const refused = await call(service, "GET", `${path}${none}`, { token: grant.token });
      expect(await problemOf(refused)).toMatchObject({ code: "request_invalid", field: "watermark" });
    }
    expect(await poll(service, grant, "2147483647")).toEqual({ activities: [], watermark: "2147483647" });
  });

  it("acknowledges what is no message and says nothing to it", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    for (const type of ["typing", "event", "conversationUpdate"]) {
      expect(await say(service, grant, "", { type, name: "webchat/join", value: {} })).toMatch(/\|q-/u);
    }
    expect((await poll(service, grant)).activities).toEqual([]);
  });
});
