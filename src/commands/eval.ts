import "../no-tracing.ts";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, loadConfig } from "../config.ts";
import { askGolden } from "./eval/ask-golden.ts";
import { curvePoints, curveTable } from "./eval/curve.ts";
import { missesReport } from "./eval/misses.ts";
import { type GoldenQuestion, readQuestions } from "./eval/questions.ts";
import { figuresTable, summarise } from "./eval/report.ts";
import { openBotForCommand } from "./open-bot-for-command.ts";
import { runCommand, UsageError } from "./run-command.ts";

const GOLDEN = fileURLToPath(new URL("../../test/golden", import.meta.url));
/** The split that nobody may tune on; its misses are shown when asked for only. */
const HELD_OUT = "heldout";

const HELP = `npm run eval -- [--corpus DIR] [--questions FILE|DIR] [--split dev|heldout] [--curve] [--out FILE] [--json]

Asks questions with known answers and counts what is right, wrong, made up and abstained from, for each split and
language. The formats of articles and questions are in docs/formats.md.

  --corpus        articles to ask about, indexed in a temporary folder; without it those of CORPUS_DIR
  --questions     questions, a file or a folder of them; without it test/golden
  --split         ask one split only; x-dev.yaml is the split dev
  --curve         also ask with the acceptance threshold varied, and print what each point gives
  --out           where the misses are written, in Markdown; without it DATA_DIR/eval-misses.md
  --show-heldout  list the misses of the held-out questions too. Leave it out while you work on the answers: who
                  has seen them tunes on them, and their figures mean nothing any more
  --json          print the figures as JSON`;

await runCommand(
  {
    help: HELP,
    options: {
      corpus: { type: "string" },
      questions: { type: "string", default: GOLDEN },
      split: { type: "string" },
      curve: { type: "boolean", default: false },
      out: { type: "string" },
      "show-heldout": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  },
  async ({ values }) => {
    const questions = ofSplit(await readQuestions(values.questions), values.split);
    const config = loadConfig();
    const aside = values.corpus === undefined ? null : await mkdtemp(join(tmpdir(), "eval-"));
    const used: Config =
      values.corpus === undefined || aside === null
        ? config
        : { ...config, corpusDir: resolve(values.corpus), dataDir: aside };
    const storeDir = config.dataDir;
    try {
      const out = resolve(values.out ?? join(config.dataDir, "eval-misses.md"));
      await evaluate(used, questions, {
        ...{ ...values, out, storeDir },
        showHeldOut: values["show-heldout"],
      });
    } finally {
      if (aside !== null) await rm(aside, { recursive: true, force: true });
    }
  },
);

function ofSplit(questions: readonly GoldenQuestion[], split: string | undefined): readonly GoldenQuestion[] {
  const chosen = questions.filter((question) => split === undefined || question.split === split);
  if (chosen.length > 0) return chosen;
  const splits = [...new Set(questions.map((question) => question.split))].sort();
  throw new UsageError(
    `There are no questions${split === undefined ? "" : ` of the split ${split}; there are ${splits.join(", ")}`}.`,
  );
}

interface EvaluateOptions {
  readonly curve: boolean;
  readonly json: boolean;
  readonly out: string;
  readonly showHeldOut: boolean;
  /** Where the service keeps what its model took today: an evaluation of other articles takes of the same limit. */
  readonly storeDir: string;
}

async function evaluate(
  config: Config,
  questions: readonly GoldenQuestion[],
  options: EvaluateOptions,
): Promise<void> {
  const bot = await openBotForCommand(config, { worded: true, storeDir: options.storeDir });
  try {
    const judged = await askGolden(bot, questions, config.clock);
    const figures = summarise(judged);
    const points = options.curve ? await curvePoints(bot, questions, config.clock) : null;
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ figures, ...(points === null ? {} : { curve: points }) }, null, 2)}\n`
        : [figuresTable(figures), ...(points === null ? [] : [curveTable(points)])].join("\n"),
    );
    const listed = judged.filter(({ question }) => options.showHeldOut || question.split !== HELD_OUT);
    await mkdir(dirname(options.out), { recursive: true });
    await writeFile(options.out, missesReport(listed, judged.length - listed.length));
    process.stderr.write(`The misses are listed in ${options.out}.\n`);
    if (listed.length < judged.length) {
      process.stderr.write(
        "Those of held-out questions are not, so that nobody tunes on them: --show-heldout lists them.\n",
      );
    }
  } finally {
    await bot.close();
  }
}
