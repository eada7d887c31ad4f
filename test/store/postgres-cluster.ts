import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";

/** Where Debian and its like install PostgreSQL, a folder a version. */
const INSTALLED = "/usr/lib/postgresql";
/** Between two looks at a server that is starting, in milliseconds, and how often to look. */
const POLL_EVERY = 50;
const MOST_POLLS = 600;

/** Folder with `initdb` and `postgres`; null where there is none. */
function binaries(): string | null {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env["POSTGRES_BIN"] ?? "",
    ...versions.map((version) => join(INSTALLED, version, "bin")),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) ??
    null
  );
}

/** PostgreSQL refuses to run as root: its own user does then. Null: whoever runs the tests; undefined: there is none. */
function owner(): { readonly uid: number; readonly gid: number } | null | undefined {
  if (process.getuid?.() !== 0) return null;
  try {
    const id = (flag: string): number =>
      Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

const folder = binaries();
const user = owner();
/** Why the tests on PostgreSQL cannot run here; null where they can. */
const obstacle =
  folder === null
    ? `no initdb in ${INSTALLED}/*/bin; install PostgreSQL or set POSTGRES_BIN to its folder`
    : user === undefined
      ? "PostgreSQL does not run as root, and there is no user postgres"
      : null;

/** Whether the tests on PostgreSQL can run. In continuous integration they have to: without it they fail there. */
export const hasPostgres = obstacle === null || process.env["CI"] === "true";

/** Title of a group of tests on PostgreSQL, saying why it is left out where it is. */
export function postgresTitle(title: string): string {
  return hasPostgres ? title : `${title} (left out: ${String(obstacle)})`;
}

/** A PostgreSQL server of the tests' own. */
export interface PostgresCluster {
  /** Makes an empty database and returns its address. */
  newDatabase(): Promise<string>;
  /** Runs a statement in a database. */
  query(url: string, sql: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** Makes a cluster in a temporary folder and serves it on a free port of 127.0.0.1, with a password of its own. */
export async function startPostgres(): Promise<PostgresCluster> {
  if (folder === null || user === undefined)
    throw new Error(`PostgreSQL cannot be started: ${String(obstacle)}`);
  const root = await mkdtemp(join(tmpdir(), "postgres-"));
  const as = user ?? {};
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(root, "password");
  await writeFile(passwordFile, password);
  if (user !== null) {
    await chown(root, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  await chmod(passwordFile, 0o600);
  const data = join(root, "data");
  const settings = ["--username=tests", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--no-sync"];
  await promisify(execFile)(
    join(folder, "initdb"),
    ["--pgdata", data, "--encoding=UTF8", "--locale=C", ...settings],
    { ...as, cwd: root },
  );
  const port = await freePort();
  const options = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "max_connections=60",
  ];
  const server = spawn(
    join(folder, "postgres"),
    ["-D", data, "-p", String(port), ...options.flatMap((option) => ["-c", option])],
    { ...as, cwd: root, stdio: ["ignore", "ignore", "pipe"] },
  );
  const endWithUs = (): void => void server.kill("SIGKILL");
  process.once("exit", endWithUs);
  const addressOf = (name: string): string => `postgresql://tests:${password}@127.0.0.1:${port}/${name}`;
  await answering(server, () => query(addressOf("postgres"), "select 1"));
  let databases = 0;
  return {
    async newDatabase() {
      const name = `tests_${++databases}`;
      await query(addressOf("postgres"), `create database ${name}`);
      return addressOf(name);
    },
    query,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      // "Fast" shutdown of postgres: ends what is connected.
      if (server.exitCode === null && server.signalCode === null) {
        server.kill("SIGINT");
        await ended;
      }
      process.off("exit", endWithUs);
      await rm(root, { recursive: true });
    },
  };
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function answering(server: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  let said = "";
  server.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2_000);
  });
  for (let polls = 0; polls < MOST_POLLS && server.exitCode === null; polls++) {
    try {
      await ask();
      return;
    } catch {
      // Not there yet: looked at again until the polls are used up.
      await delay(POLL_EVERY);
    }
  }
  server.kill("SIGKILL");
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
