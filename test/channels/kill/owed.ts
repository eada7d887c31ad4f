import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { CALLED_BACK, type Platforms } from "./platform.ts";

/** A lease of ten seconds, and what then is left to do on a slow machine. */
export const SETTLED_WITHIN_MS = 120_000;
export const LOOK_EVERY_MS = 100;

/** Resolves when nothing is owed any more. */
export async function settled(file: string): Promise<void> {
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

/**
 * Messages whose answers were being sent when the service was killed: of these alone nobody can tell whether they
 * arrived. Reads only, so that the next process finds the store as the killed one left it.
 */
export function beingSent(file: string, platforms: Platforms): ReadonlySet<string> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = CALLED_BACK.flatMap((name) =>
      db
        .prepare(
          "select address from pending where channel = ? and state = 'sending' and address is not null",
        )
        .all(name)
        .map(({ address }) =>
          platforms[name].idOf(JSON.parse(String(address)) as Readonly<Record<string, unknown>>),
        ),
    );
    return new Set(rows);
  } finally {
    db.close();
  }
}
