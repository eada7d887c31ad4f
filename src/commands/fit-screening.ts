import "../no-tracing.ts";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { hasMeaning, meaningChances, meaningRow, meaningText } from "../answer/screening/meaning.ts";
import { MEANING_FILE, meaningFile, MEANINGS, type MeaningModel } from "../answer/screening/meaning-model.ts";
import { loadConfig } from "../config.ts";
import { cleanQuestion } from "../language/clean-question.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { readQuestions } from "./eval/questions.ts";
import { type Example, fitSoftmax } from "./fit/softmax-regression.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand, UsageError } from "./run-command.ts";

const THRESHOLD = 0.6;

const HELP = `usage: npm run fit-screening -- [--threshold T] [--validate]

Fits the weights by which a question that no pattern tells is declined (src/answer/screening/meaning.json), on the
questions of test/answer/screening/questions-*.yaml but for those held out, unseen and fresh, and on the development questions of every city as ones
to be answered (those of training/cities at a quarter, ten cities left out), and writes the file.

  --threshold T   least chance of not being one to be answered, from 0 to 1 (default: ${THRESHOLD})
  --validate      prints first what a cross-validation declines at several thresholds, which takes minutes`;

const SCREENED = [
  "test/answer/screening/questions-dev.yaml",
  "test/answer/screening/questions-patterns.yaml",
  ...["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(
    (hand) => `test/answer/screening/questions-more-${hand}.yaml`,
  ),
];
const ANSWERED = [
  "test/golden",
  ...[
    ...["port-alder", "lianhu", "norrhaven", "costanera", "qingshan", "marrowbridge", "tarsis"],
    ...["ashford", "heping", "tungwan", "wrenport", "haifeng", "jinlan", "bellhaven", "yunhe"],
  ].map((city) => `test/golden-elsewhere/${city}`),
];
const TRAINING_CITIES = "training/cities";
/** Asked of no fit, so that they tell how often a plain question about a new city is declined. */
const LEFT_OUT = [
  ...["castlebrae", "gwangpo", "helingshi", "linkou", "northhaven", "stellahaven", "taoxi"],
  ...["ashbourne", "oakridge", "yuejiang"],
];
/** What a question about such a city counts for: there are more of these than of all others. */
const CITY_WEIGHT = 0.25;
/** Set on what was declined of hands that were left out. */
const SETTINGS = { classes: MEANINGS.length, ridge: 8e-6, steps: 500, onStep: tell };
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9];
const FOLDS = 4;
/** Steps of a fit between two lines on how far it is. */
const STEPS_TOLD = 100;

const screenedSchema = z.array(z.object({ label: z.string(), questions: z.array(z.string()) }));

/** A question with what it is after. */
interface Labelled {
  readonly question: string;
  /** Row of the model. */
  readonly of: number;
  /** Whether it was written to be near to what is declined, or is. */
  readonly isNear: boolean;
  /** What it counts for in the fit. */
  readonly weight: number;
}

type LabelledExample = Example & Pick<Labelled, "isNear">;

const OPTIONS = { threshold: { type: "string" }, validate: { type: "boolean" } } as const;

await runCommand({ help: HELP, options: OPTIONS }, async ({ values }) => {
  const threshold = values.threshold === undefined ? THRESHOLD : Number(values.threshold);
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new UsageError(`--threshold takes a number from 0 to 1, not "${values.threshold ?? ""}"`);
  }
  const labelled = [...(await screenedQuestions()), ...(await answeredQuestions())];
  const bot = await openBotForCommand(loadConfig());
  try {
    const examples = await embedded(labelled, bot.index);
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

async function screenedQuestions(): Promise<Labelled[]> {
  const files = await Promise.all(
    SCREENED.map(async (path) => screenedSchema.parse(parse(await readFile(path, "utf8")))),
  );
  return files.flat().flatMap(({ label, questions }) => {
    const of = MEANINGS.findIndex((reason) => (reason ?? "harmless") === label);
    // An unsupported language is told otherwise.
    return of < 0 ? [] : questions.map((question) => ({ question, of, isNear: true, weight: 1 }));
  });
}

async function answeredQuestions(): Promise<Labelled[]> {
  const ours = await Promise.all(ANSWERED.map((folder) => developmentQuestions(folder, 1)));
  const cities = (await readdir(TRAINING_CITIES)).filter((city) => !LEFT_OUT.includes(city)).sort();
  const others = await Promise.all(
    cities.map((city) => developmentQuestions(join(TRAINING_CITIES, city, "questions"), CITY_WEIGHT)),
  );
  return [...ours, ...others].flat();
}

/** Questions to be answered, of the files of a folder that are not held out. */
async function developmentQuestions(folder: string, weight: number): Promise<Labelled[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith("-dev.yaml")).sort();
  const sets = await Promise.all(names.map((name) => readQuestions(join(folder, name))));
  return sets.flat().map(({ question }) => ({ question, of: MEANINGS.indexOf(null), isNear: false, weight }));
}

async function embedded(
  labelled: readonly Labelled[],
  index: Pick<SearchIndex, "embedAll">,
): Promise<readonly LabelledExample[]> {
  const readable = labelled.flatMap(({ question: text, ...rest }) => {
    const { question } = cleanQuestion(text);
    return question === null || !hasMeaning(question) ? [] : [{ ...rest, text: meaningText(question) }];
  });
  const vectors = await index.embedAll(readable.map(({ text }) => text));
  return readable.map(({ of, isNear, weight, text }, place) => ({
    ...{ of, isNear, weight },
    row: meaningRow(text, vectors[place] ?? new Float32Array()),
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
