import "../../src/no-tracing.ts";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";
import { loadGlossary } from "../../src/language/glossary.ts";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { startServerProcess } from "../server-process.ts";
import { ask } from "../soak/check-answer.ts";
import { residentBytes } from "./resident-bytes.ts";
import { busyProcess, loopDelayDuring, indexInServer } from "./loop-delay.ts";
import { drawPage } from "./page/draw.ts";
import { reportTable, type BenchReport } from "./report-table.ts";
import { settle } from "./settle.ts";
import { summarise, timeEach } from "./timings.ts";

const project = join(import.meta.dirname, "../..");
const corpusDir = join(project, "corpus");
const START_WITHIN_MS = 300_000;
/** Before measuring, so that code is compiled and caches of the system are filled. */
const WARM_UP = 40;

const { values } = parseArgs({ options: { out: { type: "string" }, help: { type: "boolean" } } });
if (values.help) {
  console.log(`npm run bench -- [--out FILE]

Times POST /api/ask with 1 and 16 callers beside one raw query embedding, the server's event-loop delay while the whole
corpus is indexed anew beside that next to a plain busy process, starts and memory. Prints a table. --out writes JSON and,
beside it as index.html, a page with charts of that and of what the other commands wrote there (npm run bench-page).`);
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), "bench-"));
try {
  const report = await measure(folder);
  console.log(reportTable(report));
  if (values.out !== undefined) {
    await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
    console.log(await drawPage(dirname(values.out)));
  }
} finally {
  await rm(folder, { recursive: true });
}

async function measure(folder: string): Promise<BenchReport> {
  const questions = await developmentQuestions();
  const settings = {
    DATA_DIR: join(folder, "data"),
    CORPUS_DIR: corpusDir,
    RATE_LIMIT_PER_MINUTE: "1000000",
    RATE_LIMIT_BURST: "1000000",
    LOG_LEVEL: "info",
  };
  const start = async () => {
    const began = performance.now();
    const server = startServerProcess(settings, ["--import", join(import.meta.dirname, "server-probe.ts")]);
    const url = await server.ready(START_WITHIN_MS);
    return { server, url, milliseconds: performance.now() - began };
  };
  const first = await start();
  await first.server.end("SIGTERM");
  const { server, url, milliseconds: secondStart } = await start();
  const askOne = (question: string) => ask(url, question);

  await timeEach(questions.slice(0, WARM_UP), 1, askOne);
  await settle(url);
  const restBytes = await residentBytes(url);

  await cp(settings.DATA_DIR, join(folder, "own"), { recursive: true });
  const { articles } = await readCorpusFolder(corpusDir);
  const glossary = await loadGlossary([join(corpusDir, "glossary.yaml")]);
  const index = await openSearchIndex({ articles, glossary, dataDir: join(folder, "own") });
  const embed = (question: string) => index.embed(question);
  await timeEach(questions.slice(0, WARM_UP), 1, embed);
  // Before and after the other, so that a machine that slows down or speeds up does not favour either.
  const embeddings = await timeEach(questions, 1, embed);
  const oneCaller = await timeEach(questions, 1, askOne);
  embeddings.push(...(await timeEach(questions, 1, embed)));
  const { vectorIndex, passageCount, articleCount } = index;
  await index.close();
  const began = performance.now();
  const sixteenCallers = await timeEach([...questions, ...questions], 16, askOne);
  const perSecond = (2 * questions.length) / ((performance.now() - began) / 1000);

  const reindex = await indexInServer(server, corpusDir, join(folder, "own"));
  const reindexing = await loopDelayDuring(server, url, questions, reindex);
  const beside = await loopDelayDuring(server, url, questions, () => busyProcess(reindexing.seconds));
  await server.end("SIGTERM");
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: { node: process.versions.node, cores: cpus().length, processor: cpus()[0]?.model ?? "unknown" },
    index: { vectorIndex, passages: passageCount, articles: articleCount },
    start: { first: first.milliseconds, second: secondStart },
    embedding: summarise(embeddings),
    oneCaller: summarise(oneCaller),
    sixteenCallers: { ...summarise(sixteenCallers), perSecond },
    loopDelay: { reindexing, busyProcess: beside },
    restBytes,
  };
}

/** Golden questions of the development side, answerable and not, in both languages. */
async function developmentQuestions(): Promise<string[]> {
  const files = ["cities-dev.yaml", "forum-dev.yaml"].map((file) =>
    readFile(join(project, "test/golden", file), "utf8"),
  );
  return (await Promise.all(files)).flatMap((text) =>
    (parse(text) as { question: string }[]).map(({ question }) => question),
  );
}
