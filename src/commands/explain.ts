import "../no-tracing.ts";
import { loadConfig } from "../config.ts";
import { cleanQuestion } from "../language/clean-question.ts";
import { taipeiDay } from "../language/today.ts";
import { explain } from "./explain/explanation.ts";
import { printedExplanation } from "./explain/printed-explanation.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run explain -- "question" [--json]

Shows how a question finds its passages: what each side of the search thinks of them (meaning of passage and sentence,
BM25, words and what they mean in the other language), what that adds to their scores, which of them the time asked for
rules out, and by which sides the first is before the second. Where RERANKER is set, the order is its
own, and the sides tell of the order before it.

  --json   print it as JSON

The exit code is 2 where there is nothing to ask. Settings are those of the
server (.env.example). FAQs and official articles of the staff are not looked at.`;

await runCommand(
  { help: HELP, allowPositionals: true, options: { json: { type: "boolean", default: false } } },
  async ({ values, positionals }) => {
    const { question, fault } = cleanQuestion(positionals.join(" "));
    if (fault !== null)
      throw new UsageError("There is no question that can be asked: it is empty or too long.");
    const config = loadConfig();
    const bot = await openBotForCommand(config);
    try {
      const explanation = await explain(
        question,
        taipeiDay(config.clock ?? Date.now()),
        bot.index,
        bot.views,
      );
      process.stdout.write(
        values.json ? `${JSON.stringify(explanation, null, 2)}\n` : printedExplanation(explanation),
      );
    } finally {
      await bot.close();
    }
  },
);
