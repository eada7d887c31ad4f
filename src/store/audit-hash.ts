import { createHash } from "node:crypto";

/** What a row of the audit log says, apart from its hash: `before` and `after` are canonical JSON as stored. */
export interface AuditContent {
  /** `YYYY-MM`. */
  readonly month: string;
  /** 1, 2, 3… within the month. */
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly madeBy: string | null;
  readonly action: string;
  readonly object: string;
  readonly before: string;
  readonly after: string;
}

/** What the chain of the first month ever begins with, so that no chain of another log fits. */
const START = "city-exchange-chatbot audit log 1";

/** A value as JSON whose objects have their keys in the order of code units, so that equal values have one text; undefined becomes null. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value === undefined ? null : value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/** What the first row of a month chains on: the month's name and the last hash before it, empty where there is none. */
export function monthStart(month: string, lastHash: string): string {
  return sha256(`${START}\n${month}\n${lastHash}`);
}

/** SHA-256, in hexadecimal, over the hash before a row and its columns as a JSON list. */
export function rowHash(previous: string, row: AuditContent): string {
  const { month, sequence, at, madeBy, action, object, before, after } = row;
  return sha256(
    `${previous}\n${JSON.stringify([month, sequence, at, madeBy, action, object, before, after])}`,
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
