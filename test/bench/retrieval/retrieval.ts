import "../../../src/no-tracing.ts";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadGlossary } from "../../../src/language/glossary.ts";
import { toTraditional } from "../../../src/language/to-traditional.ts";
import type { ScoredPassage } from "../../../src/search/passage.ts";
import { openSearchIndex, type SearchIndex } from "../../../src/search/search-index.ts";
import { type GoldRanks, goldRanks, rankingFigures, type RankingFigures, type Share } from "./figures.ts";
import { type Pool, poolsOf } from "./pools.ts";
import { type Half, type QuestionSet, QuestionSetError, readQuestionSets } from "./question-sets.ts";
import { indexFolder } from "./index-folder.ts";
import { askedInTime } from "./asked-in-time.ts";

const project = join(import.meta.dirname, "../../..");
/** Passages asked for: every way of ranking is measured on the best that any side puts forward. */
const SOUGHT = 400;

const WAYS: Readonly<Record<string, (passage: ScoredPassage) => number>> = {
  dense: ({ scores }) => scores.dense,
  lexical: ({ scores }) => scores.lexical,
  "dense + lexical (before)": ({ scores }) => scores.dense + scores.lexical,
  words: ({ scores }) => (scores.articleWords ?? 0) + (scores.passageWords ?? 0),
  service: ({ score }) => score,
};

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    split: { type: "string", default: "dev" },
    sets: { type: "string" },
    json: { type: "boolean" },
    out: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  console.log(`npm run retrieval -- --data FOLDER [--split dev|heldout] [--sets DRCD,ChronoQA] [--json] [--out FILE]

Measures how well the service's search finds the passages of XQuAD (within, across and over mixed languages), DRCD and ChronoQA, which
are no part of this project: FOLDER holds xquad.en.json, xquad.zh.json, drcd-dev.json and chronoqa-dev-*.jsonl. Prints
Hit@1, Hit@10, MRR@10 and the share of all gold passages among the first ten, with 95 % intervals, for the service and for
its parts; --json as JSON, --out writes that to a file besides. Indexes are kept under DATA_DIR/retrieval.`);
  process.exit(0);
}
if (values.data === undefined || (values.split !== "dev" && values.split !== "heldout")) {
  console.error(
    "--data FOLDER names the folder of the public sets, --split is dev or heldout; --help says more",
  );
  process.exit(2);
}

/** One row: questions of a set over the passages of a set, ranked one way. */
interface Row extends RankingFigures {
  readonly questions: string;
  readonly over: string;
  readonly way: string;
  readonly count: number;
}

try {
  const wanted = values.sets?.split(",");
  const sets = (await readQuestionSets(values.data)).filter(({ name }) => wanted?.includes(name) ?? true);
  const rows = await measure(sets, values.split);
  const json = JSON.stringify(rows, null, 2);
  console.log(values.json === true ? json : table(rows));
  if (values.out !== undefined) await writeFile(values.out, `${json}\n`);
} catch (error) {
  if (!(error instanceof QuestionSetError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function measure(sets: readonly QuestionSet[], half: Half): Promise<Row[]> {
  const glossary = await loadGlossary([join(project, "corpus/glossary.yaml")]);
  const rows: Row[] = [];
  for (const pool of poolsOf(sets)) {
    const folder = join(process.env["DATA_DIR"] ?? "data", "retrieval", indexFolder(pool.name));
    const index = await openSearchIndex({ articles: pool.articles, glossary, dataDir: folder });
    try {
      for (const set of pool.asking) rows.push(...(await rowsOf(set, pool, half, index)));
    } finally {
      await index.close();
    }
  }
  return rows;
}

async function rowsOf(set: QuestionSet, pool: Pool, half: Half, index: SearchIndex): Promise<Row[]> {
  const ranks = new Map(Object.keys(WAYS).map((way) => [way, [] as GoldRanks[]]));
  const asked = set.questions.filter((question) => question.half === half);
  for (const { text, gold, askedOn } of asked) {
    const question = toTraditional(text);
    const found = await index.search(askedOn === null ? question : askedInTime(question, askedOn), SOUGHT);
    for (const [way, scoreOf] of Object.entries(WAYS)) {
      const hits = found.map((passage) => ({ articleId: passage.article.id, score: scoreOf(passage) }));
      ranks.get(way)?.push(goldRanks(hits, gold));
    }
  }
  return Array.from(ranks, ([way, places]) => ({
    questions: set.name,
    over: pool.name,
    way,
    count: asked.length,
    ...rankingFigures(places),
  }));
}

function table(rows: readonly Row[]): string {
  const share = ({ value, low, high }: Share): string => `${figure(value)} (${figure(low)}–${figure(high)})`;
  return [
    "| questions | over | ranked by | n | Hit@1 | Hit@10 | MRR@10 | all gold at 10 |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map(
      ({ questions, over, way, count, hitAt1, hitAt10, mrrAt10, goldAt10 }) =>
        `| ${questions} | ${over} | ${way} | ${count} | ${[hitAt1, hitAt10, mrrAt10, goldAt10].map(share).join(" | ")} |`,
    ),
  ].join("\n");
}

function figure(value: number): string {
  return value.toFixed(3).replace(/^0/, "");
}
