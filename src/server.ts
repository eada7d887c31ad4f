import "./no-tracing.ts";
import { pino, type Logger } from "pino";
import type { Bot } from "./bot.ts";
import { type Config, loadConfig } from "./config.ts";
import { configuredChannels } from "./configured-channels.ts";
import { createApp } from "./http/app.ts";
import type { WidgetFiles } from "./http/widget-files.ts";
import { type Listening, listen } from "./http/listen.ts";
import { showProgress } from "./index-progress.ts";
import { maskPersonalData } from "./language/mask-personal-data.ts";
import { message } from "./language/messages/index.ts";
import { loadOfficialWords, type OfficialWords } from "./official-words.ts";
import type { ReportedModel } from "./open-model.ts";
import { doubtfulLines, readingSummary, rejectedLines } from "./reading-report.ts";
import { prepareWidget } from "./prepare-widget.ts";
import type { QuestionHosts } from "./privacy-notice.ts";
import { loadSecret, type Secret } from "./secrets.ts";
import { serviceParts } from "./service-parts.ts";
import { staffSettings } from "./staff-settings.ts";
import { staffDesk } from "./staff-desk.ts";
import { startFailure } from "./start-failure.ts";
import { startWarnings } from "./start-warnings.ts";
import { openStore, type Store } from "./store/conversation-store.ts";

/**
 * Of the time for the stop, what turns in hand may take; the rest is for noting how they ended. As for chats.
 */
const TURNS_SHARE = 0.6;
/**
 * When channels' messages are answered at the latest though the index is not there: what the desk then says half a minute
 * later, that the service is starting, still reaches LINE, whose reply tokens last for a minute.
 */
const RESUME_WITHIN_MS = 15_000;

/** Why everything stops: the reason of the signal that ends it. */
class StopRequested extends Error {
  override readonly name = "StopRequested";
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // Both the launcher and the terminal may send one: the second changes nothing.
  process.on(signal, () => {
    stopping.abort(new StopRequested(signal));
  });
}

