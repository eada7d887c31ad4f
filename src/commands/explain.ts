import "../no-tracing.ts";
import { loadConfig } from "../config.ts";
import { cleanQuestion } from "../language/clean-question.ts";
import { taipeiDay } from "../language/today.ts";
import { readPublishedByStaff } from "../store/read-faqs.ts";
import { explainFaqs } from "./explain/explained-faqs.ts";
import { explain } from "./explain/explanation.ts";
import { printedExplanation } from "./explain/printed-explanation.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run explain -- "question" [--json]

Shows how a question finds its passages: what each side of the search thinks of them (meaning of passage and sentence,
BM25, words and what they mean in the other language), what that adds to their scores, which of them the time asked for
rules out, and by which sides the first is before the second. Before that, which of the published FAQs come nearest and
whether one answers; every wording of theirs is embedded for it, which takes half a minute for a thousand FAQs. Where RERANKER is set, the order is its
own, and the sides tell of the order before it.

  --json   print it as JSON

The exit code is 2 where there is nothing to ask. Settings are those of the
server (.env.example). The store of DATA_DIR or DATABASE_URL is read and not changed; passages of official articles of the
staff are not looked for.`;

await runCommand(
  { help: HELP, allowPositionals: true, options: { json: { type: "boolean", default: false } } },
  async ({ values, positionals }) => {
    const { question, fault } = cleanQuestion(positionals.join(" "));
    if (fault !== null)
      throw new UsageError("There is no question that can be asked: it is empty or too long.");
    const config = loadConfig();
    const published = await readPublishedByStaff(config);
    const bot = await openBotForCommand(config);
    try {
      const today = taipeiDay(config.clock ?? Date.now());
      const explanation = await explain(question, today, bot.index, bot.views);
      const faqs =
        published === null
          ? null
          : await explainFaqs(question, published, bot, { today, realDay: taipeiDay(Date.now()) });
      process.stdout.write(
        values.json
          ? `${JSON.stringify({ ...explanation, faqs }, null, 2)}\n`
          : printedExplanation(explanation, faqs),
      );
    } finally {
      await bot.close();
    }
  },
);
