import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { ModelSettings } from "./answer/model/model-settings.ts";
import { LINE_API, type LineSettings } from "./channels/line/line-settings.ts";
import type { TeamsSettings } from "./channels/teams/settings.ts";
import { botSettings } from "./config-bot.ts";
import * as bot from "./config-bot-values.ts";
import { embeddingSettings } from "./config-embeddings.ts";
import * as embedding from "./config-embeddings-values.ts";
import { modelSettings } from "./config-model.ts";
import * as oidc from "./config-oidc.ts";
import * as pairs from "./config-pairs.ts";
import * as setting from "./config-values.ts";
import { type EmbeddingSettings, MINILM_SETTINGS } from "./search/embedding-settings.ts";
import type { GateSettings, RerankerSettings } from "./search/pair-settings.ts";
import { isTracingVariable, removedTracingVariables } from "./no-tracing.ts";
import type { OidcSettings } from "./staff/accounts/oidc/oidc-settings.ts";
import { AUDIT_MONTHS } from "./store/retention-limits.ts";

/** Everything that can be set from outside, read once; `.env.example` says what each is for. */
export interface Config {
  /** 0 to 65535; 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Address that citizens see, without a slash at its end; null where the service is not behind another. */
  readonly publicUrl: string | null;
  /** Express's `trust proxy`: false, how many proxies stand before the service, or a list of their addresses. */
  readonly trustProxy: false | number | string;
  /** Origins of the pages that may embed the chat besides the service's own; `*` for all. */
  readonly embedOrigins: "*" | readonly string[];
  /** The city's privacy notice; null for the one that the service brings. */
  readonly privacyUrl: string | null;
  /** Absolute path of the folder that holds all that is written. */
  readonly dataDir: string;
  /** Absolute path of the articles; a `glossary.yaml` in it is merged over the shipped one. */
  readonly corpusDir: string;
  /** Address of the PostgreSQL database that keeps conversations; null: a SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  /** After how many days what citizens wrote is deleted. */
  readonly retentionDays: number;
  /** What tokens, session keys and the marks of people are derived from; null: a secret made once in `dataDir`. */
  readonly appSecret: string | null;
  /** The model that passages are found by. */
  readonly embeddings: EmbeddingSettings;
  /** Puts the passages found in order; null where there is none. */
  readonly reranker: RerankerSettings | null;
  /** Has the last word on whether a sentence answers; null where there is none. */
  readonly gate: GateSettings | null;
  /** The language model that answers are worded by; null where there is none. */
  readonly model: ModelSettings | null;
  /** Teams and the other channels of Azure Bot Service; null where there are none. */
  readonly teams: TeamsSettings | null;
  /** What "now" means in questions, in milliseconds since 1970; null for the real clock. */
  readonly clock: number | null;
  readonly logLevel: z.infer<typeof setting.logLevel>;
  /** What `/metrics` asks for from elsewhere than this machine; null: it answers on loopback alone. */
  readonly metricsToken: string | null;
  readonly limits: {
    /** Questions and searches a minute for each client address. */
    readonly requestsPerMinute: number;
    /** How many of them may come at once. */
    readonly burst: number;
    /** Questions and searches worked on at the same time, of all clients. */
    readonly questionsInHand: number;
  };
  readonly staff: {
    /** After how long without a request a session of staff ends. */
    readonly idleMinutes: number;
    /** How long it lasts at most. */
    readonly sessionHours: number;
    /** For how many whole months before the present one the audit log is kept. */
    readonly auditMonths: number;
    /** The provider that signs staff in; null where there is none. */
    readonly oidc: OidcSettings | null;
  };
  /** Null where LINE is not set up. */
  readonly line: LineSettings | null;
}

