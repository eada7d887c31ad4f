import { type Bot, openBot } from "../bot.ts";
import type { Config } from "../config.ts";
import { type Progress, showProgress } from "../index-progress.ts";
import { doubtfulLines, readingSummary, rejectedLines } from "../reading-report.ts";

/** How a command opens its bot. */
export interface OpenOptions {
  readonly rebuild?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** Opens the bot of a command. What a person wants to know meanwhile goes to standard error; standard output is the result's. */
export async function openBotForCommand(config: Config, options: OpenOptions = {}): Promise<Bot> {
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const progress = showProgress({ terminal: process.stderr.isTTY ? process.stderr : null, say });
  const bot = await openBot(config, {
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
