import { percentage, table } from "../eval/text-table.ts";
import type { QuestionChoice } from "./collect-choices.ts";
import {
  fitConditionalLogit,
  type FitSettings,
  meanLogLikelihood,
  type Model,
  worths,
} from "./conditional-logit.ts";

const FOLDS = 6;
const THRESHOLDS = [-2, -1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.5, 2] as const;

/** Models each fitted on the events of the other folds, and what they give on those that they have not seen. */
export interface CrossValidation {
  /** Mean log-likelihood of what is right. */
  readonly likelihood: number;
  /** Right, wrong and made-up answers at several thresholds, as a table. */
  readonly curve: string;
}

/** Fits and measures by turns, so that no event is measured by a model that was fitted on it. */
export function crossValidate(choices: readonly QuestionChoice[], settings: FitSettings): CrossValidation {
  const foldOf = foldsByGroup(choices);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitConditionalLogit(
      choices.filter((choice) => foldOf(choice) !== fold),
      settings,
    ),
  );
  const unseen = (choice: QuestionChoice): Model => models[foldOf(choice)] ?? { weights: [], nothing: 0 };
  return {
    likelihood: meanLogLikelihood(choices, (choice) => unseen(choice as QuestionChoice)),
    curve: curve(choices, unseen),
  };
}

/** Deals the groups out to the folds in order of name, so that questions on one event stay together. */
function foldsByGroup(choices: readonly QuestionChoice[]): (choice: QuestionChoice) => number {
  const groups = [...new Set(choices.map(({ group }) => group))].sort();
  const folds = new Map(groups.map((group, place) => [group, place % FOLDS]));
  return ({ group }) => folds.get(group) ?? 0;
}

/** What the best candidate alone would give at several thresholds; an answer's further sentences only add to it. */
function curve(choices: readonly QuestionChoice[], modelOf: (choice: QuestionChoice) => Model): string {
  const best = choices.map((choice) => {
    const model = modelOf(choice);
    const worth = worths(choice, model);
    const highest = Math.max(...worth);
    return {
      choice,
      odds: worth.length === 0 ? -Infinity : highest - model.nothing,
      isRight: choice.right[worth.indexOf(highest)] === true,
    };
  });
  const answerable = best.filter(({ choice }) => choice.question.answerable);
  const unanswerable = best.filter(({ choice }) => !choice.question.answerable);
  const rows = THRESHOLDS.map((threshold) => {
    const said = answerable.filter(({ odds }) => odds >= threshold);
    const right = said.filter(({ isRight }) => isRight).length;
    const madeUp = unanswerable.filter(({ odds }) => odds >= threshold).length;
    return [
      threshold.toFixed(2),
      percentage(right, answerable.length),
      percentage(said.length - right, answerable.length),
      percentage(madeUp, unanswerable.length),
    ];
  });
  return table(["threshold", "right", "wrong", "made up"], rows);
}
