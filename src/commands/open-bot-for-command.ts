import type { OpenedModel } from "../answer/model/opened-model.ts";
import { type Bot, openBot } from "../bot.ts";
import type { Config } from "../config.ts";
import { type Progress, showProgress } from "../index-progress.ts";
import { doubtfulLines, readingSummary, rejectedLines } from "../reading-report.ts";

/** How a command opens its bot. */
export interface OpenOptions {
  readonly rebuild?: boolean;
  /** Whether answers are worded by the language model, where one is set. */
  readonly worded?: boolean;
  /** The folder of the store that the model's spending counts in, where it is another than that of the index. */
  readonly storeDir?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** Opens the bot of a command. What a person wants to know meanwhile goes to standard error; standard output is the result's. */
export async function openBotForCommand(config: Config, options: OpenOptions = {}): Promise<Bot> {
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  if (config.model === null || options.worded !== true) return openWith(config, options, say, null);
  const { databaseUrl, retentionDays } = config;
  const { openStore } = await import("../store/conversation-store.ts");
  // What a command takes of the model counts with what the service takes.
  const store = await openStore({
    ...{ dataDir: options.storeDir ?? config.dataDir, databaseUrl, retentionDays, expires: false },
    onWarning: say,
  });
  try {
    const { openModel } = await import("../open-model.ts");
    const model = await openModel(config.model, { ledger: store.modelSpending, onWarning: say });
    const bot = await openWith(config, options, say, model);
    const close = async (): Promise<void> => {
      await bot.close();
      await store.close();
    };
    return { ...bot, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openWith(
  config: Config,
  options: OpenOptions,
  say: (line: string) => void,
  model: OpenedModel | null,
): Promise<Bot> {
  const progress = showProgress({ terminal: process.stderr.isTTY ? process.stderr : null, say });
  const bot = await openBot(config, {
    model,
    rebuild: options.rebuild ?? false,
    onSources: ({ articles, rejected, doubtful }) => {
      rejectedLines(rejected, config.corpusDir).forEach(say);
      doubtfulLines(doubtful, config.corpusDir).forEach(say);
      if (rejected.length > 0) say(readingSummary(articles, rejected.length));
    },
    onProgress: (now) => {
      progress.onProgress(now);
      options.onProgress?.(now);
    },
    onWarning: (message) => {
      progress.clear();
      say(message);
    },
  });
  progress.clear();
  return bot;
}
