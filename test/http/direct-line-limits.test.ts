import { describe, expect, it } from "vitest";
import { call, callJson, openConversation, poll, say } from "./direct-line-client.ts";
import { activities, problemOf, QUESTION, startForTest } from "./direct-line-service.ts";
import { englishAnswer } from "./fixtures.ts";

describe("limits", () => {
  it.each([
    ["en", "Why ".repeat(200), "at most 500 characters", "question_too_long"],
    ["zh-Hant", "為什麼".repeat(200), "500 字以內", "question_too_long"],
    ["en", "", "Please type a question.", "question_empty"],
  ])(
    "answer a text that cannot be asked in the reader's language (%s)",
    async (language, text, words, code) => {
      const service = await startForTest();
      const grant = await openConversation(service);
      await say(service, grant, text, { locale: language });
      const [question, answer] = await activities(service, grant, 2);
      expect(answer?.text).toContain(words);
      expect(answer?.channelData?.answer).toMatchObject({ status: "error", language, notices: [{ code }] });
      expect((question?.text ?? "").length).toBeLessThanOrEqual(1001);
      expect(service.asked).toEqual([]);
    },
  );

  it("answer a fault of ours with an apology and whom to ask, and tell the log without a word of the question", async () => {
    const service = await startForTest({
      answer: () => {
        throw new Error("cannot handle Zaphod");
      },
    });
    const grant = await openConversation(service);
    await say(service, grant, "誰是Zaphod？");
    const [, answer] = await activities(service, grant, 2);
    expect(answer?.channelData?.answer).toMatchObject({
      status: "error",
      contact: { phone: "1999" },
      text: expect.stringContaining("錯誤出在我們這一端") as string,
    });
    expect(service.log.some(({ msg }) => msg === "internal error")).toBe(true);
    expect(service.logText()).not.toContain("Zaphod");
  });

  it("are none of the store's: an answer that cannot be kept for the staff is given all the same", async () => {
    const service = await startForTest();
    service.store.saveAnswer = () => Promise.reject(new Error("the disk is full of Zaphod"));
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    const [, answer] = await activities(service, grant, 2);
    expect(answer?.channelData?.answer?.status).toBe("answered");
    expect(service.log.some(({ msg }) => msg === "an answer could not be kept")).toBe(true);
    expect(service.logText()).not.toContain("Zaphod");
  });

  it("hold a question while the service starts", async () => {
    let ready = false;
    const service = await startForTest({
      readiness: () => ({
        ready,
        index: { vectorIndex: "exact", passages: 4, articles: 3, leftOut: 0, snapshot: "s" },
        model: "m",
        database: "sqlite",
      }),
    });
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    await activities(service, grant, 1);
    ready = true;
    const [, answer] = await activities(service, grant, 2);
    expect(answer?.channelData?.answer?.status).toBe("answered");
  });

  it("let one conversation ask ten times at once, wherever it asks from", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    const path = `/conversations/${grant.conversationId}/activities`;
    const statuses: number[] = [];
    let last: Response | null = null;
    for (let index = 0; index < 11; index++) {
      last = await call(service, "POST", path, {
        token: grant.token,
        body: { type: "message", text: QUESTION },
      });
      statuses.push(last.status);
      await expect
        .poll(async () => (await poll(service, grant)).watermark)
        .toBe(String(Math.min(20, 2 * index + 2)));
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    expect(last?.headers.get("retry-after")).toBe("2");
  });

  it("let five questions of one conversation wait, and answer them in order", async () => {
    const gate = Promise.withResolvers<undefined>();
    const service = await startForTest({
      answer: async ({ question }) => {
        await gate.promise;
        return { ...englishAnswer, id: crypto.randomUUID(), notices: [{ code: "asked", text: question }] };
      },
    });
    const grant = await openConversation(service);
    for (let index = 0; index < 5; index++) await say(service, grant, `Question ${index}`);
    const path = `/conversations/${grant.conversationId}/activities`;
    const sixth = await call(service, "POST", path, {
      token: grant.token,
      body: { type: "message", text: "?" },
    });
    expect(await problemOf(sixth)).toMatchObject({ status: 429, code: "too_many_waiting" });
    gate.resolve(undefined);
    const all = await activities(service, grant, 10);
    const answers = all.filter(({ from }) => from.role === "bot").map(({ text }) => text?.slice(0, 10));
    expect(answers).toEqual([0, 1, 2, 3, 4].map((index) => `Question ${index}`));
  });

  it("let one address open and ask so much", async () => {
    const service = await startForTest({ limits: { requestsPerMinute: 60, burst: 2, questionsInHand: 32 } });
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    await say(service, grant, QUESTION);
    const path = `/conversations/${grant.conversationId}/activities`;
    const third = await call(service, "POST", path, {
      token: grant.token,
      body: { type: "message", text: "?" },
    });
    expect(await problemOf(third)).toMatchObject({ status: 429, code: "rate_limited" });
    for (let index = 1; index < 6; index++) await callJson(service, "POST", "/tokens/generate");
    expect((await call(service, "POST", "/tokens/generate")).status).toBe(429);
  });

  it("refuse files, large bodies and what is no activity, each with a reason", async () => {
    const service = await startForTest();
    const grant = await openConversation(service);
    const { token } = grant;
    const path = `/conversations/${grant.conversationId}`;
    const form = new FormData();
    form.append("file", new Blob(["picture"]), "picture.png");
    const upload = await fetch(`${service.url}/v3/directline${path}/upload?userId=x`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Accept-Language": "zh-TW" },
      body: form,
    });
    expect(await problemOf(upload)).toMatchObject({
      status: 415,
      code: "upload_unsupported",
      detail: "這裡無法傳送檔案，請改用文字輸入您的問題。",
    });
    const post = async (body: unknown) =>
      problemOf(await call(service, "POST", `${path}/activities`, { token, body }));
    const attachments = [{ contentType: "image/png", contentUrl: "data:image/png;base64,AA==" }];
    expect(await post({ type: "message", text: "Look", attachments })).toMatchObject({
      code: "upload_unsupported",
    });
    expect(await post({ type: "message", text: "x".repeat(33_000) })).toMatchObject({ status: 413 });
    expect(await post("{")).toMatchObject({ code: "body_not_json" });
    expect(await post({ text: "Hello" })).toMatchObject({ code: "request_invalid", field: "type" });
    expect((await poll(service, grant)).activities).toEqual([]);
  });
});
