import type { Answer } from "../../answer/answer.ts";
import type { Answerer, Evidence } from "../../answer/answerer.ts";
import { MOST_TURNS, type Turn } from "../../answer/follow-up/turn.ts";
import { turnOf } from "../../answer/follow-up/turn-of.ts";
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
    const answer = await askAfter(answerer, question);
    judged.push(judge(question, answer, (id, version) => bot.index.article(id, version)));
  }
  return judged;
}

/** Asks the questions before it first, in one conversation. */
async function askAfter(answerer: Answerer, { question, after }: GoldenQuestion): Promise<Answer> {
  const turns: Turn[] = [];
  for (const earlier of after) {
    let evidence: Evidence | null = null;
    const onEvidence = (found: Evidence): void => {
      evidence = found;
    };
    const answer = await answerer.ask({
      question: earlier,
      conversationId: null,
      language: null,
      turns: turns.slice(-MOST_TURNS),
      onEvidence,
    });
    turns.push(turnOf(earlier, answer, evidence));
  }
  return answerer.ask({ question, conversationId: null, language: null, turns: turns.slice(-MOST_TURNS) });
}
