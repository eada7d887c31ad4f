import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/conversation-store.ts";
import { hasPostgres, postgresTitle, startPostgres, type PostgresCluster } from "./postgres-cluster.ts";

const open = (databaseUrl: string, onWarning: (message: string) => void = () => undefined) =>
  openStore({ dataDir: "/nowhere", databaseUrl, retentionDays: 90, onWarning });

test("a server that is not there is named, without the password", async () => {
  // Port 1 is reserved (tcpmux) and nobody listens on it.
  const opening = open("postgresql://bot:hunter2@127.0.0.1:1/bot");
  await expect(opening).rejects.toMatchObject({
    code: "unreachable",
    message: "The database postgresql://127.0.0.1:1/bot cannot be reached (DATABASE_URL)",
  });
  const error: unknown = await opening.catch((reason: unknown) => reason);
  expect(inspect(error, { depth: 5, showHidden: true })).not.toContain("hunter2");
});

describe.skipIf(!hasPostgres)(postgresTitle("PostgreSQL"), () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await startPostgres();
  });
  afterAll(async () => {
    await cluster.stop();
  });

  test("a wrong password is said", async () => {
    const url = new URL(await cluster.newDatabase());
    url.password = "wrong";
    const error: unknown = await open(url.href).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "unreachable" });
    expect(String((error as Error).cause)).toMatch(/password/);
  });

  test("connections that the server ends are told of and made anew", async () => {
    const url = await cluster.newDatabase();
    const warned = Promise.withResolvers<string>();
    const store = await open(url, warned.resolve);
    await store.create({ id: "c1", channel: "web", person: "ab12" });
    const others = "pid <> pg_backend_pid() and datname = current_database()";
    await cluster.query(url, `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    expect(await warned.promise).toMatch(
      /a connection to the database postgresql:\/\/127\.0\.0\.1:\d+\/\w+ broke/,
    );
    expect(await store.append("c1", { id: "a", activity: null })).toBe(1);
    await store.close();
  });

  test("an error says nothing of what was to be stored", async () => {
    const url = await cluster.newDatabase();
    const store = await open(url);
    await cluster.query(url, "alter table answer add constraint short check (length(question) < 5)");
    const error: unknown = await store
      .saveAnswer(null, "n1", {
        answer: null,
        question: "my secret question",
        evidence: null,
        steps: null,
        versions: { index: "", prompt: "", model: "" },
        channel: "web",
      })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "failed" });
    const { cause } = error as Error;
    expect(String(cause)).toMatch(/constraint "short" \(23514\)/);
    expect(inspect(error, { depth: 5, showHidden: true })).not.toContain("secret");
    await store.close();
  });
});
