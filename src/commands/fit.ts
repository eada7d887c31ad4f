import "../no-tracing.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CRITERIA } from "../answer/acceptance.ts";
import { loadConfig } from "../config.ts";
import { type QuestionChoice, collectChoices } from "./fit/collect-choices.ts";
import { fitConditionalLogit, meanLogLikelihood, type Model, worths } from "./fit/conditional-logit.ts";
import { readQuestions } from "./eval/questions.ts";
import { percentage, table } from "./eval/text-table.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand } from "./run-command.ts";

const HELP = `usage: npm run fit -- [--set CORPUS_DIR=QUESTIONS ...]

Fits the weights by which sentences are accepted as answers (src/answer/acceptance.ts) on development questions, and
prints them with the right, wrong and made-up answers of a cross-validation by event. Held-out questions are left out.

  --set CORPUS_DIR=QUESTIONS   a corpus folder and its questions; may be given several times
                               (default: the shipped corpus and the invented cities under test/fixtures)`;

const DEFAULT_SETS = [
  "corpus=test/golden",
  "test/fixtures/port-alder=test/golden-elsewhere/alder-dev.yaml",
  "test/fixtures/lianhu=test/golden-elsewhere/lianhu-dev.yaml",
  "test/fixtures/norrhaven=test/golden-elsewhere/norrhaven-dev.yaml",
  "test/fixtures/costanera=test/golden-elsewhere/costanera-dev.yaml",
];
/** Set on the cross-validated log-likelihood. */
const RIDGE = 0.001;
const STEPS = 1500;
const FOLDS = 6;

await runCommand({ help: HELP, options: { set: { type: "string", multiple: true } } }, async ({ values }) => {
  const choices: QuestionChoice[] = [];
  for (const set of values.set ?? DEFAULT_SETS) choices.push(...(await choicesOf(set)));
  const settings = { ridge: RIDGE, steps: STEPS };
  const foldOf = foldsByGroup(choices);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitConditionalLogit(
      choices.filter((choice) => foldOf(choice) !== fold),
      settings,
    ),
  );
  const unseen = (choice: QuestionChoice): Model => models[foldOf(choice)] ?? { weights: [], nothing: 0 };
  const likelihood = meanLogLikelihood(choices, (choice) => unseen(choice as QuestionChoice));
  process.stdout.write(
    `${choices.length} questions, cross-validated mean log-likelihood ${likelihood.toFixed(3)}\n\n`,
  );
  process.stdout.write(`${curve(choices, unseen)}\n\n`);
  const model = fitConditionalLogit(choices, settings);
  const lines = CRITERIA.map((name, place) => `  ${name}: ${(model.weights[place] ?? 0).toFixed(2)},`);
  process.stdout.write(`WEIGHTS = {\n${lines.join("\n")}\n}\nNOTHING = ${model.nothing.toFixed(2)}\n`);
});

async function choicesOf(set: string): Promise<QuestionChoice[]> {
  const [corpusDir = "", questionsPath = ""] = set.split("=");
  const questions = (await readQuestions(questionsPath)).filter(({ split }) => split !== "heldout");
  const dataDir = await mkdtemp(join(tmpdir(), "fit-"));
  const bot = await openBotForCommand({ ...loadConfig(), corpusDir, dataDir });
  try {
    return (await collectChoices(bot, questions)).map((choice) => ({
      ...choice,
      group: `${corpusDir} ${choice.group}`,
    }));
  } finally {
    await bot.close();
    await rm(dataDir, { recursive: true, force: true });
  }
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
    const place = worth.indexOf(Math.max(...worth));
    return {
      choice,
      margin: place < 0 ? -Infinity : (worth[place] ?? 0) - model.nothing,
      isRight: choice.right[place] === true,
    };
  });
  const answerable = best.filter(({ choice }) => choice.question.answerable);
  const unanswerable = best.filter(({ choice }) => !choice.question.answerable);
  const rows = [-1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.5, 2].map((threshold) => {
    const said = answerable.filter(({ margin }) => margin >= threshold);
    const right = said.filter(({ isRight }) => isRight).length;
    const madeUp = unanswerable.filter(({ margin }) => margin >= threshold).length;
    return [
      threshold.toFixed(2),
      percentage(right, answerable.length),
      percentage(said.length - right, answerable.length),
      percentage(madeUp, unanswerable.length),
    ];
  });
  return table(["threshold", "right", "wrong", "made up"], rows);
}