try {
  const config = loadConfig();
  await run(config, pino({ level: config.logLevel, base: null }), stopping.signal);
} catch (error) {
  const message = startFailure(error);
  if (message === null) throw error;
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Serves until the signal from the database that keeps conversations, which is closed last. */
async function run(config: Config, logger: Logger, signal: AbortSignal): Promise<void> {
  const { dataDir, databaseUrl, retentionDays } = config;
  const secret = await loadSecret(dataDir, config.appSecret);
  const store = await openStore({
    dataDir,
    databaseUrl,
    retentionDays,
    auditMonths: config.staff.auditMonths,
    onWarning: (message) => {
      logger.warn(message);
    },
  });
  try {
    await serve(config, {
      store,
      secret,
      words: await loadOfficialWords(questionHosts(config)),
      logger,
      signal,
    });
  } finally {
    await store.close();
  }
}

/** What is there before anything is served. */
interface Ground {
  readonly store: Store;
  readonly secret: Secret;
  readonly words: OfficialWords;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Serves until the signal, then finishes what is in hand and ends the threads. Listens before the index is there, so
 * that the page says that it is starting.
 */
async function serve(config: Config, { store, secret, words, logger, signal }: Ground): Promise<void> {
  let bot: Bot | null = null;
  let widget: WidgetFiles | null = null;
  const model = await modelOf(config, store, logger);
  const { handler, upgrades, turns } = createApp({
    ...serviceParts(() => bot, { database: store.database, prompt: words.version, model }),
    ...serviceSettings(config),
    staffDesk: staffDesk(
      () => bot,
      store,
      (language) => message(language, "site.name", words.chat.names(language)),
    ),
    words: words.chat,
    widget: () => widget,
    store,
    mask: maskPersonalData,
    keys: { token: secret.key("token"), person: secret.key("person"), session: secret.key("session") },
    staff: await staffSettings(config, Date.now),
    calledBack: await configuredChannels(config),
    logger,
    now: Date.now,
  });
  const listening = await listen(handler, {
    ...{ host: config.host, port: config.port, upgrades },
    stopAlso: (withinMs) => turns.stop(withinMs * TURNS_SHARE),
  });
  const resuming = setTimeout(() => void turns.resume(), RESUME_WITHIN_MS);
  logger.info({ url: listening.url }, "listening");
  for (const warning of startWarnings(config)) logger.warn(warning);
  signal.addEventListener("abort", () => {
    // At once, not when the making of the index has stopped; waited for below.
    void listening.stop();
  });
  // The pages work without it, so that a fault in its making stops nothing.
  const building = prepareWidget(config.dataDir, signal).then(
    (files) => {
      widget = files;
      logger.info("the chat widget is ready");
    },
    (error: unknown) => {
      if (!signal.aborted) logger.error({ err: error }, "no chat widget");
    },
  );
  try {
    bot = await open(config, { store, logger, signal, languageModel: model });
    await turns.resume();
    await answerUntil(signal, bot, listening, logger);
  } catch (error) {
    if (!(error instanceof StopRequested)) throw error;
  } finally {
    clearTimeout(resuming);
    await listening.stop();
    await building;
    await bot?.close();
    logger.info("stopped");
  }
}

function serviceSettings(config: Config) {
  const { limits, metricsToken, trustProxy, publicUrl, embedOrigins, privacyUrl, retentionDays } = config;
  return { limits, metricsToken, trustProxy, publicUrl, embedOrigins, privacyUrl, retentionDays };
}

/** Where questions are passed on to. */
function questionHosts({ model, embeddings, reranker }: Config): QuestionHosts {
  const searching = [
    ...(embeddings.kind === "openai" ? [embeddings.baseUrl] : []),
    ...(reranker?.kind === "endpoint" ? [reranker.baseUrl] : []),
  ].map((address) => new URL(address).hostname);
  return {
    model: model === null ? null : new URL(model.baseUrl).hostname,
    search: searching.length === 0 ? null : [...new Set(searching)].join(", "),
  };
}

/** The language model, where one is set; nothing of it is loaded otherwise. */
async function modelOf({ model }: Config, store: Store, logger: Logger): Promise<ReportedModel | null> {
  if (model === null) return null;
  const { openModel } = await import("./open-model.ts");
  logger.info(
    { model: model.model, host: new URL(model.baseUrl).host },
    "answers are worded by a language model",
  );
  return openModel(model, {
    ledger: store.modelSpending,
    onWarning: (message) => {
      logger.warn(message);
    },
  });
}

async function open(
  config: Config,
  {
    store,
    logger,
    signal,
    languageModel,
  }: Pick<Ground, "store" | "logger" | "signal"> & { readonly languageModel: ReportedModel | null },
): Promise<Bot> {
  const progress = showProgress({
    terminal: process.stderr.isTTY ? process.stderr : null,
    say: (line) => {
      logger.info(line);
    },
  });
  // Loaded only now, since it takes as long as all the rest, and the page is there meanwhile.
  const { openBot } = await import("./bot.ts");
  const bot = await openBot(config, {
    signal,
    model: languageModel,
    faqStores: store,
    onProgress: progress.onProgress,
    onFaqsDue: (faqs) => {
      logger.info({ faqs }, "the review date of FAQs has come: /api/staff/faqs?due=review lists them");
    },
    onWarning: (message) => {
      progress.clear();
      logger.warn(message);
    },
    onSources: ({ articles, rejected, doubtful }) => {
      for (const line of rejectedLines(rejected, config.corpusDir)) logger.warn(line);
      for (const line of doubtfulLines(doubtful, config.corpusDir)) logger.warn(line);
      logger.info({ articles, leftOut: rejected.length }, readingSummary(articles, rejected.length));
    },
  });
  progress.clear();
  const { vectorIndex, passageCount: passages, modelId: model, snapshotId: snapshot } = bot.index;
  logger.info({ vectorIndex, passages, model, snapshot }, "ready");
  return bot;
}

/** Looks for questions to offer, then tells what to do, and waits for the stop. */
async function answerUntil(signal: AbortSignal, bot: Bot, { url }: Listening, logger: Logger): Promise<void> {
  let isTold = false;
  const tell = (): void => {
    if (isTold) return;
    isTold = true;
    const questions = [bot.examples.examples("en")[0], bot.examples.examples("zh-Hant")[0]];
    const known = questions.filter((question) => question !== undefined);
    process.stdout.write(`Open ${url}/${known.length === 0 ? "" : ` and ask: ${known.join("  or  ")}`}\n`);
  };
  const stopped = new Promise((resolve) => {
    signal.addEventListener("abort", resolve);
    if (signal.aborted) resolve(null);
  });
  const learning = bot.learnWords(signal).catch((error: unknown) => {
    logger.error(
      { err: error },
      "the words of the articles could not be learnt ahead; questions take longer",
    );
  });
  // By the articles' own words: a model would be asked some hundred questions at each start.
  const finding = bot.examples.find(bot.answererWith({ model: null }), {
    signal,
    onFound: () => {
      if (["en", "zh-Hant"].every((language) => bot.examples.examples(language).length > 0)) tell();
    },
  });
  // What goes wrong there is a fault of ours, but no reason to stop answering.
  await finding.catch((error: unknown) => {
    logger.error({ err: error }, "the questions to offer could not be found");
  });
  tell();
  await Promise.all([stopped, learning]);
}
