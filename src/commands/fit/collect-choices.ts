import { criteria } from "../../answer/acceptance.ts";
import type { ScoredSentence } from "../../answer/score-sentence.ts";
import type { Bot } from "../../bot.ts";
import { taipeiDay } from "../../language/today.ts";
import { holdsForm } from "../eval/judge.ts";
import type { GoldenQuestion } from "../eval/questions.ts";
import type { Choice } from "./conditional-logit.ts";

/** Candidates of a question that the fit looks at: the best ones by the present weights. */
const CANDIDATES = 24;

/** A question's choice with the question. */
export interface QuestionChoice extends Choice {
  readonly question: GoldenQuestion;
  /** The question as the cross-encoder reads it, before it is put into English. */
  readonly plainQuestion: string;
  /** The candidates, in the order of the rows. */
  readonly candidates: readonly ScoredSentence[];
}

/** Questions after which it is told how many have been asked. */
const TOLD_AFTER = 50;

/**
 * Asks every question and gathers the sentences considered, with which of them would have been right. `told` hears now and
 * then how many have been asked.
 */
export async function collectChoices(
  bot: Bot,
  questions: readonly GoldenQuestion[],
  told: (asked: number) => void = () => undefined,
): Promise<QuestionChoice[]> {
  const day = taipeiDay(Date.now());
  let today = day;
  let scored: readonly ScoredSentence[] = [];
  let plainQuestion = "";
  const answerer = bot.answererWith({
    today: () => today,
    onScored: (sentences, understood) => {
      scored = sentences;
      plainQuestion = understood.plainText;
    },
  });
  const choices: QuestionChoice[] = [];
  for (const question of questions) {
    today = question.asked_on ?? day;
    scored = [];
    plainQuestion = "";
    await answerer.ask({ question: question.question, conversationId: null, language: null });
    const candidates = scored.slice(0, CANDIDATES);
    choices.push({
      question,
      candidates,
      plainQuestion,
      group: question.group,
      rows: candidates.map(({ measures }) => criteria(measures)),
      right: whichAreRight(question, candidates),
    });
    if (choices.length % TOLD_AFTER === 0 || choices.length === questions.length) told(choices.length);
  }
  return choices;
}

/**
 * A candidate is right when it stands in a gold article and holds every required value and no forbidden one; where no
 * candidate holds all of several values, those that hold any of them are.
 */
function whichAreRight(question: GoldenQuestion, candidates: readonly ScoredSentence[]): boolean[] {
  if (!question.answerable) return candidates.map(() => false);
  const heldOf = candidates.map(({ sentence, view }) => {
    const holds = (form: string): boolean => holdsForm(sentence.text, form);
    if (!question.gold.includes(view.article.id) || question.forbidden.some(holds)) return 0;
    return question.required.filter((forms) => forms.some(holds)).length;
  });
  const isWhole = heldOf.some((held) => held === question.required.length);
  return heldOf.map((held) => (isWhole ? held === question.required.length : held > 0));
}
