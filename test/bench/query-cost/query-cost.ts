import "../../../src/no-tracing.ts";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { toTraditional } from "../../../src/language/to-traditional.ts";
import { indexFolder } from "../retrieval/index-folder.ts";
import { QuestionSetError, readQuestionSets } from "../retrieval/question-sets.ts";
import { shippedGlossary } from "../rivals/our-language.ts";
import { summarise } from "../timings.ts";
import { copiesOf, growIndex } from "./grown-index.ts";
import { openParts } from "./parts.ts";
import { queryCostTable, type QueryCostReport } from "./report.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    set: { type: "string", default: "DRCD" },
    passages: { type: "string", default: "10000" },
    questions: { type: "string", default: "300" },
    out: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  console.log(`npm run query-cost -- --data FOLDER [--set DRCD] [--passages 10000] [--questions 300] [--out FILE]

What a search costs beside the tokenizer and the model on the same glossed question, and what the rest is spent on. The
paragraphs of the set are indexed as often over as it takes for so many passages; the index is the one of "npm run
retrieval" under DATA_DIR/retrieval, made where it is not there. Questions are those of the development half; no answer
is kept from one to the next. Prints a table; --out writes JSON.`);
  process.exit(0);
}
const wanted = Number(values.passages);
const asked = Number(values.questions);
if (values.data === undefined || !(wanted > 0) || !(asked > 0)) {
  console.error(
    "--data FOLDER names the folder of the public sets, the others are numbers; --help says more",
  );
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "query-cost-"));
try {
  const report = await measure(values.data, folder);
  console.log(queryCostTable(report));
  if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof QuestionSetError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}

async function measure(data: string, to: string): Promise<QueryCostReport> {
  const set = (await readQuestionSets(data)).find(({ name }) => name === values.set);
  if (set === undefined) throw new QuestionSetError(`there is no set ${values.set}`);
  const { name, articles } = set;
  const glossary = await shippedGlossary();
  const from = join(process.env["DATA_DIR"] ?? "data", "retrieval", indexFolder(name));
  console.error(`an index of ${name} with ${wanted} passages is made ready`);
  const grown = await growIndex({ articles, glossary }, { from, to, wanted });
  const times = grown.articles / articles.length;
  const { parts, close } = await openParts({ articles: copiesOf(articles, times), glossary, dataDir: to });
  const questions = set.questions
    .filter(({ half }) => half === "dev")
    .slice(0, asked)
    .map(({ text }) => toTraditional(text));
  const timed = parts.map((part) => ({ ...part, times: [] as number[] }));
  // Twice, the first time so that code is compiled; all parts of a question in turn, so that a slow moment slows them all.
  for (const isCounted of [false, true]) {
    console.error(`${questions.length} questions, ${isCounted ? "timed" : "to warm up"}`);
    for (const question of questions) {
      for (const { ready, times } of timed) {
        const work = ready(question);
        const began = performance.now();
        await work();
        if (isCounted) times.push(performance.now() - began);
      }
    }
  }
  await close();
  return {
    date: new Date().toISOString().slice(0, 10),
    questions: name,
    passages: grown.passages,
    parts: timed.map((part) => ({ name: part.name, milliseconds: summarise(part.times) })),
  };
}
