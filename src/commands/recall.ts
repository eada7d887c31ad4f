import "../no-tracing.ts";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { loadConfig } from "../config.ts";
import { prepareDictionary } from "../language/prepare-dictionary.ts";
import { readSources } from "../read-sources.ts";
import { namedModel } from "../search/embedding-identity.ts";
import { MINILM_SETTINGS } from "../search/embedding-settings.ts";
import { DEFAULT_SHAPE, loadHnswLibrary } from "../search/hnsw-graph.ts";
import { questionWorkerData } from "../search/make-index.ts";
import { OpenedIndex } from "../search/opened-index.ts";
import type { Passage } from "../search/passage.ts";
import { openNewestSnapshot } from "../search/snapshot-folder.ts";
import { VectorSegments } from "../search/vector-segments.ts";
import { embeddingTime } from "./recall/embedding-time.ts";
import { madeVectors } from "./recall/made-vectors.ts";
import { measureRecall, type RecallReport } from "./recall/measure.ts";
import { isUnderFloor, printedRecall, RECALL_FLOOR } from "./recall/print.ts";
import { RecallError } from "./recall/recall-error.ts";
import { runCommand, UsageError } from "./run-command.ts";

const HELP = `npm run recall -- [--sizes 1000,10000] [--queries N] [--indexes FOLDER,FOLDER] [--json] [--out FILE]

Measures the vector graph against the exact scan at several numbers of passages: which share of the true ten nearest it
finds at which breadth of search (ef), what a query takes, what building takes beside putting points into the graph
alone, and memory. The vectors are those of the index under DATA_DIR and, beyond these, mixtures of them with noise, the
same in each run; the queries are such mixtures too, none of them in the graph. Ends with 1 where the recall at the
breadth that serves (${DEFAULT_SHAPE.ef}) is under ${RECALL_FLOOR}.

  --sizes    numbers of passages; without it 1000,10000. 100000 takes some ten minutes and 1 GB
  --queries  queries of each kind; without it 200
  --indexes  folders whose indexes' vectors are taken together instead of DATA_DIR's: such as those that
             "npm run retrieval" leaves under DATA_DIR/retrieval, so that more of the passages are real ones
             (xquad-mixed repeats passages of two others)
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
      indexes: { type: "string" },
      json: { type: "boolean", default: false },
      out: { type: "string" },
    },
  },
  async ({ values }) => {
    const sizes = values.sizes.split(",").map(countOf);
    const queries = countOf(values.queries);
    const { indexes } = values;
    const [only, ...others] = sizes;
    const reports: RecallReport[] = [];
    if (only !== undefined && others.length === 0)
      reports.push(await measured(only, queries, foldersIn(indexes)));
    else for (const size of sizes) reports.push(await inOwnProcess(size, queries, indexes));
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

/** Folders named, parted by commas; that of the settings, whatever its name, where none is. */
function foldersIn(indexes: string | undefined): readonly string[] {
  if (indexes === undefined) return [loadConfig().dataDir];
  const folders = indexes.split(",").filter((folder) => folder !== "");
  if (folders.length === 0) throw new UsageError("--indexes names no folder.");
  return folders;
}

/** Each size in a process of its own: memory that another gave back would be counted as unused. */
async function inOwnProcess(
  size: number,
  queries: number,
  indexes: string | undefined,
): Promise<RecallReport> {
  const counts = ["--sizes", String(size), "--queries", String(queries)];
  const named = indexes === undefined ? [] : ["--indexes", indexes];
  const args = [import.meta.filename, ...counts, ...named, "--json"];
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

async function measured(size: number, queries: number, folders: readonly string[]): Promise<RecallReport> {
  const library = await loadHnswLibrary();
  if (library === null) {
    throw new RecallError(
      'hnswlib-node is not built on this machine, so that there is no graph: run "npm ci".',
    );
  }
  const { vectors: real, passages } = await indexed(folders);
  const vectors = madeVectors(real, size, INDEX_SEED, true);
  const asked = madeVectors(real, queries, QUERY_SEED, false);
  const report = await measureRecall(library, vectors, asked, passages);
  // Afterwards: what these leave behind would be counted as unused, and their memory as the store's.
  const { dataDir, corpusDir } = loadConfig();
  const { glossary } = await readSources(corpusDir, new AbortController().signal);
  const model = await namedModel(MINILM_SETTINGS);
  const data = questionWorkerData(await prepareDictionary(dataDir), glossary, { model });
  return { ...report, embedding: await embeddingTime(passages, data) };
}

/** Vectors and passages of all the indexes, one after another. Throws a `RecallError` where one has none. */
async function indexed(
  folders: readonly string[],
): Promise<{ readonly vectors: VectorSegments; readonly passages: readonly Passage[] }> {
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  let vectors: VectorSegments | undefined;
  const passages: Passage[] = [];
  for (const folder of folders) {
    const snapshot = await openNewestSnapshot(folder, say);
    if (snapshot === null || snapshot.vectors.count === 0)
      throw new RecallError(`There is no index with passages under ${folder}: run "npm run index" first.`);
    vectors ??= new VectorSegments(snapshot.vectors.dimensions);
    if (snapshot.vectors.dimensions !== vectors.dimensions)
      throw new RecallError(`The index under ${folder} is of another model than the one before it.`);
    for (let at = 0; at < snapshot.vectors.count; at++) vectors.push(snapshot.vectors.at(at));
    passages.push(...(await OpenedIndex.open(snapshot, say)).passages);
  }
  if (vectors === undefined) throw new Error("no folder was given");
  return { vectors, passages };
}
