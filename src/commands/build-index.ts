import "../no-tracing.ts";
import { loadConfig } from "../config.ts";
import { counted } from "../reading-report.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand } from "./run-command.ts";

const HELP = `npm run index -- [--rebuild]

Reads the articles of CORPUS_DIR, says what is wrong with any file, and brings the index under DATA_DIR up to date:
only passages whose words changed are embedded.

  --rebuild   embed everything anew`;

await runCommand(
  { help: HELP, options: { rebuild: { type: "boolean", default: false } } },
  async ({ values }) => {
    const began = performance.now();
    let embedded = 0;
    const bot = await openBotForCommand(loadConfig(), {
      rebuild: values.rebuild,
      onProgress: ({ phase, done }) => {
        if (phase === "embed") embedded = done;
      },
    });
    const { articleCount, passageCount, vectorIndex } = bot.index;
    await bot.close();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${counted(articleCount, "article")}, ${counted(passageCount, "passage")}, ${embedded} embedded anew, ` +
        `${counted(bot.rejected.length, "file")} left out, index ${vectorIndex}, ${seconds} s\n`,
    );
  },
);
