import "../../../src/no-tracing.ts";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Half, QuestionSetError, readQuestionSets } from "../retrieval/question-sets.ts";
import { CONTENDERS, type ContenderName, isContenderName } from "./contenders.ts";
import { expectRivals, RivalsMissingError } from "./load-rival.ts";
import { measureRivals } from "./measure.ts";
import { rivalsTable } from "./report.ts";

const SETS = ["XQuAD en", "XQuAD zh", "DRCD"];

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    split: { type: "string", default: "dev" },
    sets: { type: "string", default: SETS.join(",") },
    kept: { type: "boolean", default: false },
    only: { type: "string", default: Object.keys(CONTENDERS).join(",") },
    out: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  console.log(`npm run rivals -- --data FOLDER [--split dev|heldout|dev,heldout] [--sets ${SETS.join(",")}]
    [--only NAME,NAME] [--kept] [--out FILE]

Compares the service's search with what one would use in its place: LangChain's HNSWLib with its default splitter over the
same weights, with and without our gloss; MiniSearch and Orama; a plain BM25 loop. Hit@1 and Hit@10 with 95 % intervals,
median and 95th percentile of a query, time to build, memory. Each runs in a process of its own. They are no part of this
project: "npm ci --prefix test/bench/rivals" installs them beside it. FOLDER holds the public sets, as for
"npm run retrieval". Prints tables; --out writes JSON.

  --kept  the service opens the indexes that "npm run retrieval" left under DATA_DIR/retrieval: no time of building then
  --only  ${Object.keys(CONTENDERS).join(", ")}`);
  process.exit(0);
}
const { data } = values;
const halves = values.split.split(",").filter((half): half is Half => half === "dev" || half === "heldout");
const named = values.only.split(",");
const contenders: readonly ContenderName[] = named.filter(isContenderName);
if (data === undefined || halves.join(",") !== values.split || contenders.length < named.length) {
  console.error(
    "--data FOLDER names the folder of the public sets, --split is dev or heldout, --only names what is measured; --help says more",
  );
  process.exit(2);
}

try {
  expectRivals();
  const wanted = values.sets.split(",");
  const sets = (await readQuestionSets(data)).filter(
    ({ name }) => SETS.includes(name) && wanted.includes(name),
  );
  const kept = values.kept ? join(process.env["DATA_DIR"] ?? "data", "retrieval") : null;
  const report = await measureRivals({ data, sets, halves, kept, contenders, say: console.error });
  console.log(rivalsTable(report));
  if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof QuestionSetError) && !(error instanceof RivalsMissingError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
