import { parseArgs } from "node:util";
import { drawPage } from "./draw.ts";
import { ResultsError } from "./results.ts";

const { values } = parseArgs({ options: { from: { type: "string" }, help: { type: "boolean" } } });
if (values.help === true || values.from === undefined) {
  console.log(`npm run bench-page -- --from FOLDER

Draws FOLDER/index.html, charts and tables, of whichever of these are in FOLDER: bench.json, retrieval.json, recall.json,
rivals.json and query-cost.json, each written with --out by the command of its name.`);
  process.exit(values.help === true ? 0 : 2);
}
try {
  console.log(await drawPage(values.from));
} catch (error) {
  if (!(error instanceof ResultsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
