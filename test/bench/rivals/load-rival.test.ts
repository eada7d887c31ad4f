import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const here = import.meta.dirname;
let elsewhere = "";

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "rivals-"));
});
afterAll(async () => {
  await rm(elsewhere, { recursive: true });
});

test("where nothing is installed, it says what to run", async () => {
  await cp(join(here, "load-rival.ts"), join(elsewhere, "load-rival.ts"));
  const code = `import("./load-rival.ts").then(({ expectRivals }) => expectRivals()).catch((error) => console.log(error.message))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--eval", code], { cwd: elsewhere });
  expect(stdout).toContain("minisearch");
  expect(stdout).toContain('"npm ci --prefix test/bench/rivals"');
});

test("what is compared with is pinned, and the lock file names no registry", async () => {
  const { dependencies } = JSON.parse(await readFile(join(here, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const lock = await readFile(join(here, "package-lock.json"), "utf8");
  expect(lock).not.toContain('"resolved"');
});
