import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PROBLEM_STATUS } from "../../src/http/problem-codes.ts";
import { englishAnswer } from "./fixtures.ts";
import { ask, ready, startService } from "./service.ts";
import type { Service } from "./service.ts";

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: keyof typeof PROBLEM_STATUS;
  instance: string;
  field?: string;
}

async function expectProblem(response: Response, code: keyof typeof PROBLEM_STATUS): Promise<Problem> {
  expect(response.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
  const problem = (await response.json()) as Problem;
  expect(problem).toMatchObject({ type: "about:blank", code, status: PROBLEM_STATUS[code] });
  expect(response.status).toBe(PROBLEM_STATUS[code]);
  expect(problem.instance).toBe(response.headers.get("X-Request-Id"));
  expect(problem.title).not.toBe("");
  expect(problem.detail).not.toBe("");
  return problem;
}

let service: Service;
beforeEach(async () => {
  service = await startService();
});
afterEach(() => service.stop());

describe("POST /api/ask", () => {
  it("answers a cleaned question in a conversation that the server issues", async () => {
    const response = await ask(service, { question: "  Which\u200B\nmemorandums? " });
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const { conversationId, ...rest } = (await response.json()) as { conversationId: string };
    expect(conversationId).toMatch(/^[\w-]{22}$/);
    expect({ ...rest, conversationId: null }).toEqual(englishAnswer);
    expect(service.asked).toMatchObject([{ question: "Which memorandums?", conversationId, language: null }]);

    const second = await ask(service, { question: "And then?", conversationId });
    expect(await second.json()).toMatchObject({ conversationId });
    const third = await ask(service, { question: "And then?", conversationId: null, language: null });
    expect(await third.json()).not.toMatchObject({ conversationId });
  });

  it("hands on what was asked before in the conversation, without personal data, and in no other", async () => {
    const first = await ask(service, { question: "Call 0912345678: which memorandums?" });
    const { conversationId } = (await first.json()) as { conversationId: string };
    await ask(service, { question: "And in 2018?", conversationId });
    await ask(service, { question: "Who?" });
    const turns = [
      {
        question: "Call [phone]: which memorandums?",
        answer: englishAnswer.sentences.map(({ text }) => text).join("\n"),
        eventOn: englishAnswer.sources[0]?.eventOn?.split("/")[0] ?? null,
      },
    ];
    expect(service.asked.map((request) => request.turns)).toEqual([[], turns, []]);
  });

  it("hands on nothing of what was deleted meanwhile", async () => {
    await service.stop();
    service = await startService({
      answer: ({ conversationId }) => ({ ...englishAnswer, id: crypto.randomUUID(), conversationId }),
    });
    const first = await ask(service, { question: "Which memorandums?" });
    const { conversationId } = (await first.json()) as { conversationId: string };
    await service.store.citizens.erase({ kind: "conversation", id: conversationId });
    await ask(service, { question: "And in 2018?", conversationId });
    await ask(service, { question: "And in 2019?", conversationId });
    expect(service.asked.map(({ turns }) => turns?.map(({ question }) => question))).toEqual([
      [],
      [],
      ["And in 2018?"],
    ]);
  });

  it("ignores properties that it does not know", async () => {
    expect((await ask(service, { question: "Who?", colour: "blue" })).status).toBe(200);
  });

  it.each([
    ["en", "en"],
    ["en-US", "en"],
    ["zh", "zh-Hant"],
    ["zh-TW", "zh-Hant"],
    ["zh-hant-hk", "zh-Hant"],
    ["zh-CN", "zh-Hans"],
    ["zh-Hans", "zh-Hans"],
  ])("takes the language %s as %s", async (tag, language) => {
    expect((await ask(service, { question: "Who?", language: tag })).status).toBe(200);
    expect(service.asked[0]?.language).toBe(language);
  });

  it.each(["fr", "zh-Latn", "", "e", "中文", "en_US"])("refuses the language %j", async (language) => {
    await expectProblem(await ask(service, { question: "Who?", language }), "language_unsupported");
    expect(service.asked).toEqual([]);
  });

  it.each([
    ["an empty question", { question: " \u200B\n" }, "question_empty", undefined],
    ["a question too long", { question: "字".repeat(501) }, "question_too_long", undefined],
    ["half a surrogate pair", '{"question": "a\\ud83d"}', "question_not_unicode", undefined],
    ["no question", {}, "request_invalid", "question"],
    ["a number for a question", { question: 7 }, "request_invalid", "question"],
    ["a list for a language", { question: "Who?", language: ["en"] }, "request_invalid", "language"],
    ["a list for a body", [], "request_invalid", "body"],
    ["null for a body", "null", "request_invalid", "body"],
    [
      "an unknown conversation",
      { question: "Who?", conversationId: "AAAA" },
      "conversation_unknown",
      undefined,
    ],
    ["no JSON", "{question: 1}", "body_not_json", undefined],
    ["no body", "", "body_not_json", undefined],
    ["10,000 brackets", "[".repeat(10_000), "body_not_json", undefined],
    ["10,000 lists in each other", "[".repeat(10_000) + "]".repeat(10_000), "request_invalid", "body"],
    [
      "10,000 lists for a question",
      `{"question":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
      "request_invalid",
      "question",
    ],
    ["a body of 32 KB and a byte", JSON.stringify("x".repeat(32 * 1024 - 1)), "body_too_large", undefined],
    ["a body of 5 MB", JSON.stringify("x".repeat(5_000_000)), "body_too_large", undefined],
  ] as const)("refuses %s", async (_, body, code, field) => {
    // A sender may see its connection closed while it still pushes 5 MB; the service must answer the next one.
    const response = await ask(service, body).catch((error: unknown) => {
      if (typeof body !== "string" || body.length < 1_000_000) throw error;
      return null;
    });
    if (response !== null) expect((await expectProblem(response, code)).field).toBe(field);
    expect(service.asked).toEqual([]);
    expect((await ask(service, { question: "Still there?" })).status).toBe(200);
  });

  it("takes a body of exactly 32 KB", async () => {
    const body = '{"question": "Who?"}';
    expect((await ask(service, body + " ".repeat(32 * 1024 - body.length))).status).toBe(200);
  });

  it.each([
    ["text", { "Content-Type": "text/plain" }, "content_type_unsupported"],
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }, "content_type_unsupported"],
    ["Big5", { "Content-Type": "application/json; charset=big5" }, "charset_unsupported"],
    ["something compressed", { "Content-Encoding": "gzip" }, "encoding_unsupported"],
    ["an unknown encoding", { "Content-Encoding": "rot13" }, "encoding_unsupported"],
  ] as const)("refuses %s", async (_, headers, code) => {
    await expectProblem(await ask(service, { question: "Who?" }, headers), code);
  });

  it("takes UTF-8 by its name and nothing but UTF-8 in its bytes", async () => {
    const send = (body: string | Buffer<ArrayBuffer>): Promise<Response> =>
      fetch(`${service.url}/api/ask`, {
        method: "POST",
        headers: { "Content-Type": 'Application/JSON; Charset="UTF-8"' },
        body,
      });
    expect((await send('{"question":"誰？"}')).status).toBe(200);
    await expectProblem(await send(Buffer.from('{"question":"caf\xE9"}', "latin1")), "body_not_utf8");
    await expectProblem(await send(gzipSync('{"question":"Who?"}')), "body_not_utf8");
  });

  it("goes on when a client leaves in the middle of its body", async () => {
    const unfinished = httpRequest(`${service.url}/api/ask`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Content-Length": 100, Expect: "100-continue" },
    });
    unfinished.on("error", () => undefined);
    unfinished.flushHeaders();
    // The service has taken the request up once it asks for its body.
    await once(unfinished, "continue");
    unfinished.write('{"question":');
    unfinished.destroy();
    await expect.poll(() => service.log.length).toBe(1);
    expect(service.log[0]).toMatchObject({ route: "/api/ask", aborted: true });
    expect(service.log[0]).not.toHaveProperty("fault");
    expect((await ask(service, { question: "Still there?" })).status).toBe(200);
  });

  it("puts problems in the reader's language", async () => {
    const inLanguage = async (header: string): Promise<string> =>
      (await expectProblem(await ask(service, {}, { "Accept-Language": header }), "request_invalid")).title;
    expect(await inLanguage("zh-TW,en;q=0.8")).toBe("無法理解這個請求");
    expect(await inLanguage("de,en;q=0.8,zh;q=0.2")).toBe("Request not understood");
    expect(await inLanguage("ja")).toBe("Request not understood");
    expect(await inLanguage("*")).toBe("無法理解這個請求");
  });

  it("reports that it is not ready", async () => {
    await service.stop();
    service = await startService({ readiness: () => ({ ...ready, ready: false }) });
    const response = await ask(service, { question: "Who?" });
    expect(response.headers.get("Retry-After")).toBe("5");
    await expectProblem(response, "not_ready");
  });
});
