import { spawn } from "node:child_process";
import { join } from "node:path";
import { childEnvironment } from "../child-environment.ts";

const project = join(import.meta.dirname, "../..");

/** How a command ended and what it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a file of `src/commands` as `npm run` does, on the Node that runs the tests, with these settings and nothing
 * else of the environment but what a process of a test has.
 */
export function runCommandFile(
  file: string,
  args: readonly string[],
  settings: NodeJS.Dict<string> = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(project, "src/commands", file), ...args], {
    cwd: project,
    env: { ...childEnvironment(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
    return chunks;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, stdout: stdout?.join("") ?? "", stderr: stderr?.join("") ?? "" });
    });
  });
}
