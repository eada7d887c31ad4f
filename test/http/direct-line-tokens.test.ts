import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { call, callJson, type Grant, openConversation, poll, say } from "./direct-line-client.ts";
import { activities, problemOf, QUESTION, startForTest } from "./direct-line-service.ts";
import { keys } from "./service.ts";

const MINUTE = 60_000;

describe("tokens", () => {
  it("are bound to a conversation and a user that the server makes up, whatever the body says", async () => {
    const service = await startForTest();
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
    const service = await startForTest();
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
    const service = await startForTest({ now: () => now });
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

  it("still delete the conversation for as long as it may be kept, and do nothing else by then", async () => {
    let now = 0;
    const service = await startForTest({ now: () => now, retentionDays: 30 });
    const [late, tooLate] = [await openConversation(service), await openConversation(service)];
    const lasts = 30 * MINUTE;
    now = lasts + 29 * 24 * 60 * MINUTE;
    const path = `/conversations/${late.conversationId}`;
    for (const [method, refused] of [
      ["GET", path],
      ["POST", `${path}/activities`],
      ["POST", "/tokens/refresh"],
    ] as const) {
      const response = await call(service, method, refused, { token: late.token });
      expect(await problemOf(response)).toMatchObject({ status: 403, code: "token_expired" });
    }
    expect((await call(service, "DELETE", path, { token: tooLate.token })).status).toBe(404);
    expect((await call(service, "DELETE", path, { token: late.token })).status).toBe(204);
    expect(await service.store.find(late.conversationId)).toBeNull();
    now = lasts + 31 * 24 * 60 * MINUTE;
    const response = await call(service, "DELETE", `/conversations/${tooLate.conversationId}`, {
      token: tooLate.token,
    });
    expect(await problemOf(response)).toMatchObject({ status: 403, code: "token_expired" });
  });

  it("are exchanged for no longer than a week after the first one, however often", async () => {
    let now = 0;
    const service = await startForTest({ now: () => now });
    const grant = await openConversation(service);
    const path = `/conversations/${grant.conversationId}`;
    let { token } = grant;
    const end = 7 * 24 * 60 * MINUTE;
    for (now = 20 * MINUTE; now < end - 10 * MINUTE; now += 20 * 60 * MINUTE) {
      ({ token } = await callJson<Grant>(service, "POST", "/tokens/refresh", { token }));
    }
    now = end - 10 * MINUTE;
    // By either way in which a client comes to a new token.
    ({ token } = await callJson<Grant>(service, "POST", "/tokens/refresh", { token }));
    const last = await callJson<Grant>(service, "GET", path, { token });
    expect(last.expires_in).toBe(600);
    now = end + MINUTE;
    for (const [method, of] of [
      ["POST", "/tokens/refresh"],
      ["GET", path],
    ] as const) {
      const refused = await call(service, method, of, { token: last.token });
      expect(await problemOf(refused)).toMatchObject({ status: 403, code: "token_expired" });
    }
  });

  it("of a deleted conversation begin it no more and are not exchanged, the first one neither", async () => {
    const service = await startForTest();
    const { token } = await callJson<Grant>(service, "POST", "/tokens/generate");
    const grant = await callJson<Grant>(service, "POST", "/conversations", { token });
    await call(service, "DELETE", `/conversations/${grant.conversationId}`, { token });
    for (const one of [token, grant.token]) {
      for (const path of ["/conversations", "/tokens/refresh"]) {
        const refused = await call(service, "POST", path, { token: one });
        expect(await problemOf(refused)).toMatchObject({ status: 404, code: "conversation_unknown" });
      }
    }
  });

  it("that are forged, of another use or another's get what a conversation that does not exist gets", async () => {
    const service = await startForTest();
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
