import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { checkPlatform } from "./check-platforms.ts";
import { checkWeb } from "./check-web.ts";
import { startLinePlatform } from "./line-platform.ts";
import { beingSent, settled } from "./owed.ts";
import { CALLED_BACK, type Platforms } from "./platform.ts";
import { startTeamsPlatform } from "./teams-platform.ts";
import { Traffic } from "./traffic.ts";
import { startVictim, type Victim } from "./victim.ts";

/** The moment of a kill, after the service listens. */
const KILLED_WITHIN_MS = 2_500;
/** Of the kills, the share that falls into the start. */
const AT_START_SHARE = 0.15;
const START_TAKES_MS = 1_500;

/** What the rounds did. Nothing was lost and nothing doubled that must not be: else they throw. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: Readonly<Record<"web" | "line" | "teams", number>>;
  /** Whether LINE's answers were pushed where the reply token did not serve any more. */
  readonly pushFallback: boolean;
  /** Answers that were being sent when the service was killed. */
  readonly inDoubt: number;
  /** Sent again in doubt and refused, as they had arrived before. */
  readonly copiesRefused: number;
  /** On the platform that shows every copy: killed between its taking and our noting. */
  readonly doubledOnTeams: number;
  /** Acknowledged and without an answer, each of which was reported. */
  readonly unanswered: number;
  /** What the service reported of answers that it could not send, by channel and why. */
  readonly reported: Readonly<Record<string, number>>;
}

/**
 * Kills the service at random moments while people write through three channels, and then looks whether all that was
 * acknowledged was answered, once. Throws where it was not.
 */
export async function killRounds(options: {
  readonly dataDir: string;
  readonly rounds: number;
  readonly random: () => number;
}): Promise<KillReport> {
  const { dataDir, rounds, random } = options;
  const file = join(dataDir, "store.sqlite");
  const pushFallback = random() < 0.5;
  const line = await startLinePlatform(random, { pushFallback });
  const teams = await startTeamsPlatform(random);
  const platforms: Platforms = { line, teams };
  const traffic = new Traffic(platforms, random);
  const victims: Victim[] = [];
  const inDoubt = new Map<number, ReadonlySet<string>>();
  let hasListened = false;
  const start = (): Victim => {
    const generation = victims.length;
    const [ofLine, ofTeams] = [line.settings(generation), teams.settings(generation)];
    const victim = startVictim({ DATA_DIR: dataDir, ...ofLine, ...ofTeams });
    victims.push(victim);
    return victim;
  };
  const kill = async (victim: Victim): Promise<void> => {
    await victim.kill();
    // Before one has listened there is nothing to send, and perhaps no table yet.
    hasListened ||= (await victim.url) !== null;
    if (hasListened) inDoubt.set(victims.indexOf(victim), beingSent(file, platforms));
  };
  try {
    for (let round = 0; round < rounds; round++) {
      const victim = start();
      if (random() < AT_START_SHARE) {
        await delay(random() * START_TAKES_MS);
        await kill(victim);
        continue;
      }
      const url = await victim.url;
      if (url === null) throw new Error("the service ended by itself");
      const over = new AbortController();
      const writing = traffic.write(url, over.signal);
      await delay(random() * KILLED_WITHIN_MS);
      await kill(victim);
      over.abort();
      await writing;
    }
    const url = await start().url;
    if (url === null) throw new Error("the service ended by itself");
    await traffic.finish(url);
    await settled(file);
    await checkWeb(url, traffic);
    const faults = victims.flatMap((victim) => victim.faults);
    if (faults.length > 0) throw new Error(`faults in the service:\n${faults.join("\n")}`);
    const reported = victims.flatMap(({ warned }) => warned);
    const counts = CALLED_BACK.map((name) => {
      const reports = reported.filter((report) => report.startsWith(`${name} `));
      const acknowledged = traffic.acknowledged[name];
      return checkPlatform(name, { platform: platforms[name], acknowledged, reports, inDoubt });
    });
    return {
      kills: rounds,
      acknowledged: {
        web: traffic.asked.size,
        line: traffic.acknowledged.line.size,
        teams: traffic.acknowledged.teams.size,
      },
      pushFallback,
      inDoubt: new Set([...inDoubt.values()].flatMap((ids) => [...ids])).size,
      copiesRefused: sum(counts.map(({ refused }) => refused)),
      doubledOnTeams: sum(counts.map(({ doubled }) => doubled)),
      unanswered: sum(counts.map(({ unanswered }) => unanswered)),
      reported: countBy(reported),
    };
  } finally {
    await Promise.all(victims.map((victim) => victim.kill()));
    await Promise.all(CALLED_BACK.map((name) => platforms[name].stop()));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
