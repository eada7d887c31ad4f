import { SignJWT } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { call, callJson, type Grant, openConversation, poll, say } from "./direct-line-client.ts";
import { chineseAnswer, englishAnswer } from "./fixtures.ts";
import { ask, keys, type Service, type ServiceOptions, startService } from "./service.ts";

const QUESTION = "How many memorandums were signed?";
const MINUTE = 60_000;

const services: Service[] = [];
async function start(options: ServiceOptions = {}): Promise<Service> {
  const service = await startService({
    answer: ({ question }) => ({
      ...(/\p{Script=Han}/u.test(question) ? chineseAnswer : englishAnswer),
      id: crypto.randomUUID(),
    }),
    ...options,
  });
  services.push(service);
  return service;
}
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()));
});

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
  return { status: response.status, ...((await response.json()) as object), instance: "" };
}

/** Polls until the conversation holds so many activities. */
async function activities(service: Service, grant: Grant, count: number) {
  await expect.poll(async () => (await poll(service, grant)).activities.length).toBe(count);
  return (await poll(service, grant)).activities;
}

describe("tokens", () => {
  it("are bound to a conversation and a user that the server makes up, whatever the body says", async () => {
    const service = await start();
    const body = { user: { id: "mayor", name: "The Mayor" }, trustedOrigins: ["https://evil.example"] };
    const granted = await callJson<Grant>(service, "POST", "/tokens/generate", { body });
    expect(granted).toEqual({
      conversationId: expect.stringMatching(/^[\w-]{22}$/u) as string,
      token: expect.any(String) as string,
      expires_in: 1800,
    });
    const claims = JSON.parse(
      Buffer.from(granted.token.split(".")[1] ?? "", "base64url").toString(),
    ) as Record<string, unknown>;
    expect(claims).toMatchObject({ conv: granted.conversationId, aud: "direct-line", exp: 1800 });
    expect(claims["user"]).toMatch(/^dl_[\w-]{22}$/u);

    const grant = await callJson<Grant>(service, "POST", "/conversations", { token: granted.token, body });
    expect(grant.conversationId).toBe(granted.conversationId);
    await say(service, grant, QUESTION, { from: { id: "mayor", role: "bot" } });
    const [said] = await activities(service, grant, 2);
    expect(said?.from).toEqual({ id: claims["user"], role: "user" });
  });

  it("open a conversation in one call where there is none yet", async () => {
    const service = await start();
    const response = await call(service, "POST", "/conversations");
    expect(response.status).toBe(201);
    const grant = (await response.json()) as Grant;
    expect(grant.streamUrl).toMatch(
      new RegExp(
        `^ws://127\\.0\\.0\\.1:\\d+/v3/directline/conversations/${grant.conversationId}/stream\\?`,
        "u",
      ),
    );
    expect(await poll(service, grant)).toEqual({ activities: [], watermark: "0" });
  });

  it("last 30 minutes, are refreshed before that, and for a day after it serve for nothing but a refresh", async () => {
    let now = 0;
    const service = await start({ now: () => now });
    const grant = await openConversation(service);
    now = 20 * MINUTE;
    const refreshed = await callJson<Grant>(service, "POST", "/tokens/refresh", { token: grant.token });
    expect(refreshed).toMatchObject({ conversationId: grant.conversationId, expires_in: 1800 });
    now = 31 * MINUTE;
    const path = `/conversations/${grant.conversationId}/activities`;
    const late = await call(service, "GET", path, { token: grant.token });
    expect(await problemOf(late)).toMatchObject({ status: 403, code: "token_expired" });
    expect((await call(service, "GET", path, { token: refreshed.token })).status).toBe(200);

    now = 24 * 60 * MINUTE;
    const fresh = await callJson<Grant>(service, "POST", "/tokens/refresh", { token: grant.token });
    expect((await call(service, "GET", path, { token: fresh.token })).status).toBe(200);
    now = 25 * 60 * MINUTE;
    expect((await call(service, "POST", "/tokens/refresh", { token: grant.token })).status).toBe(403);
  });

  it("that are forged, of another use or another's get what a conversation that does not exist gets", async () => {
    const service = await start();
    const grant = await openConversation(service);
    const other = await openConversation(service);
    await say(service, grant, QUESTION);
    await activities(service, grant, 2);
    const claims = { conv: grant.conversationId, user: "dl_x" };
    const sign = (key: Uint8Array, alg: string, audience: string): Promise<string> =>
      new SignJWT(claims).setProtectedHeader({ alg }).setAudience(audience).setExpirationTime(9999).sign(key);
    const [header = "", payload = "", signature = ""] = grant.token.split(".");
    const altered = Buffer.from(
      Buffer.from(payload, "base64url").toString().replace(/dl_./u, "dl_!"),
    ).toString("base64url");
    const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
    const none = await problemOf(
      await call(service, "GET", "/conversations/AAAAAAAAAAAAAAAAAAAAAA/activities", { token: other.token }),
    );
    expect(none).toMatchObject({ status: 404, code: "conversation_unknown" });

    const tokens = {
      another: other.token,
      "another key": await sign(new Uint8Array(32), "HS256", "direct-line"),
      "another algorithm": await sign(keys.token, "HS512", "direct-line"),
      "a stream's": new URL(grant.streamUrl).searchParams.get("t") ?? "",
      // Signed with our key, but by a person whose conversation it is not.
      "another person": await sign(keys.token, "HS256", "direct-line"),
      altered: `${header}.${altered}.${signature}`,
      unsigned: `${unsigned}.${payload}.`,
      nonsense: "x",
    };
    for (const [what, token] of Object.entries(tokens)) {
      const id = grant.conversationId;
      const body = { type: "message", text: "Let me in" };
      for (const [method, path] of [
        ["GET", `/conversations/${id}`],
        ["GET", `/conversations/${id}/activities?watermark=0`],
        ["POST", `/conversations/${id}/activities`],
        ["DELETE", `/conversations/${id}`],
      ] as const) {
        const response = await call(service, method, path, {
          token,
          ...(method === "POST" ? { body } : {}),
        });
        expect(await problemOf(response), `${what}: ${method} ${path}`).toEqual(none);
      }
    }
    expect(await activities(service, grant, 2)).toHaveLength(2);
    const missing = await call(service, "GET", `/conversations/${grant.conversationId}/activities`);
    expect(await problemOf(missing)).toMatchObject({ status: 401, code: "token_missing" });
  });
});

