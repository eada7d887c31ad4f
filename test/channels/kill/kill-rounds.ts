import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { type Grant, poll } from "../../http/direct-line-client.ts";
import { type Platforms, startPlatforms } from "./platforms.ts";
import { Traffic } from "./traffic.ts";

/** The moment of a kill, after the service listens. */
const KILLED_WITHIN_MS = 2_500;
/** Of the kills, the share that falls into the start. */
const AT_START_SHARE = 0.15;
const START_TAKES_MS = 1_500;
/** A lease of ten seconds, and what then is left to do on a slow machine. */
const SETTLED_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;

/** What the rounds did. Nothing was lost and nothing doubled that must not be: else they throw. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: Readonly<Record<"web" | "line" | "teams", number>>;
  /** Sent again in doubt and refused, as they had arrived before. */
  readonly copiesRefused: number;
  /** On the platform that shows every copy: killed between its taking and our noting. */
  readonly doubledOnTeams: number;
  /** Acknowledged, not answered, and reported, by why. */
  readonly reported: Readonly<Record<string, number>>;
}

/** A process of the service, until it is killed. */
interface Victim {
  /** Null where it was killed before it listened. */
  readonly url: Promise<string | null>;
  /** Outcomes that it warned of, each with its channel. */
  readonly warned: readonly string[];
  /** Faults of ours that it logged. */
  readonly faults: readonly string[];
  kill(): Promise<void>;
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
  const platforms = await startPlatforms(random);
  const traffic = new Traffic(random);
  const victims: Victim[] = [];
  const start = (): Victim => {
    const victim = startVictim(dataDir, platforms.url, victims.length);
    victims.push(victim);
    return victim;
  };
  try {
    for (let round = 0; round < rounds; round++) {
      const victim = start();
      if (random() < AT_START_SHARE) {
        await delay(random() * START_TAKES_MS);
        await victim.kill();
        continue;
      }
      const url = await victim.url;
      if (url === null) throw new Error("the service ended by itself");
      const over = new AbortController();
      const writing = traffic.write(url, over.signal);
      await delay(random() * KILLED_WITHIN_MS);
      await victim.kill();
      over.abort();
      await writing;
    }
    const url = await start().url;
    if (url === null) throw new Error("the service ended by itself");
    await traffic.finish(url);
    await settled(join(dataDir, "store.sqlite"));
    await checkWeb(url, traffic);
    const faults = victims.flatMap((victim) => victim.faults);
    if (faults.length > 0) throw new Error(`faults in the service:\n${faults.join("\n")}`);
    const reported = victims.flatMap(({ warned }) => warned);
    return {
      kills: rounds,
      acknowledged: {
        web: traffic.asked.size,
        line: traffic.acknowledged.line.size,
        teams: traffic.acknowledged.teams.size,
      },
      copiesRefused: platforms.copies.length,
      doubledOnTeams: checkPlatforms(platforms, traffic, reported),
      reported: countBy(reported),
    };
  } finally {
    await Promise.all(victims.map((victim) => victim.kill()));
    await platforms.stop();
  }
}

function startVictim(dataDir: string, platforms: string, generation: number): Victim {
  const script = join(import.meta.dirname, "killed-service.ts");
  const child = spawn(process.execPath, [script, dataDir, platforms, String(generation)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const warned: string[] = [];
  const faults: string[] = [];
  const url = new Promise<string | null>((resolve) => {
    createInterface({ input: child.stdout })
      .on("line", (text) => {
        if (text.startsWith("http")) {
          resolve(text);
          return;
        }
        const { channel, outcome, fault } = JSON.parse(text) as Record<string, unknown>;
        if (fault !== undefined) faults.push(text);
        if (typeof outcome === "string") warned.push(`${String(channel)} ${outcome}`);
      })
      .once("close", () => {
        resolve(null);
      });
  });
  return {
    ...{ url, warned, faults },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Resolves when nothing is owed any more. */
async function settled(file: string): Promise<void> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const owed = db.prepare("select count(*) as n from pending where address is not null");
    for (let waited = 0; Number(owed.get()?.["n"]) > 0; waited += LOOK_EVERY_MS) {
      if (waited > SETTLED_WITHIN_MS) throw new Error(`still owed: ${JSON.stringify(owed.get())}`);
      await delay(LOOK_EVERY_MS);
    }
  } finally {
    db.close();
  }
}

/** Every question on the web has one answer, as its client gets it who comes back. */
async function checkWeb(url: string, { asked }: Traffic): Promise<void> {
  const grants = new Map<string, Pick<Grant, "conversationId" | "token">>();
  for (const { grant } of asked.values()) grants.set(grant.conversationId, grant);
  for (const grant of grants.values()) {
    const own = [...asked].filter(([, one]) => one.grant.conversationId === grant.conversationId);
    await answered(
      url,
      grant,
      own.map(([id]) => id),
    );
  }
}

async function answered(
  url: string,
  grant: Pick<Grant, "conversationId" | "token">,
  ids: readonly string[],
): Promise<void> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const { activities } = await poll({ url }, grant);
    const counts = ids.map((id) => activities.filter(({ replyToId }) => replyToId === id).length);
    if (counts.some((count) => count > 1)) throw new Error("a question on the web was answered twice");
    if (counts.every((count) => count === 1)) return;
    if (waited > SETTLED_WITHIN_MS) throw new Error(`${counts.join()} answers to questions on the web`);
    await delay(LOOK_EVERY_MS);
  }
}

/** Returns how many messages stand twice where every copy stands. Throws for what is lost, and for a copy too many. */
function checkPlatforms(
  platforms: Platforms,
  { acknowledged }: Traffic,
  reported: readonly string[],
): number {
  let doubled = 0;
  for (const name of ["line", "teams"] as const) {
    const unanswered: string[] = [];
    for (const id of acknowledged[name]) {
      const taken = platforms.taken(name, id);
      const [first, second, ...more] = taken;
      if (first === undefined) unanswered.push(id);
      if (second === undefined) continue;
      const isExcused = more.length === 0 && second.isInDoubt && second.generation > (first?.generation ?? 0);
      const isSame = JSON.stringify(second.messages) === JSON.stringify(first?.messages);
      if (name === "line" || !isExcused || !isSame) throw new Error(`doubled: ${JSON.stringify(taken)}`);
      doubled++;
    }
    const excuses = reported.filter((outcome) => outcome.startsWith(`${name} `)).length;
    if (unanswered.length > excuses) throw new Error(`lost on ${name}: ${unanswered.join()}`);
  }
  checkCopies(platforms);
  return doubled;
}

/** A turn that is sent again says the same again. */
function checkCopies(platforms: Platforms): void {
  for (const copy of platforms.copies) {
    const [first] = platforms.taken("line", copy.to);
    if (!copy.isInDoubt || JSON.stringify(copy.messages) !== JSON.stringify(first?.messages)) {
      throw new Error(`sent again without need, or other words: ${JSON.stringify([first, copy])}`);
    }
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