/** Settings that stop the start; the message has a line for each, with its name, what is wrong and what is expected. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** One a setting: `NAME: what is wrong and what is expected`. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(
      `These settings cannot be used (see .env.example):\n${problems.map((line) => `  ${line}`).join("\n")}`,
      options,
    );
    this.problems = problems;
  }
}

const schema = z.object({
  PORT: setting.wholeNumber("a port", 0, 65_535, 3978),
  HOST: setting.host.default("127.0.0.1"),
  PUBLIC_URL: setting.webAddress.optional(),
  TRUST_PROXY: setting.trustedProxies.default(false),
  EMBED_ORIGINS: setting.webOrigins.default([]),
  PRIVACY_URL: setting.webAddress.optional(),
  DATA_DIR: z.string().default("./data"),
  CORPUS_DIR: z.string().default("./corpus"),
  DATABASE_URL: setting.databaseAddress.optional(),
  RETENTION_DAYS: setting.wholeNumber("a number of days", 1, 3_650, 90),
  APP_SECRET: setting.secret.optional(),
  EMBEDDINGS: embedding.embeddingModel.default({ kind: "minilm" }),
  EMBEDDINGS_BASE_URL: setting.webAddress.optional(),
  EMBEDDINGS_API_KEY: setting.issuedSecret.optional(),
  EMBEDDINGS_POOLING: embedding.pooling.optional(),
  EMBEDDINGS_QUERY_PREFIX: embedding.prefix.optional(),
  EMBEDDINGS_PASSAGE_PREFIX: embedding.prefix.optional(),
  EMBEDDINGS_GLOSS: setting.onOrOff.optional(),
  RERANKER: pairs.reranker.optional(),
  RERANKER_BASE_URL: setting.webAddress.optional(),
  RERANKER_API_KEY: setting.issuedSecret.optional(),
  GATE_MODEL: pairs.modelFolder.optional(),
  GATE_THRESHOLD: pairs.share.optional(),
  MODEL: setting.languageModel.optional(),
  OPENAI_BASE_URL: setting.webAddress.optional(),
  OPENAI_API_KEY: setting.issuedSecret.optional(),
  MODEL_ANSWER_SECONDS: setting.wholeNumber("a number of seconds", 2, 60, 12),
  MODEL_STREAMING: setting.onOrOff.default(true),
  MODEL_TOKENS_PER_DAY: setting.wholeNumber("a number of tokens", 1, 999_999_999, 2_000_000),
  MODEL_MONEY_PER_DAY: setting.amount.optional(),
  MODEL_PRICE_PER_MILLION_IN: setting.amount.optional(),
  MODEL_PRICE_PER_MILLION_OUT: setting.amount.optional(),
  ...bot.botShape,
  STAFF_IDLE_MINUTES: setting.wholeNumber("a number of minutes", 5, 1_440, 30),
  STAFF_SESSION_HOURS: setting.wholeNumber("a number of hours", 1, 168, 10),
  AUDIT_MONTHS: setting.wholeNumber("a number of months", 1, 240, AUDIT_MONTHS),
  OIDC_ISSUER: bot.callableAddress.optional(),
  OIDC_CLIENT_ID: setting.issuedSecret.optional(),
  OIDC_CLIENT_SECRET: setting.issuedSecret.optional(),
  OIDC_ROLE_CLAIM: oidc.claimName.optional(),
  OIDC_ROLES: oidc.roleMap.optional(),
  CLOCK: setting.instant.optional(),
  LOG_LEVEL: setting.logLevel.default("info"),
  METRICS_TOKEN: setting.token.optional(),
  RATE_LIMIT_PER_MINUTE: setting.wholeNumber("a number of requests", 1, 1_000_000, 60),
  RATE_LIMIT_BURST: setting.wholeNumber("a number of requests", 1, 1_000_000, 20),
  MAX_IN_HAND: setting.wholeNumber("a number of questions", 1, 10_000, 32),
  LINE_CHANNEL_SECRET: setting.issuedSecret.optional(),
  LINE_CHANNEL_ACCESS_TOKEN: setting.issuedSecret.optional(),
  LINE_API_BASE: setting.webOrigin.default(LINE_API),
  LINE_PUSH_FALLBACK: setting.onOrOff.default(false),
});

/** Names of all settings, as `.env.example` lists them. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

/**
 * Reads the settings from variables by name; an empty one counts as not set. Relative folders are taken from
 * `workingFolder`. Throws `ConfigError` with every problem there is.
 */