describe("a conversation", () => {
  it("echoes the question and answers it with citations, whole and for Web Chat", async () => {
    const service = await start();
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
    const service = await start();
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
    const service = await start({
      answer: ({ onEvidence }) => {
        onEvidence?.({ passages: [], sentences: [], dropped: [], refusal: "no_value" });
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
      evidence: { passages: [], sentences: [], dropped: [], refusal: "no_value" },
      steps: { retrieve: 3 },
      versions: { index: "snapshot-1", prompt: "prompt-1", model: "all-MiniLM-L6-v2" },
      channel: "web",
    });
    const kept = await service.store.find(grant.conversationId);
    expect(kept?.person).toMatch(/^[\w-]{43}$/u);
    expect(service.logText()).not.toContain("0912345678");
    expect(service.logText()).not.toContain(grant.conversationId);
  });

  it("is gone once it is deleted, with its answers", async () => {
    const service = await start();
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
    const service = await start();
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    await activities(service, grant, 2);
    const { activities: rest, watermark } = await poll(service, grant, "1");
    expect(rest.map(({ from }) => from.role)).toEqual(["bot"]);
    expect(watermark).toBe("2");
    expect(await poll(service, grant, "2")).toEqual({ activities: [], watermark: "2" });
    const path = `/conversations/${grant.conversationId}/activities?watermark=-1`;
    const refused = await call(service, "GET", path, { token: grant.token });
    expect(await problemOf(refused)).toMatchObject({ code: "request_invalid", field: "watermark" });
  });

  it("acknowledges what is no message and says nothing to it", async () => {
    const service = await start();
    const grant = await openConversation(service);
    for (const type of ["typing", "event", "conversationUpdate"]) {
      expect(await say(service, grant, "", { type, name: "webchat/join", value: {} })).toMatch(/\|q-/u);
    }
    expect((await poll(service, grant)).activities).toEqual([]);
  });
});

describe("limits", () => {
  it.each([
    ["en", "Why ".repeat(200), "at most 500 characters", "question_too_long"],
    ["zh-Hant", "為什麼".repeat(200), "500 字以內", "question_too_long"],
    ["en", "", "Please type a question.", "question_empty"],
  ])(
    "answer a text that cannot be asked in the reader's language (%s)",
    async (language, text, words, code) => {
      const service = await start();
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
    const service = await start({
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
    const service = await start();
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
    const service = await start({
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
    const service = await start();
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

  it("let one address open and ask so much", async () => {
    const service = await start({ limits: { requestsPerMinute: 60, burst: 2, questionsInHand: 32 } });
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
    const service = await start();
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

describe("feedback", () => {
  async function answered(service: Service): Promise<{ grant: Grant; answer: Answer }> {
    const grant = await openConversation(service);
    await say(service, grant, QUESTION);
    const [, activity] = await activities(service, grant, 2);
    const answer = activity?.channelData?.answer;
    if (answer === undefined) throw new Error("no answer");
    return { grant, answer };
  }
  const give = (service: Service, id: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${service.url}/api/answers/${id}/feedback`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });

  it("is taken on an answer of a conversation and of the API", async () => {
    const service = await start();
    const { grant, answer } = await answered(service);
    const body = { helpful: false, reason: "wrong_source", comment: "Call 0912345678" };
    expect((await give(service, answer.id, body, grant.token)).status).toBe(204);
    expect((await give(service, answer.id, { helpful: true }, grant.token)).status).toBe(204);
    const { id } = (await (await ask(service, { question: QUESTION })).json()) as Answer;
    expect((await give(service, id, { helpful: true })).status).toBe(204);
    expect(await service.store.answer(id)).toMatchObject({ channel: "api", question: QUESTION });
  });

  it("is refused on no answer, with a forged token or of another form", async () => {
    const service = await start();
    const { answer } = await answered(service);
    const unknown = await give(service, crypto.randomUUID(), { helpful: true });
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: "answer_unknown" });
    expect((await give(service, answer.id, { helpful: true }, "forged")).status).toBe(404);
    for (const body of [
      {},
      { helpful: "yes" },
      { helpful: true, reason: "<b>" },
      { helpful: true, comment: "x".repeat(1001) },
    ]) {
      expect(await problemOf(await give(service, answer.id, body))).toMatchObject({
        code: "request_invalid",
      });
    }
  });
});

describe("pages of other origins", () => {
  const PAGE = "https://www.city.example";

  it("may use the chat where they are allowed to, and nothing else", async () => {
    const service = await start({ embedOrigins: [PAGE] });
    const generated = await call(service, "POST", "/tokens/generate", { headers: { Origin: PAGE } });
    expect(generated.headers.get("access-control-allow-origin")).toBe(PAGE);
    expect(generated.headers.get("vary")).toContain("Origin");
    const preflight = await call(service, "OPTIONS", "/conversations/x/activities", {
      headers: {
        Origin: PAGE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-ms-bot-agent,x-requested-with",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "Authorization, Content-Type, x-ms-bot-agent, x-requested-with",
    );
    expect(preflight.headers.get("access-control-allow-methods")).toContain("DELETE");
    const config = await fetch(`${service.url}/api/widget-config?lang=en`, { headers: { Origin: PAGE } });
    expect(config.headers.get("access-control-allow-origin")).toBe(PAGE);
    const asked = await ask(service, { question: QUESTION }, { Origin: PAGE });
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("may not where they are not", async () => {
    const service = await start({ embedOrigins: [PAGE] });
    for (const Origin of [
      "https://evil.example",
      "http://www.city.example",
      `${PAGE}.evil.example`,
      "null",
    ]) {
      const refused = await call(service, "POST", "/tokens/generate", { headers: { Origin } });
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
      expect(await problemOf(refused)).toMatchObject({ status: 403, code: "origin_not_allowed" });
    }
  });

  it("are the service's own alone unless set otherwise, or all", async () => {
    const own = await start({ publicUrl: "https://ask.city.example" });
    for (const Origin of ["https://ask.city.example", own.url]) {
      expect((await call(own, "POST", "/tokens/generate", { headers: { Origin } })).status).toBe(200);
    }
    expect((await call(own, "POST", "/tokens/generate", { headers: { Origin: PAGE } })).status).toBe(403);
    const { streamUrl } = await openConversation(own);
    expect(streamUrl).toMatch(/^wss:\/\/ask\.city\.example\/v3\/directline\//u);
    const all = await start({ embedOrigins: "*" });
    const answer = await call(all, "POST", "/tokens/generate", { headers: { Origin: PAGE } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("what the chat says before anything is asked", () => {
  it("comes in the language asked for, else in the reader's", async () => {
    const service = await start();
    const config = await fetch(`${service.url}/api/widget-config?lang=en`);
    expect(await config.json()).toEqual({
      title: "Taipei City Exchanges",
      greeting: "Hello, ask about exchanges.",
      examples: [
        "How many memorandums were signed at the 2019 forum?",
        "Which cities are Taipei’s sister cities?",
      ],
      contact: { name: "Citizen hotline", phone: "1999", url: null },
      privacyUrl: "https://city.example/privacy",
      retentionDays: 90,
    });
    const chinese = await fetch(`${service.url}/api/widget-config?lang=xx`, {
      headers: { "Accept-Language": "zh-TW" },
    });
    expect(await chinese.json()).toMatchObject({ title: "臺北市城市交流問答" });
  });
});
