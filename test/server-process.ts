import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { childEnvironment } from "./child-environment.ts";

const project = join(import.meta.dirname, "..");
/** What `npm start` gives Node; see docs/decisions/0003. */
const NODE_OPTIONS = ["--max-semi-space-size=4"];
/** What is kept of a process's output, to be shown when it fails. */
const OUTPUT_KEPT = 20_000;
/** Between two looks at a server that is starting, in milliseconds. */
const POLL_EVERY = 20;

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Last output of it, both streams. */
  output(): string;
  /** Resolves with the address once it answers `/readyz` with 200; rejects when it ends before, or after `withinMs`. */
  ready(withinMs: number): Promise<string>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
}

/**
 * Starts `src/server.ts`, after what `nodeArguments` may load before it, on a free port of 127.0.0.1, with the
 * settings given and nothing else of the environment but what a process of a test has.
 */
export function startServerProcess(
  settings: NodeJS.Dict<string>,
  nodeArguments: readonly string[] = [],
): ServerProcess {
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...nodeArguments, join(project, "src/server.ts")], {
    cwd: project,
    env: { ...childEnvironment(), PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "info", ...settings },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-OUTPUT_KEPT);
    });
  }
  const endWithUs = (): void => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const ended = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => {
      process.off("exit", endWithUs);
      resolve({ code, signal });
    });
  });

  const findAddress = async (): Promise<string> => {
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server ended at its start:\n${output}`);
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url !== undefined && (await isReady(url))) return url;
      await delay(POLL_EVERY);
    }
  };
  return {
    child,
    output: () => output,
    async ready(withinMs) {
      const timer = new AbortController();
      const late = delay(withinMs, null, { signal: timer.signal }).then(() => {
        child.kill("SIGKILL");
        throw new Error(`the server was not ready within ${withinMs} ms:\n${output}`);
      });
      try {
        return await Promise.race([findAddress(), late]);
      } finally {
        timer.abort();
        late.catch(() => undefined);
      }
    },
    async end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`);
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    // Not listening yet: the caller looks again until its time is up.
    return false;
  }
}
