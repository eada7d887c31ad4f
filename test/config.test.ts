import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError, parseConfig, SETTING_NAMES } from "../src/config.ts";
import { runTypeScript } from "./run-typescript.ts";

const project = join(import.meta.dirname, "..");

/** A provider of OpenID Connect as it is set. */
const provider = {
  PUBLIC_URL: "https://ask.example.gov.tw",
  OIDC_ISSUER: "https://login.example.gov.tw/realms/city",
  OIDC_CLIENT_ID: "desk",
  OIDC_CLIENT_SECRET: "hunter2",
};

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseConfig(variables, "/srv");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("have a default each", () => {
    expect(parseConfig({}, "/srv")).toEqual({
      port: 3978,
      host: "127.0.0.1",
      publicUrl: null,
      trustProxy: false,
      embedOrigins: [],
      privacyUrl: null,
      dataDir: "/srv/data",
      corpusDir: "/srv/corpus",
      databaseUrl: null,
      retentionDays: 90,
      appSecret: null,
      embeddings: { kind: "minilm" },
      reranker: null,
      gate: null,
      model: null,
      teams: { app: null, serviceHosts: ["127.0.0.1", "[::1]", "localhost"] },
      clock: null,
      logLevel: "info",
      metricsToken: null,
      limits: { requestsPerMinute: 60, burst: 20, questionsInHand: 32 },
      staff: { idleMinutes: 30, sessionHours: 10, auditMonths: 24, oidc: null },
      line: null,
    });
  });

  test("of a provider are read with the roles that its claim gives", () => {
    const { oidc } = parseConfig(
      { ...provider, OIDC_ROLES: "admin=City-Admins, reader=Staff,reader=a=b" },
      "/",
    ).staff;
    expect(oidc).toEqual({
      issuer: "https://login.example.gov.tw/realms/city",
      clientId: "desk",
      clientSecret: "hunter2",
      roleClaim: "roles",
      roles: { admin: ["City-Admins"], reader: ["Staff", "a=b"] },
    });
    const { oidc: byDefault } = parseConfig({ ...provider, OIDC_ISSUER: "http://127.0.0.1:8080" }, "/").staff;
    expect(byDefault?.roles).toEqual({ admin: ["admin"], editor: ["editor"], reader: ["reader"] });
  });

  test("that are empty count as not set", () => {
    expect(parseConfig({ PORT: "", CLOCK: " ", METRICS_TOKEN: "" }, "/srv")).toEqual(parseConfig({}, "/srv"));
  });

  test("are read as they are meant", () => {
    const config = parseConfig(
      {
        PORT: "0",
        HOST: "::1",
        PUBLIC_URL: "https://ask.example.gov.tw/exchange/",
        TRUST_PROXY: "loopback, 10.0.0.0/8",
        DATA_DIR: "/var/lib/bot",
        CORPUS_DIR: "news",
        DATABASE_URL: " postgresql://bot:p%40ss@db.example.org:5433/bot?sslmode=require ",
        RETENTION_DAYS: "30",
        APP_SECRET: "0123456789abcdef0123456789abcdef",
        METRICS_TOKEN: "0123456789abcdef",
        MAX_IN_HAND: "4",
        LINE_CHANNEL_SECRET: "test_secret",
        LINE_CHANNEL_ACCESS_TOKEN: " abc+/= ",
        LINE_PUSH_FALLBACK: "on",
      },
      "/srv",
    );
    expect(config).toMatchObject({
      port: 0,
      host: "::1",
      publicUrl: "https://ask.example.gov.tw/exchange",
      trustProxy: "loopback,10.0.0.0/8",
      dataDir: "/var/lib/bot",
      corpusDir: "/srv/news",
      databaseUrl: "postgresql://bot:p%40ss@db.example.org:5433/bot?sslmode=require",
      retentionDays: 30,
      appSecret: "0123456789abcdef0123456789abcdef",
      metricsToken: "0123456789abcdef",
      limits: { requestsPerMinute: 60, burst: 20, questionsInHand: 4 },
      line: {
        channelSecret: "test_secret",
        channelAccessToken: "abc+/=",
        apiBase: "https://api.line.me",
        pushFallback: true,
      },
    });
  });

  test.each([
    ["2025-12-28T09:00", "2025-12-28T01:00:00.000Z"],
    ["2025-12-28T09:00:30Z", "2025-12-28T09:00:30.000Z"],
    ["2025-12-28T09:00:00-05:00", "2025-12-28T14:00:00.000Z"],
  ])("CLOCK %s is the instant %s", (text, expected) => {
    expect(new Date(parseConfig({ CLOCK: text }, "/srv").clock ?? 0).toISOString()).toBe(expected);
  });

  test.each([
    ["*", "*"],
    [
      "https://www.example.gov.tw, http://localhost:8080/,https://www.example.gov.tw",
      ["https://www.example.gov.tw", "http://localhost:8080"],
    ],
  ])("EMBED_ORIGINS %s becomes %j", (text, expected) => {
    expect(parseConfig({ EMBED_ORIGINS: text }, "/srv").embedOrigins).toEqual(expected);
  });

  test.each([
    { HOST: "0.0.0.0" },
    { PUBLIC_URL: "https://ask.example.gov.tw" },
    { TRUST_PROXY: "1" },
    { NODE_ENV: "production" },
  ])("no bot without an id, other than on this machine alone (%j)", (variables) => {
    expect(parseConfig(variables, "/srv").teams).toBeNull();
  });

  test("of a bot say how it proves itself, and Microsoft's addresses are the default", () => {
    const bot = { BOT_APP_ID: "00000000-1111-2222-3333-444444444444", HOST: "0.0.0.0" };
    const BOT_APP_SECRET = "0123456789abcdef0123456789abcdef01234567";
    expect(parseConfig({ ...bot, BOT_APP_SECRET }, "/srv").teams).toEqual({
      app: {
        appId: bot.BOT_APP_ID,
        credential: { kind: "secret", secret: BOT_APP_SECRET },
        tokenEndpoint: "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
        openIdMetadata: "https://login.botframework.com/v1/.well-known/openidconfiguration",
        staffTenant: null,
      },
      serviceHosts: [
        "botframework.com",
        "smba.trafficmanager.net",
        "teams.microsoft.com",
        "teams.microsoft.us",
      ],
    });
    const elsewhere = {
      BOT_TENANT_ID: "city.example",
      BOT_STAFF_TENANT: "AAAAAAAA-bbbb-cccc-dddd-eeeeeeeeeeee",
      BOT_OPENID_METADATA: "http://127.0.0.1:81/metadata",
      BOT_SERVICE_HOSTS: "smba.trafficmanager.net, 127.0.0.1:82",
      BOT_MANAGED_IDENTITY: "on",
    };
    expect(parseConfig({ ...bot, ...elsewhere }, "/srv").teams).toEqual({
      app: {
        appId: bot.BOT_APP_ID,
        credential: {
          kind: "managed-identity",
          endpoint: "http://169.254.169.254/metadata/identity/oauth2/token",
          header: null,
        },
        tokenEndpoint: "https://login.microsoftonline.com/city.example/oauth2/v2.0/token",
        openIdMetadata: "http://127.0.0.1:81/metadata",
        staffTenant: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
      },
      serviceHosts: ["smba.trafficmanager.net", "127.0.0.1:82"],
    });
    const onAppService = {
      IDENTITY_ENDPOINT: "http://127.0.0.1:41/msi/token",
      IDENTITY_HEADER: "of-the-day",
    };
    expect(
      parseConfig({ ...bot, ...onAppService, BOT_MANAGED_IDENTITY: "true" }, "/srv").teams?.app?.credential,
    ).toEqual({ kind: "managed-identity", endpoint: "http://127.0.0.1:41/msi/token", header: "of-the-day" });
  });

  test("of a language model", () => {
    expect(parseConfig({ MODEL: "openai:gpt-4.1-mini", OPENAI_API_KEY: "k" }, "/srv").model).toEqual({
      model: "gpt-4.1-mini",
      baseUrl: "https://api.openai.com/v1",
      apiKey: "k",
      answerWithinMs: 12_000,
      isStreamed: true,
      limits: { tokensPerDay: 2_000_000, moneyPerDay: null, pricePerMillionIn: 0, pricePerMillionOut: 0 },
    });
    const local = {
      MODEL: " openai:qwen3:8b ",
      OPENAI_BASE_URL: "http://127.0.0.1:11434/v1/",
      MODEL_ANSWER_SECONDS: "30",
      MODEL_STREAMING: "off",
      MODEL_TOKENS_PER_DAY: "500000",
      MODEL_MONEY_PER_DAY: "20",
      MODEL_PRICE_PER_MILLION_IN: "0.15",
      MODEL_PRICE_PER_MILLION_OUT: "0.6",
    };
    expect(parseConfig(local, "/srv").model).toEqual({
      model: "qwen3:8b",
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKey: null,
      answerWithinMs: 30_000,
      isStreamed: false,
      limits: { tokensPerDay: 500_000, moneyPerDay: 20, pricePerMillionIn: 0.15, pricePerMillionOut: 0.6 },
    });
    // Other programs read these two as well.
    expect(
      parseConfig({ OPENAI_API_KEY: "k", OPENAI_BASE_URL: "https://models.example/v1" }, "/srv").model,
    ).toBeNull();
  });

  test.each([
    ["false", false],
    ["1", 1],
    ["::1", "::1"],
  ])("TRUST_PROXY %s becomes %j", (text, expected) => {
    expect(parseConfig({ TRUST_PROXY: text }, "/srv").trustProxy).toEqual(expected);
  });
});

