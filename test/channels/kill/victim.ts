import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A process of the service, until it is killed. */
export interface Victim {
  /** Null where it was killed before it listened. */
  readonly url: Promise<string | null>;
  /** Outcomes that it warned of, each with its channel. */
  readonly warned: readonly string[];
  /** Faults of ours that it logged. */
  readonly faults: readonly string[];
  kill(): Promise<void>;
}

/** Starts one with these settings and no others, wherever the tests run. */
export function startVictim(settings: Readonly<Record<string, string>>): Victim {
  const script = join(import.meta.dirname, "killed-service.ts");
  const child = spawn(process.execPath, [script], {
    env: settings,
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
        const { channel, outcome, code, fault } = JSON.parse(text) as Record<string, unknown>;
        if (fault !== undefined) faults.push(text);
        if (typeof outcome !== "string") return;
        warned.push([channel, outcome, code].filter((word) => typeof word === "string").join(" "));
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
