import "../no-tracing.ts";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { loadConfig } from "../config.ts";
import { DEFAULT_SHAPE, loadHnswLibrary } from "../search/hnsw-graph.ts";
import { OpenedIndex } from "../search/opened-index.ts";
import { openNewestSnapshot } from "../search/snapshot-folder.ts";
import { madeVectors } from "./recall/made-vectors.ts";
import { measureRecall, type RecallReport } from "./recall/measure.ts";
import { isUnderFloor, printedRecall, RECALL_FLOOR } from "./recall/print.ts";
import { RecallError } from "./recall/recall-error.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run recall -- [--sizes 1000,10000] [--queries N] [--json] [--out FILE]

Measures the vector graph against the exact scan at several numbers of passages: which share of the true ten nearest it
finds at which breadth of search (ef), what a query takes, what building takes beside putting points into the graph
alone, and memory. The vectors are those of the index under DATA_DIR and, beyond these, mixtures of them with noise, the
same in each run; the queries are such mixtures too, none of them in the graph. Ends with 1 where the recall at the
breadth that serves (${DEFAULT_SHAPE.ef}) is under ${RECALL_FLOOR}.

  --sizes    numbers of passages; without it 1000,10000. 100000 takes some ten minutes and 1 GB
  --queries  queries of each kind; without it 200
  --json     print as JSON
  --out      write the JSON to a file besides`;

const INDEX_SEED = 1;
const QUERY_SEED = 2;
const MOST_OUTPUT = 1 << 20;

await runCommand(
  {
    help: HELP,
    options: {
      sizes: { type: "string", default: "1000,10000" },
      queries: { type: "string", default: "200" },
      json: { type: "boolean", default: false },
      out: { type: "string" },
    },
  },
  async ({ values }) => {
    const sizes = values.sizes.split(",").map(countOf);
    const queries = countOf(values.queries);
    const [only, ...others] = sizes;
    const reports: RecallReport[] = [];
    if (only !== undefined && others.length === 0) reports.push(await measured(only, queries));
    else for (const size of sizes) reports.push(await inOwnProcess(size, queries));
    const json = `${JSON.stringify(reports, null, 2)}\n`;
    process.stdout.write(values.json ? json : printedRecall(reports));
    if (values.out !== undefined) await writeFile(values.out, json);
    if (isUnderFloor(reports)) process.exitCode = 1;
  },
);

function countOf(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`"${text}" is no number from 1 to 9999999.`);
  return Number(text);
}

/** Each size in a process of its own: memory that another gave back would be counted as unused. */
async function inOwnProcess(size: number, queries: number): Promise<RecallReport> {
  const args = [import.meta.filename, "--sizes", String(size), "--queries", String(queries), "--json"];
  const run = promisify(execFile)(process.execPath, args, { maxBuffer: MOST_OUTPUT });
  run.child.stderr?.pipe(process.stderr);
  try {
    return reportIn((await run).stdout);
  } catch (error) {
    // A recall under the floor ends the other with 1 too, its report printed.
    const { stdout = "" } = error as { readonly stdout?: string };
    if (stdout === "") throw new RecallError(`${size} passages could not be measured.`, { cause: error });
    return reportIn(stdout);
  }
}

function reportIn(output: string): RecallReport {
  const [report] = JSON.parse(output) as RecallReport[];
  if (report === undefined) throw new Error("nothing was measured");
  return report;
}

async function measured(size: number, queries: number): Promise<RecallReport> {
  const library = await loadHnswLibrary();
  if (library === null) {
    throw new RecallError(
      'hnswlib-node is not built on this machine, so that there is no graph: run "npm ci".',
    );
  }
  const { dataDir } = loadConfig();
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const snapshot = await openNewestSnapshot(dataDir, say);
  if (snapshot === null || snapshot.vectors.count === 0) {
    throw new RecallError(`There is no index with passages under ${dataDir}: run "npm run index" first.`);
  }
  const { passages } = await OpenedIndex.open(snapshot, say);
  const vectors = madeVectors(snapshot.vectors, size, INDEX_SEED, true);
  const asked = madeVectors(snapshot.vectors, queries, QUERY_SEED, false);
  return measureRecall(library, vectors, asked, passages);
}
