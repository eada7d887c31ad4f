import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { killRounds as killTurns } from "../channels/kill/kill-rounds.ts";
import { killRounds } from "./kill-rounds.ts";
import { longLoad } from "./long-load.ts";
import { openStreams } from "./open-streams.ts";
import { seededRandom } from "./random.ts";

const project = join(import.meta.dirname, "../..");
/** Answered from the shipped corpus whatever line is added to its articles. */
const KNOWN_QUESTION = "When did Taipei and Prague sign their sister city agreement?";

/** Some three minutes, beside the time given. */
const TURN_ROUNDS = 50;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, seed: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) {
  console.log(`npm run soak -- [--minutes N] [--seed N]

First a service is killed 50 times while people write through the web, LINE and Teams: what was acknowledged must be
answered, once (on Teams at most twice, where a kill left in doubt whether it had arrived). Then a third of the time servers are killed at random moments, also while they
index, and must come up again and answer; a third one server is asked without a pause and its memory watched; a third it
holds 200 chats open, at rest and with all of them asking at once. Ends with another code than 0 on a failure.`);
  process.exit(0);
}
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error("--minutes must be a number above 0, --seed a whole number");
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "soak-"));
const third = (minutes * 60_000) / 3;
try {
  console.log(`soak of ${minutes} minutes, seed ${seed}`);
  const turns = await killTurns({
    dataDir: join(folder, "turns"),
    rounds: TURN_ROUNDS,
    random: seededRandom(seed),
  });
  console.log("turns over kills", turns);
  const kills = await killRounds({
    folder,
    corpus: join(project, "corpus"),
    question: KNOWN_QUESTION,
    endsAt: performance.now() + third,
    random: seededRandom(seed),
  });
  console.log("kill rounds", kills);
  const golden = parse(await readFile(join(project, "test/golden/cities-dev.yaml"), "utf8")) as {
    question: string;
  }[];
  const load = await longLoad({
    dataDir: join(folder, "data"),
    questions: golden.map(({ question }) => question),
    milliseconds: third,
  });
  console.log("load", load);
  const streams = await openStreams({
    dataDir: join(folder, "data"),
    questions: golden.map(({ question }) => question),
    milliseconds: third,
  });
  console.log("streams", streams);
} finally {
  await rm(folder, { recursive: true });
}
