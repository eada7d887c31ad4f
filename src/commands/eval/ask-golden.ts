import type { Bot, ChainSettings } from "../../bot.ts";
import { taipeiDay } from "../../language/today.ts";
import { judge, type Judged } from "./judge.ts";
import type { GoldenQuestion } from "./questions.ts";

/**
 * Asks every question, in their order and each on the day that it says, and judges the answers. `clock` is what "now"
 * means for the others, in milliseconds; null for the real clock.
 */
export async function askGolden(
  bot: Bot,
  questions: readonly GoldenQuestion[],
  clock: number | null,
  settings: ChainSettings = {},
): Promise<Judged[]> {
  const day = taipeiDay(clock ?? Date.now());
  let today = day;
  const answerer = bot.answererWith({ ...settings, today: () => today });
  const judged: Judged[] = [];
  for (const question of questions) {
    today = question.asked_on ?? day;
    const answer = await answerer.ask({ question: question.question, conversationId: null, language: null });
    judged.push(judge(question, answer, (id, version) => bot.index.article(id, version)));
  }
  return judged;
}
