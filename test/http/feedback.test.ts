import { describe, expect, it, vi } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { type Grant, openConversation, say } from "./direct-line-client.ts";
import { activities, problemOf, QUESTION, startForTest } from "./direct-line-service.ts";
import { ask, type Service } from "./service.ts";

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
    const service = await startForTest();
    const { grant, answer } = await answered(service);
    const body = { helpful: false, reason: "wrong_source", comment: "Call 0912345678" };
    expect((await give(service, answer.id, body, grant.token)).status).toBe(204);
    expect((await give(service, answer.id, { helpful: true }, grant.token)).status).toBe(204);
    const { id } = (await (await ask(service, { question: QUESTION })).json()) as Answer;
    expect((await give(service, id, { helpful: true })).status).toBe(204);
    expect(await service.store.answer(id)).toMatchObject({ channel: "api", question: QUESTION });
  });

  it("is one of a person for as long as the answer is kept, ended token or not", async () => {
    let now = 0;
    const service = await startForTest({ now: () => now, retentionDays: 30 });
    const saved = vi.spyOn(service.store, "saveFeedback");
    const { grant, answer } = await answered(service);
    for (const minutes of [0, 31, 29 * 24 * 60]) {
      now = minutes * 60_000;
      expect((await give(service, answer.id, { helpful: true }, grant.token)).status).toBe(204);
    }
    expect(new Set(saved.mock.calls.map(([, { person }]) => person)).size).toBe(1);
    now = 31 * 24 * 60 * 60_000;
    const late = await give(service, answer.id, { helpful: true }, grant.token);
    expect(await problemOf(late)).toMatchObject({ status: 403, code: "token_expired" });
  });

  it("is refused on no answer, with a forged token or of another form", async () => {
    const service = await startForTest();
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
