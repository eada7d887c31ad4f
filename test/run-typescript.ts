import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Runs TypeScript source in a process of its own, on the Node that runs the tests, with nothing of the tests'
 * environment but what `env` gives. Rejects when it ends with another code than 0.
 */
export async function runTypeScript(
  source: string,
  options: { readonly cwd: string; readonly env: NodeJS.Dict<string> },
): Promise<{ stdout: string; stderr: string }> {
  const args = ["--input-type=module-typescript", "--eval", source];
  return promisify(execFile)(process.execPath, args, { cwd: options.cwd, env: { ...options.env } });
}
