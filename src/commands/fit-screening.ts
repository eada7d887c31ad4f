import "../no-tracing.ts";
import { writeFile } from "node:fs/promises";
import { meaningChances, meaningRow, meaningText } from "../answer/screening/meaning.ts";
import { MEANING_FILE, meaningFile, MEANINGS, type MeaningModel } from "../answer/screening/meaning-model.ts";
import { loadConfig } from "../config.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { type FittedQuestion, fittedQuestions } from "./fit/screening-questions.ts";
import { type Example, fitSoftmax } from "./fit/softmax-regression.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand, UsageError } from "./run-command.ts";

const THRESHOLD = 0.7;

const HELP = `usage: npm run fit-screening -- [--threshold T] [--validate]

Fits the weights that, beside the classifier, decline a question that no pattern tells (src/answer/screening/meaning.json), on the
questions of test/answer/screening/questions-*.yaml but for those held out, unseen and fresh, and on the development questions of every city as ones
to be answered (those of training/cities at a quarter, ten cities left out), and writes the file.

  --threshold T   least chance, by both, of not being one to be answered, from 0 to 1 (default: ${THRESHOLD})
  --validate      prints first what the weights alone decline, cross-validated at several thresholds: takes minutes`;

/** Set on what was declined of hands that were left out. */
const SETTINGS = { classes: MEANINGS.length, ridge: 8e-6, steps: 500, onStep: tell };
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9];
const FOLDS = 4;
/** Steps of a fit between two lines on how far it is. */
const STEPS_TOLD = 100;

type LabelledExample = Example & Pick<FittedQuestion, "isNear">;

const OPTIONS = { threshold: { type: "string" }, validate: { type: "boolean" } } as const;

await runCommand({ help: HELP, options: OPTIONS }, async ({ values }) => {
  const threshold = values.threshold === undefined ? THRESHOLD : Number(values.threshold);
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new UsageError(`--threshold takes a number from 0 to 1, not "${values.threshold ?? ""}"`);
  }
  const questions = await fittedQuestions();
  const bot = await openBotForCommand(loadConfig());
  try {
    const examples = await embedded(questions, bot.index);
    if (values.validate === true)
      crossValidated(examples).forEach((line) => process.stdout.write(`${line}\n`));
    const weights = fitSoftmax(examples, SETTINGS);
    const model: MeaningModel = {
      modelId: bot.index.measuringModelId,
      reasons: MEANINGS,
      weights,
      threshold,
    };
    await writeFile(MEANING_FILE, meaningFile(model));
  } finally {
    await bot.close();
  }
});

/** Says now and then how far a fit is. */
function tell(step: number): void {
  if (step % STEPS_TOLD === 0) process.stderr.write(`${step} of ${SETTINGS.steps} steps\n`);
}

async function embedded(
  questions: readonly FittedQuestion[],
  index: Pick<SearchIndex, "embedAll">,
): Promise<readonly LabelledExample[]> {
  const texts = questions.map(({ question }) => meaningText(question));
  const vectors = await index.embedAll(texts);
  return questions.map(({ of, isNear, weight }, place) => ({
    ...{ of, isNear, weight },
    row: meaningRow(texts[place] ?? "", vectors[place] ?? new Float32Array()),
  }));
}

/** What is declined of questions that the weights were not fitted on, at several thresholds. */
function crossValidated(examples: readonly LabelledExample[]): string[] {
  const chances = examples.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitSoftmax(
      examples.filter((_, place) => place % FOLDS !== fold),
      SETTINGS,
    );
    const model = { reasons: MEANINGS, weights, modelId: "", threshold: 0 };
    examples.forEach(({ row }, place) => {
      if (place % FOLDS === fold) chances[place] = 1 - (meaningChances(row, model)[0] ?? 0);
    });
  }
  const share = (is: (example: LabelledExample) => boolean, threshold: number): string => {
    const fitting = examples.flatMap((example, place) => (is(example) ? [chances[place] ?? 0] : []));
    return `${fitting.filter((chance) => chance > threshold).length} of ${fitting.length}`;
  };
  return THRESHOLDS.map((threshold) =>
    [
      `above ${threshold}: declined ${share(({ of }) => of > 0, threshold)} to decline`,
      `${share(({ of, isNear }) => of === 0 && isNear, threshold)} near misses`,
      `${share(({ of, isNear }) => of === 0 && !isNear, threshold)} development questions`,
    ].join(", "),
  );
}