describe("a setting that cannot be used stops the start", () => {
  test.each([
    ["PORT", "70000", "0 to 65535"],
    ["PORT", "1e3", "whole number"],
    ["HOST", "a b", "expected an address"],
    ["PUBLIC_URL", "ftp://example.org", "https://"],
    ["PUBLIC_URL", "https://user:pass@example.org", "https://"],
    ["TRUST_PROXY", "true", "would believe any client"],
    ["TRUST_PROXY", "10.0.0.0/33", "names no proxy"],
    ["EMBED_ORIGINS", "https://www.example.gov.tw/page", "without paths"],
    ["EMBED_ORIGINS", "*, https://www.example.gov.tw", "expected *"],
    ["EMBED_ORIGINS", "www.example.gov.tw", "expected *"],
    ["PRIVACY_URL", "privacy.html", "https://"],
    ["DATABASE_URL", "mysql://db.example.org/bot", "postgresql://"],
    ["DATABASE_URL", "postgresql://db.example.org", "postgresql://"],
    ["RETENTION_DAYS", "0", "from 1"],
    ["LINE_API_BASE", "https://api.line.me/v2", "without a path"],
    ["LINE_PUSH_FALLBACK", "maybe", "on or off"],
    ["APP_SECRET", "0123456789", "32 or more"],
    ["BOT_APP_ID", "city-bot", "00000000-1111"],
    ["BOT_APP_ID", "00000000-1111-2222-3333-444444444444", "BOT_APP_SECRET"],
    ["BOT_APP_SECRET", "0123456789abcdef0123456789abcdef01234567", "BOT_APP_ID"],
    ["BOT_MANAGED_IDENTITY", "yes", "on or off"],
    ["BOT_TENANT_ID", "city/example", "tenant"],
    ["BOT_STAFF_TENANT", "city.example", "00000000-1111"],
    ["BOT_OPENID_METADATA", "http://login.example.com/metadata", "for this machine alone"],
    ["BOT_TOKEN_ENDPOINT", "https://user:pass@login.example.com/token", "address to call"],
    ["BOT_SERVICE_HOSTS", "https://smba.trafficmanager.net", "no host"],
    ["BOT_SERVICE_HOSTS", "smba.trafficmanager.net/apis", "no host"],
    ["MODEL", "gpt-4.1-mini", "openai:"],
    ["MODEL", "azure:gpt-4.1-mini", "openai:"],
    ["OPENAI_BASE_URL", "api.openai.com", "https://"],
    ["OPENAI_BASE_URL", "https://models.example/v1?api-version=1", "https://"],
    ["MODEL_ANSWER_SECONDS", "1", "2 to 60"],
    ["MODEL_ANSWER_SECONDS", "10", "without MODEL"],
    ["MODEL_TOKENS_PER_DAY", "1e6", "whole number"],
    ["MODEL_MONEY_PER_DAY", "20 USD", "without a currency"],
    ["MODEL_MONEY_PER_DAY", "20", "without MODEL"],
    ["MODEL_PRICE_PER_MILLION_IN", "-1", "0.15"],
    ["MODEL_PRICE_PER_MILLION_OUT", "1,5", "with a point"],
    ["CLOCK", "2025-02-30T10:00", "2025-12-28T09:00"],
    ["CLOCK", "2025-02-28", "2025-12-28T09:00"],
    ["CLOCK", "2025-02-28T25:00", "2025-12-28T09:00"],
    ["LOG_LEVEL", "loud", "silent"],
    ["RATE_LIMIT_PER_MINUTE", "0", "from 1"],
    ["RATE_LIMIT_BURST", "-1", "from 1"],
    ["MAX_IN_HAND", "many", "from 1"],
  ])("%s=%s", (name, value, expected) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
    expect(problems[0]).toContain(expected);
  });

  test("with all problems at once", () => {
    const problems = problemsOf({ PORT: "x", LOG_LEVEL: "loud", LANGSMITH_API_KEY: "k" });
    expect(problems.map((line) => line.split(":")[0])).toEqual(["LANGSMITH_API_KEY", "PORT", "LOG_LEVEL"]);
  });

  test.each([
    ["METRICS_TOKEN", "hunter2"],
    ["APP_SECRET", "hunter2"],
    ["BOT_APP_SECRET", "hunter2"],
    ["DATABASE_URL", "mysql://bot:hunter2@db.example.org/bot"],
    ["LINE_CHANNEL_SECRET", "hunter2 hunter2"],
    ["OPENAI_API_KEY", "hunter2 hunter2"],
    ["LINE_CHANNEL_ACCESS_TOKEN", "hunter2\thunter2"],
  ])("without showing the secret in %s", (name, value) => {
    expect(problemsOf({ [name]: value }).join()).toMatch(new RegExp(`^${name}: (?!.*hunter2)`));
  });

  test.each([
    ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"],
    ["LINE_CHANNEL_ACCESS_TOKEN", "LINE_CHANNEL_SECRET"],
  ])("%s without %s", (one, other) => {
    expect(problemsOf({ [one]: "hunter2", [other]: " " })).toEqual([
      `${one}: is set without ${other}; expected: both of them, or neither`,
    ]);
  });

  test.each([
    ["OPENAI_API_KEY", { MODEL: "openai:gpt-4.1-mini" }, "OPENAI_BASE_URL"],
    ["OPENAI_API_KEY", { MODEL: "openai:m", OPENAI_BASE_URL: "https://api.openai.com/v1/" }, "a key"],
    [
      "MODEL_PRICE_PER_MILLION_OUT",
      { MODEL: "openai:m", OPENAI_API_KEY: "k", MODEL_MONEY_PER_DAY: "1", MODEL_PRICE_PER_MILLION_IN: "0.1" },
      "MODEL_MONEY_PER_DAY",
    ],
  ])("%s, which %j needs", (name, variables, expected) => {
    const problems = problemsOf({ ...variables });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: is not set.*${expected}`))]);
  });

  test("a provider without its client, or without the address of the service", () => {
    expect(problemsOf({ OIDC_ISSUER: "https://login.example.gov.tw", OIDC_CLIENT_ID: "desk" })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER: is set without OIDC_CLIENT_SECRET, PUBLIC_URL; expected/),
      expect.stringMatching(/^OIDC_CLIENT_ID: is set without OIDC_CLIENT_SECRET, PUBLIC_URL; expected/),
    ]);
    expect(problemsOf({ ...provider, OIDC_ISSUER: "http://login.example.gov.tw" })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER: .*http for this machine alone/),
    ]);
    expect(problemsOf({ ...provider, OIDC_ROLES: "chief=Chiefs" })).toEqual([
      expect.stringMatching(/^OIDC_ROLES: "chief=Chiefs" gives no role/),
    ]);
  });

  test("CLOCK in production", () => {
    const problems = problemsOf({ CLOCK: "2025-12-28T09:00", NODE_ENV: "production" });
    expect(problems).toEqual([expect.stringMatching(/^CLOCK: .*NODE_ENV=production/)]);
  });

  test.each([
    "LANGSMITH_TRACING",
    "LANGSMITH_ENDPOINT",
    "LANGCHAIN_TRACING",
    "LANGCHAIN_TRACING_V2",
    "LANGCHAIN_VERBOSE",
  ])("%s, even when it says false", (name) => {
    expect(problemsOf({ [name]: "false" })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  test("whatever its value, with the setting's name and never with another error", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETTING_NAMES), fc.string(), (name, value) => {
        for (const line of problemsOf({ [name]: value })) expect(line.startsWith(`${name}: `)).toBe(true);
      }),
    );
  });
});

describe("the settings of a process", () => {
  let folder: string;
  const show = `import { ConfigError, loadConfig } from ${JSON.stringify(join(project, "src/config.ts"))};
    try { console.log(JSON.stringify(loadConfig())); }
    catch (error) { if (!(error instanceof ConfigError)) throw error; console.log(JSON.stringify(error.problems)); }`;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "settings-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test("come from .env, and the environment wins", async () => {
    await writeFile(join(folder, ".env"), 'PORT=4000\nHOST="0.0.0.0"\n');
    const { stdout } = await runTypeScript(show, { cwd: folder, env: { PORT: "5000" } });
    expect(JSON.parse(stdout)).toMatchObject({ port: 5000, host: "0.0.0.0" });
  });

  test("are refused with a tracing variable, in the environment or in .env", async () => {
    await writeFile(join(folder, ".env"), "LANGCHAIN_TRACING_V2=true\n");
    const { stdout } = await runTypeScript(show, { cwd: folder, env: { LANGSMITH_TRACING: "true" } });
    expect(JSON.parse(stdout)).toEqual([
      expect.stringMatching(/^LANGCHAIN_TRACING_V2: /),
      expect.stringMatching(/^LANGSMITH_TRACING: /),
    ]);
  });
});

test(".env.example names every setting and no other", async () => {
  const example = await readFile(join(project, ".env.example"), "utf8");
  const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named).toEqual(SETTING_NAMES);
});
