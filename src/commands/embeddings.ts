import "../no-tracing.ts";
import { loadConfig } from "../config.ts";
import { prepareDictionary } from "../language/prepare-dictionary.ts";
import { readSources } from "../read-sources.ts";
import { namedModel } from "../search/embedding-identity.ts";
import { PATIENT } from "../search/endpoint.ts";
import { questionWorkerData } from "../search/make-index.ts";
import { QuestionEmbedder } from "../search/question-embedder.ts";
import { judgePairs, PAIR_GROUPS } from "./embeddings/judge-pairs.ts";
import { type LanguageText, readPairs } from "./embeddings/pairs.ts";
import { type Checked, printedCheck } from "./embeddings/printed-check.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run embeddings -- check [--json]

Puts a handful of questions and passages before the embedding model that EMBEDDINGS sets, in English, in Chinese and
across the two, and says how often a question finds its passage, and so whether the model can do both languages. The
texts are in src/commands/embeddings/pairs.yaml: few, so that this tells what is useless from what is not, no more;
"npm run eval" measures.

  --json   print the figures as JSON

The exit code is 0 whatever the verdict is, 1 where the model cannot be reached.
EMBEDDINGS, EMBEDDINGS_*, CORPUS_DIR and DATA_DIR are set as for the server (.env.example).`;

await runCommand(
  { help: HELP, allowPositionals: true, options: { json: { type: "boolean", default: false } } },
  async ({ values, positionals }) => {
    if (positionals.join(" ") !== "check") throw new UsageError('There is one thing to do: "check".');
    const checked = await check();
    process.stdout.write(values.json ? `${JSON.stringify(checked, null, 2)}\n` : printedCheck(checked));
  },
);

async function check(): Promise<Checked> {
  const { embeddings, dataDir, corpusDir } = loadConfig();
  const model = await namedModel(embeddings);
  const { signal } = new AbortController();
  const { glossary } = await readSources(corpusDir, signal);
  const data = questionWorkerData(await prepareDictionary(dataDir, signal), glossary, { model });
  const embedder = new QuestionEmbedder({ ...data, patience: PATIENT });
  try {
    await embedder.start();
    const pairs = await readPairs();
    const texts = (of: readonly LanguageText[]): string[] => of.map(({ text }) => text);
    // The first call may load a model at its endpoint: that is not the time a text takes.
    await embedder.embedAs("query", ["Taipei"]);
    const began = performance.now();
    const questions: Float32Array[] = [];
    for (const text of texts(pairs.questions)) questions.push(...(await embedder.embedAs("query", [text])));
    const questionMs = (performance.now() - began) / questions.length;
    const passages = await embedder.embedAs("passage", texts(pairs.passages));
    const scores = judgePairs(pairs, { questions, passages });
    return {
      model: model.id,
      dimensions: passages[0]?.length ?? 0,
      questionMs: Math.round(questionMs * 10) / 10,
      groups: PAIR_GROUPS.map((group) => ({ group, ...scores[group] })),
    };
  } finally {
    await embedder.close();
  }
}
