import type { CalledBackName, Platform, Sending } from "./platform.ts";

/** What a check goes by. */
export interface Seen {
  readonly platform: Platform;
  /** The platform's ids of acknowledged messages, each with the text that was asked. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** What the service reported of messages that it could not answer. */
  readonly reports: readonly string[];
  /** By process, the messages whose answers were being sent when it was killed. */
  readonly inDoubt: ReadonlyMap<number, ReadonlySet<string>>;
}

/** What was seen of answers. */
export interface Counts {
  /** Messages without one, each of which was reported. */
  readonly unanswered: number;
  /** Sent again in doubt and refused, as they had arrived before. */
  readonly refused: number;
  /** Messages that are answered twice. */
  readonly doubled: number;
}

/**
 * Why a message may stay without an answer: there was no time left for it, or it was sent when the service was killed
 * and again when the next one was, and who sees every copy is not sent a third.
 */
const EXCUSES: ReadonlySet<string> = new Set([
  "line out_of_time",
  "line refused out_of_time",
  "line refused in_doubt_too_late",
  "teams out_of_time",
  "teams in_doubt",
]);

/** Counts what may be. Throws for what is lost, for a copy that need not be, and for one that says something else. */
export function checkPlatform(name: CalledBackName, seen: Seen): Counts {
  const { platform, acknowledged, reports, inDoubt } = seen;
  const unanswered: string[] = [];
  let refused = 0;
  let doubled = 0;
  for (const [id, question] of acknowledged) {
    const sendings = platform.sendings(id);
    const [first, ...copies] = sendings;
    if (first === undefined) {
      unanswered.push(id);
      continue;
    }
    if (!first.said.includes(question)) throw new Error(`${id} got another answer: ${first.said}`);
    for (const [before, copy] of copies.map((copy, at) => [sendings[at] ?? first, copy] as const)) {
      if (!isExcused(before, copy, inDoubt.get(before.generation)?.has(id) === true)) {
        throw new Error(`${id} was sent again without need, or other words: ${JSON.stringify(sendings)}`);
      }
    }
    const extra = copies.filter(({ isTaken }) => isTaken).length;
    if (extra > (name === "teams" ? 1 : 0)) throw new Error(`doubled: ${JSON.stringify(sendings)}`);
    doubled += extra;
    refused += copies.length - extra;
  }
  const others = reports.filter((report) => !EXCUSES.has(report));
  if (others.length > 0) throw new Error(`not answered for no good reason: ${others.join()}`);
  if (unanswered.length > reports.length) throw new Error(`lost on ${name}: ${unanswered.join()}`);
  if (platform.violations().length > 0) throw new Error(platform.violations().join("\n"));
  return { unanswered: unanswered.length, refused, doubled };
}

/** A turn is sent again only by a later process, where the one before was killed in it, and then says the same. */
function isExcused(before: Sending, copy: Sending, wasInDoubt: boolean): boolean {
  return wasInDoubt && copy.generation > before.generation && copy.said === before.said;
}
