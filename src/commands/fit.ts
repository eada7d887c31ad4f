import "../no-tracing.ts";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CRITERIA, NOTHING, WEIGHTS } from "../answer/acceptance.ts";
import { READ_CRITERIA, READ_NOTHING, READ_WEIGHTS } from "../answer/after-reading.ts";
import { loadConfig } from "../config.ts";
import { readQuestions } from "./eval/questions.ts";
import { candidateLine } from "./fit/candidate-line.ts";
import { collectChoices, type QuestionChoice } from "./fit/collect-choices.ts";
import { fitConditionalLogit, type FitSettings, type Model } from "./fit/conditional-logit.ts";
import { crossValidate } from "./fit/cross-validation.ts";
import { choicesAfterReading, readScores } from "./fit/read-choices.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `usage: npm run fit -- [--set CORPUS_DIR=QUESTIONS ...] [--read SCORES [--pull STRENGTH] | --export FILE]

Fits the weights by which sentences are accepted as answers (src/answer/acceptance.ts) on development questions, and
prints them with the right, wrong and made-up answers of a cross-validation by event. Held-out questions are left out.

  --set CORPUS_DIR=QUESTIONS   a corpus folder and its questions; may be given several times
                               (default: the shipped corpus and the invented cities under test/fixtures and
                               training/cities)
  --read SCORES                also fits the weights after the reading (src/answer/after-reading.ts) on scores of a
                               cross-encoder that was not trained on the events asked about, as training/ makes them
  --pull STRENGTH              fits those after the reading alone, pulled towards the shipped ones as strongly (such as
                               0.03) instead of towards 0, so that a few hundred questions do not undo what thousands gave
  --export FILE                fits nothing and writes the candidates that training/ trains the cross-encoder on`;

/** Set on the cross-validated log-likelihood. */
const SETTINGS = { ridge: 0.001, steps: 1500 };

/** The models that are shipped. */
const SHIPPED_FIRST: Model = { weights: CRITERIA.map((name) => WEIGHTS[name]), nothing: NOTHING };
const SHIPPED_READ: Model = {
  weights: READ_CRITERIA.map((name) => READ_WEIGHTS[name]),
  nothing: READ_NOTHING,
};

interface Gathered {
  readonly choices: readonly QuestionChoice[];
  /** The candidates as lines of JSON; empty where they are not to be exported. */
  readonly lines: readonly string[];
}

await runCommand(
  {
    help: HELP,
    options: {
      set: { type: "string", multiple: true },
      read: { type: "string" },
      pull: { type: "string" },
      export: { type: "string" },
    },
  },
  async ({ values }) => {
    const pull = values.pull === undefined ? null : Number(values.pull);
    if (pull !== null && !(pull > 0)) throw new UsageError("--pull takes a strength above 0, such as 0.03");
    if (pull !== null && values.read === undefined) throw new UsageError("--pull goes with --read");
    const choices: QuestionChoice[] = [];
    const lines: string[] = [];
    for (const set of values.set ?? (await defaultSets())) {
      const gathered = await gather(set, values.export !== undefined);
      choices.push(...gathered.choices);
      lines.push(...gathered.lines);
    }
    if (values.export !== undefined) {
      await writeFile(values.export, `${lines.join("\n")}\n`);
      return;
    }
    const firstLook = pull === null ? report("WEIGHTS", CRITERIA, choices, SETTINGS) : SHIPPED_FIRST;
    if (values.read === undefined) return;
    const read = choicesAfterReading(choices, firstLook, await readScores(values.read));
    const settings = pull === null ? SETTINGS : { ...SETTINGS, ridge: pull, towards: SHIPPED_READ };
    report("READ_WEIGHTS", READ_CRITERIA, read, settings);
  },
);

/** The shipped corpus with its questions, and those of each invented city. */
async function defaultSets(): Promise<string[]> {
  const [tested, trained] = await Promise.all(["test/golden-elsewhere", "training/cities"].map(namesIn));
  return [
    "corpus=test/golden",
    ...(tested ?? []).map((city) => `test/fixtures/${city}=test/golden-elsewhere/${city}`),
    ...(trained ?? []).map((city) => `training/cities/${city}/articles=training/cities/${city}/questions`),
  ];
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Fits a model and prints it with its cross-validation. */
function report(
  name: string,
  criteria: readonly string[],
  choices: readonly QuestionChoice[],
  settings: FitSettings,
): Model {
  const { likelihood, curve } = crossValidate(choices, settings);
  const model = fitConditionalLogit(choices, settings);
  const weights = criteria.map(
    (criterion, place) => `  ${criterion}: ${(model.weights[place] ?? 0).toFixed(2)},`,
  );
  process.stdout.write(
    `${choices.length} questions, cross-validated mean log-likelihood ${likelihood.toFixed(3)}\n\n${curve}\n\n` +
      `${name} = {\n${weights.join("\n")}\n}\nNOTHING = ${model.nothing.toFixed(2)}\n\n`,
  );
  return model;
}

async function gather(set: string, isExported: boolean): Promise<Gathered> {
  const [corpusDir = "", questionsPath = ""] = set.split("=");
  // A follow-up alone is another question.
  const questions = (await readQuestions(questionsPath)).filter(
    ({ split, after }) => split !== "heldout" && after.length === 0,
  );
  if (questions.length === 0) return { choices: [], lines: [] };
  const dataDir = await mkdtemp(join(tmpdir(), "fit-"));
  const bot = await openBotForCommand({ ...loadConfig(), corpusDir, dataDir });
  try {
    const told = (asked: number): void => {
      process.stderr.write(`${corpusDir}: asked ${asked} of ${questions.length} questions\n`);
    };
    const choices = (await collectChoices(bot, questions, told)).map((choice) => ({
      ...choice,
      group: `${corpusDir} ${choice.group}`,
    }));
    const lines: string[] = [];
    if (isExported)
      for (const choice of choices)
        lines.push(await candidateLine(choice, (text) => bot.index.glossOf(text)));
    return { choices, lines };
  } finally {
    await bot.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
