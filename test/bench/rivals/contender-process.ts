import "../../../src/no-tracing.ts";
import { collectedMemory } from "../../../src/commands/recall/collected-memory.ts";
import { readQuestionSets } from "../retrieval/question-sets.ts";
import type { Contender } from "./contender.ts";
import { CONTENDERS, isContenderName } from "./contenders.ts";
import type { BuildFigures, FromContender, ToContender } from "./protocol.ts";

/**
 * One contender in a process of its own, so that its memory is its own. Arguments: contender, folder of the sets, name of
 * the set whose paragraphs it indexes, folder to write in. Obeys what the command sends.
 */

const [name = "", data = "", pool = "", dataDir = "", kept = ""] = process.argv.slice(2);
if (!isContenderName(name)) throw new Error(`there is no contender ${name}`);
const contender: Contender = CONTENDERS[name].open({ dataDir, kept: kept === "" ? null : kept });

async function build(): Promise<BuildFigures> {
  const paragraphs = (await readQuestionSets(data)).find((set) => set.name === pool)?.articles ?? [];
  await contender.prepare();
  const before = held(await collectedMemory());
  const began = performance.now();
  await contender.build(paragraphs);
  const seconds = (performance.now() - began) / 1000;
  const memory = await collectedMemory();
  return {
    seconds,
    isKept: contender.isKept === true,
    residentBytes: memory.rss,
    heldBytes: held(memory) - before,
  };
}

function held({ heapUsed, external }: NodeJS.MemoryUsage): number {
  return heapUsed + external;
}

async function obey(request: ToContender): Promise<FromContender> {
  if (request.kind === "build") return { kind: "built", ...(await build()) };
  if (request.kind === "stop") {
    await contender.close();
    return { kind: "stopped" };
  }
  const milliseconds: number[] = [];
  const indexAlone: number[] = [];
  const found = [];
  for (const question of request.questions) {
    const began = performance.now();
    found.push(await contender.search(question, request.k));
    milliseconds.push(performance.now() - began);
    const search = contender.withTermsRead?.(question, request.k);
    if (search === undefined) continue;
    const started = performance.now();
    search();
    indexAlone.push(performance.now() - started);
  }
  return { kind: "asked", milliseconds, indexAlone, found };
}

process.on("message", (request: ToContender) => {
  obey(request)
    .catch((error: unknown): FromContender => {
      return {
        kind: "failed",
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    })
    .then((reply) => {
      process.send?.(reply);
      if (request.kind === "stop") process.disconnect();
    })
    .catch((error: unknown) => {
      throw error;
    });
});
