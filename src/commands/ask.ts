import "../no-tracing.ts";
import type { AnswerLanguage } from "../answer/answerer.ts";
import { loadConfig } from "../config.ts";
import { cleanQuestion, MAX_QUESTION_CODE_POINTS, type QuestionFault } from "../language/clean-question.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { printedAnswer } from "./printed-answer.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run ask -- "question" [--json] [--lang en|zh-Hant|zh-Hans]

Asks one question and prints the answer with its sources.

  --json   print the answer as JSON, as POST /api/ask returns it
  --lang   answer in this language; without it, in that of the question

The exit code is 0 whatever the answer is, 2 where there is nothing to ask.
Settings are those of the server (.env.example). FAQs and official articles of the staff are not asked, and come back into
a shared index at the server's next start.`;

const LANGUAGES: readonly AnswerLanguage[] = ["en", "zh-Hant", "zh-Hans"];

const FAULTS: Readonly<Record<QuestionFault, string>> = {
  question_empty: "There is no question.",
  question_too_long: `The question has more than ${MAX_QUESTION_CODE_POINTS} characters.`,
  question_not_unicode: "The question holds half of a character.",
};

await runCommand(
  {
    help: HELP,
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, lang: { type: "string" } },
  },
  async ({ values, positionals }) => {
    // Without quotation marks the shell hands the words over one by one.
    const { question, fault } = cleanQuestion(positionals.join(" "));
    if (fault !== null) throw new UsageError(FAULTS[fault]);
    const language = languageOf(values.lang);
    const bot = await openBotForCommand(loadConfig(), { worded: true });
    try {
      const answer = await bot.answerer.ask({ question, conversationId: null, language });
      process.stdout.write(values.json ? `${JSON.stringify(answer, null, 2)}\n` : printedAnswer(answer));
    } finally {
      await bot.close();
    }
  },
);

function languageOf(given: string | undefined): AnswerLanguage | null {
  if (given === undefined) return null;
  const language = LANGUAGES.find((known) => known === given);
  if (language === undefined) throw new UsageError(`--lang is one of ${LANGUAGES.join(", ")}.`);
  return language;
}
