import { exportSPKI, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { type BotService, messagesOf, startBot } from "./bot-service.ts";
import { APP_ID, ISSUER, type IssuerKey, issuerKey } from "./microsoft.ts";

let key: IssuerKey;
let foreign: IssuerKey;
/** Speaks for Web Chat alone. */
let webChatKey: IssuerKey;

beforeAll(async () => {
  [key, foreign, webChatKey] = await Promise.all([
    issuerKey("key-1"),
    issuerKey("key-1"),
    issuerKey("key-w", ["webchat"]),
  ]);
});

const now = (): number => Math.floor(Date.now() / 1000);
/** Beyond the five minutes that clocks may differ. */
const BEYOND_SKEW_S = 360;
const claims = (bot: BotService) => ({
  iss: ISSUER,
  aud: APP_ID,
  exp: now() + 3_600,
  serviceurl: bot.microsoft.serviceUrl,
});

/** What is brought instead of a valid header, with the status and the reason that the log has. */
const CHEATS: readonly [
  name: string,
  status: 401 | 403,
  reason: string,
  header: (bot: BotService) => string | null | Promise<string>,
][] = [
  ["no header", 401, "no_token", () => null],
  ["an empty header", 401, "no_token", () => " "],
  ["garbage", 401, "not_a_token", () => "Bearer not.a.token"],
  ["another scheme", 401, "not_a_token", () => "Basic dXNlcjpwYXNz"],
  ["a forged signature under a known key id", 401, "signature", ({ microsoft }) => microsoft.header(foreign)],
  [
    "a signature cut off",
    401,
    "signature",
    async ({ microsoft }) => (await microsoft.header(key)).replace(/[^.]+$/u, "AAAA"),
  ],
  [
    "an unknown key id",
    401,
    "unknown_key",
    ({ microsoft }) => microsoft.header(foreign, {}, { kid: "key-2" }),
  ],
  [
    "no key id",
    401,
    "unknown_key",
    async (bot) =>
      `Bearer ${await new SignJWT(claims(bot)).setProtectedHeader({ alg: "RS256" }).sign(key.privateKey)}`,
  ],
  ["alg none", 401, "algorithm", (bot) => `Bearer ${new UnsecuredJWT(claims(bot)).encode()}`],
  [
    "HS256 with the public key",
    401,
    "algorithm",
    async (bot) => {
      const secret = new TextEncoder().encode(await exportSPKI(key.publicKey));
      const token = new SignJWT(claims(bot)).setProtectedHeader({ alg: "HS256", kid: key.id });
      return `Bearer ${await token.sign(secret)}`;
    },
  ],
  ["expired", 401, "expired", ({ microsoft }) => microsoft.header(key, { exp: now() - BEYOND_SKEW_S })],
  ["no end", 401, "claims", ({ microsoft }) => microsoft.header(key, { exp: undefined })],
  [
    "not yet valid",
    401,
    "not_yet_valid",
    ({ microsoft }) => microsoft.header(key, { nbf: now() + BEYOND_SKEW_S }),
  ],
  [
    "another issuer, signed by the right key",
    401,
    "issuer",
    ({ microsoft }) => microsoft.header(key, { iss: "https://sts.windows.net/x/" }),
  ],
  ["no issuer", 401, "issuer", ({ microsoft }) => microsoft.header(key, { iss: undefined })],
  ["another audience", 403, "audience", ({ microsoft }) => microsoft.header(key, { aud: "another-app" })],
  [
    "a service address other than the activity's",
    403,
    "service_url",
    ({ microsoft }) => microsoft.header(key, { serviceurl: "https://smba.trafficmanager.net/teams/" }),
  ],
  [
    "no service address",
    403,
    "service_url",
    ({ microsoft }) => microsoft.header(key, { serviceurl: undefined }),
  ],
  [
    "a key that is not endorsed for Teams",
    403,
    "endorsement",
    ({ microsoft }) => microsoft.header(webChatKey),
  ],
];

describe("a caller", () => {
  it.each(CHEATS)("with %s is turned away with %i", async (_, status, reason, header) => {
    const bot = await startBot({ keys: [key, webChatKey] });
    const brought = await header(bot);
    const activities = [
      bot.activities.message("How many memorandums were signed?"),
      bot.activities.added(),
      bot.activities.rated("sent-1", "like", "Good"),
    ];
    for (const activity of activities) {
      const response = await bot.post(activity, brought === null ? {} : { Authorization: brought });
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
    }
    expect(bot.logText()).toContain(`"reason":"${reason}"`);
    expect(bot.turns.turns.size).toBe(0);
    expect(bot.microsoft.sent).toEqual([]);
    expect(bot.microsoft.tokenForms).toEqual([]);
  });

  it("who is valid is answered, clocks five minutes apart or not", async () => {
    const bot = await startBot({ keys: [key] });
    const drifts = [{}, { exp: now() - 280 }, { nbf: now() + 280, exp: now() + 900 }];
    for (const [index, drift] of drifts.entries()) {
      const activity = bot.activities.message("How many memorandums were signed?");
      const response = await bot.post(activity, { Authorization: await bot.microsoft.header(key, drift) });
      expect([response.status, await response.text()]).toEqual([202, ""]);
      const sent = await messagesOf(bot, 2 * (index + 1));
      expect(sent.at(-2)?.authorization).toBe("Bearer token-1");
    }
  });

  it("is believed for its own channel alone", async () => {
    const bot = await startBot({ keys: [webChatKey] });
    const inWebChat = { ...bot.activities.message("How many?"), channelId: "webchat" };
    expect((await bot.deliver(inWebChat)).status).toBe(202);
    expect((await bot.deliver(bot.activities.message("How many?"))).status).toBe(403);
    await messagesOf(bot, 2);
  });

  it("is turned away with a service address whose host is not allowed, whatever the token says", async () => {
    const bot = await startBot({ keys: [key] });
    for (const serviceUrl of [
      "https://attacker.example/teams/",
      "https://127.0.0.1:1/",
      "file:///etc/passwd",
      "https://smba.trafficmanager.net.attacker.example/",
      "not an address",
    ]) {
      const activity = { ...bot.activities.message("How many?"), serviceUrl };
      const header = await bot.microsoft.header(key, { serviceurl: serviceUrl });
      expect((await bot.post(activity, { Authorization: header })).status).toBe(403);
    }
    expect(bot.turns.turns.size).toBe(0);
    expect(bot.microsoft.sent).toEqual([]);
  });

  it("who may call learns what is wrong with the body, and others do not", async () => {
    const bot = await startBot({ keys: [key] });
    const Authorization = await bot.microsoft.header(key);
    for (const body of ["{", "[]", { type: "message" }, { ...bot.activities.message("x"), serviceUrl: 1 }]) {
      expect((await bot.post(body, { Authorization })).status).toBe(400);
      expect((await bot.post(body, {})).status).toBe(401);
    }
    for (const part of ["id", "from", "recipient"]) {
      const activity = { ...bot.activities.message("x"), [part]: undefined };
      expect((await bot.post(activity, { Authorization })).status).toBe(400);
    }
    const huge = bot.activities.message("x".repeat(300_000));
    expect((await bot.post(huge, { Authorization })).status).toBe(413);
    expect(bot.turns.turns.size).toBe(0);
  });

  it("never finds a word of what citizens write, or a secret, in the log", async () => {
    const bot = await startBot({ keys: [key] });
    const Authorization = await bot.microsoft.header(key);
    await bot.post(bot.activities.message("My-very-own-words"), { Authorization: "Bearer a.b.c" });
    bot.microsoft.behaviours = [{ status: 500, body: "My-very-own-words" }];
    bot.microsoft.tokenBehaviour = { status: 401, body: "My-very-own-words" };
    await bot.post(bot.activities.message("My-very-own-words"), { Authorization });
    await expect.poll(() => bot.microsoft.tokenForms.length).toBeGreaterThan(0);
    await expect.poll(() => bot.logText()).toContain("AccessTokenError");
    expect(bot.logText()).not.toMatch(/My-very-own-words|the-secret-that|eyJ/u);
  });
});

describe("without a registered bot", () => {
  const local = () => ({ app: null, serviceHosts: ["127.0.0.1", "[::1]", "localhost"] });

  it("whoever is on this machine is answered, on this machine and without a token", async () => {
    const bot = await startBot({ keys: [key], settings: local });
    expect((await bot.post(bot.activities.message("How many?"), {})).status).toBe(202);
    const [answer] = await messagesOf(bot, 2);
    expect(answer?.authorization).toBeUndefined();
    expect(bot.microsoft.tokenForms).toEqual([]);
    const elsewhere = {
      ...bot.activities.message("How many?"),
      serviceUrl: "https://smba.trafficmanager.net/",
    };
    expect((await bot.post(elsewhere, {})).status).toBe(403);
    expect(bot.logText()).toContain("BOT_APP_ID is not set");
  });

  it.each([{ "X-Forwarded-For": "203.0.113.7" }, { Forwarded: "for=203.0.113.7" }, { Via: "1.1 proxy" }])(
    "nobody who comes through a server before it is (%j)",
    async (headers) => {
      const bot = await startBot({ keys: [key], settings: local });
      expect((await bot.post(bot.activities.message("How many?"), headers)).status).toBe(403);
      expect(bot.turns.turns.size).toBe(0);
      expect(bot.logText()).toContain('"reason":"not_local"');
    },
  );
});
