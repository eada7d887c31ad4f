import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callJson, type Grant, openConversation, poll, say, Stream } from "../http/direct-line-client.ts";
import { type ServerProcess, startServerProcess } from "../server-process.ts";
import { writeSmallCorpus } from "../small-corpus.ts";

const START_WITHIN_MS = 120_000;
const QUESTIONS = {
  en: "When did Taipei and Prague become sister cities?",
  "zh-Hant": "2018年雙城論壇的主題是什麼？",
} as const;

let folder = "";
let settings: NodeJS.Dict<string> = {};
const servers: ServerProcess[] = [];
/** All that the servers logged. */
let log = "";

async function start(): Promise<{ server: ServerProcess; url: string }> {
  const server = startServerProcess(settings);
  servers.push(server);
  server.child.stdout?.on("data", (text: string) => {
    log += text;
  });
  return { server, url: await server.ready(START_WITHIN_MS) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "restart-"));
  settings = {
    DATA_DIR: join(folder, "data"),
    CORPUS_DIR: await writeSmallCorpus(join(folder, "corpus")),
    EMBED_ORIGINS: "*",
  };
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end("SIGKILL")));
  await rm(folder, { recursive: true });
});

test("a conversation with the real bot goes on over a kill and a stop of the server", async () => {
  const first = await start();
  expect(log).toContain("EMBED_ORIGINS is *");
  const grant = await openConversation(first);
  const stream = await Stream.open(grant.streamUrl);
  await say(first, grant, QUESTIONS.en);
  await expect.poll(() => stream.messages.length).toBe(2);
  const [, answered] = stream.messages;
  expect(answered?.channelData?.answer).toMatchObject({ status: "answered", language: "en" });
  expect(answered?.text).toContain("January 13, 2020");

  // Acknowledged, so kept; whether the kill falls before or after the answer is chance.
  const id = await say(first, grant, QUESTIONS["zh-Hant"], { channelData: { clientActivityID: "killed" } });
  await first.server.end("SIGKILL");
  await stream.closed;

  const second = await start();
  const path = `/conversations/${grant.conversationId}?watermark=${stream.watermark}`;
  const again = await callJson<Grant>(second, "GET", path, { token: grant.token });
  const next = await Stream.open(again.streamUrl);
  const all = () => [...stream.messages, ...next.messages];
  await expect.poll(() => all().length).toBe(4);
  expect(all()[2]).toMatchObject({ id, text: QUESTIONS["zh-Hant"] });
  expect(all()[3]).toMatchObject({
    replyToId: id,
    channelData: { answer: { status: "answered", language: "zh-Hant" } },
  });
  expect(all()[3]?.text).toContain("循環經濟");
  expect(
    await say(second, grant, QUESTIONS["zh-Hant"], { channelData: { clientActivityID: "killed" } }),
  ).toBe(id);
  expect((await poll(second, grant)).activities.map(({ id: one }) => one)).toEqual(
    all().map(({ id: one }) => one),
  );

  const ending = second.server.end("SIGTERM");
  expect(await next.closed).toBe(1012);
  expect(await ending).toEqual({ code: 0, signal: null });
  for (const word of ["Prague", grant.conversationId, grant.token]) expect(log).not.toContain(word);
}, 300_000);
