import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { seededRandom } from "../../soak/random.ts";
import { killRounds } from "./kill-rounds.ts";

/** The soak has fifty. */
const ROUNDS = 6;

test("what was acknowledged is answered over kills, once where a copy can be told", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "killed-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const seed = Date.now() % 2 ** 32;
  const report = await killRounds({ dataDir, rounds: ROUNDS, random: seededRandom(seed) });
  console.log(`seed ${seed}`, report);
  const { web, line, teams } = report.acknowledged;
  expect(web + line + teams).toBeGreaterThan(0);
}, 300_000);