export function parseConfig(
  variables: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value?.trim() !== "" && value !== undefined),
  );
  const problems = Object.keys(given)
    .filter(isTracingVariable)
    .sort()
    .map(
      (name) =>
        `${name}: is set, and would hand what citizens write to LangChain's tracing; expected: no LANGSMITH_*, LANGCHAIN_TRACING* or LANGCHAIN_VERBOSE in the environment`,
    );
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  if (given["CLOCK"] !== undefined && given["NODE_ENV"] === "production") {
    problems.push(
      "CLOCK: is set together with NODE_ENV=production; expected: the real clock in production, so leave it out",
    );
  }
  problems.push(
    ...oneWithoutTheOther(given, "LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"),
    ...oneWithoutTheOther(given, "LINE_CHANNEL_ACCESS_TOKEN", "LINE_CHANNEL_SECRET"),
  );
  const { teams = null, problems: ofBot = [] } = parsed.success
    ? botSettings(parsed.data, { isLocal: isLocal(parsed.data, given), given })
    : {};
  const { model = null, problems: ofModel = [] } = parsed.success ? modelSettings(parsed.data, given) : {};
  const { embeddings = MINILM_SETTINGS, problems: ofEmbeddings = [] } = parsed.success
    ? embeddingSettings(parsed.data, given, workingFolder)
    : {};
  const {
    reranker = null,
    gate = null,
    problems: ofPairs = [],
  } = parsed.success ? pairs.pairSettings(parsed.data, workingFolder) : {};
  const { oidc: provider = null, problems: ofOidc = [] } = parsed.success
    ? oidc.oidcSettings(parsed.data)
    : {};
  problems.push(...ofBot, ...ofModel, ...ofEmbeddings, ...ofPairs, ...ofOidc);
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems, { cause: parsed.error });
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    trustProxy: values.TRUST_PROXY,
    embedOrigins: values.EMBED_ORIGINS,
    privacyUrl: values.PRIVACY_URL ?? null,
    dataDir: resolve(workingFolder, values.DATA_DIR),
    corpusDir: resolve(workingFolder, values.CORPUS_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    retentionDays: values.RETENTION_DAYS,
    appSecret: values.APP_SECRET ?? null,
    embeddings,
    reranker,
    gate,
    model,
    teams,
    clock: values.CLOCK ?? null,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
    limits: {
      requestsPerMinute: values.RATE_LIMIT_PER_MINUTE,
      burst: values.RATE_LIMIT_BURST,
      questionsInHand: values.MAX_IN_HAND,
    },
    staff: {
      idleMinutes: values.STAFF_IDLE_MINUTES,
      sessionHours: values.STAFF_SESSION_HOURS,
      auditMonths: values.AUDIT_MONTHS,
      oidc: provider,
    },
    line: lineSettings(values),
  };
}

function lineSettings(values: z.infer<typeof schema>): LineSettings | null {
  const { LINE_CHANNEL_SECRET: channelSecret, LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken } = values;
  if (channelSecret === undefined || channelAccessToken === undefined) return null;
  return {
    channelSecret,
    channelAccessToken,
    apiBase: values.LINE_API_BASE,
    pushFallback: values.LINE_PUSH_FALLBACK,
  };
}

function oneWithoutTheOther(
  given: Readonly<Record<string, string | undefined>>,
  one: string,
  other: string,
): string[] {
  const isAlone = given[one] !== undefined && given[other] === undefined;
  return isAlone ? [`${one}: is set without ${other}; expected: both of them, or neither`] : [];
}

/** Whether nobody but this machine reaches the service, directly or through a server before it. */
function isLocal(
  { HOST, PUBLIC_URL, TRUST_PROXY }: z.infer<typeof schema>,
  given: Readonly<Record<string, string | undefined>>,
): boolean {
  const isLoopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/i.test(HOST);
  return (
    isLoopback && PUBLIC_URL === undefined && TRUST_PROXY === false && given["NODE_ENV"] !== "production"
  );
}

/**
 * Reads the settings of this process: a file `.env` in the working folder, if there is one, and over it the
 * environment. The file is read here and not into `process.env`, where it could switch tracing back on. Throws
 * `ConfigError`.
 */
export function loadConfig(): Config {
  const workingFolder = process.cwd();
  const removed = Object.fromEntries(removedTracingVariables.map((name) => [name, "(removed)"]));
  return parseConfig(
    { ...readEnvFile(resolve(workingFolder, ".env")), ...process.env, ...removed },
    workingFolder,
  );
}

function readEnvFile(path: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new ConfigError(
      [`${path}: cannot be read (${String(error)}); expected: a text file of NAME=value lines, or none`],
      {
        cause: error,
      },
    );
  }
}
