import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const project = join(import.meta.dirname, "..");
const launcher = join(project, "launch.mjs");
/** A shell reports a signal as 128 and its number; SIGKILL is 9. */
const KILLED = 128 + 9;

let folder: string;
let script: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "launch a script-"));
  script = join(folder, "show.ts");
  writeFileSync(
    script,
    `const args: string[] = process.argv.slice(2);
     if (args[0] === "exit") process.exit(Number(args[1]));
     if (args[0] === "die") process.kill(process.pid, "SIGKILL");
     if (args[0] === "wait") {
       process.on("SIGTERM", () => { console.log("asked to stop"); process.exit(Number(args[1])); });
       setInterval(() => undefined, 1000);
       console.log("waiting");
     } else if (args[0] === "compiled")
       void import("node:module").then(({ getCompileCacheDir }) => console.log(JSON.stringify(getCompileCacheDir())));
     else if (args[0] === "options") console.log(JSON.stringify(process.execArgv));
     else console.log(JSON.stringify({ major: Number(process.versions.node.split(".")[0]), args }));`,
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A Node older than 24 that is installed here, apart from what npm brought; null where there is none. */
async function findOldNode(): Promise<string | null> {
  for (const place of (process.env["PATH"] ?? "").split(delimiter)) {
    const node = join(place, "node");
    if (place.includes("node_modules") || !existsSync(node)) continue;
    const { stdout } = await run(node, ["--version"]);
    if (Number(/^v(\d+)/.exec(stdout)?.[1]) < 24) return node;
  }
  return null;
}

const oldNode = await findOldNode();
// The checks run on a machine that has one: there, nothing may be left out.
if (oldNode === null && process.env["CI"] === "true") throw new Error("no Node older than 24 is on the PATH");

const nodes = [process.execPath, ...(oldNode === null ? [] : [oldNode])];

describe.each(nodes)("launch.mjs on %s", (node) => {
  test("runs TypeScript on Node 24 or newer and passes arguments on as they are", async () => {
    const args = ["two words", "", "--flag=臺北", '"quoted"'];
    const { stdout } = await run(node, [launcher, script, ...args]);
    expect(JSON.parse(stdout)).toEqual({ major: expect.any(Number) as number, args });
    expect((JSON.parse(stdout) as { major: number }).major).toBeGreaterThanOrEqual(24);
  });

  test("runs the script with the options that Node was started with", async () => {
    const { stdout } = await run(node, ["--max-semi-space-size=4", launcher, script, "options"]);
    expect(JSON.parse(stdout)).toEqual(["--max-semi-space-size=4"]);
  });

  test("lets Node keep what it compiled, where nothing else is set", async () => {
    const env = { ...process.env };
    delete env["NODE_COMPILE_CACHE"];
    const own = join(project, "node_modules/.cache/node-compile-cache");
    const other = join(folder, "compiled");
    const shown = async (environment: NodeJS.ProcessEnv): Promise<string> => {
      const { stdout } = await run(node, [launcher, script, "compiled"], { env: environment });
      return dirname(JSON.parse(stdout) as string);
    };
    expect(await shown(env)).toBe(own);
    expect(await shown({ ...env, NODE_COMPILE_CACHE: other })).toBe(other);
    expect(existsSync(other)).toBe(true);
  });

  test("ends with the script's exit code", async () => {
    await expect(run(node, [launcher, script, "exit", "7"])).rejects.toMatchObject({ code: 7 });
  });

  test("says how to use it when there is no script", async () => {
    await expect(run(node, [launcher])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("usage:") as string,
    });
  });

  test("passes a signal on and waits for the script to stop", async () => {
    const child = spawn(node, [launcher, script, "wait", "3"], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "close");
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (text.includes("waiting")) child.kill("SIGTERM");
    });
    expect(await ended).toEqual([3, null]);
    expect(output).toBe("waiting\nasked to stop\n");
  });
});

const title = oldNode ?? "an old Node (left out: none older than 24 is on the PATH)";
describe.skipIf(oldNode === null)(`launch.mjs between ${title} and the script`, () => {
  const node = oldNode ?? "";

  test("ends as a shell does when a signal ended the script", async () => {
    await expect(run(node, [launcher, script, "die"])).rejects.toMatchObject({ code: KILLED });
  });

  test("says what to do when npm has brought no Node", async () => {
    // A processor that no package exists for: a folder without node_modules may yet have one further up.
    const elsewhere = join(folder, "elsewhere.cjs");
    writeFileSync(elsewhere, 'Object.defineProperty(process, "arch", { value: "pdp11" });');
    const failure = run(node, ["--require", elsewhere, launcher, script]);
    await expect(failure).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/node-\w+-pdp11[\s\S]*npm ci/) as string,
    });
  });
});
